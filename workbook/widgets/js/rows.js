// Rows of a declared table as the grid wants them, and their faults in words. Used by table and calendar.

import { countWords, date, number, parseDate, parseNumber } from "./german.js";
import { optionsOf } from "./options.js";

const WIDTHS = { number: "8em", date: "9em", select: "11em" }; // the rest of the line is for texts
export const LABEL = "__label"; // the read-only first column of a table with fixed rows

/** The declared columns as columns of the grid. `actors` are names to suggest. */
export function gridColumns(settings, actors = []) {
  const columns = settings.columns.map((column) => ({
    ...column,
    type: column.suggest ? "suggest" : { select: "select", number: "number" }[column.type] ?? "text",
    options: column.suggest === "actors" ? actors : optionsOf(column.options).map(({ id, text }) => ({ id, label: text })),
    label: column.unit ? `${column.label} (${column.unit})` : column.label,
    width: column.width ?? WIDTHS[column.type],
    required: column.required && !settings.fixed_rows, // fixed rows are marked only when begun (cellFaults)
    show: column.type === "date" ? (value) => date(value) : undefined,
  }));
  if (settings.fixed_rows) columns.unshift({ id: LABEL, label: settings.rows_label ?? "", readOnly: true, type: "text", width: "14em" });
  return columns;
}

/** The rows to show: the saved ones, or one for each declared row where these are fixed. */
export function gridRows(settings, value) {
  const saved = value?.rows ?? [];
  if (!settings.fixed_rows) return saved;
  return settings.rows.map((row, i) => ({ ...saved[i], [LABEL]: row.label ?? row.text }));
}

/** What is kept of the grid's rows: dates as ISO, no empty cells; fixed rows keep their place. */
export function keptRows(settings, rows) {
  return rows.map((row) => Object.fromEntries(settings.columns.map((column) => [column.id, kept(column, row[column.id])]).filter(([, value]) => value !== "" && value !== undefined)));
}

const kept = (column, value) => (column.type === "date" ? parseDate(value) ?? value : value);

/** Faults of cells as the grid shows them: {row, column, text}. `all` also names what is missing in untouched fixed rows. */
export function cellFaults(settings, rows, text, all = false) {
  const faults = [];
  rows.forEach((row, i) => {
    const begun = all || settings.columns.some((column) => isFilled(row, column));
    for (const column of settings.columns) {
      const missing = settings.fixed_rows && begun && column.required && !isFilled(row, column);
      const fault = missing ? text("missing") : cellFault(column, row[column.id], text);
      if (fault) faults.push({ row: i, column: column.id, text: fault });
    }
  });
  return faults;
}

const isNoNumber = (column, value) => column.type === "number" && isFilled({ [column.id]: value }, column) && parseNumber(value) === null;

const isFilled = (row, column) => String(row[column.id] ?? "").trim() !== "";

function cellFault(column, value, text) {
  const typed = String(value ?? "").trim();
  if (!typed) return null;
  if (column.type === "date" && !parseDate(typed)) return text("not_date");
  const over = column.max_words ? countWords(typed) - column.max_words : 0;
  if (over > 0) return text("too_long", { over });
  if (column.type !== "number") return null;
  const read = parseNumber(typed);
  if (read === null) return null; // the grid itself says so
  if (column.min !== undefined && read < column.min) return text("too_small", { min: number(column.min, 0) });
  if (column.max !== undefined && read > column.max) return text("too_large", { max: number(column.max, 0) });
  return null;
}

/** How many rows have every required column filled, and nothing in them is at fault. */
export function completeRows(settings, rows) {
  const required = settings.columns.filter((column) => column.required);
  const isWhole = (row) => (required.length ? required.every((column) => isFilled(row, column)) : settings.columns.some((column) => isFilled(row, column)));
  const isClear = (row) => settings.columns.every((column) => cellFault(column, row[column.id], String) === null && !isNoNumber(column, row[column.id]));
  return rows.filter((row) => isWhole(row) && isClear(row)).length;
}
