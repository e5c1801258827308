// Steps of involvement per actor, with the recommended least step. Value: {actor id: step id}.
// Settings: steps [{id, text}]. View: {actors [{id, label, quadrant, minimum (step id or null)}]}.

import { freshId, node, redraw } from "../nodes.js";

export default function mount(host) {
  host.style("organisation.css");
  let value = host.value ?? {};
  let actors = host.view?.actors ?? [];
  const { steps } = host.settings;
  const rank = Object.fromEntries(steps.map((step, i) => [step.id, i]));
  const table = node("div", { class: "nw-scroll", tabindex: 0, role: "region", "aria-label": host.text("table") });
  const stairs = node("ol", { class: "nw-stairs", "aria-label": host.text("stairs") });
  host.el.append(table, stairs);
  draw();

  function row(actor) {
    const id = freshId("nw-step");
    const select = node("select", { id }, node("option", { value: "" }, host.text("choose")), steps.map((s) => node("option", { value: s.id }, s.text)));
    const note = node("td", { class: "nw-row-note" });
    select.value = value[actor.id] ?? "";
    select.addEventListener("change", () => {
      value = { ...value, [actor.id]: select.value };
      if (!select.value) delete value[actor.id];
      host.set(value, { label: actor.label });
      show();
    });
    const show = () => {
      const low = actor.minimum && value[actor.id] && rank[value[actor.id]] < rank[actor.minimum];
      note.textContent = !value[actor.id] ? "" : low ? host.text("below") : "✓";
      showStairs();
    };
    const least = steps.find((step) => step.id === actor.minimum)?.text ?? "–";
    const el = node("tr", {}, node("th", { scope: "row" }, node("label", { for: id }, actor.label)), node("td", {}, actor.quadrant ?? "–"), node("td", {}, least), node("td", {}, select), note);
    show();
    return el;
  }

  function draw() {
    if (actors.length === 0) {
      table.replaceChildren(node("p", { class: "nw-empty" }, host.text("empty")));
      stairs.replaceChildren();
      return;
    }
    const head = ["actor", "quadrant", "least", "step", "note"].map((key) => node("th", { scope: "col" }, host.text(key)));
    table.replaceChildren(node("table", { class: "nw-table" }, node("thead", {}, node("tr", {}, head)), node("tbody", {}, actors.map(row))));
  }

  function showStairs() {
    stairs.replaceChildren(
      ...steps.map((step) => {
        const names = actors.filter((actor) => value[actor.id] === step.id).map((actor) => actor.label);
        return node("li", {}, node("strong", {}, `${step.text} (${names.length})`), node("span", { class: "nw-quiet" }, names.length ? ` ${names.join(", ")}` : ""));
      }),
    );
  }

  return {
    update(news) {
      value = news.value ?? {};
      actors = news.view?.actors ?? actors;
      redraw(host.el, draw);
    },
  };
}
