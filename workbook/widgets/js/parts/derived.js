// What follows from the entries of another part, in words and perhaps a table; drawn anew when these are saved. Nothing is
// entered here.

import { node } from "../nodes.js";

export default function mount(host) {
  host.style("organisation.css");
  host.style("derived.css");
  host.el.setAttribute("aria-live", "polite");
  draw();

  function draw() {
    const { title, empty, lines, table } = host.view;
    const before = host.el.querySelector(".nw-year");
    const [left, top] = [before?.scrollLeft ?? 0, before?.scrollTop ?? 0];
    host.el.replaceChildren(
      node("h4", { class: "nw-part-title" }, title),
      lines.length === 0
        ? node("p", { class: "nw-quiet" }, empty)
        : node("dl", { class: "nw-derived" }, lines.flatMap((line) => [node("dt", {}, line.label), node("dd", {}, node("strong", {}, line.value), line.note ? node("span", { class: "nw-aid" }, ` ${line.note}`) : "")])),
      table ? year(table) : "",
    );
    host.el.querySelector(".nw-year")?.scrollTo(left, top);
  }

  return { update: draw };
}

/** Actor × month, the words of each cell under each other; names and head stay in sight. */
function year({ caption, head, nothing, rows }) {
  const words = (cell) => (cell.length === 0 ? node("td", { class: "nw-quiet" }, nothing) : node("td", {}, cell.map((word) => node("span", {}, word))));
  const line = ({ name, note, cells, enough, open }) =>
    node("tr", {}, node("th", { scope: "row" }, name, node("span", { class: "nw-aid" }, note)), node("td", { class: "nw-enough", "data-open": String(open) }, `${open ? "○" : "✓"}\u00a0${enough}`), cells.map(words));
  return node("div", { class: "nw-scroll nw-year", tabindex: "0", role: "region", "aria-label": caption, "aria-live": "off" },
    node("table", { class: "nw-table" }, node("caption", {}, caption), node("thead", {}, node("tr", {}, head.map((word) => node("th", { scope: "col" }, word)))), node("tbody", {}, rows.map(line))));
}
