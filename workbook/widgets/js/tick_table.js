// Actors × offers with a box to tick in each cell. Arrow keys go from box to box; long lists are shown page by page.

import { button, labelled, node, redraw } from "./nodes.js";
import { fill, folded, number } from "./german.js";

const PAGE = 40;
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** tickTable(el, {t, actors(), offers(), isTicked(a, o), onTick(a, o, on), onRemove(o), onRename(o, title)}) → {draw} */
export function tickTable(el, { t, actors, offers, isTicked, onTick, onRemove, onRename }) {
  let from = 0;
  let wanted = "";
  const box = node("div", { class: "ns-wrap np-ticks", onkeydown: (event) => keys(event) });
  const find = node("input", { type: "search", oninput: () => { wanted = folded(find.value.trim()); from = 0; draw(); } });
  const finder = labelled(t("find"), find);
  const pages = node("div", { class: "np-row" });
  el.append(finder, box, pages);

  function keys(event) {
    const move = MOVES[event.key];
    const at = event.target.dataset?.at?.split(",").map(Number);
    if (!move || !at) return;
    const next = box.querySelector(`[data-at="${at[0] + move[0]},${at[1] + move[1]}"]`);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  const draw = () => redraw(el, list);

  function list() {
    const all = actors().filter((actor) => !wanted || folded(actor.name).includes(wanted));
    from = Math.min(from, Math.max(0, all.length - 1));
    const rows = all.slice(from, from + PAGE);
    const columns = offers();
    finder.hidden = actors().length <= 12;
    box.hidden = !columns.length;
    box.replaceChildren(node("table", { class: "ns" }, node("caption", {}, t("caption")),
      node("thead", {}, node("tr", {}, node("th", { scope: "col" }, t("actor")), ...columns.map(head))),
      node("tbody", {}, ...rows.map((actor, r) => node("tr", {}, node("th", { scope: "row" }, actor.name), ...columns.map((offer, c) => node("td", {}, tick(actor, offer, r, c))))),
        node("tr", { class: "np-sum" }, node("th", { scope: "row" }, t("total")), ...columns.map((offer) => node("td", {}, number(actors().filter((actor) => isTicked(actor.id, offer.id)).length, 0)))))));
    const last = Math.min(from + PAGE, all.length);
    pages.replaceChildren(...(all.length > PAGE ? [node("span", { class: "np-quiet" }, t("page", { from: number(from + 1, 0), to: number(last, 0), all: number(all.length, 0) })),
      button("‹", () => { from = Math.max(0, from - PAGE); draw(); }, { disabled: from === 0 }), button("›", () => { from += PAGE; draw(); }, { disabled: last >= all.length })] : []));
  }

  function tick(actor, offer, r, c) {
    const field = node("input", { type: "checkbox", class: "ns-tick", checked: isTicked(actor.id, offer.id), "data-at": `${r},${c}`,
      "aria-label": fill(t("tick"), { actor: actor.name, offer: offer.title }), onchange: () => {
        onTick(actor.id, offer.id, field.checked);
        const sums = box.querySelector(".np-sum").children;
        sums[c + 1].textContent = number(actors().filter((each) => isTicked(each.id, offer.id)).length, 0);
      } });
    return field;
  }

  function head(offer) {
    const field = node("input", { type: "text", value: offer.title, maxlength: 80, "aria-label": t("rename"), class: "np-offer", title: offer.title, onchange: () => field.value.trim() && onRename(offer.id, field.value.trim()) });
    return node("th", { scope: "col" }, field, button("×", () => onRemove(offer.id), { class: "np-x", "aria-label": t("remove", { offer: offer.title }), title: t("remove", { offer: offer.title }) }));
  }

  return { draw };
}
