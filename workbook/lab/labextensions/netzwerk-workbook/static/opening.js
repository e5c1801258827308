// Going from page to page inside the tab: the next module is there in a second, the one left stays as it was.

const KEPT_OPEN = 3; // pages whose kernels stay alive; more would fill the memory of an office laptop

export function navigator(scene) {
  const { app } = scene;
  const wanted = new Map(); // path -> exercise to show once the page is ready
  const order = []; // panels, last used last
  const first = new URLSearchParams(location.search).get("uebung");

  window.addEventListener("workbook:open", (event) => {
    event.preventDefault();
    void open(event.detail.path, event.detail.exercise);
  });

  async function open(path, exercise) {
    const full = scene.prefix ? `${scene.prefix}/${path}` : path;
    if (exercise) wanted.set(full, exercise);
    const panel = await app.commands.execute("docmanager:open", { path: full, factory: "Notebook" });
    if (!panel) return;
    app.shell.activateById(panel.id);
    const page = scene.chrome.pages.get(panel);
    if (page?.runner.runs && wanted.has(full)) page.showExercise(take(panel));
    keepFew(panel);
  }

  function keepFew(panel) {
    const at = order.indexOf(panel);
    if (at >= 0) order.splice(at, 1);
    order.push(panel);
    while (order.length > KEPT_OPEN) {
      const old = order.shift();
      if (old.isDisposed) continue;
      void old.sessionContext.shutdown().finally(() => old.dispose());
    }
  }

  function take(panel) {
    const id = wanted.get(panel.context.path);
    wanted.delete(panel.context.path);
    return id;
  }

  let fromAddress = first;
  return {
    open,
    used: keepFew,
    /** The exercise that was asked for with this page, once. */
    wanted(panel) {
      const asked = take(panel) ?? fromAddress;
      fromAddress = null;
      return asked;
    },
  };
}
