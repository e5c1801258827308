// The anatomy of an exercise card: head, task, parts, one row of buttons, state line, result. The same everywhere.

import { fill } from "./german.js";
import { freshId, htmlNode, node } from "./nodes.js";
import { ResultArea } from "./result.js";

/** The nodes of a card by their names; `el` is the whole. */
export function frame(card) {
  const { spec } = card;
  const words = card.words.card;
  const buttons = buttonsOf(card, words);
  const nodes = {
    buttons,
    badge: node("span", { class: "nw-badge" }),
    substitute: node("p", { class: "nw-substitute" }, words.badge_substitute),
    brought: node("div", { class: "nw-brought", hidden: true }),
    stateLine: node("span", { class: "nw-state" }),
    live: node("div", { class: "nw-unseen", role: "status", "aria-live": "polite" }),
    alert: node("div", { class: "nw-alerts" }),
    choice: node("div", { class: "nw-alerts" }),
    body: node("div", { class: "nw-parts" }, card.parts.map((part) => part.el)),
    result: new ResultArea(card),
  };
  nodes.row = node(
    "div",
    { class: "nw-actions" },
    spec.checks > 0 && buttons.check,
    (spec.checks > 0 || spec.hand) && buttons.hint,
    nodes.stateLine,
    buttons.undo,
    buttons.redo,
  );
  const title = freshId("nw-title");
  nodes.el = node(
    "section",
    { class: "nw nw-card", lang: "de", "aria-labelledby": title, "data-exercise": spec.id, "data-lm-suppress-shortcuts": "true" },
    head(spec, words, nodes.badge, title),
    htmlNode("div", { class: "nw-prose nw-task" }, spec.task),
    spec.intro && htmlNode("div", { class: "nw-prose nw-intro" }, spec.intro),
    nodes.brought,
    nodes.substitute,
    nodes.choice,
    nodes.body,
    nodes.alert,
    nodes.row,
    nodes.result.el,
    spec.source && node("p", { class: "nw-source" }, fill(words.source, { source: spec.source })),
    nodes.live,
  );
  return nodes;
}

function head(spec, words, badge, title) {
  return node(
    "header",
    { class: "nw-head" },
    node(
      "p",
      { class: "nw-eyebrow" },
      node("span", { class: "nw-number" }, fill(words.exercise, { number: spec.number })),
      node("span", {}, fill(words.minutes, { minutes: spec.minutes })),
      !spec.required && node("span", {}, words.optional),
      badge,
    ),
    node("h3", { class: "nw-title", id: title }, spec.title),
  );
}

function buttonsOf(card, words) {
  const button = (key, action, kind = "", title) => node("button", { type: "button", class: `nw-button ${kind}`, title, onclick: action }, words[key]);
  return {
    check: button("check", () => card.check(), "nw-primary"),
    hint: button("hint", () => card.result.hint()),
    undo: button("undo", () => card.undo(), "nw-plain", words.undo_key),
    redo: button("redo", () => card.redo(), "nw-plain", words.redo_key),
  };
}
