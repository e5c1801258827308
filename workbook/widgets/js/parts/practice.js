// A first try: two organisations, a tie, undo, redo, a file, a fresh start. Six lights turn on, each with a word.
// Value: {names [two texts], tied, done {names, tie, undo, redo, export, reset}}. Undo and redo are seen as news from outside.

import { download } from "../download.js";
import { button, freshId, node } from "../nodes.js";

const STEPS = ["names", "tie", "undo", "redo", "export", "reset"];

export default function mount(host) {
  host.style("organisation.css");
  let value = normal(host.value);
  let last = "none"; // what the person did last here: "tie" makes the next news an undo
  const inputs = [0, 1].map((i) => {
    const id = freshId("nw-name");
    const input = node("input", { type: "text", id, maxlength: 80 });
    input.addEventListener("input", () => {
      const names = value.names.map((name, j) => (j === i ? input.value : name));
      const done = { ...value.done, names: names.every((name) => name.trim()) || value.done.names };
      change({ ...value, names, done }, host.text("name", { n: i + 1 }));
    });
    return { id, input };
  });
  const tie = button(host.text("connect"), () => {
    last = "tie";
    change({ ...value, tied: true, done: { ...value.done, tie: true } }, host.text("connect"));
    show();
  });
  const save = button(host.text("do_export"), () => {
    const [a, b] = value.names;
    download(new Blob([`${host.text("content", { a, b })}\r\n`], { type: "text/plain" }), host.text("file"));
    change({ ...value, done: { ...value.done, export: true } }, host.text("do_export"));
  });
  const reset = button(host.text("do_reset"), () => {
    last = "reset";
    change({ names: ["", ""], tied: false, done: { ...value.done, reset: true } }, host.text("do_reset"));
    inputs[0].input.focus();
  });
  const picture = node("p", { class: "nw-practice", "aria-live": "polite" });
  const lights = node("ul", { class: "nw-lights" });
  host.el.append(
    inputs.map(({ id, input }, i) => node("div", { class: "nw-field" }, node("label", { class: "nw-label", for: id }, host.text("name", { n: i + 1 })), input)).reduce((all, each) => (all.append(each), all), node("div", { class: "nw-two" })),
    node("div", { class: "nw-row-buttons" }, tie, " ", save, " ", reset),
    picture,
    lights,
  );
  show();

  function change(next, label) {
    value = next;
    host.set(value, { label });
    show();
  }

  function show() {
    inputs.forEach(({ input }, i) => {
      if (input.value !== value.names[i]) input.value = value.names[i];
    });
    const ready = value.names.every((name) => name.trim());
    tie.disabled = !ready || value.tied;
    save.disabled = reset.disabled = !value.tied;
    const [a, b] = value.names;
    picture.textContent = value.tied ? `${a} ●────● ${b}` : ready ? `${a} ●    ● ${b}` : host.text("empty");
    lights.replaceChildren(...STEPS.map((step) => node("li", { "data-done": String(Boolean(value.done[step])) }, `${value.done[step] ? "✓" : "○"} ${host.text(step)}`)));
  }

  return {
    update(news) {
      const next = normal(news.value);
      const undone = value.tied && !next.tied && last === "tie";
      const redone = !value.tied && next.tied && value.done.undo;
      const kept = { export: value.done.export, reset: value.done.reset }; // taking a step back does not take back that it was tried
      const done = { ...next.done, ...Object.fromEntries(Object.entries(kept).filter(([, was]) => was)), names: next.done.names || value.done.names, tie: next.done.tie || value.done.tie };
      done.undo = value.done.undo || undone;
      done.redo = value.done.redo || redone;
      value = { ...next, done };
      show();
      if (redone) host.set(value, { label: host.text("redo") });
    },
  };
}

function normal(value) {
  return { names: value?.names ?? ["", ""], tied: value?.tied ?? false, done: value?.done ?? {} };
}
