// Tasks × people with one letter per cell. Rows and columns are added, renamed, pasted and removed by keyboard and mouse.
// Value: {tasks [{id, text}], people [{id, text}], marks {task: {person: letter}}}. Settings: letters [{id, text}].

import { number } from "../german.js";
import { cellsOf } from "../grid_paste.js";
import { button, node, redraw } from "../nodes.js";

export default function mount(host) {
  host.style("organisation.css");
  let value = normal(host.value);
  const area = node("div", { class: "nw-scroll", tabindex: 0, role: "region", "aria-label": host.text("table") });
  const load = node("p", { class: "nw-reading", "aria-live": "polite" });
  host.el.append(
    area,
    node("div", { class: "nw-row-buttons" }, button(host.text("add_task"), () => add("tasks"), { "data-add": "tasks" }), button(host.text("add_person"), () => add("people"), { "data-add": "people" })),
    load,
  );
  draw();

  function change(next, label) {
    value = next;
    host.set(value, { label });
  }

  function label(list, index) {
    return host.text(list === "tasks" ? "task" : "person", { n: index + 1 });
  }

  function nameAt(list, index) {
    return value[list][index]?.text.trim() || label(list, index);
  }

  function field(list, index) {
    return area.querySelector(`[data-list="${list}"][data-index="${index}"]`);
  }

  function add(list) {
    change({ ...value, [list]: [...value[list], { id: fresh(value, list), text: "" }] }, host.text(list === "tasks" ? "add_task" : "add_person"));
    draw();
    field(list, value[list].length - 1)?.focus();
  }

  /** What is removed takes its letters with it: they must not come back with the next one of its name. */
  function remove(list, index) {
    const gone = value[list][index];
    const name = nameAt(list, index);
    const without = ({ [gone.id]: _, ...rest }) => rest;
    const marks = list === "tasks" ? without(value.marks) : Object.fromEntries(Object.entries(value.marks).map(([task, row]) => [task, without(row)]));
    change({ ...value, [list]: value[list].filter((_, i) => i !== index), marks }, host.text("remove", { name }));
    draw();
    host.announce(host.text("announce_removed", { name }));
    const next = field(list, Math.min(index, value[list].length - 1));
    (next ?? host.el.querySelector(`[data-add="${list}"]`)).focus();
  }

  /** A pasted list (a row or a column of Excel) becomes one name each. */
  function pasteNames(event, list, index) {
    const cells = cellsOf(event.clipboardData.getData("text/plain"));
    const names = (list === "tasks" ? cells.map((row) => row[0]) : cells.length > 1 ? cells.map((row) => row[0]) : cells[0]).filter(Boolean);
    if (names.length < 2) return;
    event.preventDefault();
    let next = value;
    names.forEach((text, i) => {
      const at = index + i;
      const entry = next[list][at] ?? { id: fresh(next, list) };
      next = { ...next, [list]: [...next[list].slice(0, at), { ...entry, text }, ...next[list].slice(at + 1)] };
    });
    change(next, host.text("pasted"));
    draw();
    field(list, index + names.length - 1)?.focus();
  }

  function nameField(list, index) {
    const about = { "aria-label": label(list, index), placeholder: label(list, index), "data-list": list, "data-index": index };
    const input = node("textarea", { class: "nw-input nw-long", rows: 1, value: value[list][index].text, maxlength: 200, ...about });
    input.addEventListener("keydown", (event) => event.key === "Enter" && goOn(event, list, index));
    input.addEventListener("input", () => {
      grow(input);
      const entries = value[list].map((each, i) => (i === index ? { ...each, text: input.value } : each));
      change({ ...value, [list]: entries }, label(list, index));
      showNames();
      showLoad();
    });
    input.addEventListener("paste", (event) => pasteNames(event, list, index));
    return node("div", { class: "nw-name-field" }, input, button("×", () => remove(list, index), { class: "nw-icon-button", "data-remove": list }));
  }

  function letterField(task, person) {
    const options = [node("option", { value: "" }, "–"), ...host.settings.letters.map((l) => node("option", { value: l.id }, `${l.id} ${l.text}`))];
    const select = node("select", { class: "nw-input nw-small", "data-task": task.id, "data-person": person.id }, options);
    select.value = value.marks[task.id]?.[person.id] ?? "";
    select.addEventListener("change", () => {
      const row = { ...value.marks[task.id], [person.id]: select.value };
      if (!select.value) delete row[person.id];
      change({ ...value, marks: { ...value.marks, [task.id]: row } }, host.text("letter"));
      showRow(task);
      showLoad();
    });
    return select;
  }

  /** Enter goes to the next name, and after the last one begins a new one. */
  function goOn(event, list, index) {
    event.preventDefault();
    if (index + 1 < value[list].length) field(list, index + 1).focus();
    else if (value[list][index].text.trim()) add(list);
  }

  /** Every control is named after what stands in its row and column now. */
  function showNames() {
    const at = (list, id) => nameAt(list, value[list].findIndex((each) => each.id === id));
    for (const select of area.querySelectorAll("select")) {
      select.setAttribute("aria-label", host.text("cell", { task: at("tasks", select.dataset.task), person: at("people", select.dataset.person) }));
    }
    for (const drop of area.querySelectorAll("[data-remove]")) {
      const { list, index } = drop.previousElementSibling.dataset;
      const name = host.text("remove", { name: nameAt(list, Number(index)) });
      drop.setAttribute("aria-label", name);
      drop.title = name;
    }
  }

  function draw() {
    const head = node("tr", {}, node("th", { scope: "col" }, host.text("tasks")), value.people.map((_, i) => node("th", { scope: "col" }, nameField("people", i))), node("th", { scope: "col" }, host.text("note")));
    const rows = value.tasks.map((task, i) =>
      node(
        "tr",
        { "data-task": task.id },
        node("th", { scope: "row" }, nameField("tasks", i)),
        value.people.map((person) => node("td", {}, letterField(task, person))),
        node("td", { class: "nw-row-note" }),
      ),
    );
    redraw(area, () => area.replaceChildren(node("table", { class: "nw-table nw-raci" }, node("thead", {}, head), node("tbody", {}, rows))));
    showNames();
    requestAnimationFrame(() => area.querySelectorAll("textarea").forEach(grow));
    value.tasks.forEach(showRow);
    showLoad();
  }

  function showRow(task) {
    const letters = Object.values(value.marks[task.id] ?? {});
    const answering = letters.filter((letter) => letter === "V").length;
    const notes = [];
    if (letters.length && answering === 0) notes.push(host.text("no_v"));
    if (answering > 1) notes.push(host.text("many_v", { n: answering }));
    if (letters.length && !letters.includes("D")) notes.push(host.text("no_d"));
    const cell = area.querySelector(`tr[data-task="${task.id}"] .nw-row-note`);
    if (cell) cell.textContent = notes.length ? notes.join(" ") : letters.length ? "✓" : "";
  }

  function showLoad() {
    const held = value.people.map((person) => value.tasks.filter((task) => value.marks[task.id]?.[person.id] === "V").length);
    const total = held.reduce((a, b) => a + b, 0);
    load.textContent = total
      ? host.text("load", { list: value.people.map((_, i) => `${nameAt("people", i)} ${number((100 * held[i]) / total, 0)} %`).join(", ") })
      : host.text("empty");
  }

  return {
    update(news) {
      value = normal(news.value);
      draw();
    },
  };
}

/** Long names are read in full, over several lines. */
function grow(input) {
  input.style.height = "auto";
  if (input.scrollHeight) input.style.height = `${input.scrollHeight + 2}px`;
}

function normal(value) {
  const start = (n, stem) => Array.from({ length: n }, (_, i) => ({ id: `${stem}${i + 1}`, text: "" }));
  return { tasks: value?.tasks ?? start(4, "t"), people: value?.people ?? start(3, "p"), marks: value?.marks ?? {} };
}

/** An id that no entry has and no letter is kept under. */
function fresh({ tasks, people, marks }, list) {
  const stem = list === "tasks" ? "t" : "p";
  const taken = list === "tasks" ? [...tasks.map(({ id }) => id), ...Object.keys(marks)] : [...people.map(({ id }) => id), ...Object.values(marks).flatMap(Object.keys)];
  return `${stem}${Math.max(0, ...taken.map((id) => Number(id.slice(1)) || 0)) + 1}`;
}
