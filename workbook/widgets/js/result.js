// What the check says, and the hint ladder: what is met, what is open, and the one next step.

import { fill } from "./german.js";
import { htmlNode, node } from "./nodes.js";

const SYMBOLS = { met: "✓", partly: "◐", not_yet: "○", not_attempted: "–", cannot_be_checked: "–" };

export class ResultArea {
  constructor(card) {
    this.card = card;
    this.words = card.words.card;
    this.findings = node("div", { class: "nw-result", hidden: true });
    this.hints = node("div", { class: "nw-hints", hidden: true });
    this.el = node("div", {}, this.findings, this.hints);
    this.step = 0;
  }

  show(result) {
    const lines = result.lines.map((line) => this.line(line, result.next));
    this.findings.hidden = false;
    this.findings.classList.remove("nw-outdated");
    this.findings.replaceChildren(
      node("p", { class: "nw-summary" }, node("strong", {}, result.summary)),
      node("ul", { class: "nw-findings" }, lines),
      result.next ? node("p", { class: "nw-next" }, node("strong", {}, this.words.next_step), " ", result.next) : "",
      result.example ? this.example(result.example) : "",
    );
    if (result.done) this.hints.hidden = true;
    this.step = 0;
    const next = result.next ? ` ${this.words.next_step} ${result.next}` : "";
    this.card.announce(`${result.summary}${next}`);
  }

  /** One check. What the next step says already, or the hint of the places, is not said twice. */
  line({ status, name, hint, where }, next) {
    return node(
      "li",
      { class: "nw-finding", "data-status": status },
      node("span", { class: "nw-symbol", "aria-hidden": "true" }, SYMBOLS[status]),
      node(
        "span",
        {},
        node("span", { class: "nw-finding-name" }, name),
        " ",
        node("span", { class: "nw-finding-word" }, this.words[`status_${status}`]),
        hint && hint !== next && node("span", { class: "nw-finding-hint" }, hint),
        where.some((each) => !`${hint} ${next}`.includes(each)) && node("span", { class: "nw-finding-hint" }, fill(this.words.where, { where: where.join(" · ") })),
      ),
    );
  }

  example(html) {
    return node("details", { class: "nw-example" }, node("summary", {}, this.words.example_offer), htmlNode("div", { class: "nw-prose" }, html));
  }

  /** Something was changed since the check: the result stays readable but says so. */
  outdated() {
    if (this.findings.hidden || this.findings.classList.contains("nw-outdated")) return;
    this.findings.classList.add("nw-outdated");
    this.findings.querySelector(".nw-summary")?.append(node("span", { class: "nw-quiet" }, ` ${this.words.outdated}`));
  }

  /** One step of the hint ladder. */
  async hint() {
    await this.card.saver.flush();
    const reply = await this.card.working(this.card.link.ask("hint", { step: this.step + 1 }));
    if (reply.trouble) return this.card.showTrouble(reply.trouble);
    const { steps } = reply;
    this.step = Math.min(this.step + 1, steps.length);
    const shown = steps.slice(0, this.step);
    this.hints.hidden = false;
    this.hints.replaceChildren(
      steps.length === 0 ? node("p", {}, this.words.hint_none) : "",
      ...shown.map((step) => node("div", { class: "nw-hint" }, node("h4", {}, step.title), htmlNode("div", { class: "nw-prose" }, step.html))),
      steps.length > this.step ? node("p", { class: "nw-quiet" }, fill(this.words.hint_more, { left: steps.length - this.step })) : "",
    );
    const last = shown.at(-1);
    this.card.announce(last ? `${last.title} ${this.hints.querySelector(".nw-hint:last-of-type .nw-prose").textContent}` : this.words.hint_none);
  }
}
