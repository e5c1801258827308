// The line to the kernel and the server: says in German what is the matter, and comes back by itself.

import { tell } from "./dom.js";

const PATIENCE = 1500; // ms before a lost connection is worth a sentence
const READABLE = 3000; // ms that a sentence stays at least, however fast the kernel is back
const PULSE = 2000; // ms between questions whether the server is back

export class Link {
  constructor(scene, panel, runner) {
    this.scene = scene;
    this.panel = panel;
    this.runner = runner;
    this.context = panel.sessionContext;
    this.state = null;
    this.timer = 0;
    this.onStatus = this.onStatus.bind(this);
    this.onConnection = this.onConnection.bind(this);
    this.onSession = this.onSession.bind(this);
    this.context.statusChanged.connect(this.onStatus);
    this.context.connectionStatusChanged.connect(this.onConnection);
    this.context.sessionChanged.connect(this.onSession);
  }

  say(state) {
    if (this.state === state) return;
    clearTimeout(this.fading);
    const rest = (this.since ?? 0) + READABLE - performance.now();
    if (state === null && rest > 0) {
      this.fading = setTimeout(() => this.say(null), rest);
      return;
    }
    this.state = state;
    this.since = performance.now();
    this.scene.chrome.pages.get(this.panel)?.head?.state.link(state);
    tell("kernel", { state: state ?? "ready" });
  }

  onStatus(_, status) {
    if (status === "restarting" || status === "autorestarting") {
      // A private field of JupyterLab's panel: set in time, it keeps the English dialog from being made at all.
      this.panel._autorestarting = true;
      this.say("restarting");
    } else if (status === "dead") {
      this.say("dead");
      this.watch();
    } else if (status === "idle" || status === "busy") {
      if (this.state === "restarting" || this.state === "dead") this.say(null);
    }
  }

  onConnection(_, status) {
    clearTimeout(this.timer);
    if (status === "connected") {
      if (this.state === "offline") this.say(null);
    } else {
      this.timer = setTimeout(() => {
        this.say("offline");
        this.watch();
      }, PATIENCE);
    }
  }

  /** The server was started anew and knows our session no more. */
  onSession(_, { newValue }) {
    if (newValue || this.panel.isDisposed) return;
    this.say("offline");
    this.watch();
  }

  /** Ask until the server answers again, then take up the kernel, or a new one where the old is gone. */
  watch() {
    if (this.watching) return;
    this.watching = setInterval(() => void this.look(), PULSE);
  }

  async look() {
    if (this.looking) return;
    this.looking = true;
    try {
      const answer = await fetch(`${this.scene.url}../api/kernels`, { credentials: "same-origin" });
      if (answer.ok) await this.comeBack(await answer.json());
    } catch {
      // still away: the next pulse asks again
    } finally {
      this.looking = false;
    }
  }

  async comeBack(kernels) {
    const kernel = this.context.session?.kernel;
    const alive = kernel && kernels.some((each) => each.id === kernel.id && each.execution_state !== "dead");
    if (alive) {
      if (kernel.connectionStatus !== "connected") await kernel.reconnect();
    } else {
      await this.context.changeKernel({ name: this.context.prevKernelName || "python3" });
      this.runner.kernel = null;
      await this.runner.run();
    }
    clearInterval(this.watching);
    this.watching = 0;
    this.say(null);
  }

  dispose() {
    clearTimeout(this.timer);
    clearTimeout(this.fading);
    clearInterval(this.watching);
    this.context.statusChanged.disconnect(this.onStatus);
    this.context.connectionStatusChanged.disconnect(this.onConnection);
    this.context.sessionChanged.disconnect(this.onSession);
  }
}
