// The German words of the extension; they come with the page's settings from content/de/page.toml.

let words = {};

/** Take the words over (JSON text). */
export function loadWords(text) {
  words = text ? JSON.parse(text) : {};
}

/** The text of a key such as "toolbar.undo", with {placeholders} filled. */
export function t(key, values = {}) {
  const found = key.split(".").reduce((node, step) => node?.[step], words);
  return String(found ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
