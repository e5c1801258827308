// Sorting items into classes: each item has a select; dragging with the mouse is an extra. Ordered classes are a staircase.

import { draggable, dropPlace } from "../dragging.js";
import { freshId, node } from "../nodes.js";
import { optionsOf, textOf } from "../options.js";

export default function mount(host) {
  const classes = optionsOf(host.settings.classes);
  const items = optionsOf(host.settings.items);
  const ordered = Boolean(host.settings.ordered);
  let value = host.value ?? {};

  const cards = new Map(items.map((item) => [item.id, card(item)]));
  const pool = place(host.text("pool"), "");
  const boxes = classes.map((each, i) => place(ordered ? host.text("step", { n: i + 1, text: each.text }) : each.text, each.id));
  const board = node(
    "div",
    { class: ordered ? "nw-stairs" : "nw-board", style: ordered ? null : `--columns: ${Math.min(classes.length, classes.length === 4 ? 2 : 3)}` },
    ordered ? boxes.map((box) => box.el).reverse() : boxes.map((box) => box.el),
  );
  boxes.forEach((box, i) => ordered && box.el.style.setProperty("--step", i));
  const count = node("p", { class: "nw-aid" });
  host.el.append(pool.el, board, count);
  show();

  function card(item) {
    const select = node(
      "select",
      { class: "nw-input nw-small", id: freshId("nw-sort") },
      node("option", { value: "" }, host.text("not_sorted")),
      classes.map((each) => node("option", { value: each.id }, each.text)),
    );
    select.addEventListener("change", () => put(item.id, select.value, select));
    const el = node(
      "li",
      { class: "nw-item", "data-item": item.id },
      node("label", { class: "nw-item-text", for: select.id }, item.text),
      node("div", { class: "nw-item-tools" }, select, ordered ? [stepButton(item, -1), stepButton(item, 1)] : ""),
    );
    draggable(el, item.id);
    return { el, select, item };
  }

  function stepButton(item, by) {
    const label = host.text(by > 0 ? "higher" : "lower");
    const button = node("button", { type: "button", class: "nw-button nw-small", "aria-label": `${label}: ${item.text}`, title: label }, by > 0 ? "▲" : "▼");
    button.addEventListener("click", () => {
      const now = classes.findIndex((each) => each.id === value[item.id]);
      const next = classes[Math.max(0, Math.min(classes.length - 1, now < 0 ? 0 : now + by))];
      put(item.id, next.id, button);
    });
    return button;
  }

  function place(title, id) {
    const list = node("ul", { class: "nw-items" });
    const heading = node("h4", {}, title, " ", node("span", { class: "nw-quiet" }));
    const el = node("div", { class: id ? "nw-class" : "nw-pool", "data-class": id }, heading, list);
    dropPlace(el, (item) => put(item, id), (item) => cards.has(item));
    return { el, list, id, heading };
  }

  /** Put an item into a class. From the pool, the focus goes on to the next open item; elsewhere it stays. */
  function put(id, target, focused) {
    const fromPool = !value[id];
    const order = items.map((item) => item.id);
    const next = fromPool && target ? order.slice(order.indexOf(id) + 1).concat(order).find((other) => other !== id && !value[other]) : undefined;
    value = { ...value, [id]: target };
    if (!target) delete value[id];
    host.set(value, { label: textOf(items, id) });
    show();
    const open = items.filter((item) => !value[item.id]).length;
    host.announce(host.text("announce", { item: textOf(items, id), class: target ? textOf(classes, target) : host.text("pool"), open }));
    if (focused) (next && focused.tagName === "SELECT" ? cards.get(next).select : focused).focus();
  }

  function show() {
    for (const { el, select, item } of cards.values()) {
      const home = boxes.find((box) => box.id === value[item.id]) ?? pool;
      select.value = home.id;
      el.classList.toggle("nw-sorted", home !== pool);
      if (el.parentNode !== home.list) home.list.append(el);
    }
    for (const { list, heading } of [pool, ...boxes]) {
      for (const { id } of items) if (cards.get(id).el.parentNode === list) list.append(cards.get(id).el); // declared order
      heading.lastChild.textContent = list.children.length ? `(${list.children.length})` : "";
    }
    const open = pool.list.children.length;
    pool.el.hidden = open === 0;
    count.textContent = open ? host.text("still_open", { open, all: items.length }) : host.text("all_sorted");
  }

  return {
    update(news) {
      value = news.value ?? {};
      const focused = host.el.contains(document.activeElement) ? document.activeElement : null;
      show();
      focused?.focus();
    },
  };
}
