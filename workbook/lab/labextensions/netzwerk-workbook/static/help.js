// "Hilfe": what the buttons and keys do, and the way to the full JupyterLab for those who want it.

import { h } from "./dom.js";
import { t } from "./words.js";

const LINES = ["save", "undo", "check", "keys", "lost"];

export function help(scene, page, opener) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "nw-help", "aria-labelledby": "nw-help-title", lang: "de", close: () => (dialog.remove(), opener.focus()) },
    h("h2", { id: "nw-help-title" }, t("help.title")),
    h("dl", {}, LINES.flatMap((key) => [h("dt", {}, t(`help.${key}.name`)), h("dd", {}, t(`help.${key}.text`))])),
    h(
      "p",
      { class: "nw-help-foot" },
      h("a", { href: `${scene.url}../lab/tree/${page.context.path.split("/").map(encodeURIComponent).join("/")}` }, t("help.full")),
      h("button", { type: "button", class: "nw-button", click: close }, t("help.close")),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
