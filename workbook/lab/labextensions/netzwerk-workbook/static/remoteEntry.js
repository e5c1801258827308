// The door JupyterLab comes through: a federated module, written by hand because there is nothing to build.
// JupyterLab calls init() with the libraries it has loaded and get("./extension") for ours; the rest of the
// extension is native ES modules beside this file.
(() => {
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const LIBRARIES = {
    apputils: "@jupyterlab/apputils",
    cells: "@jupyterlab/cells",
    coreutils: "@jupyterlab/coreutils",
    notebook: "@jupyterlab/notebook",
    translation: "@jupyterlab/translation",
    widgets: "@lumino/widgets",
  };
  let scope = null;

  // The version JupyterLab itself has loaded: its tokens compare by identity, a second copy would match nothing.
  async function shared(name) {
    const versions = Object.values(scope[name] ?? {});
    const used = versions.find((each) => each.loaded) ?? versions[0];
    if (!used) throw new Error(`JupyterLab does not share ${name}`);
    return (await used.get())();
  }

  async function load() {
    const [{ plugins }, ...found] = await Promise.all([
      import(`${here}extension.js`),
      ...Object.values(LIBRARIES).map(shared),
    ]);
    return plugins(Object.fromEntries(Object.keys(LIBRARIES).map((key, index) => [key, found[index]])), here);
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["netzwerk-workbook"] = {
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const all = await load();
      return () => ({ __esModule: true, default: all });
    },
  };
})();
