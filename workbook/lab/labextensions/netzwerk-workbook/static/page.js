// One course notebook as a page: marked for the style sheet, run by itself, never "changed", with a German head.

import { head } from "./head.js";
import { help } from "./help.js";
import { Link } from "./link.js";
import { present } from "./present.js";
import { Runner } from "./runner.js";
import { germanErrors } from "./trouble.js";
import { tell } from "./dom.js";
import { t } from "./words.js";

export class CoursePage {
  constructor(scene, panel, context) {
    this.scene = scene;
    this.panel = panel;
    this.context = context;
    this.ends = [];
    void context.ready.then(() => !panel.isDisposed && this.begin());
  }

  begin() {
    const meta = this.context.model.getMetadata("workbook");
    if (!meta?.page) return; // an ordinary notebook
    const { panel, scene } = this;
    this.meta = meta;
    panel.addClass("nw-page");
    panel.node.dataset.workbookPage = meta.page;
    panel.node.dataset.workbookModule = meta.module ?? "";
    this.speakGerman();
    this.neverChanged();
    this.onlyToRead();
    germanErrors(scene, panel, meta);
    this.runner = new Runner(scene, panel, (count) => this.arrive(count));
    void this.runner.start();
    this.link = new Link(scene, panel, this.runner);
    this.head = head(scene, this);
    panel.contentHeader.insertWidget(0, this.head.widget);
    panel.toolbar.hide();
    scene.chrome.add(panel, this);
    scene.navigator.used(panel);
  }

  /** What a screen reader says about JupyterLab's boxes is English; around our text it says nothing, or German. */
  speakGerman() {
    const { node } = this.panel;
    node.lang = "de";
    const boxes = ".jp-NotebookPanel-notebook, .jp-WindowedPanel-viewport, .jp-Cell, .jp-Cell > [aria-label], .jp-OutputArea";
    for (const box of node.querySelectorAll(boxes)) {
      box.removeAttribute("aria-label");
      if (box.getAttribute("role") !== "main") box.removeAttribute("role");
    }
    node.closest("[role=main]")?.setAttribute("aria-label", this.meta.title ?? t("page.name"));
  }

  /** Answers live in the project, so the file stays as it was delivered and nobody is asked to save it. */
  neverChanged() {
    const { model } = this.context;
    const reset = () => {
      if (model.dirty) model.dirty = false;
    };
    this.listen(model.stateChanged, reset);
    this.listen(model.contentChanged, reset);
    reset();
  }

  /** Texts and code cannot be changed by a stray double click or a dropped file. */
  onlyToRead() {
    const { node } = this.panel.content;
    const stop = (event) => {
      if (!event.target.closest?.(".jp-OutputArea-output")) {
        event.stopPropagation();
      }
    };
    for (const name of ["dblclick", "lm-dragenter", "lm-dragover", "lm-drop"]) {
      node.addEventListener(name, stop, true);
      this.ends.push(() => node.removeEventListener(name, stop, true));
    }
    for (const cell of this.panel.content.widgets) cell.readOnly = true;
    // The right button shows the browser's own menu (copy, look up), not the one that deletes cells.
    this.panel.node.addEventListener("contextmenu", (event) => event.stopPropagation());
  }

  /** All cells have run: go to the exercise that was asked for, the first time only. */
  arrive(count) {
    this.speakGerman();
    const wanted = this.scene.navigator.wanted(this.panel);
    if (wanted) this.showExercise(wanted);
    this.head.state.draw();
    void this.head.rail.refresh();
    tell("kernel", { state: "ready", runs: count });
    if (count === 1) this.scene.navigator.prepareNext(this.panel);
  }

  showExercise(id) {
    const card = this.panel.node.querySelector(`[data-exercise="${CSS.escape(id)}"]`);
    if (!card) return;
    card.scrollIntoView({ block: "start" });
    const title = card.querySelector("h2, h3") ?? card;
    title.setAttribute("tabindex", "-1"); // the keyboard goes on from here
    title.focus({ preventScroll: true });
  }

  help(opener) {
    help(this.scene, this, opener);
  }

  present() {
    present(this.panel);
  }

  listen(signal, slot) {
    signal.connect(slot);
    this.ends.push(() => signal.disconnect(slot));
  }

  dispose() {
    for (const end of this.ends) end();
    this.runner?.dispose();
    this.link?.dispose();
    this.head?.dispose();
    this.scene.chrome.remove(this.panel);
  }
}
