// Signs of the tool bar, drawn here so that they look alike on every computer.

const PATHS = {
  course: "M4 5h16M4 12h16M4 19h16",
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  earlier: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.5l3 1.8",
  theme: "M12 3a9 9 0 1 0 0 18Z M12 3a9 9 0 0 1 0 18",
  present: "M3 4h18v12H3ZM12 16v4M8 20h8",
  print: "M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7Z",
  help: "M9.2 9a3 3 0 1 1 4.3 2.7c-1 .5-1.5 1.1-1.5 2.3M12 17.6v.4",
};
const SVG = "http://www.w3.org/2000/svg";

/** The sign of a tool, in the colour of the text around it; none for tools that are named by letters. */
export function icon(name) {
  if (!(name in PATHS)) return null;
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  svg.classList.add("nw-bar-icon");
  return svg;
}
