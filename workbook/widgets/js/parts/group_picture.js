// The group picture: tag × network as a table with bars, the networks most alike, and matches. Nothing is entered here.

import { collator } from "../german.js";
import { button, node } from "../nodes.js";

const KINDS = ["herausforderungen", "erfolge"];

export default function mount(host) {
  host.style("organisation.css");
  const sorted = Object.fromEntries(KINDS.map((kind) => [kind, "count"]));
  draw();

  function draw() {
    host.el.replaceChildren(
      node("p", { class: "nw-quiet" }, host.text("example")),
      ...KINDS.map(matrix),
      node("h4", { class: "nw-part-title" }, host.text("alike")),
      alike(),
      node("h4", { class: "nw-part-title" }, host.text("matches")),
      matches(),
    );
  }

  function matrix(kind) {
    const rows = [...host.view.tags[kind]];
    if (sorted[kind] === "tag") rows.sort((a, b) => collator.compare(a.tag, b.tag));
    const most = Math.max(...rows.map((row) => row.count));
    const head = node(
      "tr",
      {},
      node("th", { scope: "col" }, sorter(kind, "tag")),
      node("th", { scope: "col" }, sorter(kind, "count")),
      host.view.networks.map((name) => node("th", { scope: "col", class: "nw-upright" }, node("span", {}, name))),
    );
    const body = rows.map((row) =>
      node(
        "tr",
        {},
        node("th", { scope: "row" }, row.tag),
        node("td", {}, node("span", { class: "nw-count-bar", style: `width:${Math.round((72 * row.count) / most)}px`, "aria-hidden": "true" }), ` ${row.count}`),
        row.has.map((has) => node("td", { class: "nw-mark" }, node("span", { "aria-hidden": "true" }, has ? "●" : ""), node("span", { class: "nw-unseen" }, host.text(has ? "has" : "has_not")))),
      ),
    );
    const table = node("table", { class: "nw-table nw-tags" }, node("caption", { class: "nw-part-title" }, host.text(kind)), node("thead", {}, head), node("tbody", {}, body));
    return node("div", { class: "nw-scroll", tabindex: 0, role: "region", "aria-label": host.text(kind) }, table);
  }

  function sorter(kind, key) {
    const press = () => {
      sorted[kind] = key;
      draw();
      host.announce(host.text(`sort_${key}`));
    };
    return button(host.text(key), press, { class: "nw-link", title: host.text(`sort_${key}`) });
  }

  function alike() {
    if (host.view.alike.length === 0) return node("p", { class: "nw-quiet" }, host.text("alike_empty"));
    return node(
      "ol",
      {},
      host.view.alike.map((each) =>
        node("li", {}, host.text("alike_line", { ...each, reasons: each.reasons.join(", ") }), each.shared.length ? ` ${host.text("shared", { tags: each.shared.join(", ") })}` : ""),
      ),
    );
  }

  function matches() {
    if (host.view.matches.length === 0) return node("p", { class: "nw-quiet" }, host.text("matches_empty"));
    const line = (each) => [each.gives.length && host.text("gives", { tags: each.gives.join(", ") }), each.takes.length && host.text("takes", { tags: each.takes.join(", ") })].filter(Boolean).join(" · ");
    return node("ul", {}, host.view.matches.map((each) => node("li", {}, node("strong", {}, each.name), ` – ${line(each)}`)));
  }

  return { update: draw };
}
