// Statements about the network shown: wahr, nicht wahr, or left open. Their truth stays with the check.

import { freshId, node } from "../nodes.js";

const CHOICES = [
  ["true", true],
  ["false", false],
  ["open", undefined],
];

export default function mount(host) {
  let value = host.value ?? {};
  let rows = [];

  function draw() {
    const statements = host.view?.statements ?? [];
    rows = statements.map(row);
    host.el.replaceChildren(
      statements.length === 0
        ? node("p", { class: "nw-empty" }, host.text(host.settings.of ? "empty_of" : "empty"))
        : node("ol", { class: "nw-statements" }, rows.map((each) => each.el)),
    );
  }

  function row({ id, text }) {
    const name = freshId("nw-statement");
    const inputs = CHOICES.map(([, choice]) => node("input", { type: "radio", name, id: freshId("nw-pick"), onchange: () => choose(id, choice, text) }));
    const el = node(
      "li",
      {},
      node(
        "fieldset",
        { class: "nw-statement", "data-statement": id },
        node("legend", {}, text),
        node(
          "div",
          { class: "nw-segments" },
          CHOICES.map(([word], i) => node("label", { class: `nw-segment nw-segment-${word}`, for: inputs[i].id }, inputs[i], node("span", {}, host.text(word)))),
        ),
      ),
    );
    const show = () => CHOICES.forEach(([, choice], i) => (inputs[i].checked = value[id] === choice));
    show();
    return { el, show };
  }

  function choose(id, choice, text) {
    value = { ...value, [id]: choice };
    if (choice === undefined) delete value[id];
    host.set(value, { label: text });
  }

  draw();
  return {
    update(news) {
      value = news.value ?? {};
      const ids = [...host.el.querySelectorAll("[data-statement]")].map((each) => each.dataset.statement);
      const now = (news.view?.statements ?? []).map((each) => each.id);
      if (ids.join("\n") === now.join("\n")) rows.forEach((each) => each.show());
      else draw();
    },
  };
}
