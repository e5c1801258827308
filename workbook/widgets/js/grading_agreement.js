// How far two graders agree, and what counts where they do not.

import { fill } from "./german.js";
import { freshId, node } from "./nodes.js";

/** Show the comparison of two opinions on one exercise over the page. */
export function showAgreement(desk, found) {
  const words = desk.words.agreement;
  const title = freshId("nw-title");
  const body = node("div", { class: "nw-agreement-body" });
  const dialog = node(
    "dialog",
    { class: "nw nw-agreement", lang: "de", "aria-labelledby": title },
    node("h3", { id: title, class: "nw-title", tabindex: "-1", autofocus: true }, fill(words.title, { title: found.title })),
    body,
    node("p", {}, node("button", { type: "button", class: "nw-button", onclick: () => dialog.close() }, words.close)),
  );
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    desk.changed();
  });
  const draw = (shown, said = "") => body.replaceChildren(...figures(words, shown), decision(desk, words, shown, draw), node("p", { role: "status" }, said));
  draw(found);
  desk.el.append(dialog);
  dialog.showModal();
}

function figures(words, found) {
  if (!found.answers) return [node("p", {}, words.none)];
  const row = ({ name, value, texts, reading }) =>
    node("tr", {}, node("th", { scope: "row" }, name), node("td", {}, value, reading ? node("span", { class: "nw-quiet" }, ` ${reading}`) : null), node("td", {}, String(texts)));
  const far = found.far.map((each) => node("li", {}, fill(words.far_line, each)));
  return [
    node("p", {}, found.said, " ", node("span", { class: "nw-quiet" }, found.graders.join(" · "))),
    node(
      "table",
      { class: "nw-desk-table" },
      node("thead", {}, node("tr", {}, [words.criterion, words.kappa, words.texts].map((head) => node("th", { scope: "col" }, head)))),
      node("tbody", {}, found.kappa.map(row)),
    ),
    node("p", {}, fill(words.same, { share: found.same }), " ", fill(words.difference, { mean: found.difference, spread: found.spread })),
    ...(far.length ? [node("p", {}, node("strong", {}, words.far)), node("ul", {}, far)] : []),
    node("p", { class: "nw-quiet nw-source" }, words.source),
  ];
}

function decision(desk, words, found, draw) {
  const id = freshId("nw-why");
  const to = found.counting === "mean" ? "first" : "mean";
  const why = node("input", { class: "nw-input", id, type: "text", maxlength: 300, required: true });
  const decide = async (event) => {
    event.preventDefault();
    const reply = await desk.ask("decide", { exercise: found.exercise, counting: to, why: why.value });
    if (!reply) return;
    const said = [fill(words.decided, reply), reply.left ? fill(words.left, reply) : ""].filter(Boolean).join(" ");
    draw(reply.agreement, said);
  };
  return node(
    "form",
    { class: "nw-agreement-decide", onsubmit: decide },
    node("h4", {}, words.counts),
    node("p", {}, found.counting === "mean" ? words.mean : words.first),
    node("label", { for: id, class: "nw-label" }, words.why),
    why,
    node("button", { type: "submit", class: "nw-button" }, to === "mean" ? words.to_mean : words.to_first),
  );
}
