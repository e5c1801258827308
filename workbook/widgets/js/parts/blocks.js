// Ties inside and between groups as a table with shading, and the E-I index against chance.

import { labelled, node, svgNode } from "../nodes.js";
import { number } from "../german.js";
import { sortable } from "../sortable.js";

export default function mount(host) {
  let view = host.view;
  let shown = view;
  let value = host.value ?? {};
  const t = (key, values) => host.text(key, values);
  const conceal = host.settings.conceal === true; // the person computes the index: show what it is made of
  const select = node("select", { onchange: () => choose(select.value) });
  const sentence = node("p", { class: "np-lead np-head" });
  const reading = node("div");
  const left = node("p", { class: "np-quiet" });
  const matrix = node("div", { class: "ns-wrap" });
  const groupBox = node("div");
  const groups = sortable(groupBox, { columns: [], rows: [], words: view.words.table, limit: 20 });
  host.el.append(node("div", { class: "np" }, node("div", { class: "np-row" }, labelled(t("grouping"), select)), sentence, reading, left, matrix, conceal ? null : groupBox));

  async function choose(by) {
    value = { ...value, grouping: by };
    host.set(value, { label: t("did_group") });
    shown = await host.act({ do: "group", by });
    draw();
  }

  function cell(i, j) {
    const [ties, possible] = shown.cells[i][j];
    const [a, b] = [shown.groups[i].label, shown.groups[j].label];
    const spoken = i === j ? t("cell_same", { a, ties, possible }) : t("cell", { a, b, ties, possible });
    const density = possible ? ties / possible : 0;
    return node("td", { class: i === j ? "np-block np-same" : "np-block", title: spoken, style: `--share:${Math.round(46 * Math.min(1, density * 1.6))}%` },
      node("span", { class: "np-blockties" }, possible ? number(ties, 0) : "–"), node("span", { class: "np-blockof" }, possible ? t("of", { n: number(possible, 0) }) : ""));
  }

  function strip() {
    if (!shown.band || shown.ei === null) return null;
    const w = 360;
    const x = (share) => 8 + (w - 16) * (share + 1) / 2;
    const spoken = t("strip", { value: number(shown.ei), low: number(shown.band.low), high: number(shown.band.high) });
    return svgNode("svg", { width: w, height: 36, role: "img", "aria-label": spoken, class: "np-strip" },
      svgNode("line", { x1: 8, x2: w - 8, y1: 12, y2: 12, class: "np-axis" }),
      svgNode("rect", { x: x(shown.band.low), width: Math.max(x(shown.band.high) - x(shown.band.low), 2), y: 6, height: 12, class: "np-band" }),
      svgNode("circle", { cx: x(shown.ei), cy: 12, r: 5, class: "np-dot" }),
      ...[-1, 0, 1].map((at) => svgNode("text", { x: x(at), y: 33, "text-anchor": at < 0 ? "start" : at ? "end" : "middle", class: "np-tick" }, number(at, 0))));
  }

  function draw() {
    select.replaceChildren(...view.groupings.map((each) => node("option", { value: each.id }, each.label)));
    select.value = shown.by;
    sentence.textContent = shown.sentence;
    reading.replaceChildren(...(conceal || !shown.reading ? [] : [node("p", { class: "np-lead" }, shown.reading), strip(), node("p", { class: "np-quiet" }, t("strip_title", { draws: number(shown.band.draws, 0) }))].filter(Boolean)));
    left.hidden = !shown.left_out;
    left.textContent = shown.left_out === 1 ? t("left_out_one") : t("left_out", { n: number(shown.left_out, 0) });
    matrix.replaceChildren(node("table", { class: shown.groups.length > 6 ? "ns np-blocks np-upright" : "ns np-blocks" }, node("caption", {}, t("caption")),
      node("thead", {}, node("tr", {}, node("td"), ...shown.groups.map((group) => node("th", { scope: "col" }, node("span", {}, group.label))))),
      node("tbody", {}, ...shown.groups.map((group, i) => node("tr", {}, node("th", { scope: "row" }, group.label, node("span", { class: "np-quiet" }, ` (${number(group.size, 0)})`)), ...shown.groups.map((_, j) => cell(i, j)))))));
    matrix.hidden = !shown.groups.length;
    groups.update({ rows: shown.groups, caption: t("per_group"), columns: [{ id: "label", label: t("group") }, { id: "size", label: t("size"), digits: 0 }, { id: "ei", label: t("ei"), digits: 2, definition: t("ei_definition") }] });
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
