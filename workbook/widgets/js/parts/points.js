// Distributing a number of points over items, in one or several rounds, with the sum and what is missing.

import { number, parseNumber } from "../german.js";
import { freshId, node } from "../nodes.js";
import { optionsOf } from "../options.js";

const STEP = 5; // what a button adds or takes

export default function mount(host) {
  const { total = 100 } = host.settings;
  const rounds = optionsOf(host.settings.rounds ?? [{ id: "punkte", text: host.text("points") }]);
  const items = optionsOf(host.settings.items);
  let value = host.value ?? {};
  const cells = [];
  const sums = rounds.map((round) => ({ round, el: node("td", { class: "nw-sum-cell" }) }));
  const changes = new Map();

  const table = node(
    "table",
    { class: "nw-table nw-points" },
    node("caption", { class: "nw-unseen" }, host.text("caption", { total })),
    node("thead", {}, node("tr", {}, node("td", {}), rounds.map((round) => node("th", { scope: "col" }, round.text)), rounds.length === 2 && node("th", { scope: "col" }, host.text("change")))),
    node("tbody", {}, items.map(row)),
    node("tfoot", {}, node("tr", {}, node("th", { scope: "row" }, host.text("sum")), sums.map((sum) => sum.el), rounds.length === 2 && node("td", {}))),
  );
  const faultLine = node("p", { class: "nw-fault", id: freshId("nw-fault"), role: "status", hidden: true });
  host.el.append(node("div", { class: "nw-scroll" }, table), faultLine);
  show();

  function row(item) {
    const change = node("td", { class: "nw-change" });
    changes.set(item.id, change);
    return node(
      "tr",
      {},
      node("th", { scope: "row" }, item.text, item.help && node("span", { class: "nw-aid" }, item.help)),
      rounds.map((round) => node("td", {}, cell(round, item))),
      rounds.length === 2 && change,
    );
  }

  function cell(round, item) {
    const input = node("input", { class: "nw-input nw-small", type: "text", inputmode: "numeric", autocomplete: "off", id: freshId("nw-points"), "aria-label": `${item.text}, ${round.text}` });
    const bar = node("span", { class: "nw-gauge", "aria-hidden": "true" });
    const step = (by) => {
      const next = Math.max(0, Math.min(total, (parseNumber(input.value) ?? 0) + by));
      input.value = String(next);
      enter(round, item, String(next));
    };
    input.addEventListener("input", () => enter(round, item, input.value));
    input.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowDown: -1, PageUp: STEP, PageDown: -STEP }[event.key];
      if (!by) return;
      event.preventDefault();
      step(by);
    });
    const button = (sign, by) => node("button", { type: "button", class: "nw-button nw-small", tabindex: "-1", "aria-hidden": "true", onclick: () => step(by) }, sign);
    cells.push({ round, item, input, bar });
    return node("div", { class: "nw-stepper" }, button("−", -STEP), input, button("+", STEP), bar);
  }

  function enter(round, item, typed) {
    const points = parseNumber(typed);
    const kept = typed.trim() === "" ? undefined : points !== null && Number.isInteger(points) && points >= 0 ? points : typed;
    const next = { ...value[round.id], [item.id]: kept };
    if (kept === undefined) delete next[item.id];
    value = { ...value, [round.id]: next };
    host.set(value, { label: `${item.text}, ${round.text}` });
    showSums();
  }

  function pointsOf(round, item) {
    return Math.max(0, parseNumber(value[round.id]?.[item.id]) ?? 0);
  }

  function isFault(typed) {
    return typed !== undefined && !(Number.isInteger(parseNumber(typed)) && parseNumber(typed) >= 0);
  }

  function show() {
    for (const { round, item, input } of cells) {
      const text = String(value[round.id]?.[item.id] ?? "");
      if (parseNumber(text) !== parseNumber(input.value) || text === "") input.value = text;
    }
    showSums();
  }

  function showSums() {
    for (const { round, item, input, bar } of cells) {
      const typed = value[round.id]?.[item.id];
      const fault = isFault(typed);
      input.setAttribute("aria-invalid", String(fault));
      if (fault) input.setAttribute("aria-describedby", faultLine.id);
      else input.removeAttribute("aria-describedby");
      bar.style.setProperty("--share", `${Math.min(100, (100 * pointsOf(round, item)) / total)}%`);
    }
    const wrong = cells.filter(({ round, item }) => isFault(value[round.id]?.[item.id])).map(({ round, item }) => `${item.text}, ${round.text}`);
    faultLine.hidden = wrong.length === 0;
    faultLine.textContent = wrong.length ? host.text("fault_whole", { places: wrong.join(" · ") }) : "";
    for (const { round, el } of sums) {
      const sum = items.reduce((all, item) => all + pointsOf(round, item), 0);
      const gap = total - sum;
      const word = sum === 0 ? host.text("nothing_yet") : gap === 0 ? host.text("exact") : host.text(gap > 0 ? "missing" : "too_many", { gap: number(Math.abs(gap), 0) });
      el.replaceChildren(node("strong", {}, host.text("of_total", { sum: number(sum, 0), total: number(total, 0) })), node("span", { class: gap === 0 ? "nw-aid nw-done" : "nw-aid" }, word));
    }
    if (rounds.length === 2) for (const item of items) showChange(item);
  }

  function showChange(item) {
    const by = pointsOf(rounds[1], item) - pointsOf(rounds[0], item);
    changes.get(item.id).textContent = by === 0 ? "–" : `${by > 0 ? "▲ +" : "▼ −"}${number(Math.abs(by), 0)}`;
  }

  return {
    update(news) {
      value = news.value ?? {};
      show();
    },
  };
}
