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
