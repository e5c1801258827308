// "BBS Wiesenmark arbeitet zusammen mit …": one actor at a time, partners by type-ahead, suggestions to tick.

import { button, freshId, labelled, node } from "./nodes.js";
import { collator, number } from "./german.js";
import { matching, suggesting } from "./grid_editor.js";

const USUAL = "2"; // what a new tie starts with: regelmäßig

const SUGGESTED = 8;
const MANY = 6; // pairs answered "weiß nicht" beyond which an actor is one that nothing is known of

/** Fill the element; returns {update, go(id)}. */
export function nomination(c, el) {
  const { t } = c;
  let current = null;
  let note = []; // what was said about the last entry
  let local = null; // ties as just entered, shown before Python has confirmed them
  const list = node("ul", { class: "np-people", onkeydown: (event) => walk(event) });
  const work = node("div", { class: "np np-work" });
  el.append(node("div", { class: "np-nominate" }, node("div", {}, node("p", { class: "np-head", id: freshId("np") }, t("list")), list), work));

  const ids = () => Object.keys(c.view.names);
  const name = (id) => c.view.names[id] ?? id;
  const links = () => local ?? c.view.links;
  const row = (id) => c.view.actors.find((each) => each.id === id) ?? {};
  const mine = (id) => links().filter(([a, b]) => a === id || b === id).map(([a, b, s, kind, directed]) => ({ id: a === id ? b : a, strength: String(s || ""), type: kind, directed, gives: a === id }));

  /** Whether nothing is known of an actor as a whole: its gaps are told once, not as a row with everybody. */
  const isVague = (id) => mine(id).filter((each) => each.strength === "unknown").length > MANY;
  const told = () => mine(current).some((each) => each.strength !== "unknown" || !isVague(current));

  // ── changing ──

  function tell(other, link) {
    const rest = links().filter(([a, b]) => !((a === current && b === other) || (a === other && b === current)));
    local = link ? [...rest, link.turned ? [other, current, link.strength, link.type, link.type === "ressourcen"] : [current, other, link.strength, link.type, link.type === "ressourcen"]] : rest;
    const message = { do: "tie", source: current, target: other, strength: link ? link.strength : null, type: link?.type ?? "", turned: link?.turned ?? false, label: t(link ? "did_tie" : "did_untie") };
    c.send(message);
    drawWork();
    drawList();
  }

  function add(other, strength = USUAL) {
    note = [];
    tell(other, { strength, type: "" });
    if (c.value.visited?.[current] && c.value.visited[current] !== "done") c.visit(current, "done");
  }

  /** Say "weiß nicht" of an actor as a whole, or take it back; of those gone through a gap is known to be one. */
  function vague(id, on) {
    const told = ids().filter((each) => (on ? ["done", "none"].includes(c.value.visited?.[each]) : c.value.visited?.[each] === "unknown" && each !== id));
    local = on ? null : links().filter(([a, b, s]) => s !== "unknown" || (a !== id && b !== id));
    c.send({ do: "vague", actor: id, on, known: told, label: t(on ? "did_vague" : "did_unvague") });
  }

  function finish(state) {
    const was = c.value.visited?.[current];
    if (state === "unknown") vague(current, true);
    else if (was === "unknown") vague(current, false);
    c.visit(current, state);
    const all = ids();
    const at = all.indexOf(current);
    const open = [...all.slice(at + 1), ...all.slice(0, at)].find((id) => !c.value.visited?.[id]);
    go(open ?? current);
  }

  function go(id) {
    current = id;
    note = [];
    drawList();
    drawWork();
    work.querySelector(".ng-field, .np-actor")?.focus();
    list.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }

  // ── the list at the left ──

  function drawList() {
    const had = list.contains(document.activeElement) ? document.activeElement.dataset.actor : null;
    list.replaceChildren(...ids().map((id) => {
      const state = c.value.visited?.[id] ?? "open";
      const count = mine(id).filter((each) => each.strength !== "unknown").length;
      return node("li", {}, node("button", { type: "button", class: `np-person np-${state}`, "data-actor": id, "aria-current": id === current ? "true" : null, tabindex: id === current ? "0" : "-1", onclick: () => go(id) },
        node("span", { "aria-hidden": "true", class: "np-mark" }, { done: "✓", none: "–", unknown: "?" }[state] ?? "○"), node("span", {}, name(id)),
        node("span", { class: "np-quiet" }, count ? String(count) : ""), node("span", { class: "n-hidden" }, `, ${t(`visited_${state}`)}`)));
    }));
    if (had) list.querySelector(`[data-actor="${CSS.escape(had)}"]`)?.focus();
  }

  /** The list is one stop for Tab; arrows walk in it. */
  function walk(event) {
    const people = [...list.querySelectorAll("button")];
    const at = people.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: people.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = people[Math.max(0, Math.min(to, people.length - 1))];
    for (const each of people) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  }

  // ── the current actor ──

  function drawWork() {
    if (!current) { work.replaceChildren(); return; }
    const focused = work.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
    const typed = work.querySelector(".np-actor")?.value ?? "";
    const all = mine(current);
    const gaps = all.filter((each) => each.strength === "unknown");
    const many = gaps.length > MANY;
    const partners = all.filter((each) => each.strength !== "unknown" || (!many && !isVague(each.id))).sort((a, b) => collator.compare(name(a.id), name(b.id)));
    const field = partnerField(typed);
    work.replaceChildren(...[
      node("p", { class: "np-ask" }, t("question", { name: name(current) })),
      labelled(t("add"), field.field, field.box), node("p", { class: "np-quiet", role: "status" }, ...note),
      partners.length ? node("ul", { class: "np-partners" }, ...partners.map(partnerRow)) : node("p", { class: "np-quiet" }, t("none_yet")),
      many ? node("p", { class: "np-row" }, node("span", {}, t("vague", { n: number(gaps.length, 0) })), button(t("vague_back"), () => { vague(current, false); if (c.value.visited?.[current] === "unknown") c.visit(current, null); drawWork(); work.querySelector(".np-actor").focus(); }, { "data-keep": "vague" })) : null,
      suggestionBox(new Set([current, ...partners.map((each) => each.id)])),
      node("div", { class: "np-row" }, button(t("done"), () => finish(told() ? "done" : "none"), { class: "nw-button nw-primary", "data-keep": "done" }),
        partners.length ? null : button(t("none"), () => finish("none"), { "data-keep": "none" }), many ? null : button(t(partners.length ? "unknown_rest" : "unknown"), () => finish("unknown"), { "data-keep": "unknown" }),
        node("span", { class: "np-quiet" }, t("keys")))].filter(Boolean));
    if (focused) (work.querySelector(`[data-keep="${CSS.escape(focused)}"]`) ?? work.querySelector(".np-actor")).focus();
  }

  function partnerField(typed) {
    const options = () => ids().filter((id) => id !== current && !mine(current).some((each) => each.id === id))
      .map((id) => ({ id, label: name(id), hint: [row(id).sector, row(id).place].filter(Boolean).join(" · ") }));
    const take = (option, strength) => { combo.field.value = ""; combo.close(); add(option.id, strength); work.querySelector(".np-actor").focus(); };
    const combo = suggesting({ value: typed, label: t("add"), options, onPick: (option) => take(option), words: (text) => text.replace(/\s+[1-3?]$/, ""), attributes: { class: "np-actor", "data-keep": "field", title: t("add_help") } });
    combo.field.className = "np-actor";
    combo.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        finish(told() ? "done" : "none");
      } else if (event.key === "Enter") {
        event.preventDefault();
        const level = /\s+([1-3?])$/.exec(combo.field.value);
        const said = combo.field.value.replace(/\s+[1-3?]$/, "");
        const option = combo.choose() ?? (said.trim() ? combo.first(said) ?? matching(options(), said) : null);
        if (option) take(option, level ? level[1].replace("?", "unknown") : USUAL);
        else if (said.trim()) refuse(said.trim(), combo);
      } else if (event.key === "Escape") combo.close();
    });
    combo.field.addEventListener("blur", () => combo.close());
    return combo;
  }

  function refuse(said, combo) {
    const all = ids().map((id) => ({ id, label: name(id) }));
    const known = matching(all, said);
    if (known) note = [known.id === current ? t("is_self") : t("already", { name: known.label })];
    else note = [t("not_found", { name: said }), " ", button(t("create_actor", { name: said }), () => create(said, combo))];
    drawWork();
    work.querySelector(".np-actor").focus();
  }

  async function create(said, combo) {
    combo.field.value = "";
    const reply = await c.send({ do: "actors", rows: [...c.rows(), { name: said }], label: t("did_actors") });
    const made = reply.rows.find((each) => each.name === said);
    c.view.names = { ...c.view.names, [made.id]: said };
    add(made.id);
    work.querySelector(".np-actor")?.focus();
  }

  function partnerRow(link) {
    const levels = node("span", { class: "np-switch", role: "group", "aria-label": t("set_strength", { name: name(link.id) }) }, ...["1", "2", "3", "unknown"].map((each) =>
      button(t(`strength_${each}`), () => { tell(link.id, { ...link, strength: each, turned: !link.gives }); }, { "aria-pressed": String(link.strength === each), "data-keep": `s${each}-${link.id}` })));
    const kind = node("select", { "aria-label": t("set_type", { name: name(link.id) }), "data-keep": `t-${link.id}`, onchange: () => tell(link.id, { ...link, type: kind.value, turned: !link.gives }) },
      node("option", { value: "" }, t("type_none")), ...c.view.types.map((type) => node("option", { value: type.id }, type.label)));
    kind.value = link.type;
    kind.disabled = link.strength === "unknown";
    const way = link.type === "ressourcen" ? node("span", { class: "np-switch", role: "group", "aria-label": t("direction") }, ...[true, false].map((gives) =>
      button(t(gives ? "gives" : "takes"), () => tell(link.id, { ...link, turned: !gives }), { "aria-pressed": String(link.gives === gives), "data-keep": `w${gives}-${link.id}` }))) : null;
    return node("li", {}, node("span", { class: "np-partner" }, name(link.id)), levels, kind, way,
      button("×", () => tell(link.id, null), { class: "np-x", "aria-label": t("remove", { name: name(link.id) }), title: t("remove", { name: name(link.id) }) }));
  }

  // ── suggestions: same place, same sector, a partner in common ──

  function suggestionBox(known) {
    const here = row(current);
    const near = new Set(mine(current).flatMap((each) => mine(each.id).map((further) => further.id)));
    const found = ids().filter((id) => !known.has(id)).map((id) => {
      const there = row(id);
      const joint = (c.view.offers[current] ?? []).some((offer) => (c.view.offers[id] ?? []).includes(offer));
      const reasons = [joint ? t("because_offer") : "", here.place && here.place === there.place ? t("because_place") : "", here.sector && here.sector === there.sector ? t("because_sector") : "", near.has(id) ? t("because_partner") : ""].filter(Boolean);
      return { id, reasons, weight: reasons.length + (joint ? 2 : 0) }; // who carries an offer together works together
    }).filter((each) => each.reasons.length).sort((a, b) => b.weight - a.weight).slice(0, SUGGESTED);
    if (!found.length) return null;
    const groups = new Map(); // by what speaks for them, so that it is said once
    for (const { id, reasons } of found) {
      const why = reasons.join(", ");
      groups.set(why, [...(groups.get(why) ?? []), button(`+ ${name(id)}`, () => add(id), { class: "np-suggest", "aria-label": `${name(id)} (${why})`, "data-keep": `v-${id}` })]);
    }
    return node("div", {}, node("p", { class: "np-quiet" }, t("suggestions")), ...[...groups].map(([why, chips]) =>
      node("div", { class: "np-chips" }, node("span", { class: "np-why" }, `${why}:`), ...chips)));
  }

  return {
    update() {
      local = null;
      if (!current || !c.view.names[current]) current = c.openActors()[0] ?? ids()[0] ?? null;
      drawList();
      drawWork();
    },
    go,
    focus() {
      work.querySelector(".np-actor")?.focus();
      return work.contains(document.activeElement);
    },
  };
}
