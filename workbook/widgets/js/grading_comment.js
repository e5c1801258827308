// The comment, with what was written before offered by its first letters.

import { counted, folded } from "./german.js";
import { freshId, node } from "./nodes.js";

const OFFERED = 5;

export class CommentField {
  constructor(words, bank, changed, save) {
    this.words = words;
    this.bank = bank;
    this.changed = changed;
    this.save = save;
    this.at = -1;
    const id = freshId("nw-comment");
    this.offers = node("ul", { class: "nw-offers", role: "listbox", id: `${id}-bank`, "aria-label": words.bank, hidden: true });
    this.field = node("textarea", {
      class: "nw-input",
      id,
      rows: 1,
      maxlength: 5000,
      placeholder: words.comment_aid,
      "aria-autocomplete": "list",
      "aria-controls": `${id}-bank`,
      oninput: () => this.typed(),
      onfocus: () => this.offer(),
      onblur: () => this.hide(),
      onkeydown: (event) => this.key(event),
    });
    this.el = node("div", { class: "nw-grading-comment" }, node("label", { for: id, class: "nw-label" }, words.comment), this.field, this.offers);
  }

  get value() {
    return this.field.value;
  }

  set(text) {
    this.field.value = text;
    this.hide();
  }

  focus() {
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  typed() {
    this.offer();
    this.changed();
  }

  /** The line in which the cursor stands: from, to, text. */
  get line() {
    const { value, selectionStart } = this.field;
    const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const end = value.indexOf("\n", selectionStart);
    const to = end < 0 ? value.length : end;
    return { from, to, text: value.slice(from, to) };
  }

  offer() {
    const typed = folded(this.line.text.trim());
    const lines = this.field.value.split("\n").map((each) => each.trim());
    const fits = ({ text }) => !lines.includes(text) && (!typed || folded(text).startsWith(typed) || folded(text).split(/\s+/).some((word) => word.startsWith(typed)));
    const found = this.bank.filter(fits).slice(0, OFFERED);
    this.at = -1;
    this.offers.replaceChildren(...found.map(({ text, uses }, place) => this.option(text, uses, place)));
    this.offers.hidden = found.length === 0;
    this.field.removeAttribute("aria-activedescendant");
  }

  option(text, uses, place) {
    const take = (event) => {
      event.preventDefault(); // the field keeps the focus
      this.take(text);
    };
    return node("li", { role: "option", id: `${this.field.id}-${place}`, "aria-selected": "false", onmousedown: take }, node("span", {}, text), node("span", { class: "nw-quiet" }, counted(this.words, "uses", uses)));
  }

  hide() {
    this.offers.hidden = true;
    this.at = -1;
    this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const options = [...this.offers.children];
    if (this.offers.hidden || options.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = event.key === "ArrowDown" ? this.at + 1 : (this.at < 0 ? options.length : this.at) - 1;
      this.mark(options, (next + options.length) % options.length);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.take(options[this.at].firstChild.textContent);
    } else if (event.key === "Tab" && !event.shiftKey && (this.at >= 0 || this.line.text.trim())) {
      event.preventDefault();
      this.take(options[Math.max(this.at, 0)].firstChild.textContent);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.hide();
    }
  }

  mark(options, at) {
    this.at = at;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    this.field.setAttribute("aria-activedescendant", options[at].id);
  }

  take(text) {
    const { from, to } = this.line;
    this.field.setRangeText(text, from, to, "end");
    this.hide();
    this.changed();
  }
}
