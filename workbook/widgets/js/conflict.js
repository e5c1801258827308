// The same answer was changed in two places: both are shown, the person chooses, nothing is overwritten meanwhile.

import { freshId, htmlNode, node } from "./nodes.js";

/** Ask which version shall count; the card is at rest until then. */
export function showConflict(card, both) {
  const words = card.words.card;
  const title = freshId("nw-conflict");
  const choose = async (mine) => {
    const reply = await card.working(card.link.ask("choose", { conflict: both.id, mine }));
    if (reply.trouble) return card.showTrouble(reply.trouble);
    if (reply.state.conflict) return showConflict(card, reply.state.conflict);
    const taken = card.saver.resolved(reply.value, reply.state.revision, reply.state.saved);
    card.alert.replaceChildren();
    card.setReadOnly(false);
    card.parts.filter((part) => taken.includes(part.part)).forEach((part) => part.refresh());
    card.announce(words.conflict_settled);
  };
  const version = (heading, html, label, mine) =>
    node(
      "div",
      { class: "nw-version" },
      node("h4", {}, heading),
      htmlNode("div", { class: "nw-answer" }, html),
      node("button", { type: "button", class: "nw-button", onclick: () => choose(mine) }, label),
    );
  const here = card.el.contains(document.activeElement);
  card.setReadOnly(true);
  card.alert.replaceChildren(
    node(
      "div",
      { class: "nw-conflict", role: "alertdialog", "aria-labelledby": title, tabindex: "-1" },
      node("p", { id: title }, node("strong", {}, words.conflict_what), " ", words.conflict_todo),
      node(
        "div",
        { class: "nw-versions" },
        version(words.conflict_mine, both.mine, words.keep_mine, true),
        version(words.conflict_theirs, both.theirs, words.keep_theirs, false),
      ),
    ),
  );
  if (here) card.alert.firstElementChild.focus(); // the field that had the focus is at rest now
}
