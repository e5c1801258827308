// What the extension does, in one place: course notebooks become pages of a workbook, everything else stays JupyterLab.

import { keepAddresses } from "./address.js";
import { ChromeKeeper } from "./chrome.js";
import { CoursePage } from "./page.js";
import { courseSidebar } from "./course.js";
import { Keys } from "./keys.js";
import { navigator } from "./opening.js";
import { quietDialogs } from "./quiet.js";
import { loadWords } from "./words.js";

/** The plugins for JupyterLab. `lab` holds the libraries JupyterLab shares, `here` the address of this folder. */
export function plugins(lab, here) {
  const page = {
    id: "netzwerk-workbook:page",
    autoStart: true,
    requires: [lab.notebook.INotebookTracker, lab.translation.ITranslator],
    activate: (app, _, translator) => activate(app, translator, lab, here),
  };
  return [page];
}

async function activate(app, translator, lab, here) {
  const option = (name) => lab.coreutils.PageConfig.getOption(name);
  const assets = option("workbookStatic");
  if (!assets) return; // our server extension is not there: an ordinary JupyterLab
  const scene = { app, lab, assets, prefix: option("workbookPrefix"), url: option("workbookUrl") };
  keepAddresses(scene);
  loadWords(option("workbookWords"));
  document.documentElement.dataset.workbookStatic = `${assets}js/`;
  document.documentElement.lang = "de";
  style(`${assets}js/kit.css`);
  style(`${here}page.css`);
  const from = new URL(assets, location.href).href;
  [scene.view, scene.kit] = await Promise.all([import(`${from}lab/view.js`), import(`${from}js/trouble.js`)]);
  scene.course = () => courseState(scene);
  scene.chrome = new ChromeKeeper(app);
  scene.navigator = navigator(scene);
  scene.sidebar = courseSidebar(scene);
  new Keys(scene);
  quietDialogs(scene, translator);
  app.docRegistry.addWidgetExtension("Notebook", {
    createNew: (panel, context) => {
      const course = new CoursePage(scene, panel, context);
      return { isDisposed: false, dispose: () => course.dispose() };
    },
  });
  // the kernel takes longer to start than this: when the first card comes, its modules are there
  for (const name of ["kit.js", "network_map.js", "sortable.js"]) import(`${from}js/${name}`).catch(() => {});
}

/** The course path as the server sees it now. */
async function courseState(scene) {
  const answer = await fetch(`${scene.url}kurs.json`, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`course path: ${answer.status}`);
  return answer.json();
}

function style(href) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}
