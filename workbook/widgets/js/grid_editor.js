// The field inside a cell while it is edited: plain, or with suggestions while typing (combobox with a list).

import { freshId, node } from "./nodes.js";
import { digraphs, folded } from "./german.js";

const MOST = 8;

/** Options as [{id, label}], whatever form the column gives them in. */
export function optionsOf(column, row) {
  const given = typeof column.options === "function" ? column.options(row) : column.options ?? [];
  return given.map((option) => (typeof option === "string" ? { id: option, label: option } : option));
}

/** The option a typed text means: same id or label, or the only one that begins so; null if none. */
export function matching(options, text) {
  const wanted = folded(text.trim());
  if (!wanted) return null;
  const same = options.find((option) => folded(option.label) === wanted || folded(option.id) === wanted);
  if (same) return same;
  const begins = options.filter((option) => folded(option.label).startsWith(wanted));
  return begins.length === 1 ? begins[0] : null;
}

const wordsOf = (text) => text.split(/[\s,/()–-]+/).filter(Boolean);

function ranked(options, text) {
  const wanted = folded(text.trim());
  if (!wanted) return options.slice(0, 200);
  const place = (option) => {
    const label = folded(option.label);
    if (label.startsWith(wanted)) return 0;
    const named = wordsOf(label);
    if (named.some((word) => word.startsWith(wanted))) return 1;
    if (label.includes(wanted)) return 2;
    const plain = wordsOf(digraphs(option.label)); // "mueller" means Müller, "schulen haferloh" all names with both words
    return wordsOf(digraphs(text)).every((part) => named.some((word) => word.startsWith(part)) || plain.some((word) => word.startsWith(part))) ? 3 : 4;
  };
  return options.map((option) => [place(option), option]).filter(([rank]) => rank < 4)
    .sort((a, b) => a[0] - b[0]).map(([, option]) => option).slice(0, MOST);
}

/**
 * A text field with a list of suggestions. Returns {field, box, choose(), close()}: ``choose`` gives the option marked
 * in the list, or null. ``always`` shows the list before anything is typed; ``onPick(option)`` answers a click;
 * ``words`` takes from the typed text what is searched for.
 */
export function suggesting({ value, options, label, always = false, open = false, onPick, words = (text) => text, attributes = {} }) {
  const listId = freshId("ng-list");
  let shown = [];
  let marked = -1;
  let typed = false;
  const list = node("ul", { class: "ng-list", role: "listbox", id: listId, hidden: true });
  const field = node("input", { type: "text", class: "ng-field", value, "aria-label": label, autocomplete: "off", spellcheck: "false",
    role: "combobox", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", ...attributes,
    oninput: () => { typed = true; marked = -1; draw(); }, onkeydown: (event) => keys(event) });
  const close = () => { list.hidden = true; marked = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
  const draw = () => {
    shown = typed || !always ? ranked(options(), words(field.value)) : options().slice(0, 200);
    list.replaceChildren(...shown.map((option, i) => node("li", { role: "option", id: `${listId}-${i}`, "aria-selected": String(i === marked),
      class: i === marked ? "ng-option ng-marked" : "ng-option", onpointerdown: (event) => { event.preventDefault(); onPick?.(option); } },
    node("span", {}, option.label), option.hint ? node("small", {}, option.hint) : null)));
    list.hidden = shown.length === 0 || (!always && !field.value.trim());
    field.setAttribute("aria-expanded", String(!list.hidden));
    if (marked >= 0) {
      field.setAttribute("aria-activedescendant", `${listId}-${marked}`);
      list.children[marked].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const keys = (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.altKey && list.hidden) {
      if (event.altKey && event.key === "ArrowDown") { event.preventDefault(); draw(); list.hidden = shown.length === 0; }
      return;
    }
    if (list.hidden) { draw(); if (!shown.length) return; list.hidden = false; }
    event.preventDefault();
    event.stopPropagation();
    marked = event.key === "ArrowDown" ? Math.min(marked + 1, shown.length - 1) : Math.max(marked - 1, -1);
    draw();
    list.hidden = false;
  };
  if (open) queueMicrotask(draw);
  return { field, box: node("span", { class: "ng-combo" }, field, list), open: () => { typed = false; draw(); }, choose: () => (marked >= 0 ? shown[marked] : null), first: (text) => ranked(options(), text)[0] ?? null, close, isOpen: () => !list.hidden };
}

/** The editor of one grid cell. ``start`` is what the field begins with (a typed key, or the old text). */
export function cellEditor(column, row, start, label, onPick) {
  if (column.type === "select" || column.type === "suggest") {
    return suggesting({ value: start, label, always: column.type === "select", open: column.type === "select", options: () => optionsOf(column, row), onPick });
  }
  const field = node("input", { type: "text", class: "ng-field", value: start, "aria-label": label, spellcheck: "false",
    inputmode: column.type === "number" ? "decimal" : null });
  return { field, box: field, choose: () => null, close: () => {}, isOpen: () => false };
}
