// A branching case: one decision after the other, its consequence, and the way back.

import { number } from "../german.js";
import { node, redraw } from "../nodes.js";

export default function mount(host) {
  const steps = new Map(host.settings.steps.map((step) => [step.id, step]));
  const scales = host.settings.scales ?? [];
  let path = host.value?.path ?? [];
  draw();

  /** The steps already taken with the option chosen in each, and the step that is open now (null at the end). */
  function walk() {
    const taken = [];
    let step = steps.get(host.settings.start ?? host.settings.steps[0].id);
    for (const chosen of path) {
      const option = step?.options?.find((each) => each.id === chosen);
      if (!option) break;
      taken.push({ step, option });
      step = option.to ? steps.get(option.to) : null;
    }
    return { taken, step };
  }

  function choose(option) {
    go([...walk().taken.map((each) => each.option.id), option.id], option.text);
    const heading = host.el.querySelector(".nw-case-now");
    heading?.focus();
    host.announce([option.feedback, heading?.textContent].filter(Boolean).join(" "));
  }

  function go(next, label) {
    path = next;
    host.set({ path }, { label });
    draw();
  }

  function draw() {
    const { taken, step } = walk();
    const end = !step?.options?.length;
    host.el.replaceChildren(
      taken.length ? node("ol", { class: "nw-case-path" }, taken.map(({ step: past, option }) => done(past, option))) : "",
      step ? now(step) : "",
      end ? node("p", { class: "nw-case-end" }, node("strong", {}, host.text("end"))) : "",
      scales.length && taken.length ? balance(taken) : "",
      taken.length
        ? node(
            "div",
            { class: "nw-case-tools" },
            node("button", { type: "button", class: "nw-button", onclick: () => go(path.slice(0, -1), host.text("back")) }, host.text("back")),
            node("button", { type: "button", class: "nw-button nw-plain", onclick: () => go([], host.text("restart")) }, host.text("restart")),
          )
        : "",
    );
  }

  function done(step, option) {
    return node(
      "li",
      {},
      node("p", {}, step.title ?? step.text),
      node("p", {}, node("strong", {}, host.text("chosen", { option: option.text }))),
      option.feedback && node("p", { class: "nw-case-feedback" }, option.feedback),
    );
  }

  function now(step) {
    return node(
      "section",
      { class: "nw-case-step" },
      node("h4", { class: "nw-case-now", tabindex: "-1" }, step.title ?? host.text("now")),
      node("p", {}, step.text),
      (step.options ?? []).map((option) => node("button", { type: "button", class: "nw-button nw-case-option", onclick: () => choose(option) }, option.text)),
    );
  }

  /** What the decisions have done so far, as words and bars. */
  function balance(taken) {
    const rows = scales.map(({ id, label }) => {
      const sum = taken.reduce((all, { option }) => all + (option.effects?.[id] ?? 0), 0);
      const last = taken.at(-1).option.effects?.[id] ?? 0;
      const sign = (value) => (value > 0 ? `+${number(value, 0)}` : number(value, 0));
      return node("tr", {}, node("th", { scope: "row" }, label), node("td", {}, sign(sum)), node("td", { class: "nw-quiet" }, last ? host.text("last", { by: sign(last) }) : ""));
    });
    return node("table", { class: "nw-table nw-balance" }, node("caption", {}, host.text("balance")), node("tbody", {}, rows));
  }

  return {
    update(news) {
      path = news.value?.path ?? [];
      redraw(host.el, draw);
    },
  };
}
