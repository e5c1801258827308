// A plan with dates: the table to enter, and below it the months with entries and gaps.

import mountTable from "./table.js";
import { date, number } from "../german.js";
import { node } from "../nodes.js";

const DAY = 86_400_000;
const MONTHS = 12;

export default function mount(host) {
  const { settings } = host;
  const column = settings.date ?? settings.columns.find((each) => each.type === "date")?.id;
  const name = settings.name ?? settings.columns.find((each) => each.id !== column)?.id;
  const strip = node("div", { class: "nw-months", role: "group", "aria-label": host.text("overview") });
  const gaps = node("p", { class: "nw-aid" });
  const inner = mountTable({ ...proxied(host), set });
  host.el.append(strip, gaps);
  show(host.value);

  /** The table writes through us, so that the months follow at once. */
  function set(value, about) {
    host.set(value, about);
    show(value);
  }

  function show(value) {
    const entries = (value?.rows ?? []).filter((row) => /^\d{4}-\d{2}-\d{2}$/.test(row[column] ?? "")).sort((a, b) => a[column].localeCompare(b[column]));
    strip.replaceChildren(...(entries.length ? months(entries) : []));
    gaps.textContent = entries.length ? gapText(entries) : host.text("no_dates");
  }

  function months(entries) {
    const [year, month] = entries[0][column].split("-").map(Number);
    return Array.from({ length: MONTHS }, (_, i) => {
      const first = new Date(Date.UTC(year, month - 1 + i, 1));
      const key = first.toISOString().slice(0, 7);
      const own = entries.filter((row) => row[column].startsWith(key));
      const label = first.toLocaleDateString("de-DE", { month: "short", year: "2-digit", timeZone: "UTC" });
      return node("div", { class: own.length ? "nw-month" : "nw-month nw-month-empty" }, node("strong", {}, label), own.length ? node("ul", {}, own.map((row) => node("li", {}, `${row[column].slice(8)}. ${row[name] ?? ""}`))) : node("span", { class: "nw-quiet" }, "–"));
    });
  }

  function gapText(entries) {
    const most = settings.max_gap ?? 28;
    const found = entries.slice(1).flatMap((row, i) => {
      const days = (Date.parse(row[column]) - Date.parse(entries[i][column])) / DAY;
      return days > most ? [host.text("gap", { from: date(entries[i][column]), to: date(row[column]), days: number(days, 0) })] : [];
    });
    return found.length ? found.join(" ") : host.text("no_gap", { days: most });
  }

  return {
    update(news) {
      inner.update(news);
      show(news.value);
    },
    check: () => inner.check(),
    destroy: () => inner.destroy(),
  };
}

/** The host with its own properties readable, so that one of them can be replaced. */
function proxied(host) {
  return {
    el: host.el,
    settings: host.settings,
    exercise: host.exercise,
    get value() {
      return host.value;
    },
    get view() {
      return host.view;
    },
    text: (key, values) => host.text(key, values),
    words: (name) => host.words(name),
  };
}
