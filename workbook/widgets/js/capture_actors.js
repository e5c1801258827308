// Step 1 of the capture: the list of actors, and who coordinates.

import { button, labelled, node } from "./nodes.js";
import { makeGrid } from "./grid.js";

/** Fill the panel; returns {update}. */
export function actorsStep(c, panel) {
  const { t } = c;
  const empty = node("p", { class: "np-lead np-quiet" }, t("actors_empty"));
  const box = node("div");
  const select = node("select", { onchange: () => c.send({ do: "coordinator", actor: select.value || null, label: t("did_coordinator") }) });
  const why = node("p", { class: "np-quiet" });
  const coordinator = node("div", {}, labelled(t("coordinator"), select), why);
  const look = node("span", { class: "np-quiet" });
  const twins = node("div", { class: "np-question", hidden: true }, node("div", { class: "np-row" }, look, button(t("twins_look"), () => c.show("review"))));
  let named = "";
  const following = c.only ? "review" : "ties";
  const next = node("div", { class: "np-row" }, button(t(c.only ? "next_twins" : "next_ties"), () => c.show(following), { class: "nw-button nw-primary" }));
  const grid = makeGrid(box, {
    label: t("actors_label"), name: "name", noun: { one: t("actor"), many: t("actors") }, words: c.view.words.grid,
    columns: columns(), rows: c.rows(), faults: c.actorFaults(), fresh: () => ({ id: nextId() }),
    onChange: (rows, label) => save(rows, label),
    onPaste: (cells, place) => pasted(cells, place),
  });
  panel.append(node("p", { class: "np-lead" }, t("actors_lead")), empty, c.importer.buttons("actors"), box, twins, coordinator, next);

  function columns() {
    return [
      { id: "name", label: t("name"), type: "text", required: true, width: "38%" },
      { id: "sector", label: t("sector"), type: "suggest", options: c.view.sectors },
      { id: "place", label: t("place"), type: "suggest", options: () => c.view.places },
      ...(c.only ? [{ id: "role", label: t("role"), type: "suggest", options: c.view.roles }] : []),
      { id: "km", label: t("km"), type: "number", width: "7.5em" },
    ];
  }

  /** An id for a new row in the manner of those there: A01, A02 → A03. */
  function nextId() {
    const ids = new Set([...Object.keys(c.view.names), ...grid.rows.map((row) => row.id)]);
    const sample = [...ids].map((id) => /^([A-Za-z]*)(\d+)$/.exec(id ?? "")).filter(Boolean).at(-1);
    const [prefix, width] = sample ? [sample[1], sample[2].length] : ["a", 1];
    for (let k = 1; ; k++) {
      const id = `${prefix}${String(k).padStart(width, "0")}`;
      if (!ids.has(id)) return id;
    }
  }

  /** Names that look alike are better told before ties are entered; asked anew only when the names have changed. */
  async function lookAlike() {
    const now = JSON.stringify([c.view.names, c.value.distinct ?? []]);
    if (now === named) return;
    named = now;
    const { pairs } = await c.send({ do: "duplicates" });
    if (now !== named) return;
    twins.hidden = !pairs.length;
    look.textContent = c.count("twins", pairs.length);
  }

  async function save(rows, label) {
    await c.send({ do: "actors", rows, label });
  }

  function pasted(cells, place) {
    const block = cells.length > 1 || cells[0].length > 1;
    if (!block || place.row < grid.rows.length) return false; // into rows that are there: cell by cell
    c.importer.preview(cells.map((row) => row.join("\t")).join("\n"), "actors");
    return true;
  }

  return {
    update() {
      const { view } = c;
      const rows = c.rows();
      grid.update({ ...(sameRows(grid.rows, rows) ? {} : { rows }), faults: c.actorFaults(), columns: columns() });
      empty.hidden = rows.length > 0;
      const options = Object.entries(view.names).map(([id, name]) => node("option", { value: id }, name));
      select.replaceChildren(node("option", { value: "" }, t("coordinator_none")), ...options);
      select.value = view.coordinator ?? "";
      const recognised = view.coordinator !== null && view.coordinator === c.recognised;
      why.textContent = recognised ? `${t("coordinator_recognised")} ${t("coordinator_why")}` : t("coordinator_why");
      coordinator.hidden = next.hidden = Object.keys(view.names).length < 2;
      lookAlike();
    },
    destroy: () => grid.destroy(),
  };
}

/** Whether two lists of rows show the same. */
export function sameRows(one, other) {
  const plain = (rows) => JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "").sort())));
  return one.length === other.length && plain(one) === plain(other);
}
