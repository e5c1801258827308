// JupyterLab's surroundings: in the single-document view a course page stands alone, without menus and side bars.

const SURROUNDINGS = ["jp-header-panel", "jp-menu-panel", "jp-top-panel", "jp-bottom-panel"];

export class ChromeKeeper {
  constructor(app) {
    this.app = app;
    this.pages = new Map(); // panel -> course page
    this.hidden = new Set();
    app.shell.currentChanged?.connect(() => this.update());
    app.shell.modeChanged?.connect?.(() => this.update());
    void app.restored.then(() => this.update());
    // JupyterLab writes the file's name into the title of the tab, at moments of its own choosing.
    new MutationObserver(() => this.title()).observe(document.head, { childList: true, subtree: true, characterData: true });
  }

  add(panel, page) {
    this.pages.set(panel, page);
    this.update();
  }

  remove(panel) {
    this.pages.delete(panel);
    this.update();
  }

  /** The course page that is seen, if one is. */
  current() {
    return this.pages.get(this.app.shell.currentWidget) ?? null;
  }

  isCourse() {
    return this.current() !== null;
  }

  update() {
    const { shell } = this.app;
    const alone = this.isCourse() && shell.mode === "single-document";
    document.body.classList.toggle("nw-alone", alone);
    for (const id of SURROUNDINGS) {
      const widget = findWidget(shell, id);
      if (!widget) continue;
      if (alone && !widget.isHidden) {
        widget.hide();
        this.hidden.add(id);
      } else if (!alone && this.hidden.delete(id)) {
        widget.show();
      }
    }
    for (const side of ["left", "right"]) {
      if (shell.isSideTabBarVisible?.(side) === alone) shell.toggleSideTabBarVisibility(side);
    }
    this.title();
  }

  title() {
    const title = this.current()?.meta.title;
    if (title && document.title !== title) document.title = title;
  }
}

/** The Lumino widget with this id somewhere below `widget`. */
function findWidget(widget, id) {
  if (widget.id === id) return widget;
  for (const child of widget.layout ?? []) {
    const found = findWidget(child, id);
    if (found) return found;
  }
  return null;
}
