// What if: remove, add, merge – map before and after on the same places, figures side by side, named scenarios.

import { button, labelled, node, redraw } from "../nodes.js";
import { collator, number, signed } from "../german.js";
import { networkMap } from "../network_map.js";
import { stepForm } from "../scenario_steps.js";
import { sortable } from "../sortable.js";

export default function mount(host) {
  let view = host.view;
  let value = normal(host.value, host);
  let results = view.scenarios;
  let asked = 0;
  const t = (key, values) => host.text(key, values);
  const current = () => value.scenarios[value.current];
  const result = () => results[value.current] ?? { map: view.before, figures: [], gone: [], sentence: t("nothing_yet") };
  const name = (id) => { const i = view.before.ids.indexOf(id); return i < 0 ? id : view.before.names[i]; };

  if (!view.before.ids.length) {
    host.el.append(node("p", { class: "nw-quiet" }, t("empty")));
    return { update() { host.el.replaceChildren(); host.mounted = mount(host); } };
  }

  // ── changing ──

  function keep(change, label) {
    value = { ...value, ...change };
    host.set(value, { label });
  }

  async function steps(list, label) {
    const scenarios = value.scenarios.map((each, k) => (k === value.current ? { ...each, steps: list } : each));
    keep({ scenarios }, label);
    drawSteps();
    await compute();
  }

  async function compute() {
    const mine = ++asked;
    const at = value.current;
    const reply = await host.act({ do: "try", steps: current().steps });
    if (mine !== asked) return;
    results[at] = reply;
    drawResult();
  }

  const add = (step) => steps([...current().steps, step], t(`did_${step.do}`));
  const takeBack = (k) => steps(current().steps.filter((_, i) => i !== k), t("did_undo"));

  function create(label, list) {
    const scenarios = [...value.scenarios, { name: label, steps: list }];
    results = [...results];
    keep({ scenarios, current: scenarios.length - 1 }, t("did_new"));
    draw();
    compute();
  }

  // ── frame ──

  const tabs = node("div", { class: "np-row" });
  const stepList = node("ol", { class: "np-steps" });
  const said = node("p", { class: "np-lead np-head", role: "status", "aria-live": "polite" });
  const beforeBox = node("div", {}, node("p", { class: "np-head" }, t("before")));
  const afterBox = node("div", {}, node("p", { class: "np-head" }, t("after")));
  const tableBox = node("div");
  const suggestBox = node("div", { class: "np" });
  const form = stepForm({ t, actors: actorsAfter, tied, onStep: add });
  const steps_ = node("div", { class: "np-box np" }, node("p", { class: "np-head" }, t("steps")), stepList, form.el);
  const small = { words: view.words.map, measures: false, height: 380 };
  const before = networkMap(beforeBox, { ...small, map: view.before, summary: view.summary, compact: true });
  const after = networkMap(afterBox, { ...small, map: result().map, summary: "", compact: true, edit: ["remove", "connect"],
    onRemoveActor: (id) => add({ do: "remove", actor: id }), onConnect: (a, b) => add({ do: "add", source: a, target: b }) });
  const table = sortable(tableBox, { columns: [], rows: [], words: view.words.table, limit: 20 });
  const offers = sortable(suggestBox, { columns: [], rows: [], words: view.words.table });
  offers.el.hidden = true;
  suggestBox.prepend(node("div", { class: "np-row" }, button(t("suggest"), suggest)));
  host.el.append(node("div", { class: "np" }, tabs, steps_, said,
    node("div", { class: "np-two" }, beforeBox, afterBox), tableBox, suggestBox));

  function actorsAfter() {
    const json = result().map;
    return json.ids.map((id, i) => ({ id, label: json.names[i] })).sort((a, b) => collator.compare(a.label, b.label));
  }

  function tied(a, b) {
    const json = result().map;
    const [i, j] = [json.ids.indexOf(a), json.ids.indexOf(b)];
    for (let k = 0; k < json.ties.length; k += 2) if ([i, j].includes(json.ties[k]) && [i, j].includes(json.ties[k + 1])) return true;
    return false;
  }

  async function suggest() {
    offers.el.hidden = false;
    offers.update({ caption: t("suggesting"), rows: [], columns: [] });
    const reply = await host.act({ do: "suggest", steps: current().steps });
    if (!reply.suggestions.length) { offers.update({ caption: t("no_suggestions"), rows: [], columns: [] }); return; }
    offers.update({ caption: t("suggestions"), rows: reply.suggestions.map((each) => ({ ...each, id: `${each.source}|${each.target}`, pair: each.names.join(" – ") })),
      columns: [{ id: "pair", label: t("pair") }, { id: "gain", label: t("gain"), digits: 4, signed: true }, { id: "reason", label: t("reason") },
        { id: "take", fixed: true, label: "", render: (row) => button(t("apply"), () => add({ do: "add", source: row.source, target: row.target }), { "aria-label": t("take", { a: row.names[0], b: row.names[1] }) }) }] });
  }

  // ── drawing ──

  const drawTabs = () => redraw(tabs, listTabs);

  function listTabs() {
    const field = node("input", { type: "text", value: current().name, maxlength: 60 });
    field.addEventListener("change", () => {
      const scenarios = value.scenarios.map((each, k) => (k === value.current ? { ...each, name: field.value.trim() || each.name } : each));
      keep({ scenarios }, t("did_name"));
      drawTabs();
      drawTable();
    });
    const choose = (k) => { keep({ current: k }, t("did_choose")); draw(); if (!results[k]) compute(); };
    tabs.replaceChildren(...[
      value.scenarios.length > 1 ? node("div", { class: "np-switch", role: "group", "aria-label": t("name") }, ...value.scenarios.map((each, k) =>
        button(each.name, () => choose(k), { "aria-pressed": String(k === value.current) }))) : null,
      labelled(t("name"), field),
      button(t("new"), () => create(t("new_name", { n: value.scenarios.length + 1 }), [])),
      view.coordinator ? button(t("without_me"), () => create(t("without_me_name"), [{ do: "remove", actor: view.coordinator }])) : null,
      value.scenarios.length > 1 ? button(t("delete"), remove) : null].filter(Boolean));
  }

  function remove() {
    results = results.filter((_, k) => k !== value.current);
    const scenarios = value.scenarios.filter((_, k) => k !== value.current);
    keep({ scenarios, current: Math.max(0, value.current - 1) }, t("did_delete"));
    draw();
  }

  const told = (step) => ({ remove: () => t("step_remove", { a: name(step.actor) }), add: () => t("step_add", { a: name(step.source), b: name(step.target) }),
    merge: () => t("step_merge", { a: name(step.keep), b: name(step.other) }) }[step.do] ?? (() => step.do))();

  function drawSteps() {
    redraw(steps_, listSteps);
  }

  function listSteps() {
    const gone = new Set(result().gone);
    stepList.replaceChildren(...current().steps.map((step, k) => node("li", {}, told(step), gone.has(k) ? node("span", { class: "np-quiet" }, ` – ${t("step_gone")}`) : null,
      button("×", () => takeBack(k), { class: "np-x", "aria-label": t("take_back", { step: told(step) }), title: t("take_back", { step: told(step) }) }))));
    if (!current().steps.length) stepList.replaceChildren(node("li", { class: "np-quiet np-plain" }, t("no_steps")));
  }

  function drawTable() {
    const columns = [{ id: "label", label: t("measure") }, { id: "before", label: t("before"), fixed: true, render: (row) => number(row.before, row.digits) }];
    const many = value.scenarios.length > 1;
    for (const [k, each] of value.scenarios.entries()) {
      columns.push({ id: `after${k}`, fixed: true, label: many ? each.name : t("after"), render: (row) => cellOf(row, k, many) });
      if (!many) columns.push({ id: "difference", fixed: true, label: t("difference"), render: (row) => difference(row, k) });
    }
    for (const column of columns.slice(1)) column.class = "ns-num";
    table.update({ caption: t("figures"), columns, rows: view.measures.map((measure, i) => ({ ...measure, i, before: results[value.current]?.figures[i]?.[0] ?? results.find(Boolean)?.figures[i]?.[0] })) });
  }

  const afterOf = (row, k) => results[k]?.figures[row.i]?.[1];
  const change = (row, k) => (typeof afterOf(row, k) === "number" && typeof row.before === "number" ? afterOf(row, k) - row.before : null);
  const difference = (row, k) => { const d = change(row, k); return d === null ? "–" : Math.abs(d) < 10 ** -row.digits / 2 ? "±0" : signed(d, row.digits); };
  const cellOf = (row, k, many) => (many ? `${number(afterOf(row, k), row.digits)} (${difference(row, k)})` : number(afterOf(row, k), row.digits));

  function drawResult() {
    const { map, sentence } = result();
    said.textContent = sentence;
    after.update(map, { summary: sentence });
    drawSteps();
    drawTable();
    form.update();
  }

  function draw() {
    drawTabs();
    drawSteps();
    drawResult();
    offers.el.hidden = true;
  }

  draw();
  if (!results[value.current]) compute();

  return {
    update(news) {
      value = normal(news.value, host);
      if (news.view !== view) { view = news.view; results = view.scenarios; before.update(view.before, { summary: view.summary }); }
      else results = value.scenarios.map(() => undefined);
      draw();
      value.scenarios.forEach((_, k) => k !== value.current && !results[k] && later(k));
      if (!results[value.current]) compute();
    },
    destroy() { before.destroy(); after.destroy(); },
  };

  async function later(k) {
    const reply = await host.act({ do: "try", steps: value.scenarios[k].steps });
    if (value.scenarios[k]) { results[k] = reply; drawTable(); }
  }
}

function normal(value, host) {
  const scenarios = (value?.scenarios ?? []).filter((each) => each && Array.isArray(each.steps));
  if (!scenarios.length) return { scenarios: [{ name: host.text("new_name", { n: 1 }), steps: [] }], current: 0 };
  return { scenarios, current: Math.min(Math.max(value.current ?? 0, 0), scenarios.length - 1) };
}
