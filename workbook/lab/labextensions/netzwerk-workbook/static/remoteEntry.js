// The door JupyterLab comes through: a federated module, written by hand because there is nothing to build.
// JupyterLab calls init() with the libraries it has loaded and get("./extension") for ours; the rest of the
// extension is native ES modules beside this file.
(() => {
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  let scope = null;

  // The version JupyterLab itself has loaded: its tokens compare by identity, a second copy would match nothing.
  async function shared(name) {
    const versions = Object.values(scope[name] ?? {});
    const used = versions.find((each) => each.loaded) ?? versions[0];
    if (!used) throw new Error(`JupyterLab does not share ${name}`);
    return (await used.get())();
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["netzwerk-workbook"] = {
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const [{ plugins }, ...libraries] = await Promise.all([
        import(`${here}extension.js`),
        shared("@jupyterlab/notebook"),
        shared("@jupyterlab/docmanager"),
        shared("@jupyterlab/coreutils"),
        shared("@lumino/widgets"),
      ]);
      const [notebook, docmanager, coreutils, widgets] = libraries;
      const all = plugins({ notebook, docmanager, coreutils, widgets });
      return () => ({ __esModule: true, default: all });
    },
  };
})();
