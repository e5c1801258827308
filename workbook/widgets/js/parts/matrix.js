// Rows × columns with one mark per cell: press to go through the marks, or choose one first and set it with one press
// each; digits choose directly, arrows move.

import { node } from "../nodes.js";
import { optionsOf, textOf } from "../options.js";

export default function mount(host) {
  const columns = optionsOf(host.settings.columns);
  const marks = optionsOf(host.settings.marks);
  let rows = optionsOf(host.view?.rows);
  let value = host.value ?? {};
  let buttons = []; // [row][column]
  let active = [0, 0];
  let brush = null; // the mark that a press sets; null: a press goes through the marks
  const count = node("p", { class: "nw-aid" });
  draw();

  function draw() {
    brush = null;
    if (rows.length === 0) {
      host.el.replaceChildren(node("p", { class: "nw-empty" }, host.text("empty")));
      return;
    }
    buttons = rows.map((row, r) => columns.map((column, c) => cell(row, column, r, c)));
    const head = node("tr", {}, node("td", {}), columns.map((column) => node("th", { scope: "col" }, column.text)));
    const body = rows.map((row, r) =>
      node("tr", {}, node("th", { scope: "row" }, row.text, row.help && node("span", { class: "nw-aid" }, row.help)), buttons[r].map((button) => node("td", {}, button))),
    );
    const brushes = marks.map((mark, i) => brushButton(mark, i));
    host.el.replaceChildren(
      node("p", { class: "nw-aid" }, host.text("how")),
      node("div", { class: "nw-legend", role: "group", "aria-label": host.text("brush") }, node("span", { class: "nw-aid" }, host.text("brush")), brushes),
      node("div", { class: "nw-scroll" }, node("table", { class: "nw-table nw-matrix" }, node("thead", {}, head), node("tbody", {}, body))),
      count,
    );
    show();
  }

  /** A mark of the legend: pressed, it is what a press on a cell sets. */
  function brushButton(mark, i) {
    const button = node("button", { type: "button", class: "nw-button nw-small nw-brush", "aria-pressed": "false", "data-brush": mark.id }, node("kbd", {}, String(i + 1)), ` ${mark.text}`);
    button.addEventListener("click", () => {
      brush = brush === mark.id ? null : mark.id;
      for (const each of host.el.querySelectorAll(".nw-brush")) each.setAttribute("aria-pressed", String(each.dataset.brush === brush));
    });
    return button;
  }

  /** What a press makes of a cell's mark. */
  function pressed(id) {
    if (brush === null) return marks[marks.findIndex((mark) => mark.id === id) + 1]?.id;
    return id === brush ? undefined : brush;
  }

  function cell(row, column, r, c) {
    const button = node("button", { type: "button", class: "nw-cell", tabindex: "-1" });
    button.addEventListener("click", () => mark(r, c, pressed(value[row.id]?.[column.id])));
    button.addEventListener("keydown", (event) => key(event, r, c));
    button.addEventListener("focus", () => move(r, c, false));
    return button;
  }

  function key(event, r, c) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const digit = marks[Number(event.key) - 1];
    if (step) move(r + step[0], c + step[1], true);
    else if (event.key === "Home") move(r, 0, true);
    else if (event.key === "End") move(r, columns.length - 1, true);
    else if (digit) mark(r, c, digit.id);
    else if (event.key === "Delete" || event.key === "Backspace" || event.key === "0") mark(r, c, undefined);
    else return;
    event.preventDefault();
  }

  function move(r, c, focus) {
    if (!rows[r] || !columns[c]) return;
    buttons[active[0]]?.[active[1]]?.setAttribute("tabindex", "-1");
    active = [r, c];
    buttons[r][c].setAttribute("tabindex", "0");
    if (focus) buttons[r][c].focus();
  }

  function mark(r, c, id) {
    const [row, column] = [rows[r], columns[c]];
    const line = { ...value[row.id], [column.id]: id };
    if (id === undefined) delete line[column.id];
    value = { ...value, [row.id]: line };
    if (Object.keys(line).length === 0) delete value[row.id];
    host.set(value, { label: `${row.text} × ${column.text}` });
    show();
    host.announce(`${row.text}, ${column.text}: ${id === undefined ? host.text("open") : textOf(marks, id)}`);
  }

  function show() {
    let decided = 0;
    rows.forEach((row, r) =>
      columns.forEach((column, c) => {
        const id = value[row.id]?.[column.id];
        const button = buttons[r][c];
        const at = marks.findIndex((each) => each.id === id);
        if (at >= 0) decided += 1;
        button.dataset.mark = at >= 0 ? String(at) : "";
        button.textContent = at >= 0 ? marks[at].text : "";
        button.setAttribute("aria-label", `${row.text}, ${column.text}: ${at >= 0 ? marks[at].text : host.text("open")}`);
      }),
    );
    move(Math.min(active[0], rows.length - 1), active[1], false);
    count.textContent = host.text("decided", { decided, all: rows.length * columns.length });
  }

  return {
    update(news) {
      value = news.value ?? {};
      const fresh = optionsOf(news.view?.rows);
      const changed = fresh.map((row) => row.id).join("\n") !== rows.map((row) => row.id).join("\n") || rows.length === 0;
      rows = fresh;
      if (changed) draw();
      else show();
    },
  };
}
