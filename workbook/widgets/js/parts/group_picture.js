// The group picture: tag × network as a table with bars, the networks most alike, and matches. Nothing is entered here.
// View: {groups: {example, own?}, first, released}. One's own group and the example can be changed at any time.

import { collator } from "../german.js";
import { button, node } from "../nodes.js";

const KINDS = ["herausforderungen", "erfolge"];

export default function mount(host) {
  host.style("organisation.css");
  const sorted = Object.fromEntries(KINDS.map((kind) => [kind, "count"]));
  let chosen = null;
  draw();

  function draw() {
    const which = host.view.groups[chosen] ? chosen : host.view.first;
    const picture = host.view.groups[which];
    host.el.replaceChildren(
      switcher(which),
      node("p", {}, node("span", { class: which === "example" ? "nw-badge nw-badge-example" : "nw-badge" }, host.text(`${which}_badge`))),
      node("p", { class: "nw-quiet" }, picture.about ?? host.text("example")),
      host.view.groups.own ? "" : node("p", { class: "nw-quiet" }, host.text("waiting")),
      ...KINDS.map((kind) => matrix(picture, kind)),
      node("h4", { class: "nw-part-title" }, host.text("alike")),
      alike(picture),
      node("h4", { class: "nw-part-title" }, host.text("matches")),
      matches(picture),
    );
  }

  function switcher(which) {
    if (!host.view.groups.own) return "";
    const each = (group) => {
      const press = () => {
        chosen = group;
        draw();
        host.el.querySelector(`[data-group="${group}"]`).focus();
        host.announce(host.text("shown", { group: host.text(`show_${group}`) }));
      };
      return button(host.text(`show_${group}`), press, { "aria-pressed": String(group === which), "data-group": group });
    };
    return node("div", { class: "nw-group-switch", role: "group", "aria-label": host.text("switch") }, each("own"), " ", each("example"));
  }

  function matrix(picture, kind) {
    const { networks, rows: given } = picture.tags[kind];
    if (given.length === 0) return node("div", {}, node("h4", { class: "nw-part-title" }, host.text(kind)), node("p", { class: "nw-quiet" }, host.text("none")));
    const rows = [...given];
    if (sorted[kind] === "tag") rows.sort((a, b) => collator.compare(a.tag, b.tag));
    const most = Math.max(...rows.map((row) => row.count));
    const named = (name) => (name === picture.mine ? `${name} (${host.text("mine")})` : name);
    const head = node(
      "tr",
      {},
      node("th", { scope: "col" }, sorter(kind, "tag")),
      node("th", { scope: "col" }, sorter(kind, "count")),
      networks.map((name) => node("th", { scope: "col", class: "nw-upright" }, node("span", {}, named(name)))),
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

  function alike(picture) {
    if (picture.alike.length === 0) return node("p", { class: "nw-quiet" }, host.text("alike_empty"));
    return node(
      "ol",
      {},
      picture.alike.map((each) =>
        node("li", {}, host.text("alike_line", { ...each, reasons: each.reasons.join(", ") }), each.shared.length ? ` ${host.text("shared", { tags: each.shared.join(", ") })}` : ""),
      ),
    );
  }

  function matches(picture) {
    if (picture.matches.length === 0) return node("p", { class: "nw-quiet" }, host.text("matches_empty"));
    const line = (each) => [each.gives.length && host.text("gives", { tags: each.gives.join(", ") }), each.takes.length && host.text("takes", { tags: each.takes.join(", ") })].filter(Boolean).join(" · ");
    return node("ul", {}, picture.matches.map((each) => node("li", {}, node("strong", {}, each.name), ` – ${line(each)}`)));
  }

  return { update: draw };
}
