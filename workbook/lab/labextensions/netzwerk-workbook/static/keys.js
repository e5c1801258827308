// Keys on a course page belong to the page: JupyterLab's notebook keys (A inserts a cell, D D deletes one) never get them.

import { tell } from "./dom.js";

const FOREIGN = ".jp-Dialog, .lm-Menu, .lm-MenuBar, .lm-CommandPalette, .jp-SideBar, .jp-DirListing";
const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, [contenteditable=true]";

export class Keys {
  constructor(scene) {
    const { app } = scene;
    const original = app.commands.processKeydownEvent.bind(app.commands);
    app.commands.processKeydownEvent = (event) => {
      if (ours(app, event)) answer(scene, event);
      else original(event);
    };
    // After the cards: what one of them has answered is not done a second time.
    document.addEventListener("keydown", (event) => !event.defaultPrevented && ours(app, event) && takeBack(event));
  }
}

function ours(app, event) {
  const node = event.target instanceof Element ? event.target : document.body;
  if (node.closest(FOREIGN)) return false;
  if (node.closest(".nw-course") && document.body.classList.contains("nw-alone")) return true;
  if (node.closest(".nw-page")) return true;
  // Nothing has the focus: the key still belongs to the page that is seen.
  return node === document.body && Boolean(app.shell.currentWidget?.hasClass("nw-page"));
}

const withControl = (event) => (event.ctrlKey || event.metaKey) && !event.altKey;

function answer(scene, event) {
  if (event.key === "F1") {
    event.preventDefault(); // otherwise the browser opens its own help, in the internet
    if (!document.querySelector("dialog[open]")) scene.chrome.current()?.help(document.activeElement);
  } else if (withControl(event) && event.key.toLowerCase() === "s") {
    event.preventDefault(); // otherwise the browser offers to save the page as a file
    tell("flush");
  }
}

function takeBack(event) {
  const key = event.key.toLowerCase();
  if (!withControl(event) || (key !== "z" && key !== "y") || event.target.closest?.(TYPING)) return;
  event.preventDefault();
  tell(key === "y" || event.shiftKey ? "redo" : "undo");
}
