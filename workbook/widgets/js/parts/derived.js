// What follows from the entries of another part, in words; drawn anew when these are saved. Nothing is entered here.

import { node } from "../nodes.js";

export default function mount(host) {
  host.el.setAttribute("aria-live", "polite");
  draw();

  function draw() {
    const { title, empty, lines } = host.view;
    host.el.replaceChildren(
      node("h4", { class: "nw-part-title" }, title),
      lines.length === 0
        ? node("p", { class: "nw-quiet" }, empty)
        : node("dl", { class: "nw-derived" }, lines.flatMap((line) => [node("dt", {}, line.label), node("dd", {}, node("strong", {}, line.value), line.note ? node("span", { class: "nw-aid" }, ` ${line.note}`) : "")])),
    );
  }

  return { update: draw };
}
