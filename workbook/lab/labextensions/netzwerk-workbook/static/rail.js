// The progress rail in the head: one sign for each exercise of the page, the minutes left, and the way there.

import { h } from "./dom.js";
import { t } from "./words.js";

const PAUSE = 2500; // ms after a save before the server is asked again

export class Rail {
  constructor(scene, page) {
    this.scene = scene;
    this.page = page;
    this.signs = h("span", { class: "nw-rail-signs" });
    this.about = h("span", { class: "nw-rail-about" });
    this.node = h("span", { class: "nw-rail", role: "group", "aria-label": t("rail.name"), hidden: true }, this.signs, this.about);
    this.timer = 0;
    this.onSaved = ({ detail }) => detail.state === "saved" && this.page.panel.isVisible && this.later();
    window.addEventListener("workbook:save-state", this.onSaved);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  async refresh() {
    const course = await this.scene.course().catch(() => null);
    const own = this.scene.navigator.own(this.page.panel.context.path);
    for (const leg of course?.legs ?? []) {
      const sheet = leg.sheets.find((each) => each.path === own);
      if (sheet) this.draw(leg.steps.filter((step) => step.sheet === sheet.kind), sheet.about);
    }
  }

  draw(steps, about) {
    this.node.hidden = steps.length === 0;
    this.about.textContent = about;
    const focused = this.signs.contains(document.activeElement) ? document.activeElement.dataset.step : null;
    this.signs.replaceChildren(...steps.map((step) => this.sign(step)));
    if (focused) this.signs.querySelector(`[data-step="${CSS.escape(focused)}"]`)?.focus();
  }

  sign(step) {
    const words = `${step.number} ${step.title} – ${step.state_name}`;
    const click = () => this.page.showExercise(step.id);
    const attributes = { type: "button", class: "nw-rail-sign", "data-step": step.id, "data-state": step.state, tabindex: "-1" };
    return h("button", { ...attributes, title: words, "aria-label": words, click }, step.mark);
  }

  dispose() {
    clearTimeout(this.timer);
    window.removeEventListener("workbook:save-state", this.onSaved);
  }
}
