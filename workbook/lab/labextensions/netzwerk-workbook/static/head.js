// The head of a course page: a slim German tool bar and the one state line.

import { h, tell } from "./dom.js";
import { icon } from "./icons.js";
import { Rail } from "./rail.js";
import { StateLine } from "./state.js";
import { t } from "./words.js";

const HEIGHT = 48; // Lumino gives a header without a minimal height no room at all

export function head(scene, page) {
  const { lab, view } = scene;
  const undo = button("undo", () => tell("undo"));
  const redo = button("redo", () => tell("redo"));
  const course = button("course", () => void scene.sidebar.toggle(), { word: true });
  const theme = button("theme", () => view.nextTheme());
  const state = new StateLine(page);
  const rail = new Rail(scene, page);
  const node = h(
    "div",
    { class: "nw-bar", role: "toolbar", "aria-label": t("toolbar.name"), lang: "de" },
    h("a", { class: "nw-bar-start", href: `${scene.url}start`, title: t("toolbar.start_hint") }, t("toolbar.start")),
    course,
    h("span", { class: "nw-bar-title" }, page.meta.title ?? ""),
    rail.node,
    state.node,
    h("span", { class: "nw-bar-group" }, undo, redo, button("earlier", () => tell("earlier") && location.assign(`${scene.url}staende`))),
    h(
      "span",
      { class: "nw-bar-group" },
      button("smaller", () => view.resize(-1)),
      button("larger", () => view.resize(1)),
      theme,
    ),
    h(
      "span",
      { class: "nw-bar-group" },
      button("present", () => page.present()),
      button("print", () => printPage()),
      button("help", (event) => page.help(event.currentTarget)),
    ),
  );
  const widget = new lab.widgets.Widget({ node });
  widget.addClass("nw-bar-widget");
  node.style.minHeight = `${HEIGHT}px`;
  arrows(node);

  const onHistory = ({ detail }) => {
    name(undo, "undo", detail.undo);
    name(redo, "redo", detail.redo);
  };
  window.addEventListener("workbook:history", onHistory);
  return {
    widget,
    state,
    rail,
    dispose() {
      window.removeEventListener("workbook:history", onHistory);
      state.dispose();
      rail.dispose();
      widget.dispose();
    },
  };
}

const LETTERS = { smaller: "A−", larger: "A+" };

function button(key, click, { word = false } = {}) {
  return h(
    "button",
    { type: "button", class: `nw-bar-button nw-bar-${key}`, title: t(`toolbar.${key}`), "aria-label": t(`toolbar.${key}`), click },
    icon(key) ?? h("span", { "aria-hidden": "true" }, LETTERS[key]),
    word && h("span", { class: "nw-bar-word" }, t(`toolbar.${key}`)),
  );
}

/** What the next undo would take back stands on the button; with nothing to take back it is off. */
function name(node, key, label) {
  if (label === undefined) return;
  node.disabled = label === "" || label === null || label === false;
  const words = typeof label === "string" && label ? `${t(`toolbar.${key}`)}: ${label}` : t(`toolbar.${key}`);
  node.title = words;
  node.setAttribute("aria-label", words);
}

function printPage() {
  tell("flush");
  window.print();
}

/** A tool bar is one stop for the Tab key; arrows move inside it (the pattern screen readers announce). */
function arrows(bar) {
  const items = () => [...bar.querySelectorAll("a, button:not(:disabled)")].filter((item) => item.checkVisibility());
  const every = () => bar.querySelectorAll("a, button");
  const only = (target) => every().forEach((item) => item.setAttribute("tabindex", item === target ? "0" : "-1"));
  only(bar.querySelector("a"));
  bar.addEventListener("focusin", (event) => items().includes(event.target) && only(event.target));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const list = items();
    const at = list.indexOf(document.activeElement);
    if (at < 0) return;
    const next = event.key === "Home" ? 0 : event.key === "End" ? list.length - 1 : step ? (at + step + list.length) % list.length : -1;
    if (next < 0) return;
    event.preventDefault();
    list[next].focus();
  });
}
