// Saving one card's answer: at most 0.4 s after the last change it is on its way, and until the other side says
// "saved" a draft in this browser holds it. Nothing typed is lost to a dead kernel, a dead server or a closed tab.

import { copy, same } from "./json.js";
import { WINDOW } from "./link.js";

const PAUSE = 400; // ms after the last change
const LONGEST = 800; // ms after the first unsaved one, while somebody types on and on
const PATIENCE = 5000; // ms without an answer until the person is told, and the save is sent again

export class Saver {
  /** `shown` is the card's face: state(name, trouble), conflict(both), history(labels), views(new). */
  constructor({ link, key, value, revision, saved, shown }) {
    Object.assign(this, { link, key, revision, saved, shown });
    this.value = { ...value };
    this.dirty = new Map(); // part -> label, changed here and not yet on its way
    this.flying = null; // the one save on its way
    this.since = 0;
    this.conflicted = false;
  }

  /** What was left unsaved here before, put back; true if there was something. */
  restore() {
    const draft = this.readDraft();
    if (!draft) return false;
    const missing = Object.entries(draft.values).filter(([part, value]) => !same(value, this.value[part]));
    if (missing.length === 0) {
      this.dropDraft();
      return false;
    }
    for (const [part, value] of missing) {
      this.value[part] = value;
      this.dirty.set(part, draft.label);
    }
    this.revision = draft.revision; // what was on screen when it was typed: a newer save elsewhere is a conflict
    this.author = draft.window;
    this.later(0);
    return true;
  }

  /** A part has a new value. */
  set(part, value, label) {
    if (same(value, this.value[part])) return;
    // another gesture than the one still waiting: each becomes a step of its own for undo
    if (this.dirty.has(part) && this.dirty.get(part) !== (label ?? "") && this.flying === null && !this.conflicted) this.send();
    this.value[part] = copy(value);
    this.dirty.set(part, label ?? "");
    this.since ||= Date.now();
    this.writeDraft();
    this.tell("saving");
    this.later(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  /** Whether something of this part is not saved yet. */
  pending(part) {
    return part === undefined ? this.dirty.size > 0 || this.flying !== null : this.dirty.has(part) || part in (this.flying?.values ?? {});
  }

  /** Send now what is unsaved; the promise ends when all of it is on the disk (or refused). */
  async flush() {
    clearTimeout(this.timer);
    while (this.pending() && !this.conflicted) {
      if (this.flying === null) this.send();
      await this.flying.done;
      if (this.state === "error") return;
    }
  }

  /** The page is being left: send what is unsaved even if an earlier save has not been answered. */
  leave() {
    if (this.dirty.size === 0 || this.conflicted) return;
    this.link.post("save", { ...this.message(), window: this.author ?? WINDOW });
  }

  /** Values that came from the other side (undo, another window). Returns the parts that took them over. */
  takeOver(value, revision, saved) {
    const parts = new Set([...Object.keys(value), ...Object.keys(this.value)]);
    const taken = [...parts].filter((part) => !this.pending(part) && !same(value[part], this.value[part]));
    for (const part of taken) this.value[part] = value[part];
    if (!this.pending()) {
      this.revision = revision;
      this.saved = saved;
      if (!this.conflicted) this.tell("saved");
    }
    return taken;
  }

  /** The person has chosen between two versions. */
  resolved(value, revision, saved) {
    this.conflicted = false;
    this.dirty.clear();
    this.dropDraft();
    return this.takeOver(value, revision, saved);
  }

  // ── inner ──

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  message() {
    const values = Object.fromEntries([...this.dirty.keys()].map((part) => [part, this.value[part]]));
    return { values, base: this.revision, label: [...this.dirty.values()].at(-1) };
  }

  send() {
    const flight = { ...this.message(), window: this.author ?? WINDOW };
    flight.done = new Promise((resolve) => (flight.land = resolve));
    this.flying = flight;
    this.dirty.clear();
    this.since = 0;
    this.dispatch(flight);
  }

  dispatch(flight) {
    const { values, base, label, window } = flight;
    this.link.ask("save", { values, base, label, window }).then((reply) => this.landed(flight, reply));
    flight.patience = setTimeout(() => {
      if (this.flying !== flight) return;
      this.tell("waiting");
      this.dispatch(flight); // saving the same value twice is harmless
    }, PATIENCE);
  }

  landed(flight, reply) {
    if (this.flying !== flight) return; // the answer to a repeated message
    clearTimeout(flight.patience);
    this.flying = null;
    if (reply.saved) {
      this.revision = reply.revision;
      this.saved = reply.saved;
      this.author = undefined;
      this.shown.history(reply.history);
      this.shown.views(reply.views);
    } else {
      for (const part of Object.keys(flight.values)) if (!this.dirty.has(part)) this.dirty.set(part, flight.label);
    }
    if (reply.conflict) {
      this.conflicted = true;
      this.tell("conflict");
      this.shown.conflict(reply.conflict);
    } else if (reply.trouble) {
      this.tell("error", reply.trouble);
      this.later(PATIENCE);
    } else if (this.dirty.size > 0) {
      this.writeDraft();
      this.later(0);
    } else {
      this.dropDraft();
      this.tell("saved");
    }
    flight.land();
  }

  tell(state, trouble) {
    this.state = state;
    this.shown.state(state, trouble);
  }

  // ── the draft in this browser ──

  writeDraft() {
    const open = { ...(this.flying?.values ?? {}), ...this.message().values };
    const draft = { values: open, revision: this.flying?.base ?? this.revision, window: this.author ?? WINDOW, label: this.message().label };
    try {
      localStorage.setItem(this.key, JSON.stringify(draft));
    } catch {
      // full or forbidden: saving itself does not depend on it
    }
  }

  readDraft() {
    try {
      const draft = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return draft && typeof draft.values === "object" ? draft : null;
    } catch {
      return null;
    }
  }

  dropDraft() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }
}
