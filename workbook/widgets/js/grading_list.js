// Everything: who has been graded by whom, whose answer has changed, what has to be cleared up.

import { fill, folded } from "./german.js";
import { freshId, node } from "./nodes.js";

const AT_ONCE = 100;
const STATES = ["trouble", "changed", "apart", "waits", "marked", "empty"];

export class GradingList {
  constructor(desk) {
    this.desk = desk;
    this.words = desk.words.list;
    this.state = null;
    this.shown = AT_ONCE;
    this.open = false;
    const id = freshId("nw-search");
    this.search = node("input", { class: "nw-input", id, type: "search", oninput: () => this.fill(), "aria-label": this.words.search, placeholder: this.words.search });
    this.filters = node("div", { class: "nw-desk-filters", role: "group" });
    this.table = node("div", { class: "nw-desk-scroll", tabindex: "0", role: "region", "aria-label": this.words.table });
    this.el = node("div", { class: "nw-desk-list" });
  }

  /** The list names people, so it opens only when it is asked for. */
  async draw() {
    const { words, desk } = this;
    if (!this.open) {
      const show = () => {
        this.open = true;
        void this.draw();
      };
      this.el.replaceChildren(node("p", {}, words.closed), node("button", { type: "button", class: "nw-button", onclick: show }, words.show));
      return;
    }
    const reply = await desk.ask("list");
    if (!reply) return;
    this.lines = reply.lines;
    this.state ??= STATES.find((state) => this.lines.some((line) => line.state === state)) ?? "";
    this.el.replaceChildren(node("div", { class: "nw-desk-tools" }, this.filters, this.search), this.table);
    this.fill();
  }

  fill() {
    const { words, desk } = this;
    const pick = (state) => () => {
      this.state = state;
      this.shown = AT_ONCE;
      this.fill();
    };
    const count = (state) => this.lines.filter((line) => !state || line.state === state).length;
    const button = (state, label) => node("button", { type: "button", class: "nw-button", "aria-pressed": String(this.state === state), "data-state": state, onclick: pick(state) }, `${label} ${count(state)}`);
    const present = STATES.filter((state) => count(state));
    this.filters.replaceChildren(...present.map((state) => button(state, `${desk.words.sign[state]} ${desk.words.state[state]}`)), button("", words.all));
    const wanted = folded(this.search.value.trim());
    const found = this.lines.filter((line) => (!this.state || line.state === this.state) && (!wanted || folded(`${line.name} ${line.participant}`).includes(wanted)));
    this.table.replaceChildren(found.length ? this.rows(found) : node("p", {}, words.none), this.more(found.length - this.shown));
  }

  more(left) {
    if (left <= 0) return "";
    const show = () => {
      this.shown += AT_ONCE;
      this.fill();
    };
    return node("button", { type: "button", class: "nw-button", onclick: show }, fill(this.words.more, { n: left }));
  }

  rows(found) {
    const { words, desk } = this;
    const heads = [words.person, words.text, words.state, words.points, words.who, words.reason, ""];
    const line = (each) =>
      node(
        "tr",
        { "data-state": each.state, "data-participant": each.participant },
        node("th", { scope: "row" }, each.name, node("span", { class: "nw-quiet" }, ` ${each.participant}`)),
        node("td", {}, each.title),
        node("td", {}, `${desk.words.sign[each.state]} ${desk.words.state[each.state]}`),
        node("td", {}, each.points || "–"),
        node("td", {}, each.who || "–"),
        node("td", {}, each.reason || "–"),
        node("td", {}, each.exercise && each.state !== "empty" ? this.opening(each) : null),
      );
    return node(
      "table",
      { class: "nw-desk-table" },
      node("thead", {}, node("tr", {}, heads.map((head) => (head ? node("th", { scope: "col" }, head) : node("td"))))),
      node("tbody", {}, found.slice(0, this.shown).map(line)),
    );
  }

  opening({ exercise, participant, name, title }) {
    const { words, desk } = this;
    return node("button", { type: "button", class: "nw-button", "aria-label": `${words.open}: ${name}, ${title}`, onclick: () => desk.open({ exercise, participant }) }, words.open);
  }
}
