// Cards with fields and tags, in groups: add, fill in, tag, order, remove.

import { makeField } from "../fields.js";
import { freshId, node, redraw } from "../nodes.js";
import { newId, optionsOf } from "../options.js";

export default function mount(host) {
  const groups = optionsOf(host.settings.groups ?? [{ id: "", text: "" }]);
  const tags = optionsOf(host.settings.tags);
  const text = (key, values) => host.text(key, values);
  let cards = host.value?.cards ?? [];
  let shown = new Map(); // card id -> {el, fields, tagBox}

  const sections = groups.map((group) => section(group));
  host.el.append(...sections.map((each) => each.el));
  draw();

  function section(group) {
    const list = node("div", { class: "nw-wall" });
    const count = node("span", { class: "nw-quiet" });
    const add = node("button", { type: "button", class: "nw-button", onclick: () => addCard(group) }, text("add", { group: group.text }));
    const el = node("section", { class: "nw-group", "data-group": group.id }, group.text ? node("h4", {}, group.text, " ", count) : count, list, add);
    return { group, el, list, count };
  }

  function save(label) {
    host.set({ cards }, { label });
    for (const { group, count } of sections) {
      const number = cards.filter((card) => (card.group ?? "") === group.id).length;
      count.textContent = group.at_least ? text("count_of", { n: number, wanted: group.at_least }) : text("count", { n: number });
    }
  }

  function addCard(group) {
    const card = { id: newId("k"), ...(group.id ? { group: group.id } : {}), tags: [] };
    cards = [...cards, card];
    save(text("did_add", { group: group.text }));
    draw();
    shown.get(card.id).fields[0]?.focus();
  }

  function removeCard(card, group) {
    const siblings = cards.filter((each) => each.group === card.group);
    const next = siblings[siblings.indexOf(card) + 1] ?? siblings[siblings.indexOf(card) - 1];
    cards = cards.filter((each) => each.id !== card.id);
    save(text("did_remove"));
    draw();
    host.announce(text("announce_removed"));
    (next ? shown.get(next.id).fields[0] : sections.find((each) => each.group === group).el.querySelector(":scope > .nw-button"))?.focus();
  }

  function change(id, entry, label) {
    cards = cards.map((card) => (card.id === id ? clean({ ...card, ...entry }) : card));
    save(label);
  }

  const clean = (card) => Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined));

  /** Draw what is new, keep what is there (and with it focus and caret), drop what is gone. */
  function draw() {
    const before = shown;
    shown = new Map();
    for (const { group, list } of sections) {
      const own = cards.filter((card) => (card.group ?? "") === group.id);
      const nodes = own.map((card, i) => {
        const drawn = before.get(card.id) ?? cardOf(card, group, i);
        drawn.fields.forEach((field) => field.set(card[field.id]));
        drawn.showTags(card.tags ?? []);
        shown.set(card.id, drawn);
        return drawn.el;
      });
      if ([...list.children].some((el, i) => el !== nodes[i]) || list.children.length !== nodes.length) list.replaceChildren(...nodes);
      if (own.length === 0) list.replaceChildren(node("p", { class: "nw-empty" }, text("empty")));
    }
    const counts = cards;
    for (const { group, count } of sections) {
      const number = counts.filter((card) => (card.group ?? "") === group.id).length;
      count.textContent = group.at_least ? text("count_of", { n: number, wanted: group.at_least }) : text("count", { n: number });
    }
  }

  function cardOf(card, group) {
    const current = () => cards.find((each) => each.id === card.id);
    const fields = host.settings.fields.map((declared) =>
      makeField(declared, { value: card[declared.id], text, onInput: (entered) => change(card.id, { [declared.id]: entered }, declared.label) }),
    );
    const tagBox = tags.length ? tagPicker((chosen) => change(card.id, { tags: chosen }, text("tags"))) : null;
    const remove = node("button", { type: "button", class: "nw-button nw-plain nw-small", onclick: () => removeCard(current(), group) }, text("remove"));
    const el = node("article", { class: "nw-slip", "data-card": card.id, "aria-label": group.text }, fields.map((field) => field.el), tagBox?.el, node("div", { class: "nw-slip-foot" }, remove));
    return { el, fields, showTags: (chosen) => tagBox?.show(chosen) };
  }

  /** Chosen tags as words; the whole list opens on demand. */
  function tagPicker(onChoose) {
    const inputs = tags.map((tag) => node("input", { type: "checkbox", id: freshId("nw-tag"), "data-tag": tag.id }));
    const words = node("span", {});
    const el = node(
      "details",
      { class: "nw-tags" },
      node("summary", {}, node("span", { class: "nw-label" }, text("tags")), " ", words),
      node("div", { class: "nw-tag-list" }, tags.map((tag, i) => node("label", { class: "nw-tag", for: inputs[i].id }, inputs[i], node("span", {}, tag.text)))),
    );
    const chosen = () => tags.filter((_, i) => inputs[i].checked);
    const tell = () => (words.textContent = chosen().length ? chosen().map((tag) => tag.text).join(" · ") : text("no_tags"));
    el.addEventListener("change", () => {
      tell();
      onChoose(chosen().map((tag) => tag.id));
    });
    return {
      el,
      show(ids) {
        tags.forEach((tag, i) => (inputs[i].checked = ids.includes(tag.id)));
        tell();
      },
    };
  }

  return {
    update(news) {
      cards = news.value?.cards ?? [];
      redraw(host.el, draw);
    },
    check: () => shown.forEach(({ fields }) => fields.forEach((field) => field.fault({ all: true }))),
  };
}
