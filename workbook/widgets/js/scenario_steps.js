// The form for one step of a scenario: what happens, and to whom. Every step can be made by keyboard alone.

import { button, labelled, node } from "./nodes.js";
import { suggesting, matching } from "./grid_editor.js";

/** stepForm({t, actors(), tied(a, b), onStep(step)}) → {el, update()} */
export function stepForm({ t, actors, tied, onStep }) {
  let kind = "remove";
  const note = node("p", { class: "np-quiet", role: "status" });
  const fields = node("div", { class: "np-row" });
  const kinds = node("div", { class: "np-switch", role: "group", "aria-label": t("what") }, ...["remove", "add", "merge"].map((each) =>
    button(t(`do_${each}`), () => choose(each), { "data-kind": each })));
  const one = picker(t("actor"));
  const two = picker(t("with"));

  function picker(label) {
    const combo = suggesting({ value: "", label, always: true, options: actors, onPick: (option) => { combo.field.value = option.label; combo.close(); } });
    combo.field.className = "np-actor";
    combo.field.addEventListener("focus", () => { combo.field.select(); combo.open(); });
    combo.field.addEventListener("blur", () => combo.close());
    combo.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const chosen = combo.choose();
      if (chosen) { event.preventDefault(); combo.field.value = chosen.label; combo.close(); }
    });
    const text = node("span", {}, label);
    return { el: labelled(text, combo.field, combo.box), field: combo.field, text, chosen: () => matching(actors(), combo.field.value), clear: () => { combo.field.value = ""; } };
  }

  function choose(each) {
    kind = each;
    for (const b of kinds.children) b.setAttribute("aria-pressed", String(b.dataset.kind === kind));
    two.text.textContent = t(kind === "merge" ? "into" : "with");
    fields.replaceChildren(...[one.el, kind === "remove" ? null : two.el, button(t("apply"), apply)].filter(Boolean));
    note.textContent = "";
  }

  function apply() {
    const a = one.chosen();
    const b = kind === "remove" ? a : two.chosen();
    if (!a || !b) { note.textContent = `${t("actor")}: ${t("choose")}.`; (a ? two : one).field.focus(); return; }
    if (kind !== "remove" && a.id === b.id) { note.textContent = t("same_actor"); return; }
    if (kind === "add" && tied(a.id, b.id)) { note.textContent = t("already"); return; }
    one.clear();
    two.clear();
    note.textContent = "";
    onStep({ remove: { do: "remove", actor: a.id }, add: { do: "add", source: a.id, target: b.id }, merge: { do: "merge", keep: b.id, other: a.id } }[kind]);
  }

  choose("remove");
  return { el: node("div", { class: "np" }, node("p", { class: "np-head" }, t("what")), kinds, fields, note), update() { note.textContent = ""; } };
}
