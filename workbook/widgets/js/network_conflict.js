// The network was changed in two windows: both versions in words, the person chooses, nothing is overwritten meanwhile.

import { fill } from "./german.js";
import { freshId, node } from "./nodes.js";
import { inZone } from "./times.js";

/** The box in which one of the two versions is chosen; `choose(mine)` is called with true or false. */
export function networkChoice(both, words, choose) {
  const title = freshId("nw-networks");
  const version = (heading, about, { size, only }, mine) => {
    const head = freshId("nw-network");
    return node(
      "div",
      { class: "nw-version", role: "group", "aria-labelledby": head },
      node("h4", { id: head }, heading),
      node("p", { class: "nw-quiet" }, about),
      node("p", {}, node("strong", {}, size)),
      only.length ? node("ul", { class: "nw-differs" }, only.map((each) => node("li", {}, each))) : node("p", {}, words.networks_same),
      node("button", { type: "button", class: "nw-button", onclick: () => choose(mine) }, mine ? words.take_mine : words.take_theirs),
    );
  };
  const when = inZone(both.when, both.at);
  const about = both.label ? fill(words.networks_mine_about, { label: both.label, when }) : when;
  return node(
    "div",
    { class: "nw-conflict nw-networks", role: "alertdialog", "aria-labelledby": title, tabindex: "-1" },
    node("p", { id: title }, node("strong", {}, words.networks_what), " ", words.conflict_todo, " ", words.networks_kept),
    node(
      "div",
      { class: "nw-versions" },
      version(words.networks_theirs, words.networks_theirs_about, both.theirs, false),
      version(words.networks_mine, about, both.mine, true),
    ),
  );
}
