// "Präsentieren": full screen, one heading with what belongs to it at a time. The cells stay the live ones.

import { h } from "./dom.js";
import { t } from "./words.js";

export function present(panel) {
  const slides = slidesOf(panel);
  if (slides.length === 0) return;
  let at = 0;
  const counter = h("p", { class: "nw-slide-counter", role: "status" });
  const show = (index) => {
    at = Math.max(0, Math.min(slides.length - 1, index));
    slides.forEach((cells, number) => cells.forEach((cell) => cell.node.classList.toggle("nw-slide-off", number !== at)));
    counter.textContent = t("present.counter", { at: at + 1, of: slides.length });
    panel.content.outerNode?.scrollTo?.(0, 0);
  };
  const onKey = (event) => {
    if (event.target.closest?.("input, textarea, select, [contenteditable=true], [role=grid], .nw-map")) return;
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      show(at + step);
    } else if (event.key === "Escape") {
      end();
    }
  };
  const onFullscreen = () => document.fullscreenElement || end();
  const end = () => {
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("fullscreenchange", onFullscreen);
    panel.removeClass("nw-presenting");
    panel.node.querySelectorAll(".nw-slide-off").forEach((node) => node.classList.remove("nw-slide-off"));
    counter.remove();
    if (document.fullscreenElement) void document.exitFullscreen();
  };
  panel.addClass("nw-presenting");
  panel.node.append(counter);
  document.addEventListener("keydown", onKey, true);
  void panel.node
    .requestFullscreen?.()
    .then(() => document.addEventListener("fullscreenchange", onFullscreen))
    .catch(() => {}); // without full screen the slides still show
  show(0);
}

/** Cells in groups, each begun by a heading. */
function slidesOf(panel) {
  const slides = [];
  for (const cell of panel.content.widgets) {
    const begins = cell.model.type === "markdown" && /^#{1,3} /m.test(cell.model.sharedModel.getSource());
    if (begins || slides.length === 0) slides.push([]);
    slides.at(-1).push(cell);
  }
  return slides;
}
