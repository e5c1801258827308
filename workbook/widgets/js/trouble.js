// A fault as a person meets it: what is, why it matters, what to do now, a number, and a report to hand on.

import { fill } from "./german.js";
import { node } from "./nodes.js";

/** The box for a trouble that Python described. */
export function troubleBox(trouble, words) {
  const done = node("span", { class: "nw-quiet", role: "status" });
  const report = async () => {
    try {
      await navigator.clipboard.writeText(trouble.report);
      done.textContent = words.report_copied;
    } catch {
      done.replaceChildren(node("textarea", { class: "nw-report", readonly: true, rows: 4, "aria-label": words.report, value: trouble.report }));
    }
  };
  return node(
    "div",
    { class: "nw-trouble", role: "alert" },
    node("p", {}, node("strong", {}, trouble.what)),
    node("p", {}, [trouble.why, trouble.todo].filter(Boolean).join(" ")),
    node("p", { class: "nw-quiet" }, fill(words.error_number, { number: trouble.number })),
    node("p", {}, node("button", { type: "button", class: "nw-button", onclick: report }, words.copy_report), " ", done),
  );
}

/** A fault of the page itself in the same words; its report names the place in the program only. */
export function troubleOf(error, place, words) {
  console.error(error);
  const stack = String(error?.stack ?? error).split("\n").slice(0, 6).map((line) => line.replace(/https?:\/\/[^/]+/g, "").trim());
  let mark = 0;
  for (const letter of stack.join("|")) mark = (mark * 31 + letter.codePointAt(0)) >>> 0;
  const number = `J-${mark.toString(16).toUpperCase().padStart(8, "0").slice(0, 6)}`;
  return {
    number,
    what: fill(words.trouble_what, { number }),
    why: words.trouble_why,
    todo: words.trouble_todo,
    report: [`${words.error_number_plain} ${number} · ${place}`, navigator.userAgent, ...stack.slice(1)].join("\n"),
  };
}
