// Lists of an exercise's declaration: an entry is a text, or {id, text}.

/** The entries as {id, text, …}; a plain text is its own id. */
export function optionsOf(list = []) {
  return list.map((each) => (typeof each === "string" ? { id: each, text: each } : { ...each, text: each.text ?? each.label ?? each.id }));
}

/** The words of an entry by its id; the id itself if there is none. */
export function textOf(options, id) {
  return options.find((option) => option.id === id)?.text ?? id;
}

/** An id for something a person adds: short, and never given twice. */
export function newId(prefix) {
  return `${prefix}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 5)}`;
}
