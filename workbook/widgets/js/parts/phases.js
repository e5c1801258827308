// Statements per phase answered yes / partly / no, with one bar per phase.
// Value: {item id: answer id}. Settings: answers [{id, text, value}], phases [{id, text, items [{id, text}]}].

import { number } from "../german.js";
import { freshId, node } from "../nodes.js";

const REACHED = 0.67;
const BEFORE = 0.5;

export default function mount(host) {
  host.style("organisation.css");
  let value = host.value ?? {};
  const { answers, phases } = host.settings;
  const worth = Object.fromEntries(answers.map((answer) => [answer.id, answer.value]));
  const bars = new Map();
  const groups = [];

  for (const phase of phases) {
    const bar = node("span", { class: "nw-share-fill" });
    const figure = node("output", { class: "nw-share-figure" });
    bars.set(phase.id, { bar, figure });
    host.el.append(
      node(
        "section",
        { class: "nw-phase", "aria-label": phase.text },
        node("h4", { class: "nw-part-title" }, phase.text),
        node("div", { class: "nw-share", "aria-hidden": "true" }, bar),
        figure,
        phase.items.map(question),
      ),
    );
  }
  const summary = node("p", { class: "nw-reading", "aria-live": "polite" });
  host.el.append(summary);
  show();

  function question(item) {
    const name = freshId("nw-phase");
    const inputs = answers.map((answer) => node("input", { type: "radio", name, id: freshId("nw-answer"), value: answer.id }));
    groups.push({ item: item.id, inputs });
    const el = node(
      "fieldset",
      { class: "nw-line-choice" },
      node("legend", {}, item.text),
      answers.map((answer, i) => node("label", { class: "nw-pick", for: inputs[i].id }, inputs[i], node("span", {}, answer.text))),
    );
    el.addEventListener("change", (event) => {
      value = { ...value, [item.id]: event.target.value };
      host.set(value, { label: item.text });
      show();
    });
    return el;
  }

  function show() {
    for (const { item, inputs } of groups) for (const input of inputs) input.checked = input.value === value[item];
    const scores = phases.map((phase) => score(phase));
    phases.forEach((phase, i) => {
      const { bar, figure } = bars.get(phase.id);
      bar.style.width = `${100 * (scores[i] ?? 0)}%`;
      figure.textContent = scores[i] === null ? host.text("unanswered") : `${number(100 * scores[i], 0)} %`;
    });
    summary.textContent = reading(scores);
  }

  function score(phase) {
    const given = phase.items.map((item) => worth[value[item.id]]).filter((each) => each !== undefined);
    return given.length === phase.items.length ? given.reduce((a, b) => a + b, 0) / given.length : null;
  }

  // The highest phase whose score is high enough while all before it are at least half reached.
  function reading(scores) {
    if (scores.some((each) => each === null)) return host.text("incomplete");
    let found = null;
    for (let i = 0; i < scores.length && scores.slice(0, i).every((each) => each >= BEFORE); i += 1) {
      if (scores[i] >= REACHED) found = i;
    }
    return found === null ? host.text("before") : host.text("reached", { phase: phases[found].text });
  }

  return {
    update(news) {
      value = news.value ?? {};
      show();
    },
  };
}
