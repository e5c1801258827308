// Brokerage roles: a sentence, bars of counted against expected for the busiest, the table of all.

import { labelled, node, svgNode } from "../nodes.js";
import { number } from "../german.js";
import { sortable } from "../sortable.js";

export default function mount(host) {
  let view = host.view;
  let shown = view;
  let value = host.value ?? {};
  const t = (key, values) => host.text(key, values);
  const select = node("select", { onchange: () => choose(select.value) });
  const sentence = node("p", { class: "np-lead np-head" });
  const left = node("p", { class: "np-quiet" });
  const bars = node("div", { class: "np-rolebars" });
  const tableBox = node("div");
  const chooser = labelled(t("grouping"), select);
  const table = sortable(tableBox, { columns: [], rows: [], words: view.words.table, limit: 12, sort: { column: "total", up: false } });
  const meanings = node("details", {}, node("summary", {}, t("what")), node("dl", { class: "np-meanings" },
    ...view.roles.flatMap((role) => [node("dt", {}, role.label), node("dd", {}, role.definition)])));
  host.el.append(node("div", { class: "np" }, node("div", { class: "np-row" }, chooser), sentence, left, node("p", { class: "np-quiet" }, t("bars")), bars, meanings, tableBox));

  async function choose(by) {
    value = { ...value, grouping: by };
    host.set(value, { label: t("did_group") });
    shown = await host.act({ do: "group", by });
    draw();
  }

  function barRow(row, most) {
    const w = 104;
    const x = (count) => (count / most) * (w - 4);
    return node("tr", {}, node("th", { scope: "row" }, row.name, node("span", { class: "np-quiet np-line" }, row.group)), ...view.roles.map((role) => {
      const expected = row.expected[role.id];
      const spoken = t("bar", { name: row.name, role: role.label, count: number(row[role.id], 0), expected: number(expected, 1) });
      return node("td", {}, node("div", { class: "np-barcell" }, svgNode("svg", { width: w, height: 18, role: "img", "aria-label": spoken },
        svgNode("rect", { x: 0, y: 3, width: Math.max(x(row[role.id]), row[role.id] ? 2 : 0), height: 12, class: "np-bar" }),
        svgNode("line", { x1: x(expected) + 1, x2: x(expected) + 1, y1: 0, y2: 18, class: "np-expected" })), number(row[role.id], 0)));
    }));
  }

  function draw() {
    select.replaceChildren(...view.groupings.map((each) => node("option", { value: each.id }, each.label)));
    select.value = shown.by;
    chooser.hidden = view.groupings.length < 2;
    sentence.textContent = shown.sentence;
    left.hidden = !shown.left_out;
    left.textContent = shown.left_out === 1 ? t("left_out_one") : t("left_out", { n: number(shown.left_out, 0) });
    const chosen = shown.shown.map((id) => shown.rows.find((row) => row.id === id)).filter((row) => row.total > 0);
    const most = Math.max(1, ...chosen.flatMap((row) => view.roles.flatMap((role) => [row[role.id], row.expected[role.id]])));
    bars.replaceChildren(chosen.length ? node("div", { class: "ns-wrap" }, node("table", { class: "ns" }, node("thead", {}, node("tr", {}, node("th", { scope: "col" }, t("actor")), ...view.roles.map((role) => node("th", { scope: "col", title: role.definition }, role.label.replaceAll("/", "/\u200b"))))),
      node("tbody", {}, ...chosen.map((row) => barRow(row, most))))) : "");
    table.update({ rows: shown.rows, caption: t("caption"), columns: [{ id: "name", label: t("actor") }, { id: "group", label: t("group") },
      ...view.roles.map((role) => ({ id: role.id, label: role.label, digits: 0, definition: role.definition })), { id: "total", label: t("total"), digits: 0, definition: t("total_definition") }] });
  }

  draw();
  return {
    update(news) {
      value = news.value ?? {};
      if (news.view !== view) { view = news.view; shown = view; draw(); }
      else if ((value.grouping ?? view.by) !== shown.by) host.act({ do: "group", by: value.grouping ?? view.by }).then((reply) => { shown = reply; draw(); });
    },
  };
}
