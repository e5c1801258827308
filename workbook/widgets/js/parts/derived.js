// What follows from the entries of another part, in words and perhaps a drawing or a table; made anew when these are saved.
// Nothing is entered here.

import { freshId, htmlNode, node } from "../nodes.js";

export default function mount(host) {
  host.style("organisation.css");
  host.style("derived.css");
  host.style("drawn.css");
  const words = node("div", { "aria-live": "polite" });
  const picture = node("div", {});
  host.el.append(words, picture);
  draw();

  function draw() {
    const { title, empty, lines, drawn, table } = host.view;
    const before = host.el.querySelector(".nw-year");
    const [left, top] = [before?.scrollLeft ?? 0, before?.scrollTop ?? 0];
    words.replaceChildren(
      node("h4", { class: "nw-part-title" }, title),
      lines.length === 0
        ? node("p", { class: "nw-quiet" }, empty)
        : node("dl", { class: "nw-derived" }, lines.flatMap((line) => [node("dt", {}, line.label), node("dd", {}, node("strong", {}, line.value), line.note ? node("span", { class: "nw-aid" }, ` ${line.note}`) : "")])),
      table ? year(table) : "",
    );
    host.el.querySelector(".nw-year")?.scrollTo(left, top);
    picture.replaceChildren(...(drawn ? [pictureOf(drawn)] : []));
  }

  return { update: draw };
}

/** The drawing comes from our Python side, its words escaped there. Screen readers get its sentence; the lines hold the figures. */
function pictureOf({ title, subtitle, svg, alt }) {
  const id = freshId("nw-drawn");
  return node("figure", { class: "nw-drawn", "aria-labelledby": id },
    node("figcaption", { id }, node("strong", {}, title), subtitle && node("span", { class: "nw-aid" }, subtitle)),
    htmlNode("div", { class: "nw-drawing", role: "img", "aria-label": alt }, svg));
}

/** Actor × month, the words of each cell under each other; names and head stay in sight. */
function year({ caption, head, nothing, rows }) {
  const words = (cell) => (cell.length === 0 ? node("td", { class: "nw-quiet" }, nothing) : node("td", {}, cell.map((word) => node("span", {}, word))));
  const line = ({ name, note, cells, enough, open }) =>
    node("tr", {}, node("th", { scope: "row" }, name, node("span", { class: "nw-aid" }, note)), node("td", { class: "nw-enough", "data-open": String(open) }, `${open ? "○" : "✓"}\u00a0${enough}`), cells.map(words));
  return node("div", { class: "nw-scroll nw-year", tabindex: "0", role: "region", "aria-label": caption, "aria-live": "off" },
    node("table", { class: "nw-table" }, node("caption", {}, caption), node("thead", {}, node("tr", {}, head.map((word) => node("th", { scope: "col" }, word)))), node("tbody", {}, rows.map(line))));
}
