// The rubric: criteria with four levels each, given by 0–3; the points they come to.

import { fill, number } from "./german.js";
import { freshId, node } from "./nodes.js";

const HIGHEST = 3;

export class Rubric {
  constructor(exercise, words, changed) {
    this.exercise = exercise;
    this.lines = exercise.rubric;
    this.changed = changed;
    this.levels = {};
    this.at = 0;
    this.groups = this.lines.map((line, place) => this.group(line, place, words));
    this.el = node("div", { class: "nw-grading-rubric" }, this.groups);
  }

  group(line, place, words) {
    const id = freshId("nw-criterion");
    const weight = line.weight === 1 ? null : node("span", { class: "nw-quiet" }, ` ${fill(words.weight, { n: number(line.weight, Number.isInteger(line.weight) ? 0 : 1) })}`);
    const levels = line.levels.map((said, level) =>
      node(
        "button",
        {
          type: "button",
          role: "radio",
          class: "nw-level",
          "aria-checked": "false",
          "aria-label": fill(words.level, { level, words: said }),
          tabindex: "-1",
          "data-level": String(level),
          onclick: () => this.pick(place, level),
          onfocus: () => this.stand(place),
        },
        node("kbd", { "aria-hidden": "true" }, String(level)),
        node("span", { "aria-hidden": "true" }, said),
      ),
    );
    return node("div", { class: "nw-criterion", role: "radiogroup", "aria-labelledby": id, "data-criterion": line.id }, node("h4", { id }, line.name, weight), levels);
  }

  set(levels) {
    this.levels = { ...levels };
    this.at = 0;
    this.draw();
  }

  draw() {
    this.groups.forEach((group, place) => {
      const given = this.levels[this.lines[place].id];
      group.classList.toggle("nw-criterion-now", place === this.at);
      for (const button of group.querySelectorAll(".nw-level")) {
        const level = Number(button.dataset.level);
        button.setAttribute("aria-checked", String(level === given));
        button.tabIndex = level === (given ?? 0) ? 0 : -1;
      }
    });
  }

  /** Criteria without a level. */
  get open() {
    return this.lines.filter((line) => this.levels[line.id] === undefined).length;
  }

  /** hand points · Σ(level · weight) / (3 · Σ weight), to the nearest half; a quarter goes up. As in rubrics/model.py. */
  get points() {
    const { points, step } = this.exercise;
    const reached = this.lines.reduce((sum, line) => sum + (this.levels[line.id] ?? 0) * line.weight, 0);
    const whole = this.lines.reduce((sum, line) => sum + line.weight, 0);
    return Math.min(step * Math.floor((points * reached) / (HIGHEST * whole) / step + 0.5 + 1e-9), points);
  }

  /** Give the criterion one stands at a level and go on to the next one. */
  give(level) {
    this.levels[this.lines[this.at].id] = level;
    if (this.at < this.lines.length - 1) this.at += 1;
    this.draw();
    this.focus();
    this.changed();
  }

  pick(place, level) {
    this.at = place;
    this.levels[this.lines[place].id] = level;
    this.draw();
    this.focus();
    this.changed();
  }

  move(by) {
    this.at = Math.min(Math.max(this.at + by, 0), this.lines.length - 1);
    this.draw();
    this.focus();
  }

  raise(by) {
    const id = this.lines[this.at].id;
    this.levels[id] = this.levels[id] === undefined ? (by > 0 ? 0 : HIGHEST) : Math.min(Math.max(this.levels[id] + by, 0), HIGHEST);
    this.draw();
    this.focus();
    this.changed();
  }

  stand(place) {
    if (this.at === place) return;
    this.at = place;
    this.draw();
  }

  /** The criterion one stands at gets the focus; ``quiet`` leaves the page where it is. */
  focus(quiet = false) {
    this.groups[this.at].querySelector('.nw-level[tabindex="0"]').focus({ preventScroll: true });
    if (!quiet) this.groups[this.at].scrollIntoView({ block: "nearest" });
  }

  focusOpen() {
    this.at = Math.max(this.lines.findIndex((line) => this.levels[line.id] === undefined), 0);
    this.draw();
    this.focus();
  }
}
