// A cell that fails shows the same German box as a card, with an error number and a report to copy, never a traceback.

import { table } from "./words.js";

const ERROR = "application/vnd.jupyter.error";
const PRINTED = ["application/vnd.jupyter.stderr", "application/vnd.jupyter.stdout"];

/** Give the panel its own way to show errors and printed text; other notebooks keep JupyterLab's. */
export function germanErrors(scene, panel, meta) {
  const { rendermime } = panel.content;
  rendermime.addFactory(
    factory(scene, [ERROR], (node, data) => {
      node.classList.add("nw");
      node.replaceChildren(scene.kit.troubleBox(troubleOf(data[ERROR] ?? {}, panel, meta), table("trouble")));
    }),
    0,
  );
  if (meta.page === "referent") return;
  // Warnings of libraries are for developers: they go where developers look.
  rendermime.addFactory(
    factory(scene, PRINTED, (node, data) => {
      node.hidden = true;
      console.info(String(Object.values(data)[0] ?? ""));
    }),
    0,
  );
}

function factory(scene, mimeTypes, draw) {
  return {
    safe: true,
    mimeTypes,
    createRenderer() {
      const widget = new scene.lab.widgets.Widget();
      widget.renderModel = async (model) => draw(widget.node, model.data);
      return widget;
    },
  };
}

/** What the box shows: the workbook's own errors speak German already, others get the general words. */
function troubleOf(failure, panel, meta) {
  const trace = (failure.traceback ?? []).join("\n").replace(/\u001b\[[0-9;]*m/g, "");
  const number = errorNumber(failure, trace);
  const words = table("trouble");
  const german = /workbook[\\/]|grading[\\/]/.test(trace) && /[äöüßÄÖÜ„“]|Bitte /.test(failure.evalue ?? "");
  return {
    number,
    what: german ? failure.evalue : words.what,
    why: german ? "" : words.why,
    todo: german ? "" : words.todo,
    report: [
      `${number} · ${new Date().toLocaleString("de-DE")} · ${meta.page} ${meta.module ?? ""} · ${panel.context.path}`,
      navigator.userAgent,
      `${failure.ename}: ${failure.evalue}`,
      trace,
    ].join("\n"),
  };
}

/** The same for the same failure, short enough to be read out on the telephone. */
function errorNumber({ ename = "", evalue = "" }, trace) {
  const place = trace.match(/[\w.]+\.py[^\n]*line \d+/g)?.at(-1) ?? "";
  let mark = 0;
  for (const letter of `${ename}|${evalue}|${place}`) mark = (mark * 31 + letter.codePointAt(0)) >>> 0;
  return `Z-${mark.toString(16).toUpperCase().padStart(8, "0").slice(0, 6)}`;
}
