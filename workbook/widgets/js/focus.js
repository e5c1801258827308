// Focus and caret survive when cards are drawn anew (after a kernel restart): the person types on where they were.

const LONGEST = 60_000; // ms; later than that, taking the focus would surprise
const FIELDS = "button, input, select, textarea, [tabindex]";
let kept = null;

/** Remember where in a card the focus is, before the card goes. */
export function keepFocus(card) {
  const active = document.activeElement;
  const part = card.parts.find((each) => each.el.contains(active));
  if (!part) return;
  const at = [...part.el.querySelectorAll(FIELDS)].indexOf(active);
  kept = { exercise: card.spec.id, part: part.part, at, start: active.selectionStart, end: active.selectionEnd, when: Date.now() };
}

/** Put the focus back into a card that was just drawn, unless it has gone elsewhere meanwhile. */
export function returnFocus(card) {
  if (kept?.exercise !== card.spec.id) return;
  const { part, at, start, end, when } = kept;
  kept = null;
  const elsewhere = document.activeElement?.closest?.(".nw, input, textarea");
  if (elsewhere || Date.now() - when > LONGEST) return;
  const host = card.parts.find((each) => each.part === part);
  const target = host?.el.querySelectorAll(FIELDS)[at];
  target?.focus({ preventScroll: true });
  if (typeof start === "number" && target?.setSelectionRange) target.setSelectionRange(Math.min(start, target.value.length), Math.min(end, target.value.length));
}
