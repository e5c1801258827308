// What all cards of a page share: the state line, undo from the page's buttons, leaving the page, news from elsewhere.

import { fill } from "./german.js";

const cards = new Set();
const ORDER = ["error", "conflict", "waiting", "saving", "saved"];
const POLL = 4000; // ms between looks for changes by another kernel, only while the page is seen

/** A card joins the page; the function returned lets it leave. */
export function join(card) {
  if (cards.size === 0) listen();
  cards.add(card);
  return () => cards.delete(card);
}

/** The cards of the page, for those who act on all of them. */
export const everyCard = () => [...cards];

/** Tell the page's state line the worst state of all cards. */
export function tellState(words) {
  const states = [...cards].map((card) => card.saveState ?? card.saver?.state).filter(Boolean);
  const state = ORDER.find((each) => states.includes(each)) ?? "saved";
  const time = [...cards].map((card) => card.saver?.saved ?? "").sort().at(-1);
  window.dispatchEvent(new CustomEvent("workbook:save-state", { detail: { state, text: stateText(state, time, words), time } }));
}

/** The words of a save state. */
export function stateText(state, time, words) {
  if (state !== "saved") return words[`state_${state}`];
  return time ? fill(words.state_saved, { time }) : words.state_unchanged;
}

/** Tell all buttons what can be taken back and brought again: labels, null for nothing. */
export function tellHistory(history) {
  for (const card of cards) card.showHistory?.(history);
  const detail = { undo: history.undo ?? "", redo: history.redo ?? "" };
  window.dispatchEvent(new CustomEvent("workbook:history", { detail }));
}

function listen() {
  if (listen.done) return;
  listen.done = true;
  const first = () => [...cards].find((card) => !card.readOnly) ?? [...cards][0];
  window.addEventListener("workbook:undo", () => first()?.undo());
  window.addEventListener("workbook:redo", () => first()?.redo());
  window.addEventListener("workbook:earlier", (event) => {
    if (!first()?.showEarlier) return; // nobody here who could: the start page has the same list
    event.preventDefault();
    first().showEarlier();
  });
  window.addEventListener("workbook:flush", () => cards.forEach((card) => card.saver?.flush()));
  window.addEventListener("pagehide", () => cards.forEach((card) => card.leave()));
  const look = () => document.visibilityState === "visible" && first()?.poll();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") cards.forEach((card) => card.saver?.flush());
    else look();
  });
  window.addEventListener("focus", look);
  setInterval(look, POLL);
}
