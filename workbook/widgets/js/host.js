// What one part of a card may use: its own place on the page, its value, its words, and the card's services.

import { fill } from "./german.js";
import { copy, same } from "./json.js";
import { node } from "./nodes.js";
import { withStyle } from "./style.js";
import { troubleBox, troubleOf } from "./trouble.js";

/** Mount one part; the part's module is fetched on first use. */
export class PartHost {
  constructor(card, part, view) {
    this.card = card;
    this.part = part.id;
    this.kind = part.kind;
    this.settings = part.settings;
    this.exercise = card.spec;
    this.listeners = new Set();
    this.el = node("div", { class: `nw-part nw-part-${part.kind}`, "data-part": part.id });
    this.receiveView(view);
  }

  get value() {
    return copy(this.card.saver.value[this.part]);
  }

  get readOnly() {
    return this.card.readOnly;
  }

  get example() {
    return this.card.state.example;
  }

  /** A German text of this kind, or of the card. */
  text(key, values) {
    const { [this.kind]: own, fields, card } = this.card.words;
    const text = own?.[key] ?? fields?.[key] ?? card[key];
    return text === undefined ? key : fill(text, values);
  }

  /** All texts of a building block that several kinds share, such as "grid". */
  words(name) {
    return this.card.words[name];
  }

  /** The person has entered something: keep it, save it, remember `label` for undo. */
  set(value, { label } = {}) {
    this.last = copy(value);
    this.card.changed(this.part, value, label ?? this.settings.label ?? this.card.spec.title);
  }

  /** Ask the part's other half in Python. A fault is shown in the card, and the promise is refused with it. */
  async act(message) {
    const reply = await this.card.working(this.card.link.ask("act", { part: this.part, message }));
    if (!reply.trouble) return reply.reply;
    if (!this.card.state.networks) this.card.showTrouble(reply.trouble); // else the choice stands there already
    throw Object.assign(new Error(reply.trouble.what), { told: true });
  }

  onChange(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(text) {
    this.card.announce(text);
  }

  style(name) {
    return withStyle(name);
  }

  // ── for the card ──

  async mount() {
    if (this.trouble) {
      this.el.replaceChildren(troubleBox(this.trouble, this.card.words.card));
      return;
    }
    try {
      const module = await import(new URL(`parts/${this.kind}.js`, import.meta.url).href);
      if (this.gone) return;
      this.last = this.value;
      this.mounted = module.default(this) ?? {};
    } catch (error) {
      this.fail(error);
    }
  }

  receiveView(view) {
    this.trouble = view?.trouble ?? null;
    this.view = view?.view ?? null;
  }

  /** News from outside: a view, a value, or both. Not while something typed here is unsaved. */
  refresh(view) {
    const hadTrouble = this.trouble;
    if (view !== undefined) this.receiveView(view);
    if (hadTrouble || this.trouble) {
      this.el.replaceChildren();
      this.mounted?.destroy?.();
      this.mounted = undefined;
      this.mount();
      return;
    }
    if (view === undefined && same(this.value, this.last)) return;
    this.last = this.value;
    try {
      const news = { value: this.value, view: this.view };
      this.mounted?.update?.(news);
      for (const listener of this.listeners) listener(news);
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error) {
    if (error?.told) return;
    const trouble = troubleOf(error, `${this.exercise.id} ${this.part}`, this.card.words.card);
    this.el.replaceChildren(troubleBox(trouble, this.card.words.card));
  }

  destroy() {
    this.gone = true;
    this.mounted?.destroy?.();
  }
}
