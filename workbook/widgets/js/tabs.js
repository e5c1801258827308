// The same sheet in two browser tabs: only one is worked in, the other says so and offers "Hier weiterarbeiten".

import { node } from "./nodes.js";
import { WINDOW } from "./link.js";

const channel = "BroadcastChannel" in window ? new BroadcastChannel("workbook:tabs") : null;
const cards = new Map(); // draft key -> card on this page
let banner = null;
let listening = false;

/** A card says that it is open here; the function returned takes it back. */
export function joinTabs(card) {
  const key = card.state.draft;
  cards.set(key, card);
  if (channel && !listening) listen();
  post("here", [key]);
  return () => {
    if (cards.get(key) === card) cards.delete(key);
    post("gone", [key]);
    showBanner();
  };
}

function post(what, keys) {
  channel?.postMessage({ what, keys, window: WINDOW });
}

function listen() {
  listening = true;
  channel.addEventListener("message", ({ data }) => {
    if (data.window === WINDOW) return;
    const mine = data.keys.map((key) => cards.get(key)).filter(Boolean);
    if (data.what === "here") mine.forEach(rest);
    if (data.what === "gone") mine.forEach(wake);
    if (mine.length > 0) showBanner();
  });
  window.addEventListener("pagehide", () => post("gone", [...cards.keys()]));
}

/** Another tab works on this card now: save what is typed and hold still. */
async function rest(card) {
  card.setReadOnly(true);
  await card.saver.flush();
}

function wake(card) {
  if (card.saver.conflicted) return;
  card.setReadOnly(false);
  card.poll();
}

function claim() {
  post("here", [...cards.keys()]);
  cards.forEach(wake);
  showBanner();
}

function showBanner() {
  const resting = [...cards.values()].filter((card) => card.readOnly && !card.saver.conflicted);
  if (resting.length === 0) {
    banner?.remove();
    banner = null;
    return;
  }
  const words = resting[0].words.card;
  banner?.remove();
  banner = node(
    "div",
    { class: "nw nw-banner", role: "alert", lang: "de" },
    node("span", {}, words.other_window),
    node("button", { type: "button", class: "nw-button", onclick: claim }, words.work_here),
  );
  document.body.append(banner);
}
