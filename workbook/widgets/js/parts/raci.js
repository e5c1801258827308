// Tasks × people with one letter per cell. Rows and columns are added, renamed and removed by keyboard and mouse.
// Value: {tasks [{id, text}], people [{id, text}], marks {task: {person: letter}}}. Settings: letters [{id, text}].

import { number } from "../german.js";
import { button, node } from "../nodes.js";

export default function mount(host) {
  host.style("organisation.css");
  let value = normal(host.value);
  const area = node("div", { class: "nw-scroll", tabindex: 0, role: "region", "aria-label": host.text("table") });
  const load = node("p", { class: "nw-reading", "aria-live": "polite" });
  const legend = node("p", { class: "nw-quiet" }, host.settings.letters.map((l) => `${l.id} ${l.text}`).join(" · "));
  host.el.append(
    legend,
    area,
    node("div", { class: "nw-row-buttons" }, button(host.text("add_task"), () => add("tasks")), button(host.text("add_person"), () => add("people"))),
    load,
  );
  draw();

  function change(next, label) {
    value = next;
    host.set(value, { label });
  }

  function add(list) {
    change({ ...value, [list]: [...value[list], { id: fresh(value[list]), text: "" }] }, host.text(list === "tasks" ? "add_task" : "add_person"));
    draw();
    area.querySelector(`[data-list="${list}"][data-index="${value[list].length - 1}"]`)?.focus();
  }

  function remove(list, index) {
    const gone = value[list][index];
    change({ ...value, [list]: value[list].filter((_, i) => i !== index) }, host.text("remove", { name: gone.text || "–" }));
    draw();
  }

  function nameField(list, index) {
    const entry = value[list][index];
    const label = host.text(list === "tasks" ? "task" : "person", { n: index + 1 });
    const input = node("input", { type: "text", value: entry.text, "aria-label": label, placeholder: label, "data-list": list, "data-index": index });
    input.addEventListener("input", () => {
      const entries = value[list].map((each, i) => (i === index ? { ...each, text: input.value } : each));
      change({ ...value, [list]: entries }, label);
      showLoad();
    });
    const drop = button("×", () => remove(list, index), { class: "nw-icon-button", "aria-label": host.text("remove", { name: entry.text || label }) });
    return node("div", { class: "nw-name-field" }, input, drop);
  }

  function letterField(task, person) {
    const options = [node("option", { value: "" }, "–"), ...host.settings.letters.map((l) => node("option", { value: l.id, title: l.text }, l.id))];
    const select = node("select", { "aria-label": host.text("cell", { task: task.text || "–", person: person.text || "–" }) }, options);
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
    area.replaceChildren(node("table", { class: "nw-table nw-raci" }, node("thead", {}, head), node("tbody", {}, rows)));
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
      ? host.text("load", { list: value.people.map((p, i) => `${p.text || "–"} ${number((100 * held[i]) / total, 0)} %`).join(", ") })
      : host.text("empty");
  }

  return {
    update(news) {
      value = normal(news.value);
      draw();
    },
  };
}

function normal(value) {
  const start = (n, stem) => Array.from({ length: n }, (_, i) => ({ id: `${stem}${i + 1}`, text: "" }));
  return { tasks: value?.tasks ?? start(4, "t"), people: value?.people ?? start(3, "p"), marks: value?.marks ?? {} };
}

function fresh(entries) {
  const stem = entries[0]?.id?.[0] ?? "x";
  const numbers = entries.map((entry) => Number(entry.id.slice(1)) || 0);
  return `${stem}${Math.max(0, ...numbers) + 1}`;
}
