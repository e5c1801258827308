// Going to another sheet of the workspace inside the same tab.

/** `path` is relative to the workspace. The lab's extension opens it in place; without it, the address does. */
export function openSheet(path, exercise) {
  window.dispatchEvent(new CustomEvent("workbook:flush"));
  const wish = new CustomEvent("workbook:open", { detail: { path, exercise }, cancelable: true });
  if (!window.dispatchEvent(wish)) return;
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const folder = new URL(`${config.baseUrl ?? "/"}lab/tree/`, location.href);
  location.assign(new URL(path.split("/").map(encodeURIComponent).join("/"), folder).href);
}
