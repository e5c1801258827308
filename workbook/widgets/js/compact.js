// An exercise of the module as a line in the assignment: how far it is, and the way there.

import { fill } from "./german.js";
import { node } from "./nodes.js";
import { openSheet } from "./open.js";

const SYMBOLS = { open: "○", begun: "◐", checked: "✓", handed_in: "✓", feedback: "✓" };

export class CompactCard {
  constructor({ model, el, link }) {
    this.link = link;
    this.spec = model.get("spec");
    this.words = model.get("words").card;
    this.state = model.get("state");
    this.el = node("section", { class: "nw nw-compact", lang: "de", "data-exercise": this.spec.id });
    this.el.addEventListener("keydown", (event) => event.stopPropagation());
    this.heard = (news) => {
      this.state = { ...this.state, ...news.state };
      this.draw();
    };
    link.listeners.add(this.heard);
    this.draw();
    el.replaceChildren(this.el);
  }

  draw() {
    const { spec, state, words } = this;
    this.el.replaceChildren(
      node("span", { class: "nw-symbol", "data-status": state.progress, "aria-hidden": "true" }, SYMBOLS[state.progress]),
      node(
        "div",
        { class: "nw-compact-text" },
        node("p", { class: "nw-eyebrow" }, node("span", { class: "nw-number" }, fill(words.exercise, { number: spec.number })), node("span", {}, words.in_module)),
        node("h3", { class: "nw-title" }, spec.title),
        node("p", { class: "nw-quiet" }, [state.word, state.points].filter(Boolean).join(" · ")),
      ),
      state.link ? node("button", { type: "button", class: "nw-button", onclick: () => openSheet(state.link, spec.id) }, words.to_module) : "",
    );
    this.el.dataset.ready = "1";
  }

  destroy() {
    this.link.listeners.delete(this.heard);
  }
}
