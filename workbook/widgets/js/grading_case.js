// One answer after the other: the text large, what it rests on beside it, the rubric by keyboard.

import { CommentField } from "./grading_comment.js";
import { Drafts } from "./grading_drafts.js";
import { Rubric } from "./grading_rubric.js";
import { counted, fill, number, parseNumber } from "./german.js";
import { freshId, htmlNode, node } from "./nodes.js";
import { troubleBox } from "./trouble.js";

const TYPING = "input, textarea";

/** Points as people write them: 3, 3,5, 3,25. */
export const short = (points) => number(points, Number.isInteger(points) ? 0 : Number.isInteger(2 * points) ? 1 : 2);

export class GradingCase {
  constructor(desk, { exercise, bank, queue, case: first, second }) {
    this.desk = desk;
    this.words = desk.words.case;
    this.exercise = exercise;
    this.second = second;
    this.queue = queue;
    this.first = first;
    this.visited = [];
    this.later = [];
    this.given = []; // marks of this sitting, the last one last
    this.drafts = new Drafts(`nw-grading:${desk.spec.course}:${desk.who}:${exercise.id}:${second}`);
    this.build(bank);
  }

  build(bank) {
    const { words, exercise } = this;
    const title = freshId("nw-title");
    this.place = node("p", { class: "nw-grading-place" });
    this.bar = node("progress", { class: "nw-grading-bar", "aria-hidden": "true" });
    this.person = node("span", { class: "nw-grading-person", role: "status" });
    this.naming = node("button", { type: "button", class: "nw-button", "aria-pressed": "false", onclick: () => this.toggleName() }, words.name);
    this.read = node("section", { class: "nw-grading-read", tabindex: "0", "aria-label": words.answer });
    this.basis = node("aside", { class: "nw-grading-basis", tabindex: "0", "aria-label": words.basis });
    this.rubric = new Rubric(exercise, words, () => this.changed());
    this.comment = new CommentField(words, bank, () => this.changed(), () => this.save());
    this.points = node("p", { class: "nw-grading-points", role: "status" });
    this.alert = node("div", { class: "nw-alerts" });
    this.live = node("p", { class: "nw-grading-said", role: "status" });
    this.dialog = node(
      "dialog",
      { class: "nw nw-grading", lang: "de", "aria-labelledby": title },
      node(
        "header",
        { class: "nw-grading-head" },
        node("h3", { id: title }, `${exercise.number} ${exercise.title}`, this.second ? node("span", { class: "nw-badge" }, words.second) : null),
        this.place,
        this.person,
        this.naming,
        node("button", { type: "button", class: "nw-button", onclick: () => this.dialog.close() }, words.close),
        this.bar,
      ),
      node("div", { class: "nw-grading-body" }, this.read, this.basis, node("section", { class: "nw-grading-give", "aria-label": words.rubric }, this.rubric.el, this.side())),
      node("footer", { class: "nw-grading-foot" }, node("p", { class: "nw-grading-keys" }, words.keys), this.live, this.undoing),
    );
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("close", () => this.leave());
  }

  /** What stands below the rubric: comment, extra points, points, saving. */
  side() {
    const { words } = this;
    const [points, reason] = [freshId("nw-extra"), freshId("nw-reason")];
    const field = (id, label, attributes) => node("p", {}, node("label", { for: id }, label), node("input", { class: "nw-input", id, type: "text", oninput: () => this.changed(), ...attributes }));
    this.extraBox = node(
      "details",
      { class: "nw-grading-extra" },
      node("summary", {}, words.extra),
      node(
        "div",
        {},
        field(points, words.extra_points, { inputmode: "decimal", placeholder: words.extra_points_aid, maxlength: 8 }),
        field(reason, words.extra_reason, { maxlength: 300 }),
      ),
    );
    [this.extra, this.reason] = this.extraBox.querySelectorAll("input");
    this.saving = node("button", { type: "button", class: "nw-button nw-primary", onclick: () => this.save() }, words.save);
    this.undoing = node("button", { type: "button", class: "nw-link", onclick: () => this.undo() }, words.undo);
    return node(
      "div",
      { class: "nw-grading-side" },
      this.comment.el,
      this.extraBox,
      this.alert,
      this.points,
      node(
        "p",
        { class: "nw-grading-does" },
        this.saving,
        node("button", { type: "button", class: "nw-button", onclick: () => this.back() }, words.back),
        node("button", { type: "button", class: "nw-button", onclick: () => this.skip() }, words.later),
      ),
    );
  }

  show() {
    this.desk.el.append(this.dialog);
    this.dialog.showModal();
    this.take(this.first);
  }

  leave() {
    this.keep();
    this.dialog.remove();
    this.desk.changed();
  }

  // ── one answer ──

  take(shown, mark = undefined) {
    this.shown = shown;
    this.hideName();
    if (!shown) return this.finish();
    this.dialog.classList.remove("nw-grading-over");
    this.dialog.dataset.number = String(shown.number);
    const value = mark ?? this.drafts.of(shown.number) ?? shown.mark ?? {};
    this.rubric.set(value.levels ?? {});
    this.comment.set(value.comment ?? "");
    this.extra.value = value.extra ? String(value.extra).replace(".", ",") : "";
    this.reason.value = value.reason ?? "";
    this.extraBox.open = Boolean(this.extra.value || this.reason.value);
    this.touched = Boolean(mark);
    this.alert.replaceChildren();
    this.drawText();
    this.drawPlace();
    this.drawPoints();
    this.rubric.focus(true);
    this.dialog.scrollTop = this.rubric.el.scrollTop = 0; // a new answer is read from its beginning
    this.dialog.dataset.ready = String(shown.number);
  }

  drawText() {
    const { words, shown } = this;
    const of = (kind) => shown.sections.filter((each) => each.kind === kind);
    // Python has filtered this HTML (grading.autograde.sanitize); nothing typed by a participant is a tag in it.
    const text = (each, extra = "") => htmlNode("div", { class: `nw-answer ${extra}` }, each.html);
    const fold = (each, open) => node("details", { open }, node("summary", {}, each.title), text(each));
    this.read.replaceChildren(
      ...[
        shown.changed ? node("p", { class: "nw-grading-changed" }, "↻ ", words.changed) : null,
        ...of("changes").map((each, at) => fold(each, shown.changed && at === 0)),
        ...of("answer").map((each) => text(each, "nw-grading-answer")),
        htmlNode("details", { class: "nw-grading-task" }, `<summary></summary>${this.exercise.task}`),
      ].filter(Boolean),
    );
    this.read.querySelector(".nw-grading-task summary").textContent = words.task;
    const basis = [...of("basis"), ...of("map")];
    this.basis.replaceChildren(
      node("h4", {}, words.basis),
      ...(basis.length ? basis.map((each, at) => fold(each, at === 0 || each.kind === "map")) : [node("p", { class: "nw-quiet" }, words.no_basis)]),
    );
    this.read.scrollTop = this.basis.scrollTop = 0;
  }

  drawPlace() {
    const { words, queue, shown } = this;
    const waiting = queue.waiting.length;
    const done = queue.total - waiting;
    const parts = [fill(words.progress, { n: shown?.waits ? Math.min(done + 1, queue.total) : done, total: queue.total })];
    if (shown && !shown.waits && shown.mark) parts.push(fill(words.again, { points: short(shown.mark.points) }));
    if (waiting) {
      const minutes = queue.seconds === null ? null : Math.max(Math.ceil(queue.seconds / 60), 1);
      parts.push(minutes === null ? counted(words, "left_texts", waiting) : counted(words, "left", minutes));
    }
    this.place.textContent = parts.join(" · ");
    this.bar.max = Math.max(queue.total, 1);
    this.bar.value = done;
    this.undoing.disabled = this.given.length === 0;
  }

  drawPoints() {
    const { words, exercise } = this;
    const open = this.rubric.open;
    const added = parseNumber(this.extra.value) ?? 0;
    const reached = this.rubric.points;
    const most = short(exercise.points);
    const shown = open ? "–" : `${short(reached)}${added ? ` ${added < 0 ? "−" : "+"} ${short(Math.abs(added))}` : ""}`;
    this.points.replaceChildren(
      node("strong", {}, fill(words.points, { points: shown, most })),
      " ",
      node("span", { class: "nw-quiet" }, open ? counted(words, "open", open) : words.halves),
    );
    this.saving.disabled = open > 0;
  }

  changed() {
    this.touched = true;
    this.drawPoints();
    this.keep();
  }

  get value() {
    return { levels: this.rubric.levels, comment: this.comment.value, extra: this.extra.value, reason: this.reason.value };
  }

  /** What is not saved yet stays in this tab, also when the page is loaded anew. */
  keep() {
    if (this.shown && this.touched) this.drafts.keep(this.shown.number, this.value);
  }

  finish() {
    this.dialog.classList.add("nw-grading-over");
    this.dialog.dataset.ready = this.dialog.dataset.number = "0";
    const close = node("button", { type: "button", class: "nw-button nw-primary", onclick: () => this.dialog.close() }, this.words.close);
    this.read.replaceChildren(node("p", { class: "nw-grading-done" }, this.second ? this.words.done_second : this.words.done), close);
    this.basis.replaceChildren();
    this.drawPlace();
    close.focus();
  }

  // ── steps ──

  async ask(op, message = {}) {
    if (this.busy) return null;
    this.busy = true;
    this.dialog.setAttribute("aria-busy", "true");
    const reply = await this.desk.link.ask(op, { who: this.desk.who, exercise: this.exercise.id, second: this.second, ...message });
    this.busy = false;
    this.dialog.removeAttribute("aria-busy");
    this.alert.replaceChildren(reply.trouble ? this.trouble(reply.trouble) : "");
    if (reply.trouble?.number === "mark-answer-newer") await this.again(reply.trouble);
    return reply.trouble ? null : reply;
  }

  /** The answer was handed in anew while it was read: the new one comes, the words to it stay. */
  async again(trouble) {
    const reply = await this.ask("case", { number: this.shown.number });
    if (!reply) return;
    this.take(reply.case);
    this.alert.replaceChildren(this.trouble(trouble));
  }

  /** What the grader can mend needs no report; everything else is a fault of the house. */
  trouble(trouble) {
    if (!/^(mark|grader|queue)-/.test(trouble.number)) return troubleBox(trouble, this.desk.frame);
    return node("p", { class: "nw-grading-mend", role: "alert" }, node("strong", {}, trouble.what), ` ${trouble.todo}`);
  }

  async save() {
    if (!this.shown || this.rubric.open) return this.rubric.focusOpen();
    const at = this.shown.number;
    const reply = await this.ask("save", { number: at, mark: this.value, seen: this.shown.seen });
    if (!reply) return undefined;
    this.drafts.drop(at);
    this.touched = false;
    this.given.push(reply.given);
    this.update(reply);
    this.live.textContent = fill(this.words.saved, { points: fill(this.words.points, { points: short(reply.points), most: short(this.exercise.points) }) });
    return this.go(this.next(at));
  }

  update({ queue, bank }) {
    this.queue = queue;
    this.comment.bank = bank;
  }

  next(at) {
    const waiting = this.queue.waiting.filter((each) => each !== at);
    const fresh = waiting.filter((each) => !this.later.includes(each));
    return fresh.find((each) => each > at) ?? fresh[0] ?? this.later.find((each) => waiting.includes(each));
  }

  async go(number_, remember = true) {
    if (this.shown && remember) this.visited.push(this.shown.number);
    this.keep();
    if (number_ === undefined) return this.take(null);
    const reply = await this.ask("case", { number: number_ });
    if (reply) this.take(reply.case);
    return undefined;
  }

  back() {
    const before = this.visited.pop();
    if (before !== undefined) return this.go(before, false);
    return undefined;
  }

  skip() {
    if (!this.shown) return undefined;
    const at = this.shown.number;
    const next = this.next(at);
    if (next === undefined) return undefined;
    this.later = [...this.later.filter((each) => each !== at && each !== next), at];
    return this.go(next);
  }

  async undo() {
    const given = this.given.at(-1);
    if (given === undefined) {
      this.live.textContent = this.words.nothing_to_undo;
      return;
    }
    this.keep();
    const reply = await this.ask("withdraw", { given });
    if (!reply) return;
    this.given.pop();
    this.update(reply);
    this.take(reply.case, reply.case.mark);
    this.live.textContent = this.words.undone;
  }

  async toggleName() {
    if (this.person.textContent) return this.hideName();
    const reply = await this.ask("name", { number: this.shown.number });
    if (!reply) return undefined;
    this.person.textContent = [reply.name, reply.id].filter(Boolean).join(" · ");
    this.naming.textContent = this.words.hide;
    this.naming.setAttribute("aria-pressed", "true");
    return undefined;
  }

  hideName() {
    this.person.textContent = "";
    this.naming.textContent = this.words.name;
    this.naming.setAttribute("aria-pressed", "false");
  }

  // ── keys ──

  key(event) {
    event.stopPropagation(); // neither JupyterLab nor the page's undo
    const typing = event.target.matches?.(TYPING);
    if (event.key === "Escape" && typing) {
      event.preventDefault();
      return this.rubric.focus();
    }
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (undo && !typing) {
      event.preventDefault();
      return this.undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (typing) return this.keyInField(event);
    if (event.key === "Enter" && event.target.matches("button:not([role=radio]), summary")) return undefined;
    const step = this.step(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!step || !this.shown) return undefined;
    event.preventDefault();
    return step();
  }

  keyInField(event) {
    if (event.defaultPrevented || event.key !== "Enter" || event.shiftKey) return undefined;
    event.preventDefault();
    return this.save();
  }

  step(key) {
    if (/^[0-3]$/.test(key)) return () => this.rubric.give(Number(key));
    return {
      ArrowDown: () => this.rubric.move(1),
      ArrowUp: () => this.rubric.move(-1),
      ArrowRight: () => this.rubric.raise(1),
      ArrowLeft: () => this.rubric.raise(-1),
      Enter: () => this.save(),
      Backspace: () => this.back(),
      PageDown: () => this.read.scrollBy({ top: this.read.clientHeight * 0.85 }),
      PageUp: () => this.read.scrollBy({ top: -this.read.clientHeight * 0.85 }),
      k: () => this.comment.focus(),
      z: () => this.openExtra(),
      s: () => this.skip(),
      n: () => this.toggleName(),
      g: () => this.dialog.classList.toggle("nw-grading-wide"),
    }[key];
  }

  openExtra() {
    this.extraBox.open = true;
    this.extra.focus();
  }
}
