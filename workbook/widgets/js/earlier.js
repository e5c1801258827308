// "Frühere Stände": what was kept of the project, what is otherwise in it, and bringing one back.

import { fill } from "./german.js";
import { freshId, node } from "./nodes.js";
import { troubleBox } from "./trouble.js";

/** Open the list; `card` is the way to Python. */
export async function showEarlier(card) {
  const words = card.words.card;
  const reply = await card.working(card.link.ask("states"));
  if (reply.trouble) return card.showTrouble(reply.trouble);
  const title = freshId("nw-title");
  const list = node("ol", { class: "nw-states" }, reply.states.map((state) => line(state)));
  const close = node("button", { type: "button", class: "nw-button", onclick: () => dialog.close() }, words.close);
  const dialog = node(
    "dialog",
    { class: "nw nw-dialog", lang: "de", "aria-labelledby": title },
    node("h3", { class: "nw-title", id: title }, words.earlier_states),
    node("p", {}, reply.states.length ? words.earlier_about : words.earlier_none),
    list,
    node("div", { class: "nw-actions" }, close),
  );
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  function line({ revision, when, about }) {
    const said = node("div", { class: "nw-state-said", role: "status" });
    const button = (label, onclick, extra = "") => node("button", { type: "button", class: `nw-button nw-small ${extra}`, "aria-label": `${label}: ${when}`, onclick }, label);
    const look = async () => {
      const answer = await card.link.ask("compare", { revision });
      said.replaceChildren(answer.trouble ? troubleBox(answer.trouble, words) : node("p", {}, answer.difference));
    };
    const ask = () => {
      const yes = button(words.restore_yes, bring, "nw-primary");
      said.replaceChildren(node("p", {}, fill(words.restore_question, { when })), yes, " ", button(words.restore_no, () => said.replaceChildren()));
      yes.focus();
    };
    const bring = async () => {
      const answer = await card.working(card.link.ask("restore", { revision }));
      if (answer.trouble) return said.replaceChildren(troubleBox(answer.trouble, words));
      dialog.close();
      card.announce(fill(words.restored, { when }));
    };
    return node(
      "li",
      {},
      node("div", { class: "nw-state-line" }, node("span", {}, node("strong", {}, when), about ? ` – ${about}` : ""), button(words.compare, look), button(words.restore, ask)),
      said,
    );
  }
}
