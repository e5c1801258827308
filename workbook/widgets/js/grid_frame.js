// The DOM of a grid: head, rows (only those in sight when there are many), the active cell, the line below.

import { button, node } from "./nodes.js";
import { counted, fill, number } from "./german.js";

const VIRTUAL = 300; // rows beyond which only those in sight are built
const HEIGHT = 34; // px of a row when virtual
const AHEAD = 12;

export class Frame {
  constructor(grid, el) {
    this.grid = grid;
    this.head = node("thead");
    this.body = node("tbody");
    this.table = node("table", { class: "ng-table", role: "grid", "aria-label": grid.options.label });
    this.table.append(this.head, this.body);
    this.scroller = node("div", { class: "ng-scroll", tabindex: "-1", onscroll: () => this.virtual && this.scrolled() }, this.table);
    this.line = node("p", { class: "ng-line" });
    this.said = node("p", { class: "ng-said", role: "status", "aria-live": "polite" });
    this.foot = node("div", { class: "ng-foot" });
    this.root = node("div", { class: "ng", "data-lm-suppress-shortcuts": "true" }, this.scroller, this.foot, this.said,
      node("p", { class: "ng-help" }, grid.words.help));
    this.body.addEventListener("pointerdown", (event) => this.pressed(event));
    this.body.addEventListener("dblclick", (event) => { if (event.target.closest(".ng-cell")) grid.edit(); });
    this.scroller.addEventListener("focusout", (event) => { if (!this.root.contains(event.relatedTarget)) { grid.finish(); grid.leaving = false; } });
    el.append(this.root);
  }

  get virtual() { return this.grid.length > VIRTUAL; }

  draw() {
    const had = this.root.contains(document.activeElement) && !!document.activeElement.closest(".ng-cell");
    this.table.setAttribute("aria-rowcount", this.grid.length + 1);
    this.table.setAttribute("aria-colcount", this.grid.columns.length);
    this.table.classList.toggle("ng-virtual", this.virtual);
    this.table.classList.toggle("ng-wrap", Boolean(this.grid.options.wrap) && !this.virtual);
    this.drawHead();
    this.drawBody();
    this.drawFoot();
    if (had && !this.grid.editor) this.showActive(true);
  }

  drawHead() {
    const { grid } = this;
    this.head.replaceChildren(node("tr", {}, node("th", { class: "ng-number", scope: "col" }, node("span", { class: "n-hidden" }, grid.words.rowNumber)),
      ...grid.columns.map((column) => {
        const sorted = grid.sort?.column === column.id ? (grid.sort.up ? "ascending" : "descending") : "none";
        const arrow = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
        return node("th", { scope: "col", "aria-sort": sorted, style: [column.width && `width:${column.width}`, column.least && `min-width:${column.least}`].filter(Boolean).join(";") || null },
          node("button", { type: "button", class: "ng-sort", title: fill(grid.words.sort, { column: column.label }), onclick: () => grid.sortBy(column.id) },
            column.label, node("span", { "aria-hidden": "true" }, arrow)));
      }), grid.options.rowActions ? node("th", { class: "ng-end", scope: "col" }, node("span", { class: "n-hidden" }, grid.words.actions)) : null));
  }

  /** Rows to build: all, or those in sight and some around them. */
  range() {
    if (!this.virtual) return [0, this.grid.length];
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / HEIGHT) - AHEAD);
    return [first, Math.min(this.grid.length, first + Math.ceil((this.scroller.clientHeight || 500) / HEIGHT) + 2 * AHEAD)];
  }

  scrolled() {
    const top = Math.floor(this.scroller.scrollTop / HEIGHT);
    const [first, last] = this.built;
    const near = (first === 0 || top >= first + 2) && (last === this.grid.length || top + this.scroller.clientHeight / HEIGHT <= last - 2);
    if (near) return;
    const had = this.body.contains(document.activeElement);
    this.drawBody();
    if (had && !this.grid.editor) (this.cell(this.grid.active.r, this.grid.active.c) ?? this.scroller).focus({ preventScroll: true });
  }

  drawBody() {
    const { grid } = this;
    this.stale = grid.editor !== null; // nothing moves under the hands of somebody who is typing
    if (this.stale) return;
    const [first, last] = this.range();
    this.built = [first, last];
    const rows = [];
    for (let r = first; r < last; r++) rows.push(this.row(r));
    const wide = grid.columns.length + 2;
    const space = (count) => (count > 0 ? node("tr", { "aria-hidden": "true", style: `height:${count * HEIGHT}px` }, node("td", { colspan: wide })) : null);
    this.body.replaceChildren(...[space(first), ...rows, space(grid.length - last)].filter(Boolean));
    this.mark();
  }

  row(r) {
    const { grid } = this;
    const fresh = grid.isNew(r);
    const cells = grid.columns.map((column, c) => this.makeCell(r, c, column));
    const acts = grid.options.rowActions ? node("td", { class: "ng-end" }, ...(fresh ? [] : grid.options.rowActions(grid.row(r), grid.order[r])
      .map(({ label, act }) => button(label, act, { class: "ng-act" })))) : null;
    return node("tr", { class: fresh ? "ng-new" : null, "aria-rowindex": r + 2 }, node("th", { scope: "row", class: "ng-number" }, fresh ? "+" : String(r + 1)), ...cells, acts);
  }

  makeCell(r, c, column) {
    const { grid } = this;
    const fault = grid.fault(r, c);
    const shown = grid.shown(r, c);
    const kinds = ["ng-cell", column.type === "number" ? "ng-num" : "", fault ? "ng-fault" : "", column.readOnly ? "ng-fixed" : ""];
    return node("td", { class: kinds.filter(Boolean).join(" "), role: "gridcell", tabindex: "-1", "data-r": r, "data-c": c, "aria-colindex": c + 1,
      "aria-readonly": column.readOnly ? "true" : null, "aria-invalid": fault ? "true" : null, title: shown.length > 24 ? shown : null },
    node("span", { class: "ng-text" }, shown || (grid.isNew(r) && c === 0 ? grid.words.newRow : "")),
    fault ? node("span", { class: "ng-faultword" }, fault) : null);
  }

  drawFoot() {
    const { grid } = this;
    const { noun } = grid;
    const count = grid.order.length;
    const faults = grid.faultCount;
    const about = grid.options.about?.(grid.rows);
    const size = grid.options.counted !== false ? `${number(count, 0)} ${count === 1 ? noun.one : noun.many}` : "";
    this.line.textContent = [size, about, faults ? counted(grid.words, "faults", faults) : ""].filter(Boolean).join(" · ");
    const next = faults ? button(grid.words.nextFault, () => this.nextFault()) : null;
    const remove = grid.options.remove && count ? button(grid.words.removeRow, () => { grid.finish(); grid.removeRows(); }) : null;
    this.foot.replaceChildren(...[this.line, next, remove].filter(Boolean));
  }

  nextFault() {
    const { grid } = this;
    const wide = grid.columns.length;
    const start = grid.active.r * wide + grid.active.c + 1;
    const all = grid.order.length * wide;
    for (let k = 0; k < all; k++) {
      const at = (start + k) % all;
      if (grid.fault(Math.floor(at / wide), at % wide)) { grid.go(Math.floor(at / wide), at % wide); return; }
    }
  }

  rowName(r) {
    const { grid } = this;
    const name = grid.options.name ? grid.row(r)[grid.options.name] : "";
    return name || (grid.isNew(r) ? grid.words.newRow : fill(grid.words.rowName, { n: r + 1 }));
  }

  cell(r, c) { return this.body.querySelector(`[data-r="${r}"][data-c="${c}"]`); }

  showActive(focus) {
    const { r, c } = this.grid.active;
    if (this.virtual && !this.cell(r, c)) {
      this.scroller.scrollTop = Math.max(0, r * HEIGHT - this.scroller.clientHeight / 2);
      this.drawBody();
    }
    this.mark();
    const cell = this.cell(r, c);
    if (!cell) return;
    if (focus) cell.focus({ preventScroll: true });
    cell.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }

  mark() {
    const { top, bottom, left, right } = this.grid.block;
    const { r: ar, c: ac } = this.grid.active;
    const many = top !== bottom || left !== right;
    for (const cell of this.body.querySelectorAll(".ng-cell")) {
      const r = Number(cell.dataset.r);
      const c = Number(cell.dataset.c);
      cell.tabIndex = r === ar && c === ac ? 0 : -1;
      cell.classList.toggle("ng-active", r === ar && c === ac);
      const chosen = many && r >= top && r <= bottom && c >= left && c <= right;
      cell.classList.toggle("ng-chosen", chosen);
      cell.setAttribute("aria-selected", String(chosen || (r === ar && c === ac)));
    }
  }

  pressed(event) {
    const cell = event.target.closest(".ng-cell");
    if (!cell || event.target.closest(".ng-combo, .ng-field")) return;
    const { grid } = this;
    const at = [Number(cell.dataset.r), Number(cell.dataset.c)];
    const again = at[0] === grid.active.r && at[1] === grid.active.c && document.activeElement === cell;
    event.preventDefault();
    grid.go(...at, { extend: event.shiftKey });
    if (again && !event.shiftKey && event.pointerType !== "mouse") { grid.edit(); return; }
    const drag = (move) => {
      const over = document.elementFromPoint(move.clientX, move.clientY)?.closest(".ng-cell");
      if (over && this.body.contains(over) && over !== cell) grid.go(Number(over.dataset.r), Number(over.dataset.c), { extend: true });
    };
    const up = () => { window.removeEventListener("pointermove", drag); window.removeEventListener("pointerup", up); };
    window.addEventListener("pointermove", drag);
    window.addEventListener("pointerup", up);
  }

  showEditor(editor, atEnd) {
    const cell = this.cell(editor.r, editor.c);
    cell.classList.add("ng-editing");
    cell.querySelector(".ng-text").hidden = true;
    cell.append(editor.box);
    editor.field.focus();
    if (atEnd) editor.field.select();
    else {
      editor.field.setSelectionRange(editor.field.value.length, editor.field.value.length);
      editor.field.dispatchEvent(new Event("input"));
    }
  }

  hideEditor(editor) {
    const cell = editor.box.closest(".ng-cell");
    editor.box.remove();
    cell.classList.remove("ng-editing");
    cell.querySelector(".ng-text").hidden = false;
    if (this.stale) this.draw();
  }

  say(words) { this.said.textContent = words; }

  destroy() { this.root.remove(); }
}
