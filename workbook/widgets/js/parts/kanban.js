// A board of cards in columns, with a limit for work in progress. Every move has a button; dragging is an extra.

import { makeField } from "../fields.js";
import { draggable, dropPlace } from "../dragging.js";
import { date, number, parseDate, parseNumber } from "../german.js";
import { freshId, node, redraw } from "../nodes.js";
import { newId, optionsOf } from "../options.js";

const DAY = 86_400_000;
const today = () => new Date().toLocaleDateString("sv-SE"); // the person's day, not Greenwich's, as 2026-03-09
const daysSince = (iso) => Math.max(0, Math.round((Date.parse(today()) - Date.parse(iso)) / DAY));

export default function mount(host) {
  const columns = optionsOf(host.settings.columns);
  const text = (key, values) => host.text(key, values);
  const fields = host.settings.fields ?? [
    { id: "title", label: text("title"), type: "text", required: true, max_chars: 80 },
    { id: "owner", label: text("owner"), type: "text", max_chars: 60 },
    { id: "due", label: text("due"), type: "date" },
  ];
  let board = read(host.value);
  let open = null; // the card whose fields are shown
  const limit = limitField();
  const lists = columns.map((column) => columnOf(column));
  host.el.append(limit.el, node("div", { class: "nw-kanban", style: `--columns: ${columns.length}` }, lists.map((list) => list.el)));
  draw();

  function read(value) {
    return { limit: value?.limit ?? host.settings.limit ?? 4, cards: value?.cards ?? [] };
  }

  function save(next, label) {
    board = next;
    host.set(board, { label });
    draw();
  }

  function limitField() {
    const id = freshId("nw-limit");
    const input = node("input", { id, class: "nw-input nw-small", type: "text", inputmode: "numeric" });
    input.addEventListener("change", () => {
      const read = parseNumber(input.value);
      if (Number.isInteger(read) && read >= 1 && read <= 99) save({ ...board, limit: read }, text("limit"));
      else input.value = String(board.limit);
    });
    return { el: node("p", { class: "nw-limit" }, node("label", { for: id }, text("limit")), input), input };
  }

  function columnOf(column) {
    const count = node("span", { class: "nw-quiet" });
    const list = node("ul", {});
    const add = node("button", { type: "button", class: "nw-link", onclick: () => addCard(column) }, text("add"));
    const el = node("section", { class: "nw-lane", "data-column": column.id }, node("h4", {}, column.text, " ", count), list, add);
    dropPlace(el, (id) => move(id, column.id), (id) => board.cards.some((card) => card.id === id));
    return { column, el, list, count };
  }

  function addCard(column) {
    const card = begun({ id: newId("a"), column: column.id, since: today() });
    open = card.id;
    save({ ...board, cards: [...board.cards, card] }, text("did_add"));
    host.el.querySelector(`[data-card="${card.id}"] input`)?.focus();
  }

  function move(id, column) {
    const card = board.cards.find((each) => each.id === id);
    if (!card || card.column === column) return;
    const target = columns.find((each) => each.id === column);
    const moved = begun({ ...card, column, since: today() });
    save({ ...board, cards: [...board.cards.filter((each) => each !== card), moved] }, text("did_move", { column: target.text }));
    host.announce(text("announce_moved", { card: card.title ?? text("untitled"), column: target.text }));
    host.el.querySelector(`[data-card="${id}"] .nw-lane-title`)?.focus();
  }

  /** The day a card first left the first column; back there it has not begun. */
  function begun(card) {
    const { started, ...rest } = card;
    if (card.column === columns[0].id) return rest;
    if (card.column === columns.at(-1).id) return card; // put straight to the done ones: nobody knows when it began
    return { ...rest, started: started ?? today() };
  }

  /** How long a card has been under way, and in a word when that is longer than agreed; nothing once it is done. */
  function ageOf(card) {
    const under = columns.slice(1, -1).some((column) => column.id === card.column);
    if (!under || !card.started || Number.isNaN(Date.parse(card.started))) return {};
    const days = daysSince(card.started);
    const most = host.settings.oldest_days;
    return { age: days > 0 && text(days === 1 ? "age_one" : "age", { n: number(days, 0) }), old: most && days > most && text("old", { n: number(most, 0) }) };
  }

  function change(id, entry, label) {
    const cards = board.cards.map((card) => (card.id === id ? Object.fromEntries(Object.entries({ ...card, ...entry }).filter(([, value]) => value !== undefined)) : card));
    board = { ...board, cards };
    host.set(board, { label });
  }

  function remove(id) {
    save({ ...board, cards: board.cards.filter((card) => card.id !== id) }, text("did_remove"));
    host.announce(text("announce_removed"));
  }

  function draw() {
    limit.input.value = String(board.limit);
    for (const { column, list, count, el } of lists) {
      const own = board.cards.filter((card) => card.column === column.id);
      list.replaceChildren(...own.map((card) => cardOf(card)));
      if (own.length === 0) list.append(node("li", { class: "nw-empty" }, text("empty")));
      const over = Boolean(column.limited) && own.length > board.limit;
      el.classList.toggle("nw-over", over);
      count.textContent = column.limited ? text(over ? "over_limit" : "of_limit", { n: own.length, limit: number(board.limit, 0) }) : text("count", { n: own.length });
    }
  }

  function cardOf(card) {
    const at = columns.findIndex((column) => column.id === card.column);
    const title = card.title || text("untitled");
    const { age, old } = ageOf(card);
    const days = card.since ? daysSince(card.since) : 0;
    const about = [card.owner, card.due && (parseDate(card.due) ? text("until", { date: date(card.due) }) : text("no_date", { typed: card.due })), days > 0 && text("days", { n: days }), age].filter(Boolean).join(" · ");
    const step = (by, sign) => {
      const target = columns[at + by];
      return target && node("button", { type: "button", class: "nw-button nw-small", "aria-label": text("move", { card: title, column: target.text }), title: target.text, onclick: () => move(card.id, target.id) }, sign);
    };
    const toggle = () => {
      open = open === card.id ? null : card.id;
      draw();
      host.el.querySelector(`[data-card="${card.id}"] ${open ? "input" : ".nw-lane-title"}`)?.focus();
    };
    const el = node(
      "li",
      { class: "nw-slip nw-small-slip", "data-card": card.id },
      titleOf(title, open === card.id, toggle),
      about && node("p", { class: "nw-aid" }, about),
      old && node("p", { class: "nw-old" }, node("strong", {}, `▲ ${old}`)),
      open === card.id && form(card, toggle),
      node("div", { class: "nw-slip-foot" }, step(-1, "◀"), step(1, "▶")),
    );
    draggable(el, card.id);
    if (open === card.id) el.draggable = false; // a drag would begin while text is marked
    return el;
  }

  /** The title opens the card's fields. No <button>: a browser starts no drag on one. */
  function titleOf(title, expanded, toggle) {
    const el = node("span", { role: "button", tabindex: "0", class: "nw-lane-title", "aria-expanded": String(expanded), onclick: toggle }, title);
    el.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle();
    });
    return el;
  }

  function form(card, close) {
    const made = fields.map((declared) => makeField(declared, { value: card[declared.id], text, onInput: (entered) => change(card.id, { [declared.id]: entered }, declared.label) }));
    const el = node(
      "div",
      { class: "nw-slip-form" },
      made.map((field) => field.el),
      node("div", { class: "nw-slip-foot" }, node("button", { type: "button", class: "nw-button nw-small", onclick: close }, text("done")), node("button", { type: "button", class: "nw-button nw-plain nw-small", onclick: () => remove(card.id) }, text("remove"))),
    );
    el.addEventListener("keydown", (event) => (event.key === "Escape" || (event.key === "Enter" && event.target.tagName === "INPUT")) && close());
    return el;
  }

  return {
    update(news) {
      board = read(news.value);
      redraw(host.el, draw);
    },
  };
}
