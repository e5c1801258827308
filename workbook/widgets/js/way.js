// From the module to its assignment: how far it is, and one button.

import { fill } from "./german.js";
import { node } from "./nodes.js";
import { openSheet } from "./open.js";
import { troubleBox } from "./trouble.js";

export class WayToAssignment {
  constructor({ model, el, link }) {
    this.link = link;
    this.spec = model.get("spec");
    this.words = model.get("words");
    this.state = model.get("state");
    this.alert = node("div", { class: "nw-alerts" });
    this.line = node("p", { class: "nw-quiet" });
    this.button = node("button", { type: "button", class: "nw-button nw-primary", onclick: () => this.open() });
    this.el = node(
      "section",
      { class: "nw nw-compact nw-way", lang: "de", "data-way": this.spec.id },
      node("div", {}, node("h3", { class: "nw-title" }, fill(this.words.panel.title, { assignment: this.spec.id, title: this.spec.title })), this.line),
      this.button,
      this.alert,
    );
    this.el.addEventListener("keydown", (event) => event.stopPropagation());
    this.heard = (news) => this.draw(news.state);
    link.listeners.add(this.heard);
    this.draw(this.state);
    el.replaceChildren(this.el);
    this.el.dataset.ready = "1";
  }

  draw(state) {
    this.state = state;
    const words = this.words.panel;
    this.line.textContent = state.fetched ? fill(words.state, { word: state.word }) : words.not_fetched;
    this.button.textContent = state.fetched ? words.open : words.fetch;
  }

  async open() {
    const reply = await this.link.ask("open");
    if (reply.trouble) return this.alert.replaceChildren(troubleBox(reply.trouble, this.words.card));
    this.alert.replaceChildren();
    this.draw(reply.state);
    openSheet(reply.path);
  }

  destroy() {
    this.link.listeners.delete(this.heard);
  }
}
