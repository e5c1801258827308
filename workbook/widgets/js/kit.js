// The kit: draws exercise cards. One copy of it serves all cards of a page.

import { ExerciseCard } from "./card.js";
import { CompactCard } from "./compact.js";
import { HandInPanel } from "./handin.js";
import { Link } from "./link.js";
import { withStyle } from "./style.js";
import { WayToAssignment } from "./way.js";

const FORMS = { card: ExerciseCard, compact: CompactCard, handin: HandInPanel, way: WayToAssignment };
const LATER = {
  grading: () => import("./grading_desk.js"), // only Referent/innen open it
  takehome: () => import("./takehome.js"),
};
const GOODBYE = 3000; // ms; a card that is only moved to another place is drawn again at once
const links = new WeakMap();

/** Draw what one widget model describes; the function returned takes it away again. */
export async function render({ model, el }) {
  if (!links.has(model)) links.set(model, { link: new Link(model), drawn: 0 });
  const held = links.get(model);
  held.drawn += 1;
  await Promise.all(["kit.css", "parts.css"].map(withStyle));
  const form = model.get("form");
  const Form = FORMS[form] ?? (await LATER[form]()).default;
  const card = new Form({ model, el, link: held.link });
  held.link.post("hello");
  return () => {
    held.drawn -= 1;
    card.destroy();
    setTimeout(() => held.drawn === 0 && held.link.post("bye"), GOODBYE);
  };
}
