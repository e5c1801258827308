// The network map with everything around it: what to see at the left of the words, the table below, editing if it is one's own.

import { button, labelled, node } from "../nodes.js";
import { number } from "../german.js";
import { networkMap } from "../network_map.js";
import { sortable } from "../sortable.js";

export default function mount(host) {
  let view = host.view;
  let value = host.value ?? {};
  let shown = view;
  let asked = 0;
  const t = (key, values) => host.text(key, values);
  if (!view.map.ids.length && !view.editable) {
    host.el.append(node("p", { class: "nw-quiet" }, t("empty")));
    return { update() { host.el.replaceChildren(); host.mounted = mount(host); } };
  }

  const controls = node("div", { class: "np-row" });
  const filters = node("details", { class: "np-filters" }, node("summary", {}, t("filters")));
  const filterBox = node("div", { class: "np-row" });
  filters.append(filterBox);
  const adding = node("div", { class: "np-box np", hidden: true });
  const mapBox = node("div");
  const tableBox = node("div");
  const map = networkMap(mapBox, {
    map: shown.map, words: view.words.map, summary: shown.summary, title: () => shown.summary.split("\n").at(-1).split(". ")[0], source: () => t(view.editable ? "source" : "source_example", { date: new Date().toLocaleDateString("de-DE", { day: "2-digit", month: "2-digit", year: "numeric" }) }), filter: filter(),
    edit: view.editable ? ["move", "connect", "cut", "remove", "add"] : ["move"],
    onSize: (size) => keep({ size }, false),
    onMove: (positions) => move(positions),
    onConnect: (a, b) => change({ do: "connect", source: a, target: b, label: t("did_connect") }),
    onRemoveTie: (a, b) => change({ do: "cut", source: a, target: b, label: t("did_cut") }),
    onRemoveActor: (id) => change({ do: "remove", actor: id, label: t("did_remove") }),
    onAdd: () => askName(),
  });
  const table = sortable(tableBox, { columns: [], rows: [], words: view.words.table, limit: 10, sort: { column: "degree", up: false },
    onRow: (id) => { map.focusNode(map.graph.index.get(id)); mapBox.scrollIntoView({ block: "nearest" }); }, onLook: (id) => map.look(id) });
  host.el.append(node("div", { class: "np" }, controls, filters, adding, mapBox, tableBox));

  const look = () => ({ layout: value.layout, size: value.size, colour: value.colour, wave: value.wave, strength: value.strength, types: value.types, sectors: value.sectors });
  function filter() {
    const names = new Map(view.types.map((type) => [type.id, type.label]));
    return { strength: value.strength || 0, types: (value.types ?? []).map((id) => names.get(id)).filter(Boolean), sectors: value.sectors ?? [] };
  }

  // ── changing ──

  async function keep(change_, ask = true) {
    value = { ...value, ...change_ };
    host.set(value, { label: t("did_show") });
    map.filter(filter());
    if (ask) await show({ do: "show", ...look() });
  }

  async function show(message) {
    const mine = ++asked;
    const reply = await host.act(message);
    if (mine !== asked) return;
    shown = reply;
    draw();
  }

  function move(positions) {
    const layout = value.layout ?? "force";
    const all = { ...value.positions, [layout]: { ...value.positions?.[layout], ...positions } };
    value = { ...value, positions: all };
    host.set(value, { label: t("did_move") });
  }

  async function arrange() {
    const { positions, ...rest } = value;
    value = rest;
    host.set(value, { label: t("did_arrange") });
    await show({ do: "arrange", ...look() });
  }

  const change = (message) => host.act(message);

  function askName() {
    const field = node("input", { type: "text", maxlength: 120 });
    const sector = node("input", { type: "text", list: "", maxlength: 60 });
    const note = node("p", { class: "np-quiet", role: "status" });
    const close = () => { adding.hidden = true; adding.replaceChildren(); mapBox.querySelector(".nm-actor[tabindex='0']")?.focus(); };
    const add = async () => {
      const name = field.value.trim();
      if (!name) { field.focus(); return; }
      if (shown.map.names.some((each) => each.toLowerCase() === name.toLowerCase())) { note.textContent = t("new_known"); return; }
      await change({ do: "add", name, sector: sector.value, label: t("did_add") });
      close();
      const i = map.map.names.indexOf(name);
      if (i >= 0) map.focusNode(i);
    };
    for (const each of [field, sector]) {
      each.addEventListener("keydown", (event) => {
        if (event.key === "Enter") { event.preventDefault(); add(); }
        if (event.key === "Escape") close();
      });
    }
    adding.replaceChildren(node("div", { class: "np-row" }, labelled(t("new_name"), field), labelled(t("new_sector"), sector),
      button(t("new_add"), add, { class: "nw-button nw-primary" }), button(t("new_cancel"), close)), note);
    adding.hidden = false;
    field.focus();
  }

  // ── drawing ──

  const chooser = (label, options, current, onChoose) => {
    const select = node("select", { onchange: () => onChoose(select.value) }, ...options.map((option) => node("option", { value: option.id }, option.label)));
    select.value = current;
    return labelled(label, select);
  };

  function drawControls() {
    controls.replaceChildren(...[
      node("div", { class: "np-switch", role: "group", "aria-label": t("layout") }, ...view.layouts.map((layout) =>
        button(layout.label, () => keep({ layout: layout.id }), { "aria-pressed": String((value.layout ?? "force") === layout.id) }))),
      view.groupings.length > 1 ? chooser(t("colour"), view.groupings, value.colour ?? "sector", (colour) => keep({ colour })) : null,
      view.waves.length > 1 ? chooser(t("wave"), view.waves.map((wave) => ({ id: wave, label: wave })), value.wave ?? view.wave, (wave) => keep({ wave })) : null,
      button(t("arrange"), arrange, { title: t("arrange_why") })].filter(Boolean));
    for (const b of controls.querySelectorAll(".np-switch .nw-button")) b.addEventListener("click", () => {
      for (const other of controls.querySelectorAll(".np-switch .nw-button")) other.setAttribute("aria-pressed", String(other === b));
    });
    filterBox.replaceChildren(...[
      view.strengths ? chooser(t("strength"), [0, 1, 2, 3].map((k) => ({ id: String(k), label: t(`strength_${k}`) })), String(value.strength ?? 0), (strength) => keep({ strength: Number(strength) })) : null,
      view.types.length ? checks(t("types"), view.types, value.types ?? [], (types) => keep({ types })) : null,
      view.sectors.length > 1 ? checks(t("sectors_filter"), view.sectors.map((sector) => ({ id: sector, label: sector })), value.sectors ?? [], (sectors) => keep({ sectors })) : null].filter(Boolean));
    filters.hidden = !filterBox.childElementCount;
  }

  function checks(label, options, chosen, onChoose) {
    const boxes = options.map((option) => node("input", { type: "checkbox", class: "ns-tick", checked: chosen.includes(option.id), onchange: () => onChoose(options.filter((_, k) => boxes[k].checked).map((each) => each.id)) }));
    return node("fieldset", { class: "np-checks" }, node("legend", { class: "np-quiet" }, label), ...options.map((option, k) => node("label", {}, boxes[k], option.label)));
  }

  function drawTable() {
    const json = shown.map;
    const rows = json.ids.map((id, i) => ({ id, name: json.names[i], sector: json.sectors[json.sector[i]], place: json.places[i],
      ...Object.fromEntries(Object.entries(json.measures).map(([key, measure]) => [key, measure.values[i]])) }));
    const kept = value.sectors?.length ? rows.filter((row) => value.sectors.includes(row.sector)) : rows;
    table.update({ rows: kept, caption: t("caption", { n: number(kept.length, 0) }), columns: [{ id: "name", label: t("actor") }, { id: "sector", label: t("sector") }, { id: "place", label: t("place") },
      ...Object.entries(json.measures).slice(0, 3).map(([id, measure]) => ({ id, label: measure.label, digits: measure.digits, definition: measure.definition }))] });
  }

  function draw() {
    map.update(shown.map, { summary: shown.summary });
    map.filter(filter());
    drawTable();
  }

  drawControls();
  drawTable();
  return {
    update(news) {
      value = news.value ?? {};
      const changed = news.view !== view;
      view = news.view;
      drawControls();
      if (changed) { shown = view; draw(); } else { draw(); show({ do: "show", ...look() }); }
    },
    destroy() { map.destroy(); },
  };
}
