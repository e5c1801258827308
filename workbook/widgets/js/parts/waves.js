// Two points in time: marked tie by tie or compared, side by side or as the difference, everyone on the same place.

import { button, labelled, node, redraw } from "../nodes.js";
import { collator, number } from "../german.js";
import { suggesting, matching } from "../grid_editor.js";
import { networkMap } from "../network_map.js";
import { sortable } from "../sortable.js";

const SHOWN = 30;

export default function mount(host) {
  let view = host.view;
  let shown = view;
  let value = host.value ?? {};
  let mode = "difference";
  let asked = 0;
  let all = false;
  let timer = 0;
  const t = (key, values) => host.text(key, values);
  const name = (id) => view.names[id] ?? id;
  const key = (a, b) => [a, b].sort((x, y) => (x < y ? -1 : 1)).join("|");
  const marks = () => value.marks ?? {};

  const empty = node("p", { class: "nw-quiet" }, t("empty"));
  const marking = node("div", { class: "np" });
  const choosing = node("div", { class: "np-row" });
  const sentence = node("p", { class: "np-lead np-head", role: "status" });
  const modes = node("div", { class: "np-switch", role: "group", "aria-label": t("view") }, ...["difference", "side_by_side"].map((each) =>
    button(t(each), () => { mode = each; drawMaps(); }, { "data-mode": each })));
  const one = node("div");
  const two = node("div", { class: "np-two" });
  const sides = { before: node("div"), after: node("div") };
  const heads = { before: node("p", { class: "np-head" }), after: node("p", { class: "np-head" }) };
  two.append(node("div", {}, heads.before, sides.before), node("div", {}, heads.after, sides.after));
  const figureBox = node("div");
  const changeBox = node("div");
  const figures = sortable(figureBox, { columns: [], rows: [], words: view.words.table, limit: 20 });
  const changes = sortable(changeBox, { columns: [], rows: [], words: view.words.table, limit: 12 });
  const words = { words: view.words.map, measures: false };
  const maps = { difference: networkMap(one, { ...words, map: shown.maps.difference, summary: shown.sentence, title: t("difference") }) };
  const result = node("div", { class: "np" }, sentence, modes, one, two, figureBox, changeBox);
  host.el.append(node("div", { class: "np" }, empty, marking, choosing, result));

  // ── marking ──

  function mark(pairs, state, label) {
    const next = { ...marks() };
    for (const pair of pairs) { if (state === null) delete next[pair]; else next[pair] = state; }
    value = { ...value, marks: next };
    host.set(value, { label });
    drawState();
    clearTimeout(timer);
    timer = setTimeout(compare, 250);
  }

  const open = () => view.pairs.filter(([a, b]) => !["new", "same"].includes(marks()[key(a, b)]));
  const state = node("p", { class: "np-quiet", role: "status" });

  function drawState() {
    const left = open().length;
    state.textContent = left ? t("open", { n: number(left, 0), all: number(view.pairs.length, 0) }) : t("open_none", { all: number(view.pairs.length, 0) });
  }

  const drawMarking = () => redraw(marking, listMarking);

  function listMarking() {
    marking.hidden = view.mode !== "mark" || !view.pairs.length;
    if (marking.hidden) return;
    const rows = all ? view.pairs : view.pairs.slice(0, SHOWN);
    const list = node("ul", { class: "np-marks" }, ...rows.map(([a, b]) => {
      const pair = key(a, b);
      const choices = ["new", "same"].map((each) => button(t(`mark_${each}`), () => {
        mark([pair], marks()[pair] === each ? null : each, t("did_mark"));
        for (const [k, choice] of choices.entries()) choice.setAttribute("aria-pressed", String(marks()[pair] === ["new", "same"][k]));
      }, { "aria-pressed": String(marks()[pair] === each) }));
      return node("li", {}, node("span", { class: "np-partner" }, `${name(a)} – ${name(b)}`), node("span", { class: "np-switch", role: "group", "aria-label": t("mark_group", { a: name(a), b: name(b) }) }, ...choices));
    }));
    marking.replaceChildren(node("p", { class: "np-lead" }, t("lead")), state, list,
      view.pairs.length > SHOWN && !all ? button(view.words.table.all.replace("{n}", number(view.pairs.length, 0)), () => { all = true; drawMarking(); }, { class: "nw-button np-start" }) : "",
      node("div", { class: "np-row" }, button(t("rest_same"), () => { mark(open().map(([a, b]) => key(a, b)), "same", t("did_rest")); drawMarking(); })), endedBox());
    drawState();
  }

  function endedBox() {
    const actors = Object.entries(view.names).map(([id, label]) => ({ id, label })).sort((a, b) => collator.compare(a.label, b.label));
    const tied = new Set(view.pairs.map(([a, b]) => key(a, b)));
    const note = node("p", { class: "np-quiet", role: "status" });
    const picker = (label) => {
      const combo = suggesting({ value: "", label, always: true, options: () => actors, onPick: (option) => { combo.field.value = option.label; combo.close(); } });
      combo.field.className = "np-actor";
      combo.field.addEventListener("focus", () => combo.open());
      combo.field.addEventListener("blur", () => combo.close());
      combo.field.addEventListener("keydown", (event) => {
        const chosen = event.key === "Enter" ? combo.choose() : null;
        if (chosen) { event.preventDefault(); combo.field.value = chosen.label; combo.close(); }
      });
      return combo;
    };
    const first = picker(t("ended_one"));
    const second = picker(t("ended_two"));
    const add = () => {
      const [a, b] = [first, second].map((combo) => matching(actors, combo.field.value));
      if (!a || !b || a.id === b.id) { note.textContent = t("ended_choose"); return; }
      if (tied.has(key(a.id, b.id))) { note.textContent = t("ended_tied"); return; }
      mark([key(a.id, b.id)], "ended", t("did_end"));
      drawMarking();
    };
    const ended = Object.entries(marks()).filter(([pair, mark_]) => mark_ === "ended" && !tied.has(pair)).map(([pair]) => pair.split("|")).filter(([a, b]) => view.names[a] && view.names[b]);
    return node("div", { class: "np-question" }, node("p", { class: "np-head" }, t("ended")), node("p", { class: "np-quiet" }, t("ended_lead")),
      node("div", { class: "np-row" }, labelled(t("ended_one"), first.field, first.box), labelled(t("ended_two"), second.field, second.box), button(t("ended_add"), add)), note,
      node("ul", { class: "np-chips" }, ...(ended.length ? ended.map(([a, b]) => node("li", { class: "np-chip" }, `${name(a)} – ${name(b)}`,
        button("×", () => { mark([key(a, b)], null, t("did_unend")); drawMarking(); }, { class: "np-x", "aria-label": t("ended_remove", { a: name(a), b: name(b) }) }))) : [node("li", { class: "np-quiet" }, t("ended_none"))])));
  }

  function drawChoosing() {
    choosing.hidden = view.mode !== "compare";
    if (choosing.hidden) return;
    const select = (k) => {
      const field = node("select", { onchange: () => {
        const pair = [...shown.chosen];
        pair[k] = field.value;
        if (pair[0] === pair[1]) pair[1 - k] = shown.chosen[k];
        value = { ...value, waves: pair };
        host.set(value, { label: t("did_choose") });
        compare();
      } }, ...view.waves.map((wave) => node("option", { value: wave }, wave)));
      field.value = shown.chosen[k];
      return field;
    };
    choosing.replaceChildren(labelled(t("from"), select(0)), labelled(t("to"), select(1)));
  }

  async function compare() {
    const mine = ++asked;
    const reply = await host.act({ do: "compare", marks: marks(), waves: value.waves });
    if (mine !== asked) return;
    shown = reply;
    drawResult();
  }

  // ── result ──

  function drawMaps() {
    for (const b of modes.children) b.setAttribute("aria-pressed", String(b.dataset.mode === mode));
    one.hidden = mode !== "difference";
    two.hidden = mode === "difference";
    if (mode === "difference") maps.difference.update(shown.maps.difference, { summary: shown.sentence });
    for (const side of mode === "difference" ? [] : ["before", "after"]) {
      heads[side].textContent = shown.chosen[side === "before" ? 0 : 1];
      if (maps[side]) maps[side].update(shown.maps[side], { summary: "" });
      else maps[side] = networkMap(sides[side], { ...words, map: shown.maps[side], summary: "", height: 380, compact: true });
    }
  }

  function drawResult() {
    const none = !shown.maps.difference.ids.length || (view.mode === "mark" && !view.pairs.length);
    empty.hidden = !none;
    result.hidden = none;
    if (none) return;
    sentence.textContent = shown.sentence;
    drawMaps();
    figures.update({ caption: t("figures"), rows: shown.figures, columns: [{ id: "label", label: t("figure"), fixed: true }, { id: "before", label: shown.chosen[0], fixed: true, class: "ns-num", render: (row) => (row.before === null ? "" : number(row.before, row.digits)) },
      { id: "after", label: shown.chosen[1], fixed: true, class: "ns-num", render: (row) => number(row.after, row.digits) }] });
    changes.update({ caption: t("changes"), rows: shown.changes.map(([a, b, state_], k) => ({ id: String(k), a, b, state: t(`state_${state_}`) })),
      columns: [{ id: "a", label: t("one") }, { id: "b", label: t("two") }, { id: "state", label: t("state") }] });
  }

  drawMarking();
  drawChoosing();
  drawResult();
  return {
    update(news) {
      value = news.value ?? {};
      const changed = news.view !== view;
      view = news.view;
      if (changed) shown = view;
      drawMarking();
      drawChoosing();
      drawResult();
      if (!changed) compare();
    },
    destroy() { Object.values(maps).forEach((map) => map.destroy()); },
  };
}
