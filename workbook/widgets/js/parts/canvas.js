// A canvas: fields on one page, each with short entries. Enter begins the next entry, an emptied one goes.

import { countWords } from "../german.js";
import { freshId, node, redraw } from "../nodes.js";

export default function mount(host) {
  const { fields, max_words: most = 15 } = host.settings;
  let value = host.value ?? {};
  const boxes = fields.map((field) => box(field));
  const count = node("p", { class: "nw-aid" });
  host.el.append(node("div", { class: "nw-canvas", style: `--columns: ${host.settings.columns ?? 3}` }, boxes.map((each) => each.el)), count);
  boxes.forEach((each) => each.draw());
  summarise();

  function box(field) {
    const list = node("ul", {});
    const title = freshId("nw-canvas");
    const add = node("button", { type: "button", class: "nw-link", onclick: () => begin() }, host.text("add"));
    const el = node("section", { class: "nw-canvas-field", "data-field": field.id, "aria-labelledby": title }, node("h4", { id: title }, field.label ?? field.text), field.help && node("p", { class: "nw-aid" }, field.help), list, add);
    let drawn = [];

    /** The saved entries, and one open line where somebody is about to write. */
    const entries = () => (Array.isArray(value[field.id]) ? value[field.id] : value[field.id] ? [value[field.id]] : []);

    function draw() {
      const wanted = entries();
      if (drawn.length > wanted.length && !drawn.slice(wanted.length).every((each) => each.input.value === "")) drawn = drawn.slice(0, wanted.length);
      wanted.forEach((text, i) => {
        drawn[i] ??= line();
        if (drawn[i].input.value !== text) drawn[i].set(text);
      });
      drawn = drawn.filter((each, i) => i < wanted.length || each.input === document.activeElement);
      if ([...list.children].length !== drawn.length || drawn.some((each, i) => list.children[i] !== each.el)) list.replaceChildren(...drawn.map((each) => each.el));
      list.hidden = drawn.length === 0;
    }

    function line() {
      const fault = node("span", { class: "nw-fault", id: freshId("nw-fault"), hidden: true });
      const input = node("textarea", { class: "nw-input nw-long", rows: 1, "aria-label": `${field.label ?? field.text}, ${host.text("entry")}`, "aria-describedby": fault.id });
      const each = { el: node("li", {}, input, fault), input, set };
      const grow = () => {
        input.style.height = "auto";
        if (input.scrollHeight) input.style.height = `${input.scrollHeight + 2}px`;
        const over = countWords(input.value) - most;
        fault.hidden = over <= 0;
        fault.textContent = over > 0 ? host.text("too_long", { over, most }) : "";
      };
      function set(text) {
        input.value = text;
        requestAnimationFrame(grow);
      }
      input.addEventListener("input", () => {
        grow();
        save();
      });
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          begin(drawn.indexOf(each) + 1);
        } else if (event.key === "Backspace" && input.value === "") {
          event.preventDefault();
          leave(each, true);
        }
      });
      input.addEventListener("paste", (event) => pasteLines(event, each));
      input.addEventListener("blur", () => input.value.trim() === "" && setTimeout(() => leave(each, false)));
      requestAnimationFrame(grow);
      return each;
    }

    /** A pasted list becomes one entry per line. */
    function pasteLines(event, each) {
      const lines = event.clipboardData.getData("text/plain").split(/\r?\n/).map((text) => text.replace(/^[\s•–*-]+/, "").trim()).filter(Boolean);
      if (lines.length < 2) return;
      event.preventDefault();
      const at = drawn.indexOf(each);
      const fresh = lines.map((text) => Object.assign(line(), { text }));
      fresh.forEach((one) => one.set(one.text));
      drawn.splice(at + (each.input.value ? 1 : 0), each.input.value ? 0 : 1, ...fresh);
      list.replaceChildren(...drawn.map((one) => one.el));
      save();
      fresh.at(-1).input.focus();
    }

    function begin(at = drawn.length) {
      const each = line();
      drawn.splice(at, 0, each);
      list.hidden = false;
      list.replaceChildren(...drawn.map((one) => one.el));
      each.input.focus();
    }

    function leave(each, back) {
      const at = drawn.indexOf(each);
      if (at < 0) return;
      drawn.splice(at, 1);
      each.el.remove();
      list.hidden = drawn.length === 0;
      save();
      if (back) (drawn[at - 1]?.input ?? add).focus();
    }

    function save() {
      const kept = drawn.map((each) => each.input.value).filter((text) => text.trim() !== "");
      if (kept.join("\n") === entries().join("\n")) return;
      value = { ...value, [field.id]: kept };
      if (kept.length === 0) delete value[field.id];
      host.set(value, { label: field.label ?? field.text });
      summarise();
    }

    return { el, draw };
  }

  function summarise() {
    const filled = fields.filter((field) => (value[field.id] ?? []).length > 0).length;
    count.textContent = host.text("filled", { filled, all: fields.length });
  }

  return {
    update(news) {
      value = news.value ?? {};
      redraw(host.el, () => boxes.forEach((each) => each.draw()));
      summarise();
    },
  };
}
