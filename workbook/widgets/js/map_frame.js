// The bar above a map (find, size by, names, zoom, save) and the legend below it.

import {button, freshId, labelled, node, svgNode} from './nodes.js';
import {collator, fill, folded} from './german.js';
import {symbol} from './map_card.js';
import {lineKinds} from './map_graph.js';
import {saveMap} from './map_export.js';

/** The bar above the map. */
export function mapBar(m) {
  const {words} = m;
  const names = button(words.names, () => {
    m.withNames = !m.withNames;
    names.setAttribute('aria-pressed', String(m.withNames));
    m.accent();
  }, {'aria-pressed': 'true'});
  const save = node('details', {class: 'nm-save'}, node('summary', {class: 'nw-button'}, words.save), node('div', {class: 'nm-menu'},
    ...['png', 'svg'].map((kind) => button(words[`save_${kind}`], () => {
      save.open = false;
      saveMap(m.picture, kind, {title: now(m.options.title) ?? m.svg.getAttribute('aria-label'), source: now(m.options.source) ?? '', name: words.file, lines: lineKinds(m.map, words)});
    }))));
  return node('div', {class: 'nm-bar', onkeydown: (event) => quiet(event)},
    m.options.compact ? null : finder(m), m.options.measures === false ? null : sizeChoice(m), node('span', {class: 'nm-gap'}),
    m.edit.has('add') ? button(words.add, () => m.addActor()) : null,
    m.options.compact ? null : names, button('−', () => m.zoom(0.8), {'aria-label': words.smaller, title: words.smaller}),
    button('+', () => m.zoom(1.25), {'aria-label': words.larger, title: words.larger}), button(words.all, () => m.fit()), m.options.compact ? null : save);
}

/** A text, or what a function says now: the network may have changed since the map was made. */
const now = (words) => (typeof words === 'function' ? words() : words);

/** Keys typed in a field of the map stay there; undo and redo go on to the card. */
export function quiet(event) {
  if (!((event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase()))) event.stopPropagation();
}

function finder(m) {
  const list = freshId('nm-list');
  const options = node('datalist', {id: list});
  const field = node('input', {type: 'search', class: 'nm-find', list, autocomplete: 'off', placeholder: '', 
    onfocus: () => options.replaceChildren(...[...m.map.names].sort(collator.compare).map((name) => node('option', {value: name}))),
    onchange: () => go(), onkeydown: (event) => { if (event.key === 'Enter') { event.preventDefault(); go(); } }});
  const go = () => {
    const wanted = folded(field.value.trim());
    if (!wanted) return;
    const names = m.map.names.map(folded);
    let i = names.indexOf(wanted);
    if (i < 0) i = names.findIndex((name) => name.startsWith(wanted));
    if (i < 0) i = names.findIndex((name) => name.includes(wanted));
    if (i < 0) m.say(fill(m.words.notFound, {name: field.value}));
    else { field.value = ''; m.focusNode(i); }
  };
  return node('div', {class: 'nm-label'}, labelled(m.words.find, field), options);
}

function sizeChoice(m) {
  const select = node('select', {class: 'nm-size', onchange: () => m.size(select.value)});
  m.sizeSelect = select;
  return node('div', {class: 'nm-label'}, labelled(m.words.sizeBy, select));
}

/** Fill the legend: sectors with symbol, three sizes, and what lines mean. */
export function legend(m) {
  const {map, words} = m;
  if (m.sizeSelect) {
    const names = Object.entries(map.measures);
    m.sizeSelect.replaceChildren(...names.map(([id, measure]) => node('option', {value: id}, measure.label)));
    m.sizeSelect.value = map.size;
    m.sizeSelect.closest('.nm-label').hidden = names.length < 2;
  }
  const sectors = node('ul', {class: 'nm-sectors', 'aria-label': words.legendSectors}, ...map.groups.map((group) =>
    node('li', {onmouseenter: () => dim(m, group.key), onmouseleave: () => dim(m, null)}, symbol(group, 6), group.label)));
  m.legendBox.replaceChildren(...[sectors, sizes(m), lines(m)].filter(Boolean));
}

function dim(m, key) {
  for (const [i, g] of m.picture.nodes.entries()) {
    g.classList.toggle('nm-dim', key !== null && m.map.groups[m.map.group[i]].key !== key);
  }
}

function sizes(m) {
  const found = m.options.compact ? [] : m.picture.sizeLegend();
  const measure = m.map.measures[m.map.size];
  if (!found.length) return null;
  const high = 2 * Math.max(...found.map((size) => size.radius)) + 2;
  const drawn = found.map((size) => node('span', {class: 'nm-sizeitem'},
    svgNode('svg', {width: 2 * size.radius + 2, height: high, 'aria-hidden': 'true'},
      svgNode('circle', {cx: size.radius + 1, cy: high / 2, r: size.radius})), size.label));
  return node('div', {class: 'nm-sizes', title: measure.definition}, node('span', {class: 'nm-sizename'}, fill(m.words.sizeLegend, {measure: measure.label})), ...drawn);
}

function lines(m) {
  const found = m.options.compact && !m.map.state.length ? [] : lineKinds(m.map, m.words);
  if (!found.length) return null;
  const line = ({kind, label}) => node('span', {class: 'nm-sizeitem'}, svgNode('svg', {width: 34, height: 12, 'aria-hidden': 'true'},
    svgNode('path', {class: `nm-tie ${kind}`, d: 'M1,6L33,6'})), label);
  return node('div', {class: 'nm-sizes'}, ...found.map(line));
}
