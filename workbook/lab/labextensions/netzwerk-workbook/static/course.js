// The "Kurs" side bar: the course path of the start page, to change the module inside the tab. No kernel needed.

import { h } from "./dom.js";
import { t } from "./words.js";

const ID = "netzwerk-workbook-kurs";

export function courseSidebar(scene) {
  const { app, lab } = scene;
  const node = h("nav", { class: "nw-course", lang: "de", "aria-label": t("course.title") });
  const widget = new lab.widgets.Widget({ node });
  widget.id = ID;
  widget.title.label = t("course.tab");
  widget.title.caption = t("course.title");
  app.shell.add(widget, "left", { rank: 10, type: "Kurs" });

  async function refresh() {
    node.replaceChildren(...draw(await scene.course(), scene));
  }

  function isOpen() {
    return widget.isVisible;
  }

  return {
    isOpen,
    async toggle() {
      if (isOpen()) {
        app.shell.collapseLeft();
      } else {
        app.shell.activateById(ID);
        await refresh().catch(() => node.replaceChildren(h("p", {}, t("course.unreachable"))));
        node.querySelector("[aria-current], a")?.focus();
      }
      window.dispatchEvent(new CustomEvent("workbook:sidebar", { detail: { open: isOpen() } }));
    },
    close() {
      app.shell.collapseLeft();
    },
  };
}

function draw(course, scene) {
  const here = scene.app.shell.currentWidget?.context?.path;
  const path = (file) => (scene.prefix ? `${scene.prefix}/${file}` : file);
  const opener = (file, url, content, exercise, more = {}) => {
    const click = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another tab, as everywhere
      event.preventDefault();
      void scene.navigator.open(file, exercise);
    };
    return h("a", { href: url, click, ...more }, content);
  };
  const sheet = (leg, each) =>
    h(
      "li",
      { class: "nw-course-sheet" },
      each.path
        ? opener(
            each.path,
            each.url,
            [h("span", { class: "nw-course-mark", "data-state": each.state, "aria-hidden": "true" }, each.mark), each.name],
            null,
            {
              "aria-current": path(each.path) === here ? "page" : null,
              "aria-label": `${each.name}, ${leg.id} ${leg.title}, ${each.state_name}`,
            },
          )
        : h("span", { class: "nw-course-waiting" }, h("span", { class: "nw-course-mark" }, each.mark), each.name),
      h("span", { class: "nw-course-about" }, [each.to_do && each.state_name, each.about].filter(Boolean).join(" · ")),
      each.feedback && h("a", { href: each.feedback }, each.feedback_name),
      each.feedback && h("span", { class: "nw-course-about" }, [each.feedback_new && t("course.new"), each.feedback_about].filter(Boolean).join(" · ")),
    );
  const next = course.next;
  return [
    h("h2", {}, t("course.title")),
    next && h("p", { class: "nw-course-next" }, t(course.begun ? (course.resumed ? "course.next" : "course.left") : "course.first"), h("br"), opener(next.path, next.url, next.step.title, next.step.id)),
    h(
      "ol",
      {},
      course.legs.map((leg) =>
        h(
          "li",
          {},
          h("h3", {}, h("span", { class: "nw-course-number" }, leg.id), ` ${leg.title}`),
          h("ul", {}, leg.sheets.map((each) => sheet(leg, each))),
        ),
      ),
    ),
    h("p", {}, h("a", { href: `${scene.url}start` }, t("course.start"))),
  ];
}
