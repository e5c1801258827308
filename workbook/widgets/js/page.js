// What all cards of a page share: the state line, undo from the page's buttons, leaving the page, news from elsewhere.
// JupyterLab keeps several notebooks open in one browser page, each with a kernel of its own: what concerns "the page"
// is what the person sees of it.

import { fill } from "./german.js";
import { clock } from "./times.js";

const cards = new Set();
const ORDER = ["error", "conflict", "waiting", "saving", "saved"];
const GLANCE = 1000; // ms between looks whether another notebook came to the front
const POLL = 4000; // ms between looks for changes by another kernel
let front = null; // the kernel whose cards are seen
let asked = 0; // when it was last asked for news

/** A card joins the page; the function returned lets it leave. */
export function join(card) {
  listen();
  cards.add(card);
  return () => cards.delete(card);
}

/** The cards of one kernel, for those who act on all of them. */
export const cardsOf = (kernel) => [...cards].filter((card) => card.state.kernel === kernel);

const visible = () => [...cards].filter((card) => card.el.offsetParent !== null);
const first = () => visible().find((card) => !card.readOnly) ?? visible()[0];

/** Tell the page's state line the worst state of the cards that are seen. */
export function tellState() {
  const seen = visible();
  if (seen.length === 0) return;
  const states = seen.map((card) => card.saveState ?? card.saver.state);
  const state = ORDER.find((each) => states.includes(each)) ?? "saved";
  const time = seen.map((card) => card.saver.saved ?? "").sort().at(-1);
  const text = stateText(state, time, seen[0].words.card);
  window.dispatchEvent(new CustomEvent("workbook:save-state", { detail: { state, text, time: clock(time) } }));
}

/** The words of a save state; `time` is a moment in ISO form, "" for never. */
export function stateText(state, time, words) {
  if (state !== "saved") return words[`state_${state}`];
  return time ? fill(words.state_saved, { time: clock(time) }) : words.state_unchanged;
}

/** Tell all buttons what can be taken back and brought again in a card's kernel: labels, null for nothing. */
export function tellHistory(card, history) {
  for (const each of cardsOf(card.state.kernel)) each.showHistory(history);
  if (first()?.state.kernel === card.state.kernel) tellPage(history);
}

function tellPage({ undo, redo }) {
  window.dispatchEvent(new CustomEvent("workbook:history", { detail: { undo: undo ?? "", redo: redo ?? "" } }));
}

/** Now and then: has another notebook come to the front, has another kernel saved something? */
function look() {
  if (document.visibilityState !== "visible") return;
  const card = first();
  if (!card) return;
  const turned = card.state.kernel !== front;
  if (!turned && Date.now() - asked < POLL) return;
  front = card.state.kernel;
  asked = Date.now();
  card.poll();
  if (turned) {
    tellPage(card.state.history);
    tellState();
  }
}

function listen() {
  if (listen.done) return;
  listen.done = true;
  window.addEventListener("workbook:undo", () => first()?.undo());
  window.addEventListener("workbook:redo", () => first()?.redo());
  window.addEventListener("workbook:earlier", (event) => {
    if (!first()) return; // nobody here who could: the start page has the same list
    event.preventDefault();
    first().showEarlier();
  });
  window.addEventListener("workbook:flush", () => cards.forEach((card) => card.saver.flush()));
  window.addEventListener("pagehide", () => cards.forEach((card) => card.leave()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") cards.forEach((card) => card.saver.flush());
    else lookNow();
  });
  window.addEventListener("focus", lookNow);
  setInterval(look, GLANCE);
}

function lookNow() {
  asked = 0;
  look();
}
