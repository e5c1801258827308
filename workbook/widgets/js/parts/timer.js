// Speaking notes in blocks, how long they take to say, and a clock that helps to practise. The clock is never required.

import { draggable, dropPlace } from "../dragging.js";
import { countWords, number } from "../german.js";
import { freshId, node, redraw } from "../nodes.js";
import { optionsOf } from "../options.js";

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export default function mount(host) {
  const { minutes = 3, words_per_minute: speed = 120 } = host.settings;
  const blocks = optionsOf(host.settings.blocks);
  let value = read(host.value);
  const drawn = new Map(blocks.map((block) => [block.id, blockOf(block)]));
  const list = node("ol", { class: "nw-notes" });
  const total = node("p", {});
  const practice = practiceBox();
  host.el.append(list, total, practice.el);
  show();

  function read(given) {
    const known = blocks.map((block) => block.id);
    const order = (given?.order ?? []).filter((id) => known.includes(id));
    return { order: [...order, ...known.filter((id) => !order.includes(id))], notes: given?.notes ?? {} };
  }

  function save(next, label) {
    value = next;
    host.set(value, { label });
    show();
  }

  function blockOf(block) {
    const input = node("textarea", { id: freshId("nw-notes"), class: "nw-input nw-long", rows: 2 });
    const about = node("span", { class: "nw-aid" });
    const grow = () => {
      input.style.height = "auto";
      if (input.scrollHeight) input.style.height = `${input.scrollHeight + 2}px`;
    };
    input.addEventListener("input", () => {
      grow();
      save({ ...value, notes: { ...value.notes, [block.id]: input.value } }, block.text);
    });
    const button = (by, sign, word) =>
      node("button", { type: "button", class: "nw-button nw-small", "aria-label": `${host.text(word)}: ${block.text}`, title: host.text(word), onclick: (event) => shift(block.id, by, event.currentTarget) }, sign);
    const handle = node("span", { class: "nw-handle", "aria-hidden": "true", title: host.text("drag") }, "⋮⋮");
    const el = node(
      "li",
      { "data-block": block.id },
      node("div", { class: "nw-notes-head" }, handle, node("label", { class: "nw-label", for: input.id }, block.text), about, node("span", { class: "nw-spring" }), button(-1, "▲", "earlier"), button(1, "▼", "later")),
      block.help && node("p", { class: "nw-aid" }, block.help),
      input,
    );
    draggable(handle, block.id);
    dropPlace(el, (id) => before(id, block.id), (id) => drawn.has(id) && id !== block.id);
    return { el, input, about, grow };
  }

  function shift(id, by, focused) {
    const order = [...value.order];
    const at = order.indexOf(id);
    if (at + by < 0 || at + by >= order.length) return;
    [order[at], order[at + by]] = [order[at + by], order[at]];
    save({ ...value, order }, host.text("did_order"));
    focused.focus();
    host.announce(host.text("announce_order", { n: at + by + 1, all: order.length }));
  }

  function before(id, other) {
    const order = value.order.filter((each) => each !== id);
    order.splice(order.indexOf(other), 0, id);
    save({ ...value, order }, host.text("did_order"));
  }

  function secondsOf(id) {
    return (60 * countWords(value.notes[id])) / speed;
  }

  function show() {
    value.order.forEach((id, i) => {
      const { el, input, about, grow } = drawn.get(id);
      if (list.children[i] !== el) list.insertBefore(el, list.children[i] ?? null);
      if (input.value !== (value.notes[id] ?? "")) {
        input.value = value.notes[id] ?? "";
        requestAnimationFrame(grow);
      }
      about.textContent = input.value ? host.text("about", { words: countWords(input.value), time: clock(secondsOf(id)) }) : "";
    });
    const all = value.order.reduce((sum, id) => sum + countWords(value.notes[id]), 0);
    const seconds = (60 * all) / speed;
    const over = all - minutes * speed;
    const verdict = all === 0 ? "nothing" : over <= 0 ? "fits" : over <= 0.5 * speed ? "nearly" : "too_long";
    const sum = all > 0 ? node("strong", {}, host.text("total", { time: clock(seconds), words: all })) : "";
    total.replaceChildren(sum, " ", host.text(verdict, { minutes: number(minutes, 0), over: Math.ceil(over), wanted: Math.round(minutes * speed) }));
  }

  // ── practising ──

  function practiceBox() {
    const face = node("span", { class: "nw-clock", role: "timer", "aria-live": "off" }, clock(0));
    const now = node("span", { class: "nw-quiet" });
    const bar = node("progress", { max: minutes * 60, value: 0, "aria-label": host.text("progress") });
    const start = node("button", { type: "button", class: "nw-button", onclick: () => (ticking ? pause() : run()) }, host.text("start"));
    const reset = node("button", { type: "button", class: "nw-button nw-plain", onclick: back }, host.text("reset"));
    let ticking = null;
    let spoken = 0;
    let since = 0;

    function tick() {
      const seconds = spoken + (ticking ? (Date.now() - since) / 1000 : 0);
      face.textContent = clock(seconds);
      bar.value = Math.min(seconds, minutes * 60);
      let end = 0;
      const at = value.order.find((id) => (end += secondsOf(id)) > seconds);
      now.textContent = at && seconds > 0 ? host.text("at_block", { block: blocks.find((block) => block.id === at).text }) : seconds >= minutes * 60 ? host.text("time_up") : "";
    }

    function run() {
      since = Date.now();
      ticking = setInterval(tick, 250);
      start.textContent = host.text("pause");
    }

    function pause() {
      spoken += (Date.now() - since) / 1000;
      clearInterval(ticking);
      ticking = null;
      start.textContent = host.text("go_on");
      tick();
    }

    function back() {
      if (ticking) pause();
      spoken = 0;
      start.textContent = host.text("start");
      tick();
    }

    const el = node("div", { class: "nw-rehearsal" }, start, reset, face, bar, now);
    return { el, stop: () => clearInterval(ticking) };
  }

  return {
    update(news) {
      value = read(news.value);
      redraw(host.el, show);
    },
    destroy: () => practice.stop(),
  };
}
