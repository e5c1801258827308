// Step 2 of the capture: ties, actor by actor (nomination) or as a table.

import { button, labelled, node } from "./nodes.js";
import { makeGrid } from "./grid.js";
import { sameRows } from "./capture_actors.js";
import { strengthColumn } from "./capture_import.js";
import { nomination } from "./capture_nomination.js";

/** Fill the panel; returns {update}. */
export function tiesStep(c, panel) {
  const { t } = c;
  let mode = "actor";
  const first = node("p", { class: "np-lead" }, t("first_actors"));
  const modes = node("div", { class: "np-switch", role: "group", "aria-label": t("how") }, ...["actor", "table"].map((each) =>
    button(t(`by_${each}`), () => choose(each), { "data-mode": each })));
  const waveSelect = node("select", { onchange: () => c.set({ wave: waveSelect.value }, "did_wave") });
  const waveBox = labelled(t("wave"), waveSelect);
  const people = node("div");
  const table = node("div", { class: "np" });
  const asked = nomination(c, people);
  const gridBox = node("div");
  const grid = makeGrid(gridBox, {
    label: t("ties_label"), words: c.view.words.grid, noun: { one: t("tie_one"), many: t("tie_many") },
    columns: columns(), rows: c.tieRows(), faults: c.tieFaults(),
    onChange: (rows, label) => save(rows, label),
    onPaste: (cells, place) => {
      if ((cells.length < 2 && cells[0].length < 2) || place.row < grid.rows.length) return false;
      c.importer.preview(cells.map((row) => row.join("\t")).join("\n"), "ties");
      return true;
    },
  });
  table.append(c.importer.buttons("ties"), gridBox);
  const next = node("div", { class: "np-row" }, button(t("next_review"), () => c.show("review"), { class: "nw-button nw-primary" }));
  panel.append(first, node("div", { class: "np-row" }, modes, waveBox), people, table, next);

  function columns() {
    const actors = () => Object.values(c.view.names);
    return [
      { id: "source", label: t("source"), type: "suggest", options: actors, required: true, width: "34%" },
      { id: "target", label: t("target"), type: "suggest", options: actors, required: true, width: "34%" },
      { id: "strength", label: t("strength"), ...strengthColumn(t) },
      { id: "type", label: t("type"), type: "suggest", options: c.view.types.map((type) => type.label), show: (value) => c.view.types.find((type) => type.id === value)?.label ?? value },
    ];
  }

  async function save(rows, label) {
    await c.send({ do: "ties", rows, label });
  }

  function choose(each) {
    mode = each;
    update();
  }

  function update() {
    const { view } = c;
    const enough = Object.keys(view.names).length >= 2;
    first.hidden = enough;
    modes.parentElement.hidden = next.hidden = !enough;
    people.hidden = !enough || mode !== "actor";
    table.hidden = !enough || mode !== "table";
    for (const b of modes.children) b.setAttribute("aria-pressed", String(b.dataset.mode === mode));
    waveBox.hidden = view.waves.length < 2;
    waveSelect.replaceChildren(...view.waves.map((wave) => node("option", { value: wave }, wave)));
    if (view.wave) waveSelect.value = view.wave;
    if (enough && mode === "actor") asked.update();
    if (enough && mode === "table") {
      const rows = c.tieRows();
      grid.update({ ...(sameRows(grid.rows, rows) ? {} : { rows }), faults: c.tieFaults(), columns: columns() });
    }
  }

  c.goTo = (id) => { c.show("ties"); choose("actor"); asked.go(id); };
  return { update, focus: () => mode === "actor" && asked.focus(), destroy: () => grid.destroy() };
}
