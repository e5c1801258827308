// Building nodes without a library. Text is always set as text, never as HTML.

const SVG = 'http://www.w3.org/2000/svg';

/** node('button', {class: 'x', onclick: f, 'aria-label': 'y'}, 'text', child, …); null children are left out. */
export function node(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for SVG elements. */
export function svgNode(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value' || key === 'checked' || key === 'disabled') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element with HTML that our Python side has built and escaped (author's texts, answers in print form). */
export function htmlNode(name, attributes, html) {
  const element = filled(document.createElement(name), attributes, []);
  element.innerHTML = html;
  return element;
}

let last = 0;

/** An id that no other element of the page has. */
export function freshId(stem) {
  last += 1;
  return `${stem}-${last}`;
}

/** A button with a word on it. */
export function button(label, onclick, attributes = {}) {
  return node('button', {type: 'button', class: 'nw-button', onclick, ...attributes}, label);
}

/** A field with its name above it. ``box`` is what is shown where the field sits inside something (a list of suggestions). */
export function labelled(text, field, box = field) {
  field.id ||= freshId('nw-field');
  return node('div', { class: 'np-label' }, node('label', { for: field.id }, text), box);
}

const FOCUSABLE = 'button, input, select, textarea, summary, [tabindex="0"]';
const naming = (element) => element.dataset.keep ?? element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent;

/** Redraw inside ``root`` without losing the keyboard: the focus goes to the same control, or to the one in its place. */
export function redraw(root, act) {
  const active = document.activeElement;
  const before = [...root.querySelectorAll(FOCUSABLE)];
  const place = before.indexOf(active);
  const name = place < 0 ? null : naming(active);
  act();
  if (place < 0 || root.contains(document.activeElement)) return;
  const after = [...root.querySelectorAll(FOCUSABLE)].filter((each) => !each.disabled && each.offsetParent);
  const next = after.find((each) => naming(each) === name) ?? after[Math.min(place, after.length - 1)];
  if (next) next.focus({ preventScroll: true });
  else { root.tabIndex = -1; root.focus({ preventScroll: true }); }
}
