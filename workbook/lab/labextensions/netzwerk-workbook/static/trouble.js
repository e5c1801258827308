// A cell that fails shows a German box with an error number and a report to copy, never a traceback.

import { h } from "./dom.js";
import { t } from "./words.js";

const ERROR = "application/vnd.jupyter.error";
const SILENT = ["application/vnd.jupyter.stderr", "application/vnd.jupyter.stdout"];

/** Give the panel its own way to show errors and printed text; other notebooks keep JupyterLab's. */
export function germanErrors(scene, panel, meta) {
  const { Widget } = scene.lab.widgets;
  const { rendermime } = panel.content;
  const factory = (draw) => ({
    safe: true,
    mimeTypes: [],
    createRenderer: () => {
      const widget = new Widget();
      widget.renderModel = async (model) => draw(widget, model);
      return widget;
    },
  });
  const box = factory((widget, model) => {
    const failure = model.data[ERROR] ?? {};
    widget.node.replaceChildren(troubleBox(failure, panel, meta));
  });
  rendermime.addFactory({ ...box, mimeTypes: [ERROR] }, 0);
  // Warnings of libraries are for developers: they go where developers look.
  const hush = factory((widget, model) => {
    widget.node.hidden = true;
    console.info(String(Object.values(model.data)[0] ?? ""));
  });
  if (meta.page !== "referent") rendermime.addFactory({ ...hush, mimeTypes: SILENT }, 0);
}

function troubleBox(failure, panel, meta) {
  const number = errorNumber(failure);
  const known = String(failure.ename ?? "").match(/^(Workbook|Content|Network|Project|Exercise|Snapshot|HandIn|Table)/);
  const copied = h("span", { class: "nw-trouble-copied", role: "status" });
  const report = () => reportText(failure, number, panel, meta);
  return h(
    "div",
    { class: "nw-trouble", role: "alert", "data-error-number": number },
    h("p", { class: "nw-trouble-what" }, h("span", { "aria-hidden": "true" }, "! "), known ? failure.evalue : t("trouble.what")),
    known ? null : h("p", {}, t("trouble.todo")),
    h(
      "p",
      { class: "nw-trouble-foot" },
      h("span", {}, t("trouble.number", { number })),
      h(
        "button",
        {
          type: "button",
          class: "nw-button",
          click: async () => {
            copied.textContent = (await copy(report())) ? t("trouble.copied") : t("trouble.not_copied");
          },
        },
        t("trouble.copy"),
      ),
      copied,
    ),
  );
}

/** Five signs that are the same for the same failure, to be read out on the telephone. */
export function errorNumber({ ename = "", evalue = "", traceback = [] }) {
  const place = traceback.join("\n").replace(/\u001b\[[0-9;]*m/g, "").match(/[\w/]+\.py[^\n]*line \d+/g)?.at(-1) ?? "";
  let hash = 2166136261;
  for (const sign of `${ename}|${evalue}|${place}`) hash = Math.imul(hash ^ sign.codePointAt(0), 16777619) >>> 0;
  return hash.toString(36).toUpperCase().padStart(5, "0").slice(-5);
}

function reportText(failure, number, panel, meta) {
  const trace = (failure.traceback ?? []).join("\n").replace(/\u001b\[[0-9;]*m/g, "");
  return [
    t("trouble.report", { number }),
    new Date().toLocaleString("de-DE"),
    `${meta.page} ${meta.module ?? ""} · ${panel.context.path} · ${navigator.userAgent}`,
    "",
    `${failure.ename}: ${failure.evalue}`,
    trace,
  ].join("\n");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
