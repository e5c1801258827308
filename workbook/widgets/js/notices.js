// What a person must be told about their project when they open it: once per page, until they have read it.

import { node } from "./nodes.js";

const shown = new Map(); // notice id -> its box

/** Show what has not been read yet; `card` is the way back to Python. */
export function showNotices(card, notices) {
  const words = card.words.card;
  const still = new Set(notices.map((notice) => notice.id));
  for (const [id, box] of shown) if (!still.has(id)) box.remove();
  for (const { id, text } of notices) {
    if (shown.has(id)) continue;
    const read = () => {
      box.remove();
      card.link.ask("dismiss", { notice: id });
    };
    const box = node(
      "div",
      { class: "nw nw-banner", role: "alert", lang: "de" },
      node("span", {}, text),
      node("button", { type: "button", class: "nw-button", onclick: read }, words.notice_read),
    );
    shown.set(id, box);
    document.body.append(box);
  }
}
