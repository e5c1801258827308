// Stylesheets beside this file, each put into the page once.

const loading = new Map();

/** Load a stylesheet of the kit by name; the promise ends when it is in force (or cannot be had). */
export function withStyle(name) {
  const href = new URL(name, import.meta.url).href;
  if (!loading.has(href)) {
    const there = [...document.querySelectorAll("link[rel=stylesheet]")].find((link) => link.href === href);
    const link = there ?? Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    const done = new Promise((resolve) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
      if (there?.sheet) resolve();
    });
    if (!there) document.head.append(link);
    loading.set(href, done);
  }
  return loading.get(href);
}
