// "Abgeben": what exactly is sent, a confirmation, and the receipt.

import { h } from "./dom.js";

export class HandInPanel {
  constructor({ el }) {
    el.replaceChildren(h("div"));
  }

  destroy() {}
}
