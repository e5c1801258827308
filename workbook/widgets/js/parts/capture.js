// The own network: actors, ties, and looking through them. Three steps as tabs, everything by keyboard, nothing lost.

import { button, freshId, node } from "../nodes.js";
import { counted, number } from "../german.js";
import { actorsStep } from "../capture_actors.js";
import { actorFaults, actorRows, tieFaults, tieRows } from "../capture_drafts.js";
import { importer } from "../capture_import.js";
import { reviewStep } from "../capture_review.js";
import { tiesStep } from "../capture_ties.js";

const ALL_STEPS = ["actors", "ties", "review"];
const DRAFTS = { actors: "actor_drafts", ties: "tie_drafts" };
const MINUTES_EACH = 0.5; // what going through one actor takes at first; then the person's own pace counts

export default function mount(host) {
  const t = (key, values) => host.text(key, values);
  const only = host.settings.only === "actors"; // the list of actors and its duplicates, nothing about ties
  const STEPS = only ? ["actors", "review"] : ALL_STEPS;
  const c = { host, t, only, view: host.view, value: host.value ?? {}, count: (key, n) => counted({ [key]: t(key), [`${key}_one`]: t(`${key}_one`) }, key, n) };
  let step = "actors";
  let waiting = 0;
  const words = host.card.words[host.kind];
  let queue = Promise.resolve();
  const pace = [];
  let last = null;

  /** Ask Python, one after the other; views that come while something is under way are kept for its end. */
  c.send = (message) => {
    waiting += 1;
    const reply = queue.then(() => host.act(message)).then((told) => {
      if (told.drafts) keepDrafts(DRAFTS[message.do], told.drafts);
      return told;
    });
    queue = reply.then(() => {}, () => {}).then(() => {
      waiting -= 1;
      if (!waiting) refresh();
    });
    return reply.catch((error) => {
      if (!error?.told) throw error;
      return new Promise(() => {}); // the card has said it: whoever asked has nothing left to do
    });
  };
  c.set = (change, label) => {
    c.value = { ...c.value, ...change };
    host.set(c.value, { label: t(label) });
    drawState();
  };
  const keepDrafts = (name, drafts) => {
    const empty = !drafts || (!drafts.rows?.length && !Object.keys(drafts.cells ?? {}).length);
    if (empty && !c.value[name]) return;
    if (JSON.stringify(c.value[name] ?? null) === JSON.stringify(drafts)) return;
    const { [name]: _, ...rest } = c.value;
    c.value = empty ? rest : { ...rest, [name]: drafts };
    host.set(c.value, { label: t(name === "actor_drafts" ? "did_actors" : "did_ties") });
  };
  c.rows = () => actorRows(c.view.actors, c.value.actor_drafts);
  c.tieRows = () => tieRows(c.view.ties, c.value.tie_drafts);
  c.actorFaults = () => actorFaults(c.rows(), words);
  c.tieFaults = () => tieFaults(c.tieRows(), c.view.names, words);
  c.visit = (id, state) => {
    const now = Date.now();
    if (last && now - last < 300_000) pace.push((now - last) / 60_000);
    last = now;
    const visited = { ...c.value.visited, [id]: state };
    if (state === null) delete visited[id];
    c.set({ visited }, "did_visit");
  };
  c.openActors = () => Object.keys(c.view.names).filter((id) => !c.value.visited?.[id]);
  c.show = (name) => choose(name, true);

  // ── frame ──
  const state = node("p", { class: "np-quiet", role: "status" });
  const ids = Object.fromEntries(STEPS.map((each) => [each, freshId("np-step")]));
  const panels = Object.fromEntries(STEPS.map((each) => [each, node("div", { class: "np", role: "tabpanel", "aria-labelledby": ids[each], hidden: true })]));
  const tabs = node("div", { class: "np-tabs", role: "tablist", "aria-label": t("steps") }, ...STEPS.map((each) =>
    button(t(only ? `only_${each}` : `step_${each}`), () => choose(each), { id: ids[each], role: "tab", class: "np-tab", "data-step": each, onkeydown: (event) => turn(event, each) })));
  c.importer = importer(c);
  const made = { actors: actorsStep, ties: tiesStep, review: reviewStep };
  const parts = Object.fromEntries(STEPS.map((each) => [each, made[each](c, panels[each])]));
  host.el.append(node("div", { class: "np" }, node("div", {}, tabs, state), c.importer.el, ...Object.values(panels)));

  function turn(event, each) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const next = STEPS[(STEPS.indexOf(each) + way + STEPS.length) % STEPS.length];
    choose(next);
    tabs.children[STEPS.indexOf(next)].focus();
  }

  function choose(each, focus = false) {
    step = each;
    for (const tab of tabs.children) {
      const on = tab.dataset.step === step;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    for (const name of STEPS) panels[name].hidden = name !== step;
    parts[step].update();
    if (focus && !parts[step].focus?.()) tabs.children[STEPS.indexOf(step)].focus();
  }

  function drawState() {
    const all = Object.keys(c.view.names).length;
    const open = c.openActors().length;
    if (!all) { state.textContent = ""; return; }
    if (only) { state.textContent = `${number(all, 0)} ${t(all === 1 ? "actor" : "actors")}`; return; }
    const words = c.view.words.map;
    const sorted = [...pace].sort((a, b) => a - b);
    const each = sorted.length >= 3 ? sorted[Math.floor(sorted.length / 2)] : MINUTES_EACH;
    const left = open ? c.count("minutes", Math.max(1, Math.round(open * each))) : t("minutes_done");
    state.textContent = `${t("state", { actors: `${number(all, 0)} ${t(all === 1 ? "actor" : "actors")}`, ties: counted(words, "ties", c.view.count), visited: number(all - open, 0), all: number(all, 0) })} · ${left}`;
  }

  function refresh() {
    c.view = host.view;
    if (host.card.state.networks) c.importer.close(); // what was to be taken over is in the second version
    parts[step].update();
    drawState();
  }

  drawState();
  choose(!only && host.view.actors.length && !host.view.links.length && !c.value.actor_drafts ? "ties" : "actors");
  return {
    update(news) {
      c.value = news.value ?? {};
      if (waiting) return; // the reply under way brings the newest state
      refresh();
    },
    destroy() { Object.values(parts).forEach((part) => part.destroy?.()); },
  };
}
