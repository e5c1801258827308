// Tables from outside: pasted from Excel or read from a file – looked at first, mended if need be, then taken over.

import { button, freshId, labelled, node } from "./nodes.js";
import { makeGrid } from "./grid.js";

const LARGEST = 5_000_000;
const ROLES = { actors: ["name", "sector", "place", "km", "role", "id"], ties: ["source", "target", "strength", "type"] };

/** The panel for tables from outside: {el, buttons(kind), preview(text, kind)}. */
export function importer(c) {
  const { t } = c;
  const el = node("div", { class: "np-box np", hidden: true, role: "group" });
  let origin = null;

  const close = () => { el.hidden = true; el.replaceChildren(); origin?.focus(); };
  const open = (...children) => {
    el.replaceChildren(...children.filter(Boolean));
    el.hidden = false;
    el.scrollIntoView({ block: "nearest" });
  };

  function buttons(kind) {
    const input = node("input", { type: "file", multiple: true, hidden: true, accept: ".csv,.tsv,.txt,.xlsx,.graphml,.gexf,.net,.paj,.dl,.json", onchange: () => read(input) });
    const paste = button(t("paste"), () => { origin = paste; pasteField(kind); });
    const file = button(t("file"), () => { origin = file; input.click(); }, { title: t("file_lead") });
    return node("div", { class: "np-row" }, paste, file, input, node("span", { class: "np-quiet" }, t("file_lead")));
  }

  // ── pasting ──

  function pasteField(kind) {
    const id = freshId("np-paste");
    const field = node("textarea", { id, rows: 6, class: "nw-input nw-long", spellcheck: "false",
      onpaste: (event) => { event.preventDefault(); event.stopPropagation(); field.value = event.clipboardData.getData("text/plain"); preview(field.value, kind); } });
    const note = node("p", { class: "np-quiet", role: "status" });
    const look = () => (field.value.trim() ? preview(field.value, kind) : (note.textContent = t("nothing_pasted")));
    open(node("p", { class: "np-lead" }, t("paste_lead")), node("label", { for: id, class: "np-head" }, t("paste_field")), field, note,
      node("div", { class: "np-row" }, button(t("paste_look"), look, { class: "nw-button nw-primary" }), button(t("cancel"), close)));
    field.focus();
  }

  async function preview(text, kind) {
    const found = await c.send({ do: "paste", text, kind });
    if (!found.rows.length) { pasteField(kind); return; }
    show(found, text);
  }

  function show(found, text) {
    const kind = found.kind;
    let roles = found.columns.map((column) => column.role);
    const gridBox = node("div");
    const create = node("input", { type: "checkbox", class: "ns-tick", checked: true });
    const createText = node("span");
    const createRow = node("label", { class: "np-row" }, create, createText);
    const take = button("", accept, { class: "nw-button nw-primary" });
    const field = (k) => `c${k}`;
    let grid = null;
    let rows = found.rows.map((cells) => Object.fromEntries(cells.map((cell, k) => [field(k), cell])));

    const selects = node("div", { class: "np-row" }, ...found.columns.map((column, k) => {
      const select = node("select", { onchange: () => { roles[k] = select.value || null; roles = roles.map((role, i) => (i !== k && role === roles[k] ? null : role)); draw(); } },
        node("option", { value: "" }, t("skip")), ...ROLES[kind].map((role) => node("option", { value: role }, t(role))));
      const label = found.header && column.head !== (column.role && t(column.role)) ? column.head : t("column", { n: k + 1 });
      return { k, select, el: labelled(t("column_means", { column: label }), select) };
    }).map((entry) => { entry.el.update = () => { entry.select.value = roles[entry.k] ?? ""; }; return entry.el; }));

    const unknownNames = () => {
      if (kind !== "ties") return [];
      const known = new Set([...Object.values(c.view.names), ...Object.keys(c.view.names)].map((name) => name.toLowerCase().trim()));
      const ends = rows.flatMap((row) => ["source", "target"].map((role) => row[field(roles.indexOf(role))] ?? ""));
      return [...new Set(ends.map((name) => name.trim()).filter((name) => name && !known.has(name.toLowerCase())))];
    };

    function draw() {
      for (const entry of selects.children) entry.update();
      const columns = roles.map((role, k) => ({ id: field(k), label: role ? t(role) : found.columns[k].head, type: role === "km" ? "number" : "text",
        required: ["name", "source", "target"].includes(role), readOnly: !role, ...(role === "strength" ? strengthColumn(t) : {}) }));
      grid?.destroy();
      grid = makeGrid(gridBox, { label: t("preview"), columns, rows, words: c.view.words.grid, add: false,
        noun: kind === "actors" ? { one: t("actor"), many: t("actors") } : { one: t("tie_one"), many: t("tie_many") },
        onChange: (changed) => { rows = changed; drawFoot(); } });
      drawFoot();
    }

    function drawFoot() {
      const missing = unknownNames().length;
      take.textContent = c.count(kind === "actors" ? "take_actors" : "take_ties", rows.length);
      take.disabled = kind === "actors" ? !roles.includes("name") && !roles.includes("id") : !roles.includes("source") || !roles.includes("target");
      createRow.hidden = !missing;
      createText.textContent = missing ? c.count("create", missing) : "";
    }

    async function accept() {
      const named = rows.map((row) => Object.fromEntries(roles.map((role, k) => [role, row[field(k)] ?? ""]).filter(([role]) => role)));
      if (kind === "actors") {
        const reply = await c.send({ do: "actors", imported: true, rows: [...c.rows(), ...named.map((row) => ({ ...row, name: row.name || row.id || "" }))], label: t("did_take") });
        c.recognised = reply.recognised ?? c.recognised;
        c.show("actors");
      } else {
        const reply = await c.send({ do: "ties", imported: true, rows: [...c.tieRows(), ...named], create: create.checked ? unknownNames() : [], label: t("did_take") });
        c.recognised = reply.recognised ?? c.recognised;
        c.show("ties");
      }
      close();
    }

    const kinds = c.only ? null : node("div", { class: "np-switch", role: "group", "aria-label": t("preview_kind") }, ...["actors", "ties"].map((each) =>
      button(t(`kind_${each}`), () => each !== kind && preview(text, each), { "aria-pressed": String(each === kind) })));
    open(node("p", { class: "np-head" }, t("preview")), kinds, node("p", { class: "np-quiet" }, t(found.header ? "preview_header" : "preview_no_header")),
      selects, found.faults.length ? faultList(found.faults, t("preview_faults")) : null, gridBox, createRow,
      node("div", { class: "np-row" }, take, button(t("cancel"), close)));
    draw();
    take.focus();
  }

  // ── files ──

  async function read(input) {
    const chosen = [...input.files];
    input.value = "";
    if (!chosen.length) return;
    if (chosen.reduce((sum, file) => sum + file.size, 0) > LARGEST) { open(node("p", {}, t("too_large")), button(t("close"), close)); return; }
    try {
      const files = await Promise.all(chosen.map(async (file) => ({ name: file.name, data: base64(new Uint8Array(await file.arrayBuffer())) })));
      const reply = await c.send({ do: "file", files });
      if (reply.faults) open(node("p", { class: "np-head" }, t("read_faults")), faultList(reply.faults, ""), reply.more ? node("p", {}, t("read_more", { n: reply.more })) : null, node("div", { class: "np-row" }, button(t("close"), close)));
      else offer(reply);
    } catch (error) {
      if (!error.told) open(node("p", {}, t("read_failed")), button(t("close"), close));
    }
  }

  function offer(found) {
    const wave = node("select", {}, node("option", { value: "" }, t("all_waves")), ...found.waves.map((each) => node("option", { value: each }, each)));
    const who = node("select", {}, node("option", { value: "" }, t("coordinator_none")), ...found.actors.map((actor) => node("option", { value: actor.id }, actor.label)));
    who.value = found.coordinator ?? "";
    const take = async (replace) => {
      await c.send({ do: "take", token: found.token, replace, wave: wave.value || null, coordinator: who.value || null, label: t("did_take") });
      close();
    };
    const own = Object.keys(c.view.names).length > 0;
    open(node("p", { class: "np-head" }, found.sentence), found.notes.length ? faultList(found.notes, t("read_notes")) : null,
      node("div", { class: "np-row" }, found.waves.length > 1 ? labelled(t("wave"), wave) : null, labelled(t("coordinator"), who), found.recognised ? node("span", { class: "np-quiet" }, t("coordinator_recognised")) : null),
      node("div", { class: "np-row" }, button(t(own ? "take_add" : "take_first"), () => take(!own), { class: "nw-button nw-primary" }),
        own ? button(t("take_replace"), () => take(true)) : null, button(t("cancel"), close)));
    el.querySelector(".nw-primary").focus();
  }

  const faultList = (faults, lead) => node("div", {}, lead ? node("p", { class: "np-head" }, lead) : null, node("ul", { class: "np-faults" }, ...faults.map((fault) => node("li", {}, fault))));
  return { el, buttons, preview, close };
}

/** Strength as a list to choose from, shown in words. */
export function strengthColumn(t) {
  return { type: "select", options: ["1", "2", "3", "unknown"].map((id) => ({ id, label: t(`strength_${id}`), hint: id === "unknown" ? "?" : id })) };
}

function base64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
