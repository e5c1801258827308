// Boxes over the page: "Hilfe" with the way to the full JupyterLab for those who want it, and messages.

import { h } from "./dom.js";
import { t } from "./words.js";

const LINES = ["save", "undo", "check", "keys", "lost"];

export function help(scene, page, opener) {
  const path = page.context.path.split("/").map(encodeURIComponent).join("/");
  const lines = LINES.flatMap((key) => [h("dt", {}, t(`help.${key}.name`)), h("dd", {}, t(`help.${key}.text`))]);
  const full = h("a", { href: `${scene.url}../lab/tree/${path}` }, t("help.full"));
  show(t("help.title"), [h("dl", {}, lines)], full, opener);
}

/** A message that must be read, with the way to the start page. */
export function notice(title, text, scene) {
  show(title, [h("p", {}, text)], h("a", { href: `${scene.url}start` }, t("course.start")), document.activeElement);
}

function show(title, content, link, opener) {
  const dialog = h(
    "dialog",
    { class: "nw-help", "aria-labelledby": "nw-help-title", lang: "de" },
    h("h2", { id: "nw-help-title" }, title),
    content,
    h("p", { class: "nw-help-foot" }, link, h("button", { type: "button", class: "nw-button", click: () => dialog.close() }, t("help.close"))),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener?.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
}
