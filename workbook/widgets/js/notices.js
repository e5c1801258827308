// What a person must be told about their project when they open it: one calm box above the first card, until read.

import { node } from "./nodes.js";
import { inZone } from "./times.js";

const SOON = 200; // ms until a card that is being put into the page is there
const pages = new WeakMap(); // an open notebook -> notice id -> its box

/** Show what has not been read yet; `card` is the way to Python. A card that is not in the page yet waits for it. */
export function showNotices(card, notices) {
  if (card.el.isConnected) place(card, notices);
  else if (notices.length > 0 && !card.gone) setTimeout(() => showNotices(card, card.state.notices), SOON);
}

function place(card, notices) {
  const page = card.el.closest(".jp-NotebookPanel") ?? document.body;
  if (!pages.has(page)) pages.set(page, new Map());
  const boxes = pages.get(page);
  const still = new Set(notices.map((notice) => notice.id));
  for (const [id, box] of boxes) {
    if (still.has(id)) continue;
    box.remove();
    boxes.delete(id);
  }
  for (const notice of notices) {
    const box = boxes.get(notice.id);
    const first = !box?.isConnected || box.compareDocumentPosition(card.el) & Node.DOCUMENT_POSITION_PRECEDING;
    if (!first) continue; // it stands above an earlier card of this page
    box?.remove();
    boxes.set(notice.id, card.el.parentElement.insertBefore(draw(card, boxes, notice), card.el));
  }
}

function draw(card, boxes, { id, what, why, todo, at }) {
  const words = card.words.card;
  const read = () => {
    boxes.get(id)?.remove();
    card.link.ask("dismiss", { notice: id });
    card.el.querySelector(".nw-title")?.scrollIntoView({ block: "nearest" });
  };
  const button = (label, onclick) => node("button", { type: "button", class: "nw-button", onclick }, label);
  return node(
    "section",
    { class: "nw nw-notice", role: "status", lang: "de", "aria-label": words.notice },
    node("p", {}, node("strong", {}, inZone(what, at))),
    node("p", {}, why, " ", todo),
    node("div", { class: "nw-notice-row" }, button(words.notice_read, read), button(words.earlier_states, () => card.showEarlier())),
  );
}
