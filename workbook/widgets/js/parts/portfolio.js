// A 2×2 portfolio: items placed on two scales, by table, keyboard or mouse; the table is the complete alternative.

import { dropPlace, draggable } from "../dragging.js";
import { folded, number } from "../german.js";
import { freshId, node } from "../nodes.js";
import { optionsOf, textOf } from "../options.js";

const FEW = 8; // a list of up to so many items needs no filter

export default function mount(host) {
  const { settings } = host;
  const [low, high] = settings.scale ?? [1, 5];
  const axes = settings.axes;
  const extra = settings.extra;
  const extras = optionsOf(extra?.options);
  const levels = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  let items = optionsOf(host.view?.items);
  let value = host.value ?? {};
  let lines = new Map();
  const plane = node("div", { class: "nw-plane", role: "group", "aria-label": host.text("plane") });
  const table = node("div", { class: "nw-scroll" });
  const count = node("p", { class: "nw-aid" });
  const find = node("input", { type: "search", class: "nw-input", id: freshId("nw-find"), oninput: filter, autocomplete: "off" });
  const onlyPlaced = node("input", { type: "checkbox", class: "nw-tick", id: freshId("nw-only"), onchange: filter });
  const found = node("p", { class: "nw-aid", role: "status" });
  const filters = node("div", { class: "nw-places-filter" }, node("label", { for: find.id }, host.text("find")), find,
    node("span", {}, onlyPlaced, " ", node("label", { for: onlyPlaced.id }, host.text("only_placed"))), found);
  const planeBox = node("div", { class: "nw-plane-box" }, quadrantNames("high"), plane, quadrantNames("low"), axisLabel(0), axisLabel(1));
  host.el.append(node("div", { class: "nw-portfolio" }, planeBox, node("div", {}, filters, table)), count);
  dropPlace(plane, (id, event) => place(id, levelAt(event)), (id) => items.some((item) => item.id === id));
  draw();

  function axisLabel(i) {
    const { label, low: from, high: to } = axes[i];
    return node("p", { class: i ? "nw-axis nw-axis-y" : "nw-axis nw-axis-x", "aria-hidden": "true" }, node("span", {}, from ?? ""), node("strong", {}, label), node("span", {}, to ?? ""));
  }

  /** The names of the fields stand outside the plane, where no item can cover them. */
  function quadrantNames(side) {
    const names = ["low", "high"].map((x) => node("span", { "data-where": `${x}_${side}` }, settings.quadrants?.[`${x}_${side}`] ?? ""));
    return node("p", { class: `nw-quadrants nw-quadrants-${side}`, "aria-hidden": "true" }, names);
  }

  function levelAt(event) {
    const box = plane.getBoundingClientRect();
    const at = (share) => Math.max(low, Math.min(high, Math.round(low + share * (high - low))));
    return { x: at((event.clientX - box.left) / box.width), y: at(1 - (event.clientY - box.top) / box.height) };
  }

  // ── entering ──

  function place(id, entry, label = textOf(items, id)) {
    const line = { ...value[id], ...entry };
    for (const name of Object.keys(line)) if (line[name] === undefined) delete line[name];
    value = { ...value, [id]: line };
    if (Object.keys(line).length === 0) delete value[id];
    host.set(value, { label });
    show();
    host.announce(describe(id));
  }

  function placed(id) {
    return Number.isInteger(value[id]?.x) && Number.isInteger(value[id]?.y);
  }

  function quadrant(id) {
    if (!placed(id)) return "";
    const side = (level) => (level >= (settings.threshold ?? (low + high) / 2) ? "high" : "low");
    return settings.quadrants?.[`${side(value[id].x)}_${side(value[id].y)}`] ?? "";
  }

  function describe(id) {
    if (!placed(id)) return `${textOf(items, id)}: ${host.text("not_placed")}`;
    const where = axes.map((axis, i) => `${axis.label} ${number(value[id][i ? "y" : "x"], 0)}`).join(", ");
    return [`${textOf(items, id)}: ${where}`, quadrant(id), value[id][extra?.id] && `${extra.label} ${textOf(extras, value[id][extra.id])}`].filter(Boolean).join(", ");
  }

  // ── drawing ──

  function draw() {
    filters.hidden = items.length <= FEW;
    if (items.length === 0) {
      table.replaceChildren(node("p", { class: "nw-empty" }, host.text("empty")));
      plane.replaceChildren();
      return;
    }
    lines = new Map(items.map((item, i) => [item.id, line(item, i + 1)]));
    const heads = ["", ...axes.map((axis) => axis.label), extra?.label].filter((head) => head !== undefined);
    table.replaceChildren(
      node("table", { class: "nw-table nw-places" }, node("thead", {}, node("tr", {}, heads.map((head) => (head ? node("th", { scope: "col" }, head) : node("td", {}))))), node("tbody", {}, [...lines.values()].map((each) => each.el))),
    );
    show();
  }

  function line(item, n) {
    const pick = (name, label, options) => {
      const select = node("select", { class: "nw-input nw-small", id: freshId("nw-place"), "aria-label": `${label}: ${item.text}` }, node("option", { value: "" }, "–"), options.map((option) => node("option", { value: option.id }, option.text)));
      select.addEventListener("change", () => {
        const chosen = select.value === "" ? undefined : name === extra?.id ? select.value : Number(select.value);
        place(item.id, { [name]: chosen }, `${item.text}, ${label}`);
      });
      return { name, select };
    };
    const scale = levels.map((level) => ({ id: String(level), text: number(level, 0) }));
    const picks = [pick("x", axes[0].label, scale), pick("y", axes[1].label, scale), ...(extra ? [pick(extra.id, extra.label, extras)] : [])];
    const mark = node("span", { class: "nw-dot", "aria-hidden": "true" }, String(n));
    const el = node("tr", { "data-item": item.id }, node("th", { scope: "row" }, node("span", { class: "nw-place-name" }, mark, node("span", {}, item.text))), picks.map(({ select }) => node("td", {}, select)));
    draggable(mark, item.id);
    return { el, picks, n };
  }

  function show() {
    for (const [id, { picks, el }] of lines) {
      for (const { name, select } of picks) select.value = String(value[id]?.[name] ?? "");
      el.classList.toggle("nw-placed", placed(id));
    }
    const focused = plane.contains(document.activeElement) ? document.activeElement.dataset.item : null;
    const share = ((settings.threshold ?? (low + high) / 2) - low - (settings.threshold ? 0.5 : 0)) / (high - low);
    plane.style.setProperty("--cut", `${100 * share}%`);
    plane.replaceChildren(...["x", "y"].map((axis) => node("div", { class: `nw-cut nw-cut-${axis}` })), ...spots());
    plane.querySelector(`[data-item="${CSS.escape(focused ?? "")}"]`)?.focus();
    const done = items.filter((item) => placed(item.id)).length;
    count.textContent = host.text(settings.at_least ? "count_of" : "count", { n: done, wanted: settings.at_least, all: items.length });
    filter();
  }

  /** Show the lines that are wanted; the one that is being worked on stays, whatever it holds. */
  function filter() {
    const wanted = folded(find.value.trim());
    let seen = 0;
    for (const { id, text } of items) {
      const { el } = lines.get(id);
      const fits = folded(text).includes(wanted) && (!onlyPlaced.checked || placed(id));
      el.hidden = !fits && !el.contains(document.activeElement);
      seen += el.hidden ? 0 : 1;
    }
    const all = seen === items.length;
    found.textContent = all ? "" : host.text(seen ? "found" : "found_none", { n: number(seen, 0), all: number(items.length, 0) });
  }

  /** Go to an item's line in the list; a filter that hides it is put aside. */
  function goTo(id) {
    if (lines.get(id).el.hidden) {
      find.value = "";
      onlyPlaced.checked = false;
      filter();
    }
    lines.get(id).picks[0].select.focus();
  }

  /** One button per placed item; those on the same spot stand side by side, at the edges towards the middle. */
  function spots() {
    const groups = new Map();
    for (const item of items.filter(({ id }) => placed(id))) {
      const spot = `${value[item.id].x}|${value[item.id].y}`;
      groups.set(spot, [...(groups.get(spot) ?? []), item]);
    }
    return [...groups.entries()].map(([spot, here]) => {
      const [x, y] = spot.split("|").map(Number);
      const share = (level) => (level - low) / (high - low);
      return node("div", { class: "nw-spot", style: `--x: ${share(x)}; --y: ${share(y)}` }, here.map((item) => dot(item)));
    });
  }

  function dot(item) {
    const button = node("button", { type: "button", class: "nw-dot", "data-item": item.id, title: describe(item.id), "aria-label": describe(item.id) }, String(lines.get(item.id).n), extra && value[item.id][extra.id] !== undefined && node("sup", {}, textOf(extras, value[item.id][extra.id])));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowUp: { y: 1 }, ArrowDown: { y: -1 }, ArrowLeft: { x: -1 }, ArrowRight: { x: 1 } }[event.key];
      if (!step) return;
      event.preventDefault();
      const [name, by] = Object.entries(step)[0];
      place(item.id, { [name]: Math.max(low, Math.min(high, value[item.id][name] + by)) });
    });
    button.addEventListener("click", () => goTo(item.id));
    draggable(button, item.id);
    return button;
  }

  return {
    update(news) {
      value = news.value ?? {};
      const fresh = optionsOf(news.view?.items);
      const same = fresh.map((item) => item.id + item.text).join("\n") === items.map((item) => item.id + item.text).join("\n");
      items = fresh;
      if (same) show();
      else draw();
    },
  };
}
