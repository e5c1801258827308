// What is told about one actor or one tie: the same words on hover, on focus and on click.

import {button, node, svgNode} from './nodes.js';
import {collator, counted, fill, number} from './german.js';

const SHOWN_PARTNERS = 8;

/** The name of an actor's button for a screen reader: "BBS Wiesenmark, Schule, Sandwiek, 10 Beziehungen". */
export function spokenName(m, i) {
  const {map, graph, words} = m;
  return [map.names[i], map.sectors[map.sector[i]], map.places[i], counted(words, 'ties', graph.partners[i].size)].filter(Boolean).join(', ');
}

/** A symbol as on the map, for legends and cards. */
export function symbol(group, size = 7) {
  return svgNode('svg', {class: group.shape === 'Sonne' ? 'nm-symbol nm-centre' : 'nm-symbol', width: size * 3, height: size * 3, viewBox: '-1.6 -1.6 3.2 3.2', 'aria-hidden': 'true'},
    svgNode('path', {d: group.path, fill: group.colour}));
}

/** The card of one actor; actions are offered only when it is chosen or focused. */
export function actorCard(m, i, withActions) {
  const {map, graph, words} = m;
  const group = map.groups[map.group[i]];
  const partners = [...graph.partners[i]].sort((a, b) => collator.compare(map.names[a], map.names[b]));
  return node('div', {class: 'nm-card'},
    node('p', {class: 'nm-cardname'}, symbol(group), node('strong', {}, map.names[i])),
    node('p', {class: 'nm-cardline'}, [...new Set([map.sectors[map.sector[i]], map.places[i], group.label])].filter(Boolean).join(' · ')),
    node('p', {class: 'nm-cardline'}, counted(words, 'ties', partners.length)),
    ...readings(m, i),
    partnerList(m, i, partners, withActions && m.edit.has('cut')),
    withActions ? actions(m, i) : null,
  );
}

function readings(m, i) {
  const measure = m.map.measures[m.map.size];
  if (!measure) return [];
  const value = measure.values[i];
  const words = value === null ? fill(m.words.undefined, {measure: measure.label}) : fill(measure.reading, {value: number(value, measure.digits)});
  return [node('p', {class: 'nm-reading'}, words)];
}

function partnerList(m, i, partners, removable) {
  if (!partners.length) return null;
  const shown = removable ? partners : partners.slice(0, SHOWN_PARTNERS);
  const items = shown.map((j) => node('li', {}, m.map.names[j],
    removable ? button('×', () => m.removeTie(i, j), {class: 'nm-cut', 'aria-label': fill(m.words.cut, {name: m.map.names[j]}), title: fill(m.words.cut, {name: m.map.names[j]})}) : null));
  const rest = partners.length - shown.length;
  return node('div', {class: 'nm-partners'}, node('p', {class: 'nm-cardhead'}, m.words.partners),
    node('ul', {}, ...items), rest > 0 ? node('p', {class: 'nm-cardline'}, fill(m.words.more, {n: rest})) : null);
}

function actions(m, i) {
  const own = m.options.actions?.(m.map.ids[i]) ?? [];
  const buttons = [
    m.edit.has('connect') ? button(m.words.connect, () => m.startConnect(i)) : null,
    m.edit.has('remove') ? button(m.words.remove, () => m.removeActor(i)) : null,
    ...own.map(({label, act}) => button(label, act)),
  ].filter(Boolean);
  return buttons.length ? node('div', {class: 'nm-actions'}, ...buttons) : null;
}

/** The card of one tie. */
export function tieCard(m, k) {
  const {map, words} = m;
  const [a, b] = [map.ties[2 * k], map.ties[2 * k + 1]];
  const facts = [map.type[k] < 0 ? null : map.types[map.type[k]], words[`strength${map.strength[k]}`], words[`state${map.state[k] ?? 0}`]];
  return node('div', {class: 'nm-card'},
    node('p', {class: 'nm-cardname'}, node('strong', {}, `${map.names[a]} – ${map.names[b]}`)),
    node('p', {class: 'nm-cardline'}, facts.filter(Boolean).join(' · ') || words.tie),
    m.edit.has('cut') ? node('div', {class: 'nm-actions'}, button(words.removeTie, () => m.removeTie(a, b))) : null);
}
