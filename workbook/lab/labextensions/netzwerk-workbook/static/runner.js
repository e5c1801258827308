// Runs the cells of a course page: when it opens, and whenever its kernel is a new one.

const STATE = "workbookReady";
const PULSE = 1000; // ms between questions to a kernel that has said goodbye
const MOST = 60; // questions; then it is gone for good, and the line to it says so

export class Runner {
  constructor(scene, panel, arrived) {
    this.scene = scene;
    this.panel = panel;
    this.arrived = arrived;
    this.runs = 0;
    this.round = 0; // a newer round makes an older one give up
    this.kernel = null; // the session id of the kernel process we ran on
    this.context = panel.sessionContext;
    this.onMessage = this.onMessage.bind(this);
    this.onStatus = this.onStatus.bind(this);
    this.context.iopubMessage.connect(this.onMessage);
    this.context.statusChanged.connect(this.onStatus);
  }

  async start() {
    await Promise.all([this.scene.app.restored, this.context.ready]);
    await this.run();
  }

  /** Send all code cells to the kernel; the page is ready when all have answered. */
  async run() {
    const round = (this.round += 1);
    const { panel, context } = this;
    delete panel.node.dataset[STATE];
    const kernel = context.session?.kernel;
    if (!kernel || panel.isDisposed) return;
    const info = await kernel.info.catch(() => null);
    if (round !== this.round || !info) return;
    const cells = panel.content.widgets.filter((cell) => cell.model.type === "code");
    await Promise.allSettled(cells.map((cell) => this.execute(cell)));
    if (round !== this.round || panel.isDisposed) return;
    this.runs += 1;
    panel.node.dataset[STATE] = String(this.runs);
    this.arrived(this.runs);
  }

  /** One faulty cell must not keep the others from running: the tag tells the kernel not to stop. */
  execute(cell) {
    return this.scene.lab.cells.CodeCell.execute(cell, this.context, { tags: ["raises-exception"] });
  }

  /** Every message names the kernel process it comes from; a new name means a new process, whoever restarted it. */
  onMessage(_, message) {
    const from = message.header.session;
    const own = message.parent_header?.session;
    if (!from || from === own) return;
    if (message.header.msg_type === "shutdown_reply") return this.listen(from);
    if (this.kernel === null || this.runs === 0) {
      this.kernel = from;
    } else if (from !== this.kernel) {
      this.kernel = from;
      void this.run();
    }
  }

  /** A kernel that another window restarts may say its first words before anybody hears them: ask until one answers. */
  listen(old, asked = 0) {
    clearTimeout(this.asking);
    const kernel = this.context.session?.kernel;
    if (asked >= MOST || !kernel || kernel.isDisposed || this.kernel !== old) return;
    if (asked) void kernel.requestKernelInfo().catch(() => null);
    this.asking = setTimeout(() => this.listen(old, asked + 1), PULSE);
  }

  onStatus(_, status) {
    if (status === "restarting" || status === "autorestarting") delete this.panel.node.dataset[STATE];
  }

  dispose() {
    this.round += 1;
    clearTimeout(this.asking);
    this.context.iopubMessage.disconnect(this.onMessage);
    this.context.statusChanged.disconnect(this.onStatus);
  }
}
