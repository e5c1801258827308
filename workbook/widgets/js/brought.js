// What a card brings along from earlier exercises, with where it comes from. Where it is missing, the example can be
// looked at instead, with its badge; nothing of one's own is touched by that.

import { htmlNode, node } from "./nodes.js";

/** Draw the entries of `card.state.brought` into `card.brought`, where they differ from what is there. */
export function showBrought(card) {
  const { entries, words } = card.state.brought;
  const drawn = JSON.stringify(entries);
  if (card.brought.dataset.drawn === drawn) return;
  const open = new Set([...card.brought.querySelectorAll("details[open]")].map((each) => each.dataset.source));
  const focused = card.brought.contains(document.activeElement) ? document.activeElement.dataset.source : null;
  card.brought.dataset.drawn = drawn;
  card.brought.hidden = entries.length === 0;
  card.brought.replaceChildren(node("h4", { class: "nw-part-title" }, words.title), ...entries.map((entry) => entryNode(card, entry, words, open.has(entry.id))));
  if (focused) card.brought.querySelector(`[data-source="${CSS.escape(focused)}"]`)?.focus();
}

function entryNode(card, entry, words, open) {
  if (entry.kind === "network") return node("p", { class: "nw-quiet" }, entry.text);
  if (entry.kind === "missing") return node("p", { class: "nw-missing" }, entry.text, " ", toggle(card, entry, words.use, true));
  if (entry.kind === "example") {
    const badge = node("span", { class: "nw-badge nw-badge-example" }, words.badge);
    return node("div", { class: "nw-borrowed" }, node("p", {}, badge, " ", entry.text, " ", toggle(card, entry, words.unuse, false)), filled(card, entry));
  }
  const details = node("details", { "data-source": entry.id, open }, node("summary", {}, entry.text));
  const show = () => details.open && !details.dataset.shown && ((details.dataset.shown = "1"), details.append(filled(card, entry)));
  details.addEventListener("toggle", show);
  show();
  return details;
}

function toggle(card, entry, label, on) {
  const press = async () => {
    const reply = await card.working(card.link.ask("borrow", { source: entry.id, on }));
    if (reply.trouble) return card.showTrouble(reply.trouble);
    card.state = { ...card.state, ...reply.state };
    showBrought(card);
  };
  return node("button", { type: "button", class: "nw-link", onclick: press, "data-source": entry.id }, label);
}

/** A place for the content, which is asked for only now. */
function filled(card, entry) {
  const place = node("div", { class: "nw-answer" });
  card.working(card.link.ask("brought", { source: entry.id })).then((reply) => {
    if (reply.trouble) card.showTrouble(reply.trouble);
    else place.replaceChildren(htmlNode("div", {}, reply.html));
  });
  return place;
}
