// Ranked table and map of the actors; actors are ticked as answers to questions.

import { button, freshId, node, redraw } from "../nodes.js";
import { fill, number } from "../german.js";
import { networkMap } from "../network_map.js";
import { sortable } from "../sortable.js";

export default function mount(host) {
  let view = host.view;
  let value = host.value ?? {};
  let side = "whole";
  const questions = host.settings.questions ?? [];
  const t = (key, values) => host.text(key, values);
  const shown = () => view[side] ?? view.whole;
  const names = () => new Map(shown().map.ids.map((id, i) => [id, shown().map.names[i]]));

  if (!view.whole.map.ids.length) {
    host.el.append(node("p", { class: "nw-quiet" }, t("empty")));
    return { update: (news) => { if (news.view.whole.map.ids.length) remount(host); } };
  }

  // ── questions ──
  const asked = questions.map((question, k) => ({ question, chips: node("ul", { class: "np-chips" }), note: node("p", { class: "np-quiet", role: "status" }), id: freshId("np-q"), k }));
  const questionBox = node("div", { class: "np" }, ...asked.map(({ question, chips, note, id }) =>
    node("div", { class: "np-question", role: "group", "aria-labelledby": id },
      node("p", { class: "np-head", id }, question.text, " ", node("span", { class: "np-quiet" }, question.most === 1 ? `(${t("most_one")})` : question.most ? `(${t("most", { n: question.most })})` : "")),
      chips, note)));

  const picked = (question) => (value[question.id] ?? []).filter((id) => names().has(id) || view.whole.map.ids.includes(id));
  const isPicked = (question, id) => picked(question).includes(id);

  function toggle(question, id) {
    const before = picked(question);
    const entry = asked.find((each) => each.question === question);
    let after;
    if (before.includes(id)) after = before.filter((each) => each !== id);
    else if (question.most === 1) after = [id];
    else if (question.most && before.length >= question.most) {
      entry.note.textContent = t("full", { n: question.most });
      drawTicks();
      return;
    } else after = [...before, id];
    entry.note.textContent = "";
    value = { ...value, [question.id]: after };
    if (!after.length) delete value[question.id];
    host.set(value, { label: t(after.length > before.length ? "did_tick" : "did_untick") });
    drawTicks();
  }

  const drawTicks = () => redraw(host.el, listTicks);

  function listTicks() {
    for (const { question, chips } of asked) {
      const all = new Map(view.whole.map.ids.map((id, i) => [id, view.whole.map.names[i]]));
      chips.replaceChildren(...(picked(question).length ? picked(question).map((id) => node("li", { class: "np-chip" }, all.get(id),
        button("×", () => toggle(question, id), { class: "np-x", "aria-label": t("untick", { name: all.get(id) }) })))
        : [node("li", { class: "np-quiet" }, t("none_chosen"))]));
      for (const box of host.el.querySelectorAll(`input[data-question="${question.id}"]`)) box.checked = isPicked(question, box.dataset.actor);
    }
    const all = new Set(questions.flatMap(picked));
    map?.choose([...all]);
    table.mark(all);
  }

  // ── with or without the coordination ──
  const sides = node("div", { class: "np-switch", role: "group", "aria-label": t("side") }, ...["whole", "without"].map((each) =>
    button(t(each === "whole" ? "with" : "without"), () => turn(each), { "aria-pressed": String(each === side), "data-side": each })));

  function turn(each) {
    side = each;
    for (const b of sides.children) b.setAttribute("aria-pressed", String(b.dataset.side === side));
    map?.update(shown().map, { summary: shown().summary });
    table.update({ rows: rows(), columns: columns(), caption: caption() });
    drawTicks();
  }

  // ── map and table ──
  const compact = host.settings.compact === true; // where another part of the card shows the map already
  const mapBox = node("div");
  const map = compact ? null : networkMap(mapBox, {
    map: shown().map, words: view.words.map, summary: shown().summary, title: shown().summary.split(". ")[0],
    actions: (id) => questions.map((question) => ({
      label: isPicked(question, id) ? fill(t("untick_map"), { question: question.text }) : questions.length === 1 ? t("tick_map_one") : fill(t("tick_map"), { question: question.text }),
      act: () => { toggle(question, id); map?.accent(); },
    })),
    onSize: (measure) => table.update({ sort: { column: measure, up: false } }),
  });

  function rows() {
    const json = shown().map;
    return json.ids.map((id, i) => ({ id, name: json.names[i], sector: json.sectors[json.sector[i]], place: json.places[i],
      ...Object.fromEntries(Object.entries(json.measures).map(([key, measure]) => [key, measure.values[i]])) }));
  }

  function columns() {
    const json = shown().map;
    return [{ id: "name", label: t("actor") }, { id: "sector", label: t("sector") },
      ...Object.entries(json.measures).map(([id, measure]) => ({ id, label: measure.label, digits: measure.digits, definition: measure.definition })),
      ...questions.map((question, k) => ({ id: `tick-${question.id}`, fixed: true, label: questions.length === 1 ? t("chosen") : t("question", { n: k + 1 }),
        render: (row) => node("input", { type: "checkbox", class: "ns-tick", checked: isPicked(question, row.id), "data-question": question.id, "data-actor": row.id,
          "aria-label": t("tick", { name: row.name, question: question.text }), onchange: () => toggle(question, row.id) }) }))];
  }

  const caption = () => t("caption", { n: number(shown().map.ids.length, 0), side: view.without ? t(side === "whole" ? "with" : "without") : "" });
  const tableBox = node("div");
  const first = Object.keys(view.whole.map.measures)[0];
  const table = sortable(tableBox, { caption: caption(), columns: columns(), rows: rows(), words: view.words.table, limit: 15,
    sort: { column: first, up: false }, onRow: compact ? undefined : (id) => { map.focusNode(map.graph.index.get(id)); mapBox.scrollIntoView({ block: "nearest" }); }, onLook: (id) => map?.look(id) });
  const meanings = node("details", {}, node("summary", {}, t("what")), node("dl", { class: "np-meanings" },
    ...Object.values(view.whole.map.measures).flatMap((measure) => [node("dt", {}, measure.label), node("dd", {}, measure.definition)])));

  host.el.append(node("div", { class: "np" }, questions.length ? questionBox : null, view.without ? sides : null, mapBox, meanings, tableBox));
  drawTicks();

  return {
    update(news) {
      const changed = news.view !== view;
      view = news.view;
      value = news.value ?? {};
      if (!view.whole.map.ids.length) { remount(host); return; }
      if (side === "without" && !view.without) side = "whole";
      if (changed) turn(side);
      else drawTicks();
    },
    destroy() { map?.destroy(); },
  };
}

function remount(host) {
  host.el.replaceChildren();
  const again = mount(host);
  host.mounted = again;
}
