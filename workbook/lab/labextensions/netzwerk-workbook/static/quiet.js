// JupyterLab's own dialogs about kernels and connections speak of things a participant never sees, and in English.
// While a course page is shown they are answered unseen; the state line says what matters.

const TITLES = [
  "Kernel Restarting",
  "Error Starting Kernel",
  "Server Connection Error",
  "Select Kernel",
  "File Changed",
  "File Load Error",
];

/** Close such dialogs before they are seen. They are known by their titles, as JupyterLab itself translates them. */
export function quietDialogs(scene, translator) {
  const trans = translator.load("jupyterlab");
  const known = new Set(TITLES.flatMap((title) => [title, trans.__(title)]));
  scene.lab.apputils.Dialog.tracker.widgetAdded.connect(async (_, dialog) => {
    if (!scene.chrome.isCourse()) return;
    dialog.addClass("nw-hushed");
    if (known.has(await titleOf(dialog))) dialog.reject();
    else dialog.removeClass("nw-hushed");
  });
}

/** The title, which React writes some frames after the dialog was made. */
async function titleOf(dialog) {
  for (let frame = 0; frame < 20; frame += 1) {
    await new Promise(requestAnimationFrame);
    const title = dialog.node.querySelector(".jp-Dialog-header")?.textContent.trim();
    if (title) return title;
  }
  return "";
}
