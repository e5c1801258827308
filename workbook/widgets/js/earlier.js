// "Frühere Stände": a list with what differs, one state beside the present, and bringing it back. Two views, one window.

import { fill } from "./german.js";
import { button, freshId, htmlNode, node } from "./nodes.js";
import { cardsOf } from "./page.js";
import { inZone } from "./times.js";
import { troubleBox } from "./trouble.js";

const primary = { class: "nw-button nw-primary" };

/** Open the list; `card` is the way to Python. What is typed anywhere on the page is saved first. */
export async function showEarlier(card) {
  await Promise.all(cardsOf(card.state.kernel).map((each) => each.saver.flush()));
  const first = await card.working(card.link.ask("states", { start: 0 }));
  if (first.trouble) return card.showTrouble(first.trouble);
  const { words } = first;
  const opener = document.activeElement;
  const title = node("h3", { class: "nw-title", id: freshId("nw-title"), tabindex: "-1" });
  const body = node("div", { class: "nw-states-body" });
  const actions = node("div", { class: "nw-actions" });
  const live = node("div", { class: "nw-unseen", role: "status", "aria-live": "polite" });
  const dialog = node("dialog", { class: "nw nw-dialog", lang: "de", "aria-labelledby": title.id, "data-lm-suppress-shortcuts": "true" }, title, body, actions, live);
  const close = button(words.close, () => dialog.close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.focus?.();
  });
  const pages = [first];
  list();
  document.body.append(dialog);
  dialog.showModal();
  title.focus();

  function show(heading, inside, row) {
    title.textContent = heading;
    body.replaceChildren(...inside.filter(Boolean));
    actions.replaceChildren(...row.filter(Boolean));
    dialog.scrollTop = 0;
  }

  async function ask(op, message) {
    const reply = await card.working(card.link.ask(op, message));
    if (!reply.trouble) return reply;
    body.replaceChildren(troubleBox(reply.trouble, card.words.card));
    actions.replaceChildren(button(words.back, again), close);
    return null;
  }

  // ── the list ──

  function list() {
    const states = pages.flatMap((page) => page.states);
    const { further } = pages.at(-1);
    const older = further === null ? null : button(words.older, () => more(further));
    show(words.title, [node("p", {}, states.length ? words.about : words.none), node("ol", { class: "nw-states" }, states.map(line))], [older, close]);
  }

  async function more(start) {
    const page = await ask("states", { start });
    if (!page) return;
    const before = pages.flatMap((each) => each.states).length;
    pages.push(page);
    list();
    const at = body.querySelectorAll(".nw-states > li")[before];
    at?.querySelector("button")?.focus();
  }

  async function again() {
    const page = await ask("states", { start: 0 });
    if (!page) return;
    pages.splice(0, pages.length, page);
    list();
    title.focus();
  }

  function line({ key, when: told, at, why, label, what, readable }) {
    const when = inZone(told, at);
    const about = [why, label && fill(words.last_step, { label })].filter(Boolean).join(" · ");
    return node(
      "li",
      { class: "nw-state-line" },
      node("div", {}, node("p", {}, node("strong", {}, when), ` – ${what}`), node("p", { class: "nw-quiet" }, about)),
      readable ? button(words.compare, () => detail(key), { "aria-label": `${words.compare}: ${when}` }) : null,
    );
  }

  // ── one state ──

  async function detail(key) {
    const seen = await ask("compare", { key });
    if (!seen) return;
    const { state, answers, networks } = seen.preview;
    const about = [state.why, state.label && fill(words.last_step, { label: state.label })].filter(Boolean).join(" · ");
    const inside = state.same
      ? [node("p", {}, words.same)]
      : [node("h4", {}, words.difference), networks && networkSides(networks), answers.length > 0 && answerList(answers)];
    const bring = state.same ? null : button(words.restore, () => confirm(state), primary);
    show(fill(words.state, { when: inZone(state.when, state.at) }), [node("p", { class: "nw-quiet" }, about), ...inside], [bring, button(words.back, again), close]);
    title.focus();
  }

  function networkSides(networks) {
    const side = (heading, { size, only }) =>
      node("div", { class: "nw-version" }, node("h4", {}, heading), node("p", {}, node("strong", {}, size)),
        only.length ? node("ul", { class: "nw-differs" }, only.map((each) => node("li", {}, each))) : node("p", { class: "nw-quiet" }, words.nothing_more));
    return node("section", {}, node("h4", {}, words.network), node("div", { class: "nw-versions" }, side(words.then, networks[0]), side(words.now, networks[1])));
  }

  function answerList(answers) {
    const side = (heading, html) => node("div", { class: "nw-version" }, node("h4", {}, heading), htmlNode("div", { class: "nw-answer" }, html));
    const one = (answer) =>
      node("details", {}, node("summary", {}, `${answer.title} – ${answer.word}`), node("div", { class: "nw-versions" }, side(words.then, answer.then), side(words.now, answer.now)));
    return node("section", {}, node("h4", {}, words.answers), answers.map(one));
  }

  // ── bringing it back ──

  function confirm(state) {
    const yes = button(words.yes, () => restore(state), primary);
    const question = node("p", { class: "nw-question" }, node("strong", {}, words.question), " ", words.question_more);
    actions.replaceChildren(question, yes, button(words.no, () => detail(state.key)));
    live.textContent = question.textContent;
    yes.focus();
  }

  async function restore({ key, when: told, at }) {
    if (!(await ask("restore", { key }))) return;
    const done = fill(words.done, { when: inZone(told, at) });
    const back = button(words.undo, async () => {
      await card.undo();
      show(words.title, [node("p", { role: "status" }, words.undone)], [button(words.back, again), close]);
      close.focus();
    });
    show(words.title, [node("p", {}, node("strong", {}, done)), node("p", {}, words.done_undo)], [back, close]);
    live.textContent = `${done} ${words.done_undo}`;
    close.focus();
  }
}
