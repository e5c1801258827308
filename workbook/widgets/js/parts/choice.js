// Questions with one or several answers to tick.

import { freshId, node } from "../nodes.js";

export default function mount(host) {
  let value = host.value ?? {};
  const questions = host.settings.questions.map((question) => {
    const name = freshId("nw-question");
    const inputs = question.options.map((option) =>
      node("input", { type: question.multiple ? "checkbox" : "radio", name, id: freshId("nw-option"), "data-option": option.id }),
    );
    const el = node(
      "fieldset",
      { class: "nw-field nw-choice", "data-question": question.id },
      node("legend", { class: "nw-label" }, question.text),
      question.multiple ? node("p", { class: "nw-aid" }, host.text("several")) : "",
      node(
        "div",
        { class: "nw-picks" },
        question.options.map((option, i) => node("label", { class: "nw-pick", for: inputs[i].id }, inputs[i], node("span", {}, option.text))),
      ),
    );
    el.addEventListener("change", () => {
      const chosen = question.options.filter((_, i) => inputs[i].checked).map((option) => option.id);
      value = { ...value, [question.id]: chosen };
      if (chosen.length === 0) delete value[question.id];
      host.set(value, { label: question.text });
    });
    const show = () => {
      const chosen = value[question.id] ?? [];
      question.options.forEach((option, i) => (inputs[i].checked = chosen.includes(option.id)));
    };
    show();
    return { el, show };
  });
  host.el.append(...questions.map((question) => question.el));
  return {
    update(news) {
      value = news.value ?? {};
      questions.forEach((question) => question.show());
    },
  };
}
