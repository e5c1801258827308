// Step 3 of the capture: actors without a statement, organisations entered twice, and the map of what is there.

import { button, node, redraw } from "./nodes.js";
import { networkMap } from "./network_map.js";

const ENOUGH = 8;
const SHOWN = 40;

/** Fill the panel; returns {update}. */
export function reviewStep(c, panel) {
  const { t } = c;
  const few = node("p", { class: "np-lead" });
  const open = node("div", { class: "np-question" });
  const twins = node("div", { class: "np-question" });
  const mapBox = node("div");
  let map = null;
  let asked = 0;
  if (c.only) panel.append(twins);
  else panel.append(few, open, twins, node("div", {}, node("p", { class: "np-head" }, t("map")), mapBox));

  const drawOpen = () => redraw(panel, listOpen);

  function listOpen() {
    const vague = new Set(Object.keys(c.value.visited ?? {}).filter((id) => c.value.visited[id] === "unknown"));
    const tied = new Set(c.view.links.filter(([a, b, s]) => s !== "unknown" || !(vague.has(a) || vague.has(b))).flatMap(([a, b]) => [a, b]));
    const left = c.openActors().filter((id) => !tied.has(id));
    open.replaceChildren(node("p", { class: "np-head" }, left.length ? c.count("open_actors", left.length) : t("open_none")),
      node("div", { class: "np-chips" }, ...left.slice(0, SHOWN).map((id) => button(c.view.names[id], () => c.goTo(id), { "aria-label": t("go_actor", { name: c.view.names[id] }) })),
      left.length > SHOWN ? node("span", { class: "np-quiet" }, t("open_more", { n: left.length - SHOWN })) : null));
  }

  async function drawTwins(mine) {
    twins.replaceChildren(node("p", { class: "np-head" }, t("duplicates")), node("p", { class: "np-quiet" }, t("duplicates_look")));
    const { pairs } = await c.send({ do: "duplicates" });
    if (mine !== asked) return;
    redraw(panel, () => twins.replaceChildren(node("p", { class: "np-head" }, t("duplicates")), ...(pairs.length ? pairs.map(twin) : [node("p", { class: "np-quiet" }, t("duplicates_none"))])));
  }

  function twin(pair) {
    const keep = (id, other, name) => button(t("keep", { name }), async () => { await c.send({ do: "merge", keep: id, other, label: t("did_merge") }); update(); });
    return node("div", { class: "np-twin" }, node("p", {}, pair.question), node("div", { class: "np-row" },
      keep(pair.one, pair.other, pair.names[0]), pair.names[0] === pair.names[1] ? null : keep(pair.other, pair.one, pair.names[1]),
      button(t("different"), () => { c.set({ distinct: [...(c.value.distinct ?? []), [pair.one, pair.other]] }, "did_distinct"); update(); })));
  }

  async function drawMap(mine) {
    const reply = await c.send({ do: "map" });
    if (mine !== asked) return;
    if (map) map.update(reply.map, { summary: reply.summary });
    else map = networkMap(mapBox, { map: reply.map, words: c.view.words.map, summary: reply.summary, title: t("map"), edit: ["connect", "cut", "remove"],
      onConnect: (a, b) => c.send({ do: "tie", source: a, target: b, strength: 2, type: "", label: t("did_tie") }),
      onRemoveTie: (a, b) => c.send({ do: "tie", source: a, target: b, strength: null, label: t("did_untie") }),
      onRemoveActor: (id) => c.send({ do: "actors", rows: c.rows().filter((row) => row.id !== id), label: t("did_actors") }) });
  }

  let shown = "";

  function update() {
    const n = Object.keys(c.view.names).length;
    few.hidden = n >= ENOUGH;
    few.textContent = t("few", { n });
    if (!c.only) drawOpen();
    const now = JSON.stringify([c.view.names, c.view.links, c.value.distinct ?? []]);
    if (now === shown || !n) return;
    shown = now;
    asked += 1;
    drawTwins(asked);
    if (!c.only) drawMap(asked);
  }

  return { update, destroy: () => map?.destroy() };
}
