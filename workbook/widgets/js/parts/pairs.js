// Who among an actor's partners does not know whom: a list to filter and mark, and Burt's measures.

import { button, labelled, node, redraw } from "../nodes.js";
import { collator, number } from "../german.js";
import { networkMap } from "../network_map.js";
import { sortable } from "../sortable.js";

export default function mount(host) {
  let view = host.view;
  let value = host.value ?? {};
  let open = view.open;
  let burt = view.burt;
  let focus = view.focus;
  const filter = { sector: "", place: "", marked: false };
  const t = (key, values) => host.text(key, values);
  const key = (a, b) => [a, b].sort().join("\u0000");
  const marked = () => value.marked ?? [];
  const isMarked = (a, b) => marked().some(([x, y]) => key(x, y) === key(a, b));

  const sentence = node("p", { class: "np-lead np-head" });
  const chips = node("ul", { class: "np-chips" });
  const chosenBox = node("div", { class: "np-wishes" });
  const preview = node("figure", { class: "np-preview", hidden: true });
  let map = null; // of the chosen pairs, once there is one
  const focusSelect = node("select", { onchange: () => turn(focusSelect.value) });
  const sectorSelect = node("select", { onchange: () => { filter.sector = sectorSelect.value; draw(); } });
  const placeSelect = node("select", { onchange: () => { filter.place = placeSelect.value; draw(); } });
  const onlyMarked = node("input", { type: "checkbox", class: "ns-tick", onchange: () => { filter.marked = onlyMarked.checked; draw(); } });
  const pairBox = node("div");
  const burtBox = node("div");
  const tableWords = { ...view.words.table, ...(host.settings.conceal ? { all: t("all_pairs") } : {}) };
  const pairs = sortable(pairBox, { columns: [], rows: [], words: tableWords, limit: 15, sort: { column: host.settings.suggest ? "strength" : "common", up: false } });
  const measures = sortable(burtBox, { columns: [], rows: [], words: view.words.table, limit: 10, onRow: (id) => { focusSelect.value = id; turn(id); } });
  const root = node("div", { class: "np" },
    node("div", { class: "np-row" }, labelled(t("focus"), focusSelect), labelled(t("filter_sector"), sectorSelect), labelled(t("filter_place"), placeSelect),
      node("label", { class: "np-row" }, onlyMarked, t("filter_marked"))),
    sentence, chips, chosenBox, preview, pairBox, burtBox);
  host.el.append(root);

  async function turn(actor) {
    const reply = await host.act({ do: "focus", actor });
    ({ focus, open, burt } = reply);
    value = { ...value, focus: actor };
    host.set(value, { label: t("did_focus") });
    filter.sector = filter.place = "";
    choices();
    draw();
  }

  function toggle(a, b) {
    const on = !isMarked(a, b);
    const rest = marked().filter(([x, y]) => key(x, y) !== key(a, b));
    value = { ...value, marked: on ? [...rest, [a, b]] : rest };
    if (!on && occasionOf(a, b)) value.occasions = value.occasions.filter((each) => key(...each.pair) !== key(a, b));
    host.set(value, { label: t(on ? "did_mark" : "did_unmark") });
    drawChips();
    for (const box of pairBox.querySelectorAll("input[data-pair]")) box.checked = isMarked(...box.dataset.pair.split("\u0000"));
  }

  const occasionOf = (a, b) => value.occasions?.find((each) => key(...each.pair) === key(a, b))?.text ?? "";

  function name(a, b, text) {
    const rest = (value.occasions ?? []).filter((each) => key(...each.pair) !== key(a, b));
    value = { ...value, occasions: text.trim() ? [...rest, { pair: [a, b], text }] : rest };
    host.set(value, { label: t("did_occasion") });
  }

  const rowsOf = () => open.pairs.map(([i, j, common, unknown], k) => {
    const [one, two] = [view.actors[i], view.actors[j]];
    const same = [unknown ? t("unknown") : "", one.place && one.place === two.place ? t("same_place") : "", one.sector === two.sector ? t("same_sector") : ""].filter(Boolean).join(", ");
    return { id: key(one.id, two.id), one, two, a: one.name, b: two.name, common, same, strength: open.speaks_for?.[k][0], names: open.speaks_for?.[k][1] };
  });

  const passes = ({ one, two, id }) => (!filter.sector || one.sector === filter.sector || two.sector === filter.sector)
    && (!filter.place || one.place === filter.place || two.place === filter.place) && (!filter.marked || isMarked(...id.split("\u0000")));

  function draw() {
    sentence.textContent = open.sentence;
    const all = rowsOf();
    const rows = all.filter(passes);
    pairs.update({
      rows, caption: host.settings.conceal ? "" : rows.length === all.length ? t("caption", { n: number(all.length, 0) }) : rows.length ? t("caption_filtered", { n: number(rows.length, 0), all: number(all.length, 0) }) : t("nothing"),
      columns: [{ id: "a", label: t("one") }, { id: "b", label: t("two") },
        ...(host.settings.suggest ? [{ id: "names", label: t("common_names") }, { id: "strength", label: t("strength"), digits: 2, definition: t("strength_help") }] : [{ id: "common", label: t("common"), digits: 0 }]),
        { id: "same", label: t("same") }, { id: "mark", label: t("mark"), fixed: true, render: (row) => node("input", { type: "checkbox", class: "ns-tick",
          checked: isMarked(row.one.id, row.two.id), "data-pair": `${row.one.id}\u0000${row.two.id}`, "aria-label": t("mark_pair", { a: row.a, b: row.b }), onchange: () => toggle(row.one.id, row.two.id) }) }],
    });
    pairBox.hidden = all.length === 0;
    measures.update({ rows: burt, caption: t("burt"), columns: [{ id: "name", label: t("actor") },
      ...view.measures.map((measure) => ({ ...measure })), { id: "open_pairs", label: t("open_pairs"), digits: 0, definition: t("open_definition") }] });
    measures.mark([focus]);
    drawChips();
  }

  const drawChips = () => redraw(root, listChips);

  function listChips() {
    const names = new Map(view.actors.map((actor) => [actor.id, actor.name]));
    const known = marked().filter(([a, b]) => names.has(a) && names.has(b));
    const count = known.length === 1 ? t("marked_one", { n: 1 }) : known.length ? t("marked", { n: known.length }) : t("none_marked");
    if (host.settings.suggest) return drawChosen(known, count, names);
    chips.replaceChildren(node("li", { class: "np-quiet" }, count), ...known.map(([a, b]) => node("li", { class: "np-chip" }, `${names.get(a)} – ${names.get(b)}`,
      button("×", () => toggle(a, b), { class: "np-x", "aria-label": t("unmark", { a: names.get(a), b: names.get(b) }) }))));
  }

  /** The chosen pairs with what speaks for them and the occasion; below, the map with them. */
  function drawChosen(known, count, names) {
    const reasons = new Map(view.chosen.pairs.map((each) => [key(...each.pair), each.reason]));
    const line = ([a, b]) => {
      const field = node("input", { type: "text", class: "np-occasion", maxlength: 300, value: occasionOf(a, b), "data-keep": `occasion-${key(a, b)}`, "aria-label": t("occasion_for", { a: names.get(a), b: names.get(b) }), oninput: () => name(a, b, field.value) });
      return node("li", { class: "np-wish" },
        node("div", { class: "np-wish-head" }, node("strong", {}, `${names.get(a)} – ${names.get(b)}`), button("×", () => toggle(a, b), { class: "np-x", "aria-label": t("unmark", { a: names.get(a), b: names.get(b) }) })),
        node("p", { class: "np-quiet" }, reasons.get(key(a, b)) ?? ""), node("label", { class: "np-wish-line" }, node("span", {}, t("occasion")), field));
    };
    const typing = chosenBox.querySelector(".np-occasion:focus");
    const still = known.map(([a, b]) => `${key(a, b)} ${reasons.get(key(a, b))}`).join();
    if (typing && chosenBox.dataset.shown === still) return; // nobody's field is taken away while they type
    chosenBox.dataset.shown = still;
    chosenBox.replaceChildren(node("p", { class: "np-quiet" }, count, known.length ? ` ${t("occasion_help")}` : ""), node("ol", { class: "np-wish-list" }, known.map(line)));
    drawPreview();
  }

  function drawPreview() {
    preview.hidden = !view.chosen.map;
    if (preview.hidden) return;
    if (map) map.update(view.chosen.map, { summary: t("preview_note") });
    else {
      const box = node("div");
      preview.append(node("figcaption", { class: "np-head" }, t("preview")), box);
      map = networkMap(box, { map: view.chosen.map, words: view.chosen.words, summary: t("preview_note"), height: 400, compact: true, measures: false });
    }
  }

  function choices() {
    const people = [...view.actors].sort((a, b) => collator.compare(a.name, b.name));
    focusSelect.replaceChildren(...people.map((actor) => node("option", { value: actor.id }, actor.name)));
    if (focus !== null) focusSelect.value = focus;
    const rows = rowsOf();
    const offered = (field) => [...new Set(rows.flatMap((row) => [row.one[field], row.two[field]]))].filter(Boolean).sort(collator.compare);
    for (const [select, field] of [[sectorSelect, "sector"], [placeSelect, "place"]]) {
      select.replaceChildren(node("option", { value: "" }, t("any")), ...offered(field).map((name) => node("option", { value: name }, name)));
      select.value = filter[field];
    }
  }

  choices();
  draw();
  return {
    update(news) {
      value = news.value ?? {};
      if (news.view !== view) {
        const moved = news.view.focus !== focus || JSON.stringify(news.view.open) !== JSON.stringify(open);
        view = news.view;
        if (moved && (!value.focus || value.focus === view.focus)) { ({ open, burt, focus } = view); choices(); }
      }
      draw();
    },
    destroy: () => map?.destroy(),
  };
}
