// The German words of the extension; they come with the page's settings from content/de/page.toml.

let words = {};

/** Take the words over (JSON text). */
export function loadWords(text) {
  words = text ? JSON.parse(text) : {};
}

/** All words under a key such as "trouble". */
export function table(key) {
  return key.split(".").reduce((node, step) => node?.[step], words) ?? {};
}

/** The text of a key such as "toolbar.undo", with {placeholders} filled. */
export function t(key, values = {}) {
  const found = table(key);
  return (typeof found === "string" ? found : key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
