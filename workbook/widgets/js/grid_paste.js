// Blocks of cells as Excel, LibreOffice and mail programs put them on the clipboard.

/** Text with tabs and lines → rows of cells; quoted cells may hold tabs, quotes and line breaks. */
export function cellsOf(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < plain.length; i++) {
    const sign = plain[i];
    if (quoted) {
      if (sign === '"' && plain[i + 1] === '"') { cell += '"'; i++; }
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "" && closes(plain, i)) quoted = true;
    else if (sign === "\t") { rows.at(-1).push(tidy(cell)); cell = ""; }
    else if (sign === "\n") { rows.at(-1).push(tidy(cell)); rows.push([]); cell = ""; }
    else cell += sign;
  }
  rows.at(-1).push(tidy(cell));
  return rows;
}

/** Whether a quote at i is closed right before a tab, a line end or the end: else it is a plain sign. */
function closes(text, i) {
  for (let k = i + 1; k < text.length; k++) {
    if (text[k] !== '"') continue;
    if (text[k + 1] === '"') { k++; continue; }
    return k + 1 >= text.length || text[k + 1] === "\t" || text[k + 1] === "\n";
  }
  return false;
}

function tidy(cell) {
  return cell.replace(/\s*\n\s*/g, " ").replace(/\u00a0/g, " ").trim();
}

/** Rows of cells → text for the clipboard. */
export function textOf(rows) {
  return rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
}
