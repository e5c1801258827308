// "Mitnehmen": what there is to take home, one button per file, a bar while a file is made, the file itself.

import { download } from "./download.js";
import { fill } from "./german.js";
import { freshId, node } from "./nodes.js";
import { cardsOf } from "./page.js";
import { withStyle } from "./style.js";
import { troubleBox } from "./trouble.js";

const PATIENCE = 1000; // ms until a bar says what is going on
const LOOK = 2000; // ms between looks whether something new should be shown
const KEPT = 120_000; // ms for which a finished file can be had again without making it anew

export default class TakeHomePanel {
  constructor({ model, el, link }) {
    this.link = link;
    this.spec = model.get("spec");
    this.words = model.get("words");
    this.state = null;
    this.stale = true;
    this.without = new Set();
    this.job = null;
    withStyle("takehome.css");
    const title = freshId("nw-title");
    this.body = node("div", { class: "nw-takehome-body" });
    this.bar = node("div", { class: "nw-takehome-bar", hidden: true });
    this.result = node("div", { class: "nw-takehome-result" });
    this.alert = node("div", { class: "nw-alerts" });
    this.live = node("div", { class: "nw-unseen", role: "status", "aria-live": "polite" });
    this.el = node(
      "section",
      { class: "nw nw-card nw-takehome", lang: "de", "aria-labelledby": title, "data-takehome": this.spec.id, "data-lm-suppress-shortcuts": "true" },
      node("h3", { class: "nw-title", id: title }, fill(this.words.panel.title, this.spec)),
      this.body,
      this.bar,
      this.result,
      this.alert,
      this.live,
    );
    this.el.addEventListener("keydown", (event) => event.stopPropagation());
    this.heard = (news) => this.hear(news);
    link.listeners.add(this.heard);
    this.kernel = (event) => this.job && ["restarting", "dead"].includes(event.detail?.state) && this.end(this.words.panel.kernel_gone);
    window.addEventListener("workbook:kernel", this.kernel);
    this.seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.lookIfStale());
    this.seen.observe(this.el);
    this.timer = setInterval(() => this.lookIfStale(), LOOK);
    el.replaceChildren(this.el);
  }

  // ── what there is ──

  hear(news) {
    if (news.push === "stale") this.stale = true;
    else if (this.job === 0) this.early.push(news); // faster than the answer that names the job
    else if (news.job !== this.job) return;
    else if (news.push === "step") this.showStep(news.step);
    else if (news.push === "made") this.finish(news);
  }

  async lookIfStale() {
    const box = this.el.getBoundingClientRect();
    if (!this.stale || this.looking || this.job !== null || !box.width || box.bottom < 0 || box.top > window.innerHeight) return;
    this.looking = true;
    await this.look();
    this.looking = false;
  }

  async look() {
    this.stale = false;
    const reply = await this.link.ask("look");
    if (reply.trouble) return this.showTrouble(reply.trouble);
    this.alert.replaceChildren();
    this.state = reply.state;
    this.draw();
  }

  draw() {
    const words = this.words.panel;
    const { ready, open, example, name, pictures, forms, report } = this.state;
    const focused = this.el.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const chosen = ready.filter(({ exercise }) => !this.without.has(exercise));
    const list = (titles) => titles.join("; ");
    this.body.replaceChildren(
      node("p", {}, ready.length ? fill(words.lead, { name }) : words.nothing),
      ready.length ? this.choice(ready) : "",
      open.length && ready.length ? node("p", { class: "nw-quiet" }, fill(words.open, { list: list(open) })) : "",
      example.length ? node("p", { class: "nw-quiet" }, fill(words.example, { list: list(example) })) : "",
      ready.length ? this.row(words.document, forms.map((form) => this.button({ what: "module", form }, words.document, chosen.length === 0)), chosen.length === 0 ? words.none_chosen : "") : "",
      ...pictures.map(({ id, title }) => this.row(title, [".png", ".svg"].map((form) => this.button({ what: "picture", form, picture: id }, title)))),
      report.forms.length ? this.report(report) : "",
    );
    if (focused) this.el.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    this.el.dataset.ready = "1";
    this.busy(this.job !== null);
  }

  choice(ready) {
    const words = this.words.panel;
    const box = ({ exercise, title }) => {
      const input = node("input", { type: "checkbox", checked: !this.without.has(exercise), "data-focus": `in ${exercise}` });
      input.addEventListener("change", () => {
        if (input.checked) this.without.delete(exercise);
        else this.without.add(exercise);
        this.draw();
      });
      return node("li", {}, node("label", { class: "nw-takehome-choice" }, input, node("span", {}, title)));
    };
    return node("fieldset", {}, node("legend", { class: "nw-label" }, words.inside), node("ul", { class: "nw-takehome-list" }, ready.map(box)), node("p", { class: "nw-aid" }, words.choose));
  }

  report({ forms, example }) {
    const words = this.words.panel;
    const badge = example && node("span", { class: "nw-badge nw-badge-example" }, words.report_example_badge);
    const what = example ? `${words.report} (${words.report_example_badge})` : words.report;
    return node(
      "div",
      { class: "nw-takehome-report" },
      node("h4", {}, words.report, badge && " ", badge),
      node("p", {}, example ? words.report_example : words.report_own),
      this.row("", forms.map((form) => this.button({ what: "report", form }, what))),
    );
  }

  row(label, buttons, aid = "") {
    return node("div", { class: "nw-takehome-row" }, label && node("span", { class: "nw-takehome-what" }, label), node("div", { class: "nw-takehome-buttons" }, buttons), aid && node("p", { class: "nw-aid" }, aid));
  }

  button(wish, what, off = false) {
    const words = this.words.panel;
    const form = words[`form_${wish.form.slice(1)}`];
    return node(
      "button",
      {
        type: "button",
        class: "nw-button",
        "aria-label": fill(words.label, { form, what }),
        "data-focus": `${wish.what} ${wish.picture ?? ""} ${wish.form}`,
        "data-wish": `${wish.what}${wish.form}`,
        "data-off": off ? "1" : null,
        onclick: () => this.make(wish, fill(words.working, { what, form })),
      },
      form,
    );
  }

  // ── making a file ──

  async make(wish, working) {
    if (this.job !== null) return;
    this.job = 0; // asked for, not begun
    this.early = [];
    this.asked = document.activeElement?.dataset?.focus;
    this.alert.replaceChildren();
    this.result.replaceChildren();
    this.busy(true);
    this.working = working;
    this.late = setTimeout(() => this.showBar(), PATIENCE);
    await Promise.all(cardsOf(this.state.kernel).map((card) => card.saver.flush()));
    if (this.job !== 0) return; // given up while the last words were being saved
    const reply = await this.link.ask("make", { ...wish, without: wish.what === "module" ? [...this.without] : [] });
    if (reply.trouble) return this.end("", reply.trouble);
    if (this.job !== 0) return this.link.post("stop", { job: reply.job });
    this.job = reply.job;
    this.early.splice(0).forEach((news) => this.hear(news));
  }

  busy(on) {
    this.el.querySelectorAll("button[data-wish]").forEach((button) => (button.disabled = on || button.dataset.off === "1"));
    if (on) this.el.setAttribute("aria-busy", "true");
    else this.el.removeAttribute("aria-busy");
  }

  showBar() {
    const words = this.words.panel;
    this.step = node("span", { class: "nw-quiet" }, this.stepWords ?? words.step_reading);
    const stop = node("button", { type: "button", class: "nw-button", onclick: () => this.stop() }, words.stop);
    this.bar.replaceChildren(node("p", {}, this.working, " ", this.step), node("progress", { "aria-label": this.working }), stop);
    this.bar.hidden = false;
    this.live.textContent = this.working;
    stop.focus({ preventScroll: true });
    this.bar.scrollIntoView({ block: "nearest" });
  }

  showStep(words) {
    this.stepWords = words;
    if (!this.bar.hidden) this.step.textContent = words;
  }

  stop() {
    if (this.job) this.link.post("stop", { job: this.job });
    this.end(this.words.panel.stopped);
  }

  /** Back to where a file can be chosen; with a sentence, or a trouble. */
  end(said, trouble) {
    clearTimeout(this.late);
    this.job = null;
    this.stepWords = undefined;
    this.bar.hidden = true;
    this.bar.replaceChildren();
    this.busy(false);
    if (trouble) this.showTrouble(trouble);
    else if (said) this.result.replaceChildren(node("p", {}, said));
    this.live.textContent = trouble ? trouble.what : said;
    if (this.asked && !this.el.contains(document.activeElement?.closest?.("input, textarea, select") ?? null)) {
      this.el.querySelector(`[data-focus="${CSS.escape(this.asked)}"]`)?.focus({ preventScroll: true });
    }
    this.el.dataset.made = String(Number(this.el.dataset.made ?? 0) + 1);
  }

  finish({ trouble, file, buffers }) {
    if (trouble) return this.end("", trouble);
    const words = this.words.panel;
    const kept = file.place ? fill(words.ready_kept, { place: file.place }) : words.ready_only;
    this.end(`${fill(words.ready, { name: file.name })}. ${kept}`);
    const blob = new Blob(buffers, { type: file.media });
    download(blob, file.name);
    const again = node("button", { type: "button", class: "nw-link", onclick: () => download(blob, file.name) }, words.again);
    this.result.replaceChildren(
      node("p", {}, node("span", { class: "nw-symbol nw-met", "aria-hidden": "true" }, "✓ "), node("strong", {}, fill(words.ready, { name: file.name }))),
      node("p", {}, kept, " ", again),
    );
    this.result.scrollIntoView({ block: "nearest" });
    clearTimeout(this.forget);
    this.forget = setTimeout(() => again.remove(), KEPT);
  }

  showTrouble(trouble) {
    this.alert.replaceChildren(troubleBox(trouble, this.words.card));
  }

  destroy() {
    this.link.listeners.delete(this.heard);
    window.removeEventListener("workbook:kernel", this.kernel);
    this.seen.disconnect();
    clearInterval(this.timer);
    clearTimeout(this.late);
    clearTimeout(this.forget);
  }
}
