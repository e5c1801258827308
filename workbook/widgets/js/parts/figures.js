// Guess first, then reveal: the figures of the whole, with and without the coordination, against chance.

import { button, freshId, node, svgNode } from "../nodes.js";
import { number, parseNumber } from "../german.js";

export default function mount(host) {
  let view = host.view;
  let value = host.value ?? { guesses: {}, revealed: false };
  let figures = null;
  let loading = null; // the one question under way
  const t = (key, values) => host.text(key, values);
  const measure = (id) => view.measures.find((each) => each.id === id) ?? { label: id, digits: 2 };
  const guesses = () => value.guesses ?? {};
  const root = node("div", { class: "np" });
  host.el.append(root);

  function set(change, label) {
    value = { guesses: guesses(), revealed: false, ...value, ...change };
    host.set(value, { label: t(label) });
  }

  // ── guessing ──

  function guessField(guess) {
    const { label, definition } = measure(guess.id);
    const id = freshId("np-guess");
    const start = guesses()[guess.id];
    const given = start === undefined || start === "" ? null : parseNumber(start);
    const slider = node("input", { type: "range", min: guess.least, max: guess.most, step: guess.step, value: given ?? (guess.least + guess.most) / 2,
      "aria-label": `${t("guess")}: ${label}`, class: given === null ? "np-untouched" : null });
    const field = node("input", { type: "text", inputmode: "decimal", class: "np-number", id, value: start === undefined ? "" : String(start).replace(".", ",") });
    const take = (text) => { set({ guesses: { ...guesses(), [guess.id]: text } }, "did_guess"); slider.classList.remove("np-untouched"); };
    slider.addEventListener("input", () => { field.value = number(Number(slider.value), guess.digits); take(field.value); });
    field.addEventListener("input", () => {
      const typed = parseNumber(field.value);
      if (typed !== null) slider.value = typed;
      take(field.value);
    });
    return node("div", { class: "np-guess", "data-measure": guess.id },
      node("label", { for: id, class: "np-head" }, label), node("p", { class: "np-quiet" }, definition),
      node("div", { class: "np-guessrow" }, node("span", { class: "np-quiet" }, number(guess.least, 0)), slider, node("span", { class: "np-quiet" }, number(guess.most, 0)), field));
  }

  function drawGuesses() {
    const note = node("p", { class: "np-quiet", role: "status" });
    root.replaceChildren(node("p", { class: "np-lead" }, t("lead")),
      ...(view.guess.length ? [node("div", { class: "np-guesses" }, ...view.guess.map(guessField))] : []),
      node("div", { class: "np-row" }, button(t("reveal"), () => { set({ revealed: true }, "did_reveal"); draw(); root.querySelector("table, p")?.scrollIntoView({ block: "nearest" }); }, { class: "nw-button nw-primary np-reveal" })), note);
  }

  // ── revealed ──

  async function drawFigures() {
    if (!figures) {
      root.replaceChildren(node("p", { class: "np-quiet", role: "status" }, t("loading")));
      if (loading) return;
      const { stamp } = view;
      loading = host.act({ do: "figures" });
      try {
        const found = await loading;
        if (stamp === view.stamp) figures = found;
      } catch {
        return; // the card has said it
      } finally {
        loading = null;
      }
      draw();
      return;
    }
    const heads = [t("measure"), ...(view.guess.length ? [t("guessed")] : []), ...(view.coordination ? [t("whole"), t("without")] : [t("whole").replace(/^mit.*/, "")]), t("chance")];
    root.replaceChildren(
      ...(figures.sentence ? [node("p", { class: "np-lead np-head" }, figures.sentence)] : []),
      ...(view.coordination ? [] : [node("p", { class: "np-quiet" }, t("no_coordination"))]),
      node("div", { class: "ns-wrap" }, node("table", { class: "ns np-figures" },
        node("caption", {}, t(view.coordination ? "caption" : "caption_plain")),
        node("thead", {}, node("tr", {}, ...heads.map((head, i) => node("th", { scope: "col", class: i && i < heads.length - 1 ? "ns-num" : null }, head)))),
        node("tbody", {}, ...figures.rows.map(figureRow)))),
      stripLegend(), details(),
      node("div", { class: "np-row" }, button(t("again"), () => { set({ revealed: false }, "did_again"); draw(); })));
  }

  function figureRow(row) {
    const { label, digits, definition } = measure(row.id);
    const guess = guesses()[row.id];
    return node("tr", { "data-measure": row.id }, node("th", { scope: "row", title: definition }, label),
      view.guess.length ? node("td", { class: "ns-num np-quiet" }, guess ? String(guess) : view.guess.some((each) => each.id === row.id) ? "–" : "") : null,
      node("td", { class: "ns-num" }, number(row.whole, digits)),
      view.coordination ? node("td", { class: "ns-num" }, number(row.without, digits)) : null,
      node("td", {}, row.band ? strip(row, label, digits) : null));
  }

  const stripLegend = () => {
    const draws = figures.rows.find((row) => row.band)?.band.draws;
    return draws ? node("p", { class: "np-quiet" }, t("strip_title", { draws: number(draws, 0) })) : null;
  };

  const details = () => node("details", {}, node("summary", {}, t("details")), node("dl", { class: "np-meanings" }, ...figures.rows.flatMap((row) => {
    const words = measure(row.id);
    return [node("dt", {}, words.label), node("dd", {}, node("p", {}, row.sentence), node("p", {}, `${t("definition")}: ${words.definition}`),
      node("p", {}, `${t("caution")}: ${words.caution}`), words.source ? node("p", { class: "np-quiet" }, `${t("source")}: ${words.source}`) : null)];
  })));

  function strip(row, label, digits) {
    const w = 190;
    const bands = [row.band, row.withoutBand].filter(Boolean);
    const values = [row.whole, row.without, ...bands.flatMap((band) => [band.low, band.high])].filter((value_) => value_ !== null && value_ !== undefined);
    const low = Math.min(...values, 0);
    const high = Math.max(...values, digits === 2 ? Math.min(1, Math.max(...values) * 1.25) : Math.max(...values) * 1.15) || 1;
    const x = (value_) => 8 + (w - 16) * (value_ - low) / (high - low || 1);
    const line = (band, value_, y, mark) => [svgNode("line", { x1: 8, x2: w - 8, y1: y, y2: y, class: "np-axis" }),
      svgNode("rect", { x: x(band.low), width: Math.max(x(band.high) - x(band.low), 2), y: y - 5, height: 10, class: "np-band" }),
      value_ === null || value_ === undefined ? null : mark(x(value_), y)];
    const dot = (cx, cy) => svgNode("circle", { cx, cy, r: 4.5, class: "np-dot" });
    const diamond = (cx, cy) => svgNode("path", { d: `M${cx},${cy - 5.5}L${cx + 5.5},${cy}L${cx},${cy + 5.5}L${cx - 5.5},${cy}Z`, class: "np-diamond" });
    const spoken = t("strip", { name: label, low: number(row.band.low, digits), high: number(row.band.high, digits), value: number(row.whole, digits) });
    return svgNode("svg", { width: w, height: row.withoutBand ? 34 : 20, role: "img", "aria-label": spoken, class: "np-strip" },
      ...line(row.band, row.whole, 10, dot), ...(row.withoutBand ? line(row.withoutBand, row.without, 25, diamond) : []));
  }

  function draw() {
    if (!view.enough) root.replaceChildren(node("p", { class: "nw-quiet" }, t("too_small")));
    else if (value.revealed) drawFigures();
    else drawGuesses();
  }

  draw();
  return {
    update(news) {
      if (news.view.stamp !== view.stamp) figures = null;
      view = news.view;
      value = news.value ?? { guesses: {}, revealed: false };
      draw();
    },
  };
}
