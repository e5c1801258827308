// The wire to one card's other half in Python: questions with answers, and news that comes unasked.

// A page has a name of its own, so that its earlier saves are never in the way of its later ones.
export const WINDOW = Math.random().toString(36).slice(2, 12);
let serial = 0;

/** One link per widget model; it outlives a card that is drawn again. */
export class Link {
  constructor(model) {
    this.model = model;
    this.waiting = new Map();
    this.listeners = new Set();
    model.on("msg:custom", (message, buffers) => this.receive(buffers?.length ? { ...message, buffers } : message));
  }

  /** Send a message; the promise holds the reply. It stays open while the kernel is away. */
  ask(op, message = {}) {
    const id = this.post(op, message);
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  /** Send without waiting; works while the page is being left. */
  post(op, message = {}) {
    serial += 1;
    const id = `${WINDOW}-${serial}`;
    try {
      this.model.send({ window: WINDOW, ...message, op, id });
    } catch (error) {
      console.warn(error); // a closed connection: the draft keeps the input, the state line says so
    }
    return id;
  }

  receive(message) {
    if (message.push) {
      for (const listener of [...this.listeners]) listener(message);
    } else if (this.waiting.has(message.re)) {
      this.waiting.get(message.re)(message);
      this.waiting.delete(message.re);
    }
  }
}
