// Dragging with the mouse, as an extra beside buttons and selects. What is dragged is known by a short text.

let dragged = null;

/** Make an element draggable; `what` names it for the places that take it. */
export function draggable(element, what) {
  element.draggable = true;
  element.classList.add("nw-draggable");
  element.addEventListener("dragstart", (event) => {
    event.stopPropagation();
    dragged = what;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", what);
    element.classList.add("nw-dragged");
  });
  element.addEventListener("dragend", () => {
    dragged = null;
    element.classList.remove("nw-dragged");
  });
}

/** Let an element take what is dragged, if `fits(what)`; `take(what, event)` hears of the drop. */
export function dropPlace(element, take, fits = () => true) {
  const here = (event) => {
    if (dragged === null || !fits(dragged)) return;
    event.preventDefault();
    event.stopPropagation();
    element.classList.add("nw-drop");
  };
  element.addEventListener("dragenter", here);
  element.addEventListener("dragover", here);
  element.addEventListener("dragleave", (event) => !element.contains(event.relatedTarget) && element.classList.remove("nw-drop"));
  element.addEventListener("drop", (event) => {
    element.classList.remove("nw-drop");
    if (dragged === null || !fits(dragged)) return;
    event.preventDefault();
    event.stopPropagation();
    take(dragged, event);
  });
}
