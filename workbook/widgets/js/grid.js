// A table that behaves like Excel where it matters, as an accessible grid.
//
//   const grid = makeGrid(element, {
//     columns: [{id, label, type: "text" | "number" | "select" | "suggest", options?, readOnly?, width?, least?, required?, show?(value, row)}],
//              // options: ["a", …] or [{id, label, hint?}] or (row) => either; "select" stores the option's id and marks
//              // anything else as a fault, "suggest" stores its label and accepts own text. All values are strings.
//     rows: [{column id: value}],      // the grid never changes these; onChange gives the new list
//     label: "Akteure",                // name of the grid for screen readers
//     words,                           // the German texts under [grid] of network_widgets.toml
//     faults: [{row, column?, text}],  // row = index into rows; text = a word or two, shown in the cell
//     add: true, remove: true,         // whether rows may be added (empty row at the end) and removed
//     most: 2000,                      // rows allowed
//     name: "name",                    // column that names a row for screen readers
//     noun: {one: "Akteur", many: "Akteure"},   // for the line below the table
//     onChange(rows, label),           // once per gesture (cell edited, block pasted, cleared, rows removed); label for undo
//     wrap: true,                      // long texts are shown in full, over several lines
//     about(rows), counted: true,      // optional: words for the line below; whether it begins with the number of rows
//     onPaste(cells, place),           // optional: return true if the paste was dealt with; place {row, column}
//     rowActions(row, i),              // optional: [{label, act}] shown at the row's end
//     onActive(i),                     // optional: the active row changed
//   });
//   grid.update({rows, faults, columns}) · grid.rows · grid.focus(row, column) · grid.sortBy(column, up) · grid.destroy()
//
// Keys: arrows, Tab, Enter, F2 or typing edits, Esc, Del clears, Shift+arrows selects, Strg+C/X/V/A, Pos1/Ende, Strg+Minus removes rows.
// Esc and then Tab leaves the table. Strg+Z and Strg+Y pass to the card. All other keydown events stay inside.

import { cellEditor, matching, optionsOf } from "./grid_editor.js";
import { keyIn } from "./grid_keys.js";
import { cellsOf, textOf } from "./grid_paste.js";
import { Frame } from "./grid_frame.js";
import { collator, counted, fill, folded, parseNumber } from "./german.js";
import { withStyle } from "./style.js";

withStyle("network.css");

class Grid {
  constructor(el, options) {
    this.options = { add: true, remove: true, most: 2000, ...options };
    this.words = options.words;
    this.columns = options.columns;
    this.rows = options.rows.map((row) => ({ ...row }));
    this.given = options.faults ?? [];
    this.order = this.rows.map((_, i) => i);
    this.sort = null;
    this.active = { r: 0, c: 0 }; // r counts displayed rows
    this.anchor = null;
    this.editor = null;
    this.leaving = false;
    this.frame = new Frame(this, el);
    this.frame.root.addEventListener("keydown", (event) => keyIn(this, event));
    this.frame.root.addEventListener("paste", (event) => this.paste(event));
    this.frame.root.addEventListener("copy", (event) => this.copy(event, false));
    this.frame.root.addEventListener("cut", (event) => this.copy(event, true));
    this.frame.draw();
  }

  // ── what is there ──

  get length() { return this.order.length + (this.options.add && this.rows.length < this.options.most ? 1 : 0); }
  row(r) { return this.rows[this.order[r]] ?? {}; }
  isNew(r) { return r >= this.order.length; }

  /** What a cell shows. */
  shown(r, c) {
    const column = this.columns[c];
    const value = this.row(r)[column.id] ?? "";
    if (column.show && !this.isNew(r)) return column.show(value, this.row(r));
    if (column.type !== "select") return String(value);
    return optionsOf(column, this.row(r)).find((option) => option.id === value)?.label ?? String(value);
  }

  /** The fault of a cell as words, or "". */
  fault(r, c) {
    if (this.isNew(r)) return "";
    const column = this.columns[c];
    const value = String(this.row(r)[column.id] ?? "").trim();
    const told = this.given.find((fault) => fault.row === this.order[r] && (fault.column ?? this.columns[0].id) === column.id);
    if (told) return told.text;
    if (column.required && !value && this.columns.some((each) => String(this.row(r)[each.id] ?? "").trim())) return this.words.missing;
    if (column.type === "number" && value && parseNumber(value) === null) return this.words.notNumber;
    if (column.type === "select" && value && !optionsOf(column, this.row(r)).some((option) => option.id === value)) return this.words.notInList;
    return "";
  }

  get faultCount() {
    let count = 0;
    for (let r = 0; r < this.order.length; r++) for (let c = 0; c < this.columns.length; c++) if (this.fault(r, c)) count++;
    return count;
  }

  get noun() { return this.options.noun ?? { one: this.words.row_one, many: this.words.row }; }

  update({ rows, faults, columns }) {
    if (columns) this.columns = columns;
    if (faults) this.given = faults;
    if (rows) {
      this.rows = rows.map((row) => ({ ...row }));
      this.order = this.rows.map((_, i) => i);
      if (this.sort) this.ordered();
    }
    this.active.r = Math.min(this.active.r, Math.max(this.length - 1, 0));
    this.follow();
    this.frame.draw();
  }

  /** The row being edited may stand elsewhere now; if it is gone, so is the editor. */
  follow() {
    const { editor } = this;
    if (!editor || editor.id === undefined) return;
    const r = this.order.findIndex((i) => this.rows[i].id === editor.id);
    if (r < 0) this.finish(false);
    else editor.r = r;
  }

  // ── moving and choosing ──

  go(r, c, { extend = false, focus = true } = {}) {
    if (this.editor) this.finish();
    if (extend) this.anchor ??= { ...this.active };
    else this.anchor = null;
    const before = this.active.r;
    this.active = { r: Math.min(Math.max(r, 0), this.length - 1), c: Math.min(Math.max(c, 0), this.columns.length - 1) };
    this.frame.showActive(focus);
    if (before !== this.active.r) this.options.onActive?.(this.order[this.active.r] ?? -1);
  }

  focus(row, column) {
    const r = Math.max(this.order.indexOf(row), 0);
    this.go(row >= this.rows.length ? this.length - 1 : r, Math.max(this.columns.findIndex((each) => each.id === column), 0));
  }

  /** The chosen block as {top, bottom, left, right}, inclusive. */
  get block() {
    const other = this.anchor ?? this.active;
    return { top: Math.min(this.active.r, other.r), bottom: Math.max(this.active.r, other.r), left: Math.min(this.active.c, other.c), right: Math.max(this.active.c, other.c) };
  }

  // ── editing ──

  edit(start) {
    const { r, c } = this.active;
    const column = this.columns[c];
    if (column.readOnly || this.editor) return;
    const text = start ?? this.shown(r, c);
    const label = `${column.label}, ${this.frame.rowName(r)}`;
    const pick = (option) => { this.editor.picked = option; this.finish(); this.frame.showActive(true); };
    this.editor = { ...cellEditor(column, this.row(r), text, label, pick), r, c, id: this.row(r).id, typed: start !== undefined };
    this.frame.showEditor(this.editor, start === undefined);
  }

  /** End editing; ``keep`` false throws the text away. Returns whether something changed. */
  finish(keep = true) {
    const { editor } = this;
    if (!editor) return false;
    this.editor = null;
    const chosen = editor.picked ?? editor.choose();
    const text = chosen ? (this.columns[editor.c].type === "select" ? chosen.id : chosen.label) : editor.field.value.trim();
    editor.close();
    this.frame.hideEditor(editor);
    if (!keep || (!chosen && text === this.shown(editor.r, editor.c))) return false;
    return this.set([[editor.r, editor.c, text]], fill(this.words.did_edit, { column: this.columns[editor.c].label }));
  }

  /** Change cells [[r, c, text]] in one gesture. */
  set(cells, label) {
    const rows = this.rows.map((row) => ({ ...row }));
    let changed = false;
    for (const [r, c, text] of cells) {
      const column = this.columns[c];
      if (!column || column.readOnly) continue;
      let at = this.order[r];
      if (at === undefined) {
        if (!this.options.add || rows.length >= this.options.most) continue;
        if (!text && r >= this.order.length) continue;
        while (this.order.length <= r) { this.order.push(rows.length); rows.push({ ...(this.options.fresh?.() ?? {}) }); }
        at = this.order[r];
      }
      const value = this.stored(column, text, rows[at]);
      if ((rows[at][column.id] ?? "") !== value) { rows[at][column.id] = value; changed = true; }
    }
    if (changed) this.changed(rows, label);
    return changed;
  }

  stored(column, text, row) {
    if (column.type !== "select") return text;
    return matching(optionsOf(column, row), text)?.id ?? text;
  }

  changed(rows, label) {
    this.rows = rows;
    this.order = this.order.filter((i) => i < rows.length);
    this.given = this.given.filter((fault) => fault.row < rows.length);
    this.frame.draw();
    this.options.onChange?.(rows.map((row) => ({ ...row })), label);
  }

  clear() {
    const { top, bottom, left, right } = this.block;
    const cells = [];
    for (let r = top; r <= bottom; r++) for (let c = left; c <= right; c++) if (!this.isNew(r)) cells.push([r, c, ""]);
    this.set(cells, this.words.did_clear);
  }

  removeRows() {
    if (!this.options.remove) return;
    const { top, bottom } = this.block;
    const gone = new Set(this.order.slice(top, bottom + 1));
    if (!gone.size) return;
    const rows = this.rows.filter((_, i) => !gone.has(i));
    this.given = [];
    this.order = rows.map((_, i) => i);
    this.anchor = null;
    if (this.sort) { this.rows = rows; this.ordered(); }
    this.active.r = Math.min(top, Math.max(rows.length - 1, 0));
    this.changed(rows, counted(this.words, "did_remove", gone.size));
    this.frame.showActive(true);
  }

  sortBy(column, up = this.sort?.column === column ? !this.sort.up : true) {
    this.finish();
    this.sort = { column, up };
    this.ordered();
    this.anchor = null;
    this.frame.draw();
  }

  ordered() {
    const { column, up } = this.sort;
    const c = this.columns.findIndex((each) => each.id === column);
    const byNumber = this.columns[c]?.type === "number";
    this.order = this.rows.map((_, i) => i);
    const texts = this.order.map((i) => (byNumber ? parseNumber(this.rows[i][column] ?? "") : this.shown(i, c)));
    const empty = (value) => value === null || value === "";
    this.order.sort((a, b) => {
      if (empty(texts[a]) || empty(texts[b])) return empty(texts[a]) - empty(texts[b]) || a - b; // empty cells stay last
      const way = byNumber ? texts[a] - texts[b] : collator.compare(texts[a], texts[b]);
      return (up ? way : -way) || a - b;
    });
  }

  // ── clipboard ──

  paste(event) {
    if (this.editor) {
      if (!/[\t\n]/.test(event.clipboardData.getData("text/plain").trim())) return; // one text goes into the field
      this.finish(false);
    }
    event.preventDefault();
    event.stopPropagation();
    const cells = cellsOf(event.clipboardData.getData("text/plain"));
    this.pasteCells(cells);
  }

  pasteCells(cells) {
    const { top, left } = this.block;
    if (this.options.onPaste?.(cells, { row: this.order[top] ?? this.rows.length, column: this.columns[left].id })) return;
    const room = this.options.add ? this.options.most - this.rows.length + (this.order.length - top) : this.order.length - top;
    const headed = isHead(cells[0], this.columns.slice(left));
    const rows = headed ? cells.slice(1) : cells;
    const taken = rows.slice(0, Math.max(room, 0));
    const changes = taken.flatMap((row, dr) => row.map((text, dc) => [top + dr, left + dc, text]));
    this.set(changes, counted(this.words, "did_paste", taken.length));
    const over = cells.some((row) => left + row.length > this.columns.length);
    this.frame.say([counted(this.words, "pasted", taken.length), headed ? this.words.headLeft : "", over ? this.words.tooWide : "", taken.length < rows.length ? this.words.tooLong : ""].filter(Boolean).join(" "));
    this.go(Math.min(top + Math.max(taken.length - 1, 0), this.length - 1), left);
  }

  copy(event, cut) {
    if (this.editor) return;
    event.preventDefault();
    event.stopPropagation();
    const { top, bottom, left, right } = this.block;
    const rows = [];
    for (let r = top; r <= Math.min(bottom, this.order.length - 1); r++) {
      rows.push(this.columns.slice(left, right + 1).map((_, c) => this.shown(r, left + c)));
    }
    event.clipboardData.setData("text/plain", textOf(rows));
    if (cut) this.clear();
  }

  destroy() { this.frame.destroy(); }
}

/** Whether a pasted row is the head of the table: at least two cells, and each begins like its column. */
function isHead(cells, columns) {
  const alike = (one, other) => one.length > 2 && other.length > 2 && (one.startsWith(other) || other.startsWith(one));
  const named = cells.map((cell, i) => alike(folded(cell), folded(columns[i]?.label ?? "")));
  return named.length > 1 && named.every(Boolean);
}

/** See the head of this file. */
export function makeGrid(el, options) { return new Grid(el, options); }
