// A table that behaves like Excel where it matters; rows are free or fixed by the declaration.

import { makeGrid } from "../grid.js";
import { number, parseNumber } from "../german.js";
import { node } from "../nodes.js";
import { cellFaults, completeRows, gridColumns, gridRows, keptRows } from "../rows.js";

export default function mount(host) {
  const { settings } = host;
  const text = (key, values) => host.text(key, values);
  let rows = gridRows(settings, host.value);
  let checked = false; // from then on, what is missing is marked in rows not begun, too
  const place = node("div");
  host.el.append(settings.title ? node("h4", { class: "nw-part-title" }, settings.title) : "", place);

  const grid = makeGrid(place, {
    columns: gridColumns(settings, host.view?.actors),
    rows,
    label: settings.title ?? host.exercise.title,
    words: host.words("grid"),
    faults: cellFaults(settings, rows, text),
    add: !settings.fixed_rows,
    remove: !settings.fixed_rows,
    most: settings.max_rows ?? 200,
    name: settings.columns[0].id,
    noun: settings.noun,
    wrap: true,
    about: summary,
    counted: !settings.fixed_rows,
    onChange(changed, label) {
      rows = changed;
      host.set({ rows: keptRows(settings, rows) }, { label });
      grid.update({ faults: cellFaults(settings, rows, text, checked) });
    },
  });

  /** Below the table: how many rows are complete, and the sums that the declaration asks for. */
  function summary() {
    const wanted = settings.fixed_rows ? settings.rows.length : settings.min_rows;
    const complete = completeRows(settings, rows);
    const said = [wanted ? text("complete_of", { complete, wanted }) : text(complete === 1 ? "complete_one" : "complete", { complete })];
    for (const column of settings.columns.filter((each) => each.sum)) {
      const sum = rows.reduce((all, row) => all + (parseNumber(row[column.id]) ?? 0), 0);
      said.push(text("sum", { label: column.label, sum: number(sum, Number.isInteger(sum) ? 0 : 2), unit: column.unit ?? "" }).trim());
    }
    return said.join(" · ");
  }

  return {
    update(news) {
      rows = gridRows(settings, news.value);
      grid.update({ rows, columns: gridColumns(settings, news.view?.actors), faults: cellFaults(settings, rows, text, checked) });
    },
    check() {
      checked = true;
      grid.update({ faults: cellFaults(settings, rows, text, checked) });
    },
    destroy: () => grid.destroy(),
  };
}
