// Small building of DOM nodes.

/** An element with attributes (functions become listeners) and children (nodes or text; empty ones are left out). */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false && child !== ""));
  return node;
}

/** Tell everyone on the page. The result is false when someone took care of it. */
export function tell(name, detail = {}) {
  return window.dispatchEvent(new CustomEvent(`workbook:${name}`, { detail, cancelable: true }));
}
