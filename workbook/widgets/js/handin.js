// "Abgeben": what exactly is sent, a confirmation, and the receipt.

import { fill } from "./german.js";
import { freshId, node } from "./nodes.js";
import { openSheet } from "./open.js";
import { cardsOf } from "./page.js";
import { inZone } from "./times.js";
import { troubleBox } from "./trouble.js";

const LOOK = 5000; // ms between two looks for feedback that comes at once
const LOOKS = 60; // then the start page has it

export class HandInPanel {
  constructor({ model, el, link }) {
    this.link = link;
    this.assignment = model.get("spec").id;
    this.words = model.get("words");
    this.state = model.get("state");
    this.asking = false;
    const title = freshId("nw-title");
    this.status = node("div", { class: "nw-handin-status" });
    this.overview = node("div", { class: "nw-handin-overview" });
    this.alert = node("div", { class: "nw-alerts" });
    this.row = node("div", { class: "nw-actions" });
    this.live = node("div", { class: "nw-unseen", role: "status", "aria-live": "polite" });
    this.el = node(
      "section",
      { class: "nw nw-card nw-handin", lang: "de", "aria-labelledby": title, "data-handin": this.assignment },
      node("h3", { class: "nw-title", id: title }, fill(this.words.panel.title, { assignment: this.assignment, title: this.state.title })),
      this.status,
      this.overview,
      this.alert,
      this.row,
      this.live,
    );
    this.el.addEventListener("keydown", (event) => event.stopPropagation());
    this.heard = () => (this.stale = true);
    link.listeners.add(this.heard);
    this.seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.lookIfStale());
    this.seen.observe(this.el);
    this.timer = setInterval(() => this.lookIfStale(), 2000);
    this.looks = 0;
    this.feedbackTimer = setInterval(() => this.lookForFeedback(), LOOK);
    this.draw();
    el.replaceChildren(this.el);
  }

  async lookIfStale() {
    const box = this.el.getBoundingClientRect();
    if (!this.stale || this.asking || box.bottom < 0 || box.top > window.innerHeight) return;
    await this.look();
  }

  async look() {
    this.stale = false;
    this.take(await this.link.ask("look"));
  }

  take(reply) {
    if (reply.trouble) {
      this.alert.replaceChildren(troubleBox(reply.trouble, this.words.card));
      return false;
    }
    this.alert.replaceChildren();
    this.state = reply.state;
    this.draw();
    return true;
  }

  // ── drawing ──

  draw() {
    this.el.dataset.ready = "1";
    this.el.dataset.handedIn = this.state.receipt ? String(this.state.receipt.number) : "0";
    this.drawStatus();
    this.drawOverview();
    this.drawRow();
  }

  drawStatus() {
    const { receipt, deadline, changed, file } = this.state;
    const words = this.words.panel;
    const lines = receipt ? this.receipt(receipt) : [node("p", {}, words.not_yet)];
    if (receipt && changed) lines.push(node("p", {}, node("strong", {}, words.changed), " ", this.state.again ? words.again : words.only_once));
    if (receipt && file) lines.push(node("p", {}, fill(words.file, { folder: file, name: receipt.place })));
    const came = this.feedback();
    if (came) lines.push(came);
    if (deadline) lines.push(node("p", { class: "nw-quiet" }, inZone(deadline.text, deadline.at)));
    this.status.replaceChildren(...lines);
  }

  /** The feedback for what was last handed in: a link to it, or that it comes soon. */
  feedback() {
    const { feedback } = this.state;
    const words = this.words.panel;
    this.awaited = feedback !== null && !feedback.here;
    if (!feedback) return null;
    if (!feedback.here) return node("p", {}, words.feedback_soon);
    const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
    const href = `${config.baseUrl ?? "/"}workbook/rueckmeldung/${feedback.page}`;
    const said = feedback.automatic ? words.feedback_automatic : words.feedback_whole;
    return node("p", {}, said, " ", node("a", { href, target: "_blank", rel: "noopener" }, words.feedback_read));
  }

  async lookForFeedback() {
    if (!this.awaited || this.asking || document.hidden || this.looks >= LOOKS) return;
    this.looks += 1;
    const reply = await this.link.ask("feedback");
    if (reply.trouble || this.asking || !reply.feedback?.here) return;
    this.state.feedback = reply.feedback;
    this.drawStatus();
    this.live.textContent = this.status.querySelector("a")?.parentElement.textContent ?? "";
  }

  receipt({ when, at, number, sha256, late }) {
    const words = this.words.panel;
    return [
      node(
        "p",
        {},
        node("span", { class: "nw-symbol nw-met", "aria-hidden": "true" }, "✓ "),
        node("strong", {}, fill(words.received, { when: inZone(when, at) })),
        " ",
        fill(words.attempt, { number }),
        late ? ` ${words.late}` : "",
      ),
      node("p", { class: "nw-quiet nw-sum" }, words.sha256, " ", node("code", {}, sha256)),
    ];
  }

  drawOverview() {
    const { sent, not_sent, reminders } = this.state;
    const words = this.words.panel;
    const list = (items) => node("ul", {}, items.map((item) => node("li", {}, item)));
    this.overview.replaceChildren(
      this.networks() ?? "",
      reminders.length
        ? node("div", { class: "nw-reminders", role: "group", "aria-label": words.reminders }, node("p", {}, node("strong", {}, words.reminders)), list(reminders))
        : "",
      node(
        "div",
        { class: "nw-two" },
        node("div", {}, node("h4", {}, words.sent), list(sent), this.exercises()),
        node("div", {}, node("h4", {}, words.not_sent), list(not_sent)),
      ),
    );
  }

  /** The network waits for a choice between two versions: said here, made where it is entered. */
  networks() {
    const waiting = this.state.networks;
    if (!waiting) return null;
    const words = this.words.panel;
    const here = () => document.querySelector(`.nw-card[data-exercise="${CSS.escape(waiting.exercise ?? "")}"] .nw-networks`);
    const lead = () => {
      const box = here();
      if (!box) return openSheet(waiting.path, waiting.exercise);
      box.scrollIntoView({ block: "start" });
      box.focus({ preventScroll: true });
    };
    return node(
      "div",
      { class: "nw-reminders", role: "group", "aria-label": words.networks },
      node("p", {}, node("strong", {}, words.networks), " ", fill(words.networks_sent, { size: waiting.size })),
      waiting.path ? node("p", {}, node("button", { type: "button", class: "nw-button", onclick: lead }, words.to_networks)) : "",
    );
  }

  exercises() {
    const words = this.words.panel;
    const row = (symbol, word) => ({ text }) => node("li", {}, node("span", { class: "nw-symbol", "aria-hidden": "true" }, symbol), ` ${text} – ${word}`);
    const { answered, unanswered, earlier } = this.state;
    return node(
      "details",
      {},
      node("summary", {}, words.exercises),
      node(
        "ul",
        { class: "nw-plain-list" },
        answered.map(row("✓", words.answered)),
        unanswered.map(row("○", words.unanswered)),
        earlier.map(row("✓", words.earlier)),
      ),
    );
  }

  drawRow() {
    const words = this.words.panel;
    const button = (label, onclick, extra = "") => node("button", { type: "button", class: `nw-button ${extra}`, onclick }, label);
    if (!this.asking) {
      const again = this.state.receipt !== null;
      if (again && !this.state.again) return this.row.replaceChildren();
      const start = button(again ? words.hand_in_again : words.hand_in, () => this.confirm(), again && !this.state.changed ? "" : "nw-primary");
      return this.row.replaceChildren(start);
    }
    const yes = button(words.yes, () => this.handIn(), "nw-primary");
    const question = node("p", { class: "nw-question" }, node("strong", {}, fill(words.question, { assignment: this.assignment })), " ", words.question_more);
    this.row.replaceChildren(question, yes, button(words.no, () => this.ask(false)));
    yes.focus();
    this.live.textContent = question.textContent;
  }

  // ── steps ──

  ask(asking) {
    this.asking = asking;
    this.drawRow();
    if (!asking) this.row.querySelector("button")?.focus();
  }

  async confirm() {
    await Promise.all(cardsOf(this.state.kernel).map((card) => card.saver.flush()));
    await this.look();
    this.ask(true);
  }

  async handIn() {
    this.row.querySelectorAll("button").forEach((each) => (each.disabled = true));
    this.el.setAttribute("aria-busy", "true");
    const reply = await this.link.ask("hand_in");
    this.el.removeAttribute("aria-busy");
    this.asking = false;
    if (this.take(reply)) {
      this.looks = 0;
      this.live.textContent = this.status.textContent;
      this.status.scrollIntoView({ block: "nearest" });
    } else this.drawRow();
  }

  destroy() {
    this.link.listeners.delete(this.heard);
    this.seen.disconnect();
    clearInterval(this.timer);
    clearInterval(this.feedbackTimer);
  }
}
