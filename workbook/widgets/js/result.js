// What the check says, and the hint ladder: what is met, what is open, and the one next step.

import { h, put } from "./dom.js";

const SYMBOLS = { met: "✓", partly: "◐", not_yet: "○", not_attempted: "–", cannot_be_checked: "–" };

export class ResultArea {
  constructor(card) {
    this.card = card;
    this.words = card.words.card;
    this.findings = h("div", { class: "nw-result", hidden: true });
    this.hints = h("div", { class: "nw-hints", hidden: true });
    this.el = h("div", {}, this.findings, this.hints);
    this.step = 0;
  }

  show(result) {
    const lines = result.lines.map((line) => this.line(line));
    this.findings.hidden = false;
    this.findings.classList.remove("nw-outdated");
    this.findings.replaceChildren(
      h("p", { class: "nw-summary" }, h("strong", {}, result.summary)),
      h("ul", { class: "nw-findings" }, lines),
      result.next && h("p", { class: "nw-next" }, h("strong", {}, this.words.next_step), " ", result.next),
      result.example && this.example(result.example),
    );
    this.findings.replaceChildren(...[...this.findings.childNodes].filter((node) => node.textContent));
    if (result.done) this.hints.hidden = true;
    this.step = 0;
    const next = result.next ? ` ${this.words.next_step} ${result.next}` : "";
    this.card.announce(`${result.summary}${next}`);
  }

  line({ status, name, hint, where }) {
    return h(
      "li",
      { class: "nw-finding", "data-status": status },
      h("span", { class: "nw-symbol", "aria-hidden": "true" }, SYMBOLS[status]),
      h(
        "span",
        {},
        h("span", { class: "nw-finding-name" }, name),
        " ",
        h("span", { class: "nw-finding-word" }, this.words[`status_${status}`]),
        hint && h("span", { class: "nw-finding-hint" }, hint),
        where.length > 0 && h("span", { class: "nw-finding-hint" }, put(this.words.where, { where: where.join(" · ") })),
      ),
    );
  }

  example(html) {
    return h("details", { class: "nw-example" }, h("summary", {}, this.words.example_offer), h("div", { class: "nw-prose", html }));
  }

  /** Something was changed since the check: the result stays readable but says so. */
  outdated() {
    if (this.findings.hidden || this.findings.classList.contains("nw-outdated")) return;
    this.findings.classList.add("nw-outdated");
    this.findings.querySelector(".nw-summary")?.append(h("span", { class: "nw-quiet" }, ` ${this.words.outdated}`));
  }

  /** One step of the hint ladder. */
  async hint() {
    await this.card.saver.flush();
    const reply = await this.card.working(this.card.link.ask("hint"));
    if (reply.trouble) return this.card.showTrouble(reply.trouble);
    const { steps } = reply;
    this.step = Math.min(this.step + 1, steps.length);
    const shown = steps.slice(0, this.step);
    this.hints.hidden = false;
    this.hints.replaceChildren(
      steps.length === 0 ? h("p", {}, this.words.hint_none) : "",
      ...shown.map((step) => h("div", { class: "nw-hint" }, h("h4", {}, step.title), h("div", { class: "nw-prose", html: step.html }))),
      steps.length > this.step ? h("p", { class: "nw-quiet" }, put(this.words.hint_more, { left: steps.length - this.step })) : "",
    );
    const last = shown.at(-1);
    this.card.announce(last ? `${last.title} ${this.hints.querySelector(".nw-hint:last-of-type .nw-prose").textContent}` : this.words.hint_none);
  }
}
