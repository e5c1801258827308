// A table for reading: sorted by its heads, rows linked to the map. Every picture has one.
//
//   const table = sortable(element, {
//     caption, columns: [{id, label, digits?, signed?, definition?, render?(row), value?(row)}],   // digits given: a number column
//     rows: [{id, …}],            // the first column names the row
//     words,                      // [table] of network_widgets.toml
//     sort: {column, up},         // order at the start; none: as given
//     limit: 20,                  // rows shown before "alle zeigen"
//     onRow(id), onLook(id|null), // a row's name was pressed / is pointed at
//   });
//   table.update({rows, columns, caption}) · table.mark(ids)

import { button, node, redraw } from './nodes.js';
import { collator, fill, number, signed } from './german.js';

/** A head that may break after a slash. */
const breakable = (label) => label.replaceAll('/', '/\u200b');

export function sortable(el, options) {
  const state = { rows: [], columns: [], caption: '', sort: options.sort ?? null, all: false, marked: new Set(), ...options };
  const head = node('thead');
  const body = node('tbody');
  const caption = node('caption');
  const table = node('table', { class: 'ns' }, caption, head, body);
  const more = node('div', { class: 'ns-more' });
  const root = node('div', {}, node('div', { class: 'ns-wrap' }, table), more);
  const words = options.words;

  const valueOf = (row, column) => (column.value ? column.value(row) : row[column.id]);
  const isNumber = (column) => column.digits !== undefined;
  const empty = (value) => value === null || value === undefined || value === '';

  function ordered() {
    if (!state.sort) return state.rows;
    const column = state.columns.find((each) => each.id === state.sort.column);
    if (!column) return state.rows;
    const way = state.sort.up ? 1 : -1;
    return [...state.rows].sort((a, b) => {
      const [one, two] = [valueOf(a, column), valueOf(b, column)];
      if (empty(one) || empty(two)) return empty(one) - empty(two);
      return way * (isNumber(column) ? one - two : collator.compare(one, two));
    });
  }

  function drawHead() {
    const arrow = (column) => (state.sort?.column === column.id ? (state.sort.up ? '\u00a0▲' : '\u00a0▼') : '');
    head.replaceChildren(node('tr', {}, ...state.columns.map((column) => node('th', {
      scope: 'col', class: column.class ?? (isNumber(column) ? 'ns-num' : null),
      'aria-sort': state.sort?.column === column.id ? (state.sort.up ? 'ascending' : 'descending') : null,
    }, column.fixed ? breakable(column.label) : node('button', {
      type: 'button', class: 'ns-sort', title: [column.definition, fill(words.sort, { column: column.label })].filter(Boolean).join('\n'),
      onclick: () => sortBy(column),
    }, breakable(column.label), node('span', { 'aria-hidden': 'true' }, arrow(column)))))));
  }

  function sortBy(column) {
    const same = state.sort?.column === column.id;
    state.sort = { column: column.id, up: same ? !state.sort.up : !isNumber(column) };
    draw();
    head.querySelectorAll('.ns-sort')[state.columns.filter((each) => !each.fixed).indexOf(column)]?.focus();
  }

  function cell(row, column, first) {
    if (column.render) return column.render(row);
    const value = valueOf(row, column);
    if (isNumber(column)) return (column.signed ? signed : number)(value, column.digits);
    if (!first || !options.onRow) return empty(value) ? '–' : String(value);
    return node('button', { type: 'button', class: 'ns-name', onclick: () => options.onRow(row.id), onfocus: () => options.onLook?.(row.id), onblur: () => options.onLook?.(null) }, String(value));
  }

  const draw = () => redraw(root, list);

  function list() {
    caption.textContent = state.caption ?? '';
    caption.hidden = !state.caption;
    drawHead();
    const rows = ordered();
    const limit = state.all ? rows.length : state.limit ?? 20;
    const shown = rows.filter((row, i) => i < limit || state.marked.has(row.id)); // what was chosen never hides
    body.replaceChildren(...shown.map((row) => node('tr', {
      class: state.marked.has(row.id) ? 'ns-on' : null, 'data-row': row.id,
      onmouseenter: () => options.onLook?.(row.id), onmouseleave: () => options.onLook?.(null),
    }, ...state.columns.map((column, c) => node(c === 0 ? 'th' : 'td', { scope: c === 0 ? 'row' : null, class: column.class ?? (isNumber(column) ? 'ns-num' : null) }, cell(row, column, c === 0))))));
    const rest = rows.length - shown.length;
    more.replaceChildren(...(rest > 0 ? [button(fill(words.all, { n: number(rows.length, 0) }), () => { state.all = true; draw(); })]
      : state.all && rows.length > (state.limit ?? 20) ? [button(words.fewer, () => { state.all = false; draw(); })] : []));
  }

  draw();
  el.append(root);
  return {
    el: root,
    update(news) { Object.assign(state, news); draw(); },
    mark(ids) {
      state.marked = new Set(ids);
      const there = new Set([...body.children].map((row) => row.dataset.row));
      if ([...state.marked].some((id) => !there.has(id) && state.rows.some((row) => row.id === id))) draw();
      for (const row of body.children) row.classList.toggle('ns-on', state.marked.has(row.dataset.row));
    },
  };
}
