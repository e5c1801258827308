// Going from page to page inside the tab: the next module is there in a second, the one left stays as it was.

import { tell } from "./dom.js";
import { notice } from "./help.js";
import { t } from "./words.js";

const QUIET = 2000; // ms of rest before the next page's kernel is started
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

  const open = (path, exercise) => show(scene.prefix ? `${scene.prefix}/${path}` : path, exercise);

  /** `full` is the path as JupyterLab knows it, in the workspace or beside it. */
  async function show(full, exercise) {
    if (exercise) wanted.set(full, exercise);
    tell("flush");
    if (!(await exists(full))) {
      notice(t("missing.title"), t("missing.text", { path: own(full) }), scene);
      return;
    }
    const panel = await app.commands.execute("docmanager:open", { path: full, factory: "Notebook" });
    if (!panel) return;
    app.shell.activateById(panel.id);
    if (scene.chrome.pages.has(panel)) keepFew(panel);
    const page = scene.chrome.pages.get(panel);
    if (page?.runner.runs && wanted.has(full)) page.showExercise(take(panel));
  }

  async function exists(path) {
    try {
      await app.serviceManager.contents.get(path, { content: false });
      return true;
    } catch (error) {
      return error.response?.status !== 404; // another trouble has words of its own
    }
  }

  /** Note that a page is used; those not used for longest are closed with their kernels. */
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

  /** The path in the workspace of a path as JupyterLab knows it. */
  function own(path) {
    return scene.prefix && path.startsWith(`${scene.prefix}/`) ? path.slice(scene.prefix.length + 1) : path;
  }

  /** Let the server start the kernel of the page that follows, once this one has come to rest. */
  function prepareNext(panel) {
    setTimeout(() => {
      const body = new URLSearchParams({ nach: own(panel.context.path), _xsrf: cookie("_xsrf") });
      void fetch(`${scene.url}bereit`, { method: "POST", body, credentials: "same-origin" }).catch(() => {});
    }, QUIET);
  }

  let fromAddress = first;
  return {
    open,
    show,
    own,
    prepareNext,
    used: keepFew,
    /** The exercise that was asked for with this page, once. */
    wanted(panel) {
      const asked = take(panel) ?? fromAddress;
      fromAddress = null;
      return asked;
    },
  };
}

function cookie(name) {
  return document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
}
