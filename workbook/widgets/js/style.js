// Stylesheets beside this file, each put into the page once.

const loading = new Map();

/** Load a stylesheet of the kit by name; the promise ends when it is in force (or cannot be had). */
export function withStyle(name) {
  const href = new URL(name, import.meta.url).href;
  if (!loading.has(href)) {
    const link = document.createElement("link");
    const done = new Promise((resolve) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
    });
    Object.assign(link, { rel: "stylesheet", href });
    document.head.append(link);
    loading.set(href, done);
  }
  return loading.get(href);
}
