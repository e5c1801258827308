// Who takes part in which offer: a table to tick, the map of both, and the joint offers that follow.

import { button, labelled, node } from "../nodes.js";
import { networkMap } from "../network_map.js";
import { sortable } from "../sortable.js";
import { tickTable } from "../tick_table.js";

export default function mount(host) {
  let view = host.view;
  let shown = view;
  let value = host.value ?? view.example ?? {};
  let mode = "both";
  let asked = 0;
  let timer = 0;
  const t = (key, values) => host.text(key, values);
  const offers = () => value.offers ?? [];
  const ticks = () => value.ticks ?? {};

  const first = node("p", { class: "nw-quiet" }, t("first"));
  const none = node("p", { class: "np-quiet" }, t("no_offers"));
  const field = node("input", { type: "text", maxlength: 80 });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); addOffer(); } });
  const adder = node("div", { class: "np-row" }, labelled(t("title"), field), button(t("add"), () => addOffer()));
  const tableBox = node("div");
  const table = tickTable(tableBox, { t, actors: () => view.actors, offers, isTicked: (actor, offer) => (ticks()[offer] ?? []).includes(actor),
    onTick: (actor, offer, on) => tick(actor, offer, on), onRemove: (offer) => removeOffer(offer), onRename: (offer, title) => rename(offer, title) });
  const sentence = node("p", { class: "np-lead np-head", role: "status" });
  const modes = node("div", { class: "np-switch", role: "group", "aria-label": t("view") }, ...["both", "joint"].map((each) =>
    button(t(`${each}_map`), () => { mode = each; drawMap(); }, { "data-mode": each })));
  const mapBox = node("div");
  const map = networkMap(mapBox, { map: shown.maps.both, words: view.words.map, summary: shown.sentence, title: t("both_map"), measures: false });
  const jointBox = node("div");
  const joint = sortable(jointBox, { columns: [], rows: [], words: view.words.table, limit: 12, sort: { column: "count", up: false } });
  const result = node("div", { class: "np" }, sentence, modes, mapBox, jointBox);
  host.el.append(node("div", { class: "np" }, first, none, adder, tableBox, result));

  function set(change, label) {
    value = { offers: offers(), ticks: ticks(), ...change };
    host.set(value, { label: t(label) });
    clearTimeout(timer);
    timer = setTimeout(follow, 250);
  }

  function addOffer() {
    const title = field.value.trim();
    if (!title) { field.focus(); return; }
    const used = new Set(offers().map((offer) => offer.id));
    let k = 1;
    while (used.has(`o${k}`)) k += 1;
    field.value = "";
    set({ offers: [...offers(), { id: `o${k}`, title }] }, "did_add");
    draw();
    field.focus();
  }

  function removeOffer(id) {
    const { [id]: _, ...rest } = ticks();
    set({ offers: offers().filter((offer) => offer.id !== id), ticks: rest }, "did_remove");
    draw();
  }

  const rename = (id, title) => set({ offers: offers().map((offer) => (offer.id === id ? { ...offer, title } : offer)) }, "did_rename");

  function tick(actor, offer, on) {
    const before = ticks()[offer] ?? [];
    set({ ticks: { ...ticks(), [offer]: on ? [...before, actor] : before.filter((each) => each !== actor) } }, on ? "did_tick" : "did_untick");
  }

  async function follow() {
    const mine = ++asked;
    const reply = await host.act({ do: "follow", offers: offers(), ticks: ticks() });
    if (mine !== asked) return;
    shown = reply;
    drawResult();
  }

  function drawMap() {
    for (const b of modes.children) b.setAttribute("aria-pressed", String(b.dataset.mode === mode));
    map.update(shown.maps[mode] ?? shown.maps.both, { summary: shown.sentence });
  }

  function drawResult() {
    sentence.textContent = shown.sentence;
    const some = shown.maps.both.ties.length > 0;
    mapBox.hidden = jointBox.hidden = !some;
    modes.hidden = !some || !shown.maps.joint; // where the exercise asks for the joint offers they stay hidden
    if (!some) return;
    drawMap();
    joint.update({ caption: t("joint_caption"), rows: shown.joint.map(([a, b, count], k) => ({ id: String(k), a, b, count })),
      columns: [{ id: "a", label: t("one") }, { id: "b", label: t("two") }, { id: "count", label: t("count"), digits: 0 }] });
    jointBox.hidden = !shown.joint.length;
  }

  function draw() {
    const some = view.actors.length > 0;
    first.hidden = some;
    adder.hidden = tableBox.hidden = result.hidden = !some;
    none.hidden = !some || offers().length > 0;
    if (!some) return;
    table.draw();
    drawResult();
  }

  draw();
  return {
    update(news) {
      const changed = news.view !== view;
      view = news.view;
      value = news.value ?? view.example ?? {};
      if (changed) shown = view;
      draw();
      if (!changed) follow();
    },
    destroy() { map.destroy(); },
  };
}

