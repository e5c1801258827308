// The one state line: what the cards say about saving, unless the connection itself has more to say.

import { h } from "./dom.js";
import { t } from "./words.js";

const MARKS = { saved: "✓", saving: "…", unsaved: "○", waiting: "○", error: "!", conflict: "!", link: "○" };

export class StateLine {
  constructor(page) {
    this.page = page;
    this.saving = null; // what the cards said last
    this.connection = null; // what the link says; null = all is well
    this.mark = h("span", { class: "nw-bar-mark", "aria-hidden": "true" });
    this.words = h("span", { class: "nw-bar-words" });
    this.node = h("span", { class: "nw-bar-state", role: "status", "aria-live": "polite" }, this.mark, this.words);
    this.onSaving = ({ detail }) => this.take(detail);
    window.addEventListener("workbook:save-state", this.onSaving);
    this.draw();
  }

  take(detail) {
    if (!this.page.panel.isVisible) return; // the cards of another open page
    this.saving = detail;
    this.draw();
  }

  /** `state` "starting" | "restarting" | "offline" | "dead", or null when the connection is well. */
  link(state) {
    this.connection = state;
    this.draw();
  }

  draw() {
    const state = this.connection ? "link" : (this.saving?.state ?? "ready");
    const calm = t(this.page.runner?.runs ? "state.ready" : "state.starting");
    const text = this.connection ? t(`state.${this.connection}`) : this.saving ? sentence(this.saving) : calm;
    this.node.dataset.state = this.connection ?? state;
    this.mark.textContent = MARKS[state] ?? "";
    if (this.words.textContent !== text) this.words.textContent = text;
    this.node.title = text;
  }

  dispose() {
    window.removeEventListener("workbook:save-state", this.onSaving);
  }
}

function sentence({ state, text, at, time }) {
  return text || t(`state.${state}`, { time: time ?? at ?? "" });
}
