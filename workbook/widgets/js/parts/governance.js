// Four conditions on levels 1–4; three forms of governance with their fit and the reason.
// Value: {condition: level}. View: {conditions [{id, text, levels [text…]}], forms [{id, text, reason, targets {condition: level}}]}.

import { number } from "../german.js";
import { freshId, node } from "../nodes.js";

export default function mount(host) {
  host.style("organisation.css");
  let value = host.value ?? {};
  const { conditions, forms } = host.view;
  const inputs = conditions.map(levels);
  const bars = forms.map(bar);
  const summary = node("p", { class: "nw-reading", "aria-live": "polite" });
  host.el.append(
    node("div", { class: "nw-levels" }, inputs.map((each) => each.el)),
    node("div", { class: "nw-forms" }, bars.map((each) => each.el)),
    summary,
  );
  show();

  /** Four named levels to choose from: nothing is preset, and the choice can be printed. */
  function levels(condition) {
    const name = freshId("nw-level");
    const inputs = condition.levels.map((_, i) => node("input", { type: "radio", name, id: `${name}-${i}`, value: i + 1 }));
    const el = node(
      "fieldset",
      { class: "nw-field", "data-condition": condition.id },
      node("legend", { class: "nw-label" }, condition.text),
      node("div", { class: "nw-segments" }, condition.levels.map((text, i) => node("label", { class: "nw-segment", for: inputs[i].id }, inputs[i], node("span", {}, text)))),
    );
    el.addEventListener("change", (event) => {
      value = { ...value, [condition.id]: Number(event.target.value) };
      host.set(value, { label: condition.text });
      show();
    });
    return { el, show: () => inputs.forEach((input, i) => (input.checked = value[condition.id] === i + 1)) };
  }

  function bar(form) {
    const fill = node("span", { class: "nw-share-fill" });
    const figure = node("output", { class: "nw-share-figure" });
    const distances = node("p", { class: "nw-quiet" });
    const el = node(
      "section",
      { class: "nw-form-fit", "aria-label": form.text },
      node("h4", { class: "nw-part-title" }, form.text),
      node("div", { class: "nw-share", "aria-hidden": "true" }, fill),
      figure,
      node("p", {}, form.reason),
      distances,
    );
    return { el, fill, figure, distances, form };
  }

  function fitOf(form) {
    const gaps = conditions.map((condition) => Math.abs(value[condition.id] - form.targets[condition.id]));
    return 1 - gaps.reduce((a, b) => a + b, 0) / gaps.length / 3;
  }

  function show() {
    for (const input of inputs) input.show();
    const complete = conditions.every((condition) => value[condition.id] !== undefined);
    for (const each of bars) {
      each.fill.style.width = complete ? `${100 * fitOf(each.form)}%` : "0";
      each.figure.textContent = complete ? number(fitOf(each.form), 2) : "–";
      const off = complete ? conditions.filter((c) => value[c.id] !== each.form.targets[c.id]).map((c) => c.text) : [];
      each.distances.textContent = off.length ? host.text("off", { conditions: off.join(", ") }) : "";
    }
    summary.textContent = complete ? reading() : host.text("incomplete");
  }

  function reading() {
    const best = Math.max(...forms.map(fitOf));
    const leaders = forms.filter((form) => fitOf(form) > best - 1e-9).map((form) => form.text);
    return host.text(leaders.length === 1 ? "best" : "tie", { form: leaders.join(", "), fit: number(best, 2) });
  }

  return {
    update(news) {
      value = news.value ?? {};
      show();
    },
  };
}
