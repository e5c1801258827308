// Font size, theme, motion, and tables instead of maps: one memory for the start page and the notebooks, applied to <html> before anything is drawn.
import { inZone } from "../js/times.js";

const KEY = "nw-view";
const SIZES = [0.875, 1, 1.125, 1.25, 1.5, 1.75];
const THEMES = ["light", "dark", "contrast"];

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function current() {
  const { size, theme, motion, tables } = remembered();
  const wanted = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return { size: SIZES.includes(size) ? size : 1, theme: THEMES.includes(theme) ? theme : wanted, motion: motion === "less" ? "less" : "system", tables: tables === "on" ? "on" : "off" };
}

export function apply() {
  const view = current();
  const { size, theme, motion, tables } = view;
  const root = document.documentElement;
  root.dataset.nwTheme = theme;
  root.dataset.nwMotion = motion;
  root.dataset.nwTables = tables;
  root.style.setProperty("--nw-scale", String(size));
  for (const button of document.querySelectorAll("[data-view-theme], [data-view-motion], [data-view-tables]")) {
    const { viewTheme, viewMotion, viewTables } = button.dataset;
    button.setAttribute("aria-pressed", String([theme, motion, tables].includes(viewTheme ?? viewMotion ?? viewTables)));
  }
  window.dispatchEvent(new CustomEvent("workbook:view", { detail: view }));
}

function remember(change) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...current(), ...change }));
  } catch {
    // a browser that keeps nothing still shows the page
  }
  apply();
}

export function resize(steps) {
  const at = SIZES.indexOf(current().size) + steps;
  remember({ size: SIZES[Math.max(0, Math.min(SIZES.length - 1, at))] });
}

export function setTheme(theme) {
  remember({ theme });
}

export function nextTheme() {
  setTheme(THEMES[(THEMES.indexOf(current().theme) + 1) % THEMES.length]);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-view-size], [data-view-theme], [data-view-motion], [data-view-tables]");
  if (button?.dataset.viewSize) resize(Number(button.dataset.viewSize));
  if (button?.dataset.viewTheme) setTheme(button.dataset.viewTheme);
  if (button?.dataset.viewMotion) remember({ motion: button.dataset.viewMotion });
  if (button?.dataset.viewTables) remember({ tables: button.dataset.viewTables });
});
window.addEventListener("storage", (event) => event.key === KEY && apply());

for (const told of document.querySelectorAll("[data-time]")) told.textContent = inZone(told.textContent, told.dataset.time);
for (const group of document.querySelectorAll("[data-view]")) group.hidden = false;
apply();
