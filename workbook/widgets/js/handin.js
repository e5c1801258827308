// "Abgeben": what exactly is sent, a confirmation, and the receipt.

import { node } from "./nodes.js";

export class HandInPanel {
  constructor({ el }) {
    el.replaceChildren(node("div"));
  }

  destroy() {}
}
