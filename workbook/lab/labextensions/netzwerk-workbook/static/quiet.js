// JupyterLab's own dialogs about kernels and connections are English and speak of things a participant never sees.
// While a course page is shown they are answered unseen; the state line says what matters.

const TITLES = ["Kernel Restarting", "Error Starting Kernel", "Server Connection Error", "Select Kernel", "File Changed"];

/** Close such dialogs before they are seen, whatever language they are in. */
export function quietDialogs(apputils, chrome) {
  const known = new Set(TITLES);
  apputils.Dialog.tracker.widgetAdded.connect((_, dialog) => {
    if (!chrome.isCourse()) return;
    dialog.addClass("nw-hushed");
    requestAnimationFrame(() => {
      const title = dialog.node.querySelector(".jp-Dialog-header")?.textContent.trim();
      if (known.has(title)) dialog.reject();
      else dialog.removeClass("nw-hushed");
    });
  });
}
