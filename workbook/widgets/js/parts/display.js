// How the workbook looks: font size, theme, motion, tables instead of maps. What is chosen counts at once, on every page of
// this browser; it is kept by the page (lab/view.js), which hears the buttons by their data attributes.

import { button, node } from "../nodes.js";
import { number } from "../german.js";

const CHOICES = { theme: ["light", "dark", "contrast"], motion: ["system", "less"], tables: ["off", "on"] };

export default function mount(host) {
  host.style("organisation.css");
  const size = node("strong", { "aria-live": "polite" });
  const step = (by, key, letters) => button(letters, () => {}, { "data-view-size": String(by), "aria-label": host.text(key), title: host.text(key) });
  host.el.append(
    row("size", step(-1, "smaller", "A−"), " ", step(1, "larger", "A+"), " ", size),
    ...Object.entries(CHOICES).map(([name, values]) => row(name, ...values.flatMap((value) => [choice(name, value), " "]))),
    node("p", { class: "nw-quiet" }, host.text("where")),
  );
  window.addEventListener("workbook:view", show);
  show();

  function row(name, ...children) {
    return node("div", { class: "nw-display", role: "group", "aria-label": host.text(name) }, node("span", { class: "nw-label" }, host.text(name)), ...children);
  }

  function choice(name, value) {
    return button(host.text(`${name}_${value}`), () => {}, { [`data-view-${name}`]: value, "aria-pressed": "false" });
  }

  /** The page says how it looks; the buttons follow. */
  function show() {
    const { dataset, style } = document.documentElement;
    const now = { theme: dataset.nwTheme, motion: dataset.nwMotion ?? "system", tables: dataset.nwTables ?? "off" };
    size.textContent = `${number(100 * (Number(style.getPropertyValue("--nw-scale")) || 1), 0)} %`;
    for (const [name, values] of Object.entries(CHOICES)) {
      for (const value of values) host.el.querySelector(`[data-view-${name}="${value}"]`).setAttribute("aria-pressed", String(now[name] === value));
    }
  }

  return { destroy: () => window.removeEventListener("workbook:view", show) };
}
