// Grading by hand, the panel in the notebook: who grades, the exercises with their queues, the list of everything.
// What a participant wrote comes as HTML that Python has filtered; everything else is set as text.

import { showAgreement } from "./grading_agreement.js";
import { GradingCase } from "./grading_case.js";
import { GradingList } from "./grading_list.js";
import { counted, fill } from "./german.js";
import { freshId, node } from "./nodes.js";
import { withStyle } from "./style.js";
import { troubleBox } from "./trouble.js";

const CHANGED = "workbook:grading"; // a mark was given, or somebody else sits at the desk

export default class GradingDesk {
  constructor({ model, el, link }) {
    this.link = link;
    this.spec = model.get("spec");
    this.frame = model.get("words").card;
    this.words = model.get("words").desk;
    const title = freshId("nw-title");
    const said = this.spec.view === "list" ? this.words.list.title : this.words.overview.title;
    this.alert = node("div", { class: "nw-alerts" });
    this.body = node("div", { class: "nw-desk-body" });
    this.el = node(
      "section",
      { class: "nw nw-card nw-desk", lang: "de", "aria-labelledby": title, "data-grading": this.spec.view },
      node("h3", { class: "nw-title", id: title }, said),
      this.alert,
      this.body,
    );
    this.el.addEventListener("keydown", (event) => event.stopPropagation());
    this.heard = (event) => event.detail !== this && this.draw();
    window.addEventListener(CHANGED, this.heard);
    el.replaceChildren(this.el);
    void withStyle("grading.css").then(() => this.draw());
  }

  // ── who ──

  get who() {
    return localStorage.getItem(`nw-grader:${this.spec.course}`) ?? "";
  }

  set who(name) {
    localStorage.setItem(`nw-grader:${this.spec.course}`, name);
    this.changed();
  }

  changed() {
    window.dispatchEvent(new CustomEvent(CHANGED, { detail: null }));
  }

  /** Ask Python as this grader; null where something is the matter, which then stands in the panel. */
  async ask(op, message = {}) {
    const reply = await this.link.ask(op, { who: this.who, ...message });
    this.alert.replaceChildren(reply.trouble ? troubleBox(reply.trouble, this.frame) : "");
    return reply.trouble ? null : reply;
  }

  // ── drawing ──

  async draw() {
    if (!this.who) return this.askWho();
    if (this.spec.view === "list") {
      this.list ??= new GradingList(this);
      this.body.replaceChildren(this.list.el);
      await this.list.draw();
    } else await this.drawOverview();
    this.el.dataset.ready = "1";
  }

  askWho() {
    const words = this.words.who;
    const id = freshId("nw-who");
    const field = node("input", { class: "nw-input", id, type: "text", maxlength: 60, autocomplete: "name", required: true, "aria-describedby": `${id}-aid` });
    const start = (event) => {
      event?.preventDefault();
      const name = field.value.replace(/\s+/g, " ").trim();
      if (name) this.who = name;
      else field.focus();
    };
    const known = this.spec.graders.map((name) => node("button", { type: "button", class: "nw-button", onclick: () => (this.who = name) }, name));
    this.body.replaceChildren(
      node(
        "form",
        { class: "nw-desk-who", onsubmit: start },
        node("label", { class: "nw-label", for: id }, words.label),
        node("p", { class: "nw-aid", id: `${id}-aid` }, words.aid),
        field,
        node("button", { type: "submit", class: "nw-button nw-primary" }, words.start),
        known.length ? node("p", { class: "nw-desk-known" }, words.known, " ", known) : null,
      ),
    );
    this.el.dataset.ready = "1";
  }

  async drawOverview() {
    const reply = await this.ask("overview");
    if (!reply) return;
    const words = this.words.overview;
    const other = () => {
      localStorage.removeItem(`nw-grader:${this.spec.course}`);
      this.changed();
    };
    const heads = [words.exercise, words.answers, words.waiting, words.left, words.second_given, ""];
    const table = node(
      "table",
      { class: "nw-desk-table" },
      node("thead", {}, node("tr", {}, heads.map((head) => (head ? node("th", { scope: "col" }, head) : node("td"))))),
      node("tbody", {}, reply.rows.map((row) => this.row(row))),
    );
    this.body.replaceChildren(
      node("p", { class: "nw-quiet" }, fill(this.words.who.as, { who: this.who }), " ", node("button", { type: "button", class: "nw-link", onclick: other }, this.words.who.other)),
      reply.rows.length ? table : node("p", {}, words.empty),
      node("p", {}, node("button", { type: "button", class: "nw-button", onclick: () => this.changed() }, words.refresh)),
    );
  }

  row(row) {
    const words = this.words.overview;
    const open = (second) => () => this.open({ exercise: row.exercise, second });
    const button = (label, onclick, extra = "") => node("button", { type: "button", class: `nw-button ${extra}`, onclick, "aria-label": `${label}: ${row.number} ${row.title}` }, label);
    const left = row.waiting === 0 ? words.done : row.minutes === null ? "–" : fill(words.minutes, { n: row.minutes });
    return node(
      "tr",
      { "data-exercise": row.exercise },
      node("th", { scope: "row" }, `${row.number} ${row.title}`, row.changed ? node("span", { class: "nw-desk-changed" }, ` ↻ ${counted(words, "changed", row.changed)}`) : null),
      node("td", {}, String(row.answers)),
      node("td", {}, node("strong", {}, String(row.waiting))),
      node("td", {}, left),
      node("td", {}, row.second_given ? String(row.second_given) : "–"),
      node(
        "td",
        {},
        node(
          "div", // a cell that is itself flexible loses the height of its row
          { class: "nw-desk-buttons" },
          row.waiting ? button(words.grade, open(false), "nw-primary") : button(words.look, open(false)),
          row.for_second ? button(words.second, open(true)) : null,
          row.second_given ? button(words.agreement, () => this.agreement(row.exercise)) : null,
        ),
      ),
    );
  }

  // ── what opens over the page ──

  async open({ exercise, second = false, participant = null }) {
    const reply = await this.ask("open", { exercise, second, participant });
    if (reply) new GradingCase(this, { ...reply, second }).show();
  }

  async agreement(exercise) {
    const reply = await this.ask("agreement", { exercise });
    if (reply) showAgreement(this, reply.agreement);
  }

  destroy() {
    window.removeEventListener(CHANGED, this.heard);
  }
}
