// The exercise card: what it does when the person acts, and when news come from Python. Its anatomy is in frame.js.

import { showBrought } from "./brought.js";
import { showConflict } from "./conflict.js";
import { showEarlier } from "./earlier.js";
import { returnFocus, watchFocus } from "./focus.js";
import { frame } from "./frame.js";
import { PartHost } from "./host.js";
import { showNotices } from "./notices.js";
import { networkChoice } from "./network_conflict.js";
import { cardsOf, join, stateText, tellHistory, tellState } from "./page.js";
import { Saver } from "./saving.js";
import { joinTabs } from "./tabs.js";
import { troubleBox } from "./trouble.js";

const QUIET = 150; // ms before a card shows that it is working

export class ExerciseCard {
  constructor({ model, el, link }) {
    this.link = link;
    this.spec = model.get("spec");
    this.words = model.get("words");
    this.state = { ...model.get("state") };
    this.readOnly = false;
    this.saver = new Saver({
      link,
      key: this.state.draft,
      value: model.get("value"),
      revision: this.state.revision,
      saved: this.state.saved,
      shown: {
        state: (name, trouble) => this.showState(name, trouble),
        conflict: (both) => this.showConflict(both),
        history: (history) => this.hearHistory(history),
        views: (views) => this.showViews(views),
      },
    });
    this.parts = this.spec.parts.map((part) => new PartHost(this, part, model.get("views")[part.id]));
    Object.assign(this, frame(this));
    this.el.addEventListener("keydown", (event) => this.key(event));
    watchFocus(this);
    this.showBadge();
    el.replaceChildren(this.el);
    this.unlisten = [join(this), joinTabs(this)];
    const heard = (news) => this.hear(news);
    link.listeners.add(heard);
    this.unlisten.push(() => link.listeners.delete(heard));
    this.begin();
  }

  async begin() {
    const restored = this.saver.restore();
    if (!restored) this.showState("saved");
    if (this.state.conflict) this.showConflict(this.state.conflict);
    this.showNetworks();
    tellHistory(this, this.state.history);
    showNotices(this, this.state.notices);
    await Promise.all(this.parts.map((part) => part.mount()));
    this.el.dataset.ready = "1";
    returnFocus(this);
    if (restored) this.announce(this.words.card.draft_restored);
  }

  // ── drawing ──

  showBadge() {
    const words = this.words.card;
    const subject = this.spec.subject;
    this.badge.hidden = subject === "none";
    this.badge.classList.toggle("nw-badge-example", this.state.example);
    this.badge.textContent = this.state.example ? words.badge_example : words.badge_own;
    this.substitute.hidden = !this.state.substitute;
    this.substitute.textContent = this.state.stands_in || words.badge_substitute;
    showBrought(this);
  }

  // ── what the person does ──

  changed(part, value, label) {
    this.saver.set(part, value, label);
    this.result.outdated();
  }

  key(event) {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === "z" || key === "y")) {
      event.preventDefault();
      if (key === "y" || event.shiftKey) this.redo();
      else this.undo();
    }
    event.stopPropagation(); // JupyterLab would take letters and arrows for commands
  }

  async check() {
    this.parts.forEach((part) => part.mounted?.check?.());
    await this.saver.flush();
    if (this.saver.conflicted) return;
    const reply = await this.working(this.link.ask("check"));
    if (reply.trouble) this.showTrouble(reply.trouble);
    else this.result.show(reply.result);
  }

  undo() {
    return this.travel("undo");
  }

  redo() {
    return this.travel("redo");
  }

  async travel(direction) {
    await Promise.all(cardsOf(this.state.kernel).map((card) => card.saver.flush()));
    const reply = await this.working(this.link.ask(direction));
    if (reply.trouble) this.showTrouble(reply.trouble);
    else this.hearHistory(reply.history);
  }

  showEarlier() {
    return showEarlier(this);
  }

  poll() {
    this.link.post("poll");
  }

  leave() {
    this.saver.leave();
    this.link.post("bye");
  }

  // ── news ──

  hear(news) {
    this.clearTrouble();
    this.state = { ...this.state, ...news.state };
    this.showBadge();
    this.showNetworks();
    showNotices(this, this.state.notices);
    tellHistory(this, this.state.history);
    const taken = news.value ? this.saver.takeOver(news.value, news.state.revision, news.state.saved) : [];
    this.showViews(news.views, taken);
    if (news.value || news.views) this.result.outdated();
  }

  /** Parts with a new view, or whose value was taken over from outside, draw themselves anew. */
  showViews(views = {}, taken = []) {
    for (const part of this.parts) {
      const view = views[part.part];
      if (view !== undefined || taken.includes(part.part)) part.refresh(view);
    }
  }

  /** How the card stands with saving, for the page's state line too. */
  get saveState() {
    return this.state.networks ? "conflict" : this.saver?.state;
  }

  showState(said, trouble) {
    const name = this.state.networks && said === "saved" ? "conflict" : said;
    this.stateLine.textContent = stateText(name, this.saver?.saved ?? this.state.saved, this.words.card);
    this.stateLine.dataset.state = name;
    if (trouble) this.showTrouble(trouble);
    else if (name === "saved") this.clearTrouble();
    tellState();
  }

  showTrouble(trouble) {
    this.alert.replaceChildren(troubleBox(trouble, this.words.card));
    this.alert.scrollIntoView({ block: "nearest" });
  }

  hearHistory(history) {
    this.state.history = history;
    tellHistory(this, history);
  }

  showHistory({ undo, redo }) {
    this.buttons.undo.disabled = undo === null;
    this.buttons.redo.disabled = redo === null;
  }

  clearTrouble() {
    if (!this.saver?.conflicted) this.alert?.replaceChildren();
  }

  showConflict(both) {
    this.saver.conflicted = true;
    showConflict(this, both);
  }

  /** Two versions of the network wait for a choice, or (null) no longer do; the parts are at rest until then. */
  showNetworks() {
    const both = this.state.networks;
    if (both?.id === this.chosen?.id && JSON.stringify(both) === JSON.stringify(this.chosen)) return;
    this.chosen = both;
    this.choice.replaceChildren(...(both ? [networkChoice(both, this.words.card, (mine) => this.chooseNetwork(mine))] : []));
    this.body.inert = this.readOnly || Boolean(both);
    this.showState(this.saver.state ?? "saved");
    if (both) this.choice.scrollIntoView({ block: "nearest" });
  }

  async chooseNetwork(mine) {
    const reply = await this.working(this.link.ask("choose_network", { conflict: this.state.networks.id, mine }));
    if (reply.trouble) return this.showTrouble(reply.trouble);
    this.state = { ...this.state, ...reply.state };
    this.showNetworks();
    this.clearTrouble();
    tellHistory(this, this.state.history);
    if (!this.state.networks) this.announce(this.words.card.conflict_settled);
  }

  setReadOnly(readOnly) {
    this.readOnly = readOnly;
    this.body.inert = readOnly || Boolean(this.state.networks);
    this.row.inert = readOnly;
    this.el.classList.toggle("nw-resting", readOnly);
  }

  announce(text) {
    this.live.textContent = "";
    requestAnimationFrame(() => (this.live.textContent = text));
  }

  /** Show a quiet mark while something takes longer than a blink. */
  async working(promise) {
    const mark = setTimeout(() => this.el.setAttribute("aria-busy", "true"), QUIET);
    try {
      return await promise;
    } finally {
      clearTimeout(mark);
      this.el.removeAttribute("aria-busy");
    }
  }

  destroy() {
    this.gone = true;
    this.saver.flush();
    this.parts.forEach((part) => part.destroy());
    this.unlisten.forEach((stop) => stop());
  }
}
