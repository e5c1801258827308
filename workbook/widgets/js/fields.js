// Fields of a form: label, unit, example, help and fault text belong together. Used by forms, cards, canvas and cases.

import { countWords, date, isAmbiguous, number, parseDate, parseNumber } from "./german.js";
import { freshId, node } from "./nodes.js";
import { optionsOf } from "./options.js";

const CALM = 250; // ms: a fault text that appears under a mouse click would move its target away

/**
 * One field. `declared` is {id, label, type, unit?, options?, required?, max_chars?, max_words?, example?, help?, rows?, min?, max?};
 * `text(key, values)` gives German words, `onInput(value)` hears what is entered (undefined: emptied).
 * Returns {el, id, set(value), fault({all}), focus()}.
 */
export function makeField(declared, { value, text, onInput }) {
  const id = freshId("nw-field");
  const box = { declared, text, id, fault: node("p", { class: "nw-fault", id: `${id}-fault`, hidden: true }), counter: null };
  const control = (CONTROLS[declared.type] ?? CONTROLS.text)(box, (entered) => {
    current = entered;
    count(box, current);
    if (!box.fault.hidden) show(faultOf(declared, current, text, {}));
    onInput(entered);
  });
  let current = value;
  const grouped = control.group;
  const described = [declared.unit && `${id}-unit`, declared.help && `${id}-help`, declared.example && `${id}-example`, `${id}-fault`].filter(Boolean).join(" ");
  control.input.setAttribute("aria-describedby", described);
  if (declared.required) control.input.setAttribute(grouped ? "data-required" : "aria-required", "true");
  const label = [
    declared.label,
    declared.required && node("span", { class: "nw-mark" }, text("required")),
  ];
  const el = node(
    grouped ? "fieldset" : "div",
    { class: `nw-field nw-field-${declared.type}`, "data-field": declared.id },
    grouped ? node("legend", { class: "nw-label" }, label) : node("label", { class: "nw-label", for: id }, label),
    declared.help && node("p", { class: "nw-aid", id: `${id}-help` }, declared.help),
    declared.example && node("p", { class: "nw-aid", id: `${id}-example` }, text("example", { example: declared.example })),
    control.el,
    (box.reading = declared.type === "number" ? node("p", { class: "nw-aid", hidden: true }) : null),
    (box.counter = needsCounter(declared) ? node("p", { class: "nw-aid nw-counter" }) : null),
    box.fault,
  );
  const show = (fault) => {
    box.fault.hidden = !fault;
    box.fault.textContent = fault ?? "";
    el.classList.toggle("nw-has-fault", Boolean(fault));
    for (const input of control.inputs ?? [control.input]) input.setAttribute("aria-invalid", fault ? "true" : "false");
  };
  el.addEventListener("focusout", (event) => {
    if (el.contains(event.relatedTarget)) return;
    setTimeout(() => show(faultOf(declared, current, text, {})), CALM);
  });
  control.set(value);
  count(box, value);
  return {
    el,
    id: declared.id,
    label: declared.label,
    set(next) {
      current = next;
      control.set(next);
      count(box, next);
      if (!box.fault.hidden) show(faultOf(declared, next, text, {}));
    },
    /** The fault of the field or null; `all` also names a required field left empty. Shows it at the field. */
    fault({ all = false } = {}) {
      const fault = faultOf(declared, current, text, { all });
      show(fault);
      return fault;
    },
    focus: () => (control.first ?? control.input).focus(),
  };
}

/** What is the matter with a value, in words; null if nothing. */
export function faultOf(declared, value, text, { all = false } = {}) {
  const empty = value === undefined || value === null || String(value).trim() === "" || (Array.isArray(value) && value.length === 0);
  if (empty) return all && declared.required ? text("fault_required", { label: declared.label }) : null;
  if (declared.type === "number") {
    const read = parseNumber(value);
    if (read === null) return text("fault_number", { example: declared.example ?? "0,11" });
    if (declared.min !== undefined && read < declared.min) return text("fault_min", { min: bound(declared.min) });
    if (declared.max !== undefined && read > declared.max) return text("fault_max", { max: bound(declared.max) });
  }
  if (declared.type === "date" && !parseDate(value)) return text("fault_date");
  if (declared.max_chars && String(value).length > declared.max_chars) return text("fault_chars", { over: number(String(value).length - declared.max_chars, 0) });
  if (declared.max_words && countWords(value) > declared.max_words) return text("fault_words", { over: number(countWords(value) - declared.max_words, 0) });
  return null;
}

/** A year keeps its plain form: 1900, not 1.900. */
const bound = (value) => (Number.isInteger(value) && Math.abs(value) < 10_000 ? String(value).replace("-", "−") : number(value, Number.isInteger(value) ? 0 : 2));
const needsCounter = ({ max_chars, max_words }) => Boolean(max_chars || max_words);

function count({ counter, reading, declared, text }, value) {
  if (reading) {
    reading.hidden = !isAmbiguous(value);
    if (!reading.hidden) reading.textContent = text("read_as", { value: number(parseNumber(value), 0), other: String(value).trim().replace(".", ",") });
  }
  if (!counter) return;
  counter.textContent = declared.max_words
    ? text("count_words", { n: number(countWords(value), 0), max: number(declared.max_words, 0) })
    : text("count_chars", { n: number(String(value ?? "").length, 0), max: number(declared.max_chars, 0) });
}

// ── controls: {el, input, set(value), group?, inputs?, first?} ──

function line({ id, declared, text }, onInput, { inputmode, read = (typed) => typed, write = (value) => value ?? "" } = {}) {
  const input = node("input", { id, class: "nw-input", type: "text", inputmode, autocomplete: "off" });
  input.addEventListener("input", () => onInput(input.value === "" ? undefined : read(input.value)));
  const el = declared.unit ? node("span", { class: "nw-with-unit" }, input, node("span", { class: "nw-unit", id: `${id}-unit` }, declared.unit)) : input;
  return { el, input, set: (value) => write(value) !== input.value && read(input.value) !== value && (input.value = write(value)) };
}

function longtext({ id, declared }, onInput) {
  const input = node("textarea", { id, class: "nw-input nw-long", rows: declared.rows ?? 3 });
  const grow = () => {
    input.style.height = "auto";
    if (input.scrollHeight) input.style.height = `${input.scrollHeight + 2}px`;
  };
  input.addEventListener("input", () => {
    grow();
    onInput(input.value === "" ? undefined : input.value);
  });
  const set = (value) => {
    if ((value ?? "") === input.value) return;
    const { selectionStart, selectionEnd } = input;
    input.value = value ?? "";
    if (document.activeElement === input) input.setSelectionRange(Math.min(selectionStart, input.value.length), Math.min(selectionEnd, input.value.length));
    requestAnimationFrame(grow);
  };
  return { el: input, input, set };
}

function picks({ id, declared }, onInput, { several, options = optionsOf(declared.options), inline = false }) {
  const inputs = options.map((option) => node("input", { type: several ? "checkbox" : "radio", name: id, value: option.id, id: freshId("nw-pick") }));
  const chosen = () => options.filter((_, i) => inputs[i].checked).map((option) => option.value ?? option.id);
  const tell = () => onInput(several ? (chosen().length ? chosen() : undefined) : chosen()[0]);
  const el = node(
    "div",
    { id, class: inline ? "nw-picks nw-inline" : "nw-picks" },
    options.map((option, i) => node("label", { class: "nw-pick", for: inputs[i].id }, inputs[i], node("span", {}, option.text))),
  );
  el.addEventListener("change", tell);
  const set = (value) => {
    const wanted = several ? (Array.isArray(value) ? value : []) : [value];
    options.forEach((option, i) => (inputs[i].checked = wanted.includes(option.value ?? option.id)));
  };
  return { el, input: el, inputs, first: inputs[0], set, group: true };
}

function select({ id, declared, text }, onInput) {
  const input = node(
    "select",
    { id, class: "nw-input" },
    node("option", { value: "" }, text("please_choose")),
    optionsOf(declared.options).map((option) => node("option", { value: option.id }, option.text)),
  );
  input.addEventListener("change", () => onInput(input.value || undefined));
  return { el: input, input, set: (value) => (input.value = value ?? "") };
}

function scale(box, onInput) {
  const { declared } = box;
  const [low, high] = [declared.min ?? 1, declared.max ?? 5];
  const options = Array.from({ length: high - low + 1 }, (_, i) => ({ id: String(low + i), value: low + i, text: number(low + i, 0) }));
  const control = picks(box, onInput, { several: false, options, inline: true });
  const ends = declared.ends ?? [];
  if (ends.length) {
    control.el.prepend(node("span", { class: "nw-end" }, ends[0]));
    control.el.append(node("span", { class: "nw-end" }, ends[1]));
  }
  return control;
}

const CONTROLS = {
  text: (box, onInput) => line(box, onInput),
  longtext,
  number: (box, onInput) => line(box, onInput, { inputmode: "decimal" }),
  date: (box, onInput) => line(box, onInput, { inputmode: "numeric", read: (typed) => parseDate(typed) ?? typed, write: (value) => date(value) }),
  choice: (box, onInput) => (box.declared.options.length > 6 ? select(box, onInput) : picks(box, onInput, { several: false })),
  multi: (box, onInput) => picks(box, onInput, { several: true }),
  yesno: (box, onInput) =>
    picks(box, onInput, { several: false, inline: true, options: [{ id: "ja", value: true, text: box.text("yes") }, { id: "nein", value: false, text: box.text("no") }] }),
  scale,
};
