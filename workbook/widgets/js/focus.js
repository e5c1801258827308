// Focus and caret survive when cards are drawn anew (after a kernel restart): the person types on where they were.

const FIELDS = "button, input, select, textarea, [tabindex]";
let last = null; // where in a card the focus is, or was when the card was taken away under it

/** Follow the focus in a card. */
export function watchFocus(card) {
  card.el.addEventListener("focusin", ({ target }) => {
    const part = card.parts.find((each) => each.el.contains(target));
    last = part ? { exercise: card.spec.id, part: part.part, root: part.el, target } : null;
  });
  card.el.addEventListener("focusout", ({ target }) => {
    setTimeout(() => {
      if (last?.target === target && target.isConnected) last = null; // left by the person, not taken away
    });
  });
}

/** Put the focus back into a card that was just drawn, if it was taken away with the card before it. */
export function returnFocus(card) {
  if (last?.exercise !== card.spec.id || last.target.isConnected) return;
  const { part, root, target } = last;
  last = null;
  if (document.activeElement?.matches?.("input, textarea, select, .nw *")) return; // it is somewhere else by now
  const at = [...root.querySelectorAll(FIELDS)].indexOf(target);
  const again = card.parts.find((each) => each.part === part)?.el.querySelectorAll(FIELDS)[at];
  again?.focus({ preventScroll: true });
  if (typeof target.selectionStart === "number") again?.setSelectionRange?.(target.selectionStart, target.selectionEnd);
}
