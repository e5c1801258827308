// The browser's Back button leads to the page seen before: from a module to the start page or to the module before it.
//
// JupyterLab writes an address for whatever its file browser looks at, folders too, and does not answer to Back. Left
// alone, one would press Back six times before anything happens.

/** Keep one entry in the browser's history for each page that is seen, and open what Back and Forward lead to. */
export function keepAddresses(scene) {
  const base = scene.url.replace(/workbook\/$/, "");
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const target = new URL(url ?? "", location.href);
    const [now, next] = [sheet(base, location), sheet(base, target)];
    if (target.pathname.startsWith(`${base}lab`)) history.replaceState(state, title, url); // Back leaves the full view
    else if (next === null && now !== null) return; // a folder that nobody sees
    else if (next !== null && next === now) history.replaceState(state, title, url);
    else push(state, title, url);
  };
  window.addEventListener("popstate", () => {
    const path = sheet(base, location);
    if (path !== null) void scene.navigator.show(path);
  });
}

/** The notebook that an address of the single-document view names; null for any other address. */
function sheet(base, { pathname }) {
  const start = `${base}doc/tree/`;
  return pathname.startsWith(start) && pathname.endsWith(".ipynb") ? decodeURIComponent(pathname.slice(start.length)) : null;
}
