// Rows that cannot be used yet stand in the tables beside the usable ones, each fault with a word. Nothing typed is lost.

import { fill, folded } from "./german.js";

const LIKE = 0.6; // share of common letter pairs from which a spelling is near enough to be meant

/** The actors' rows with the drafts put where they stood. */
export function actorRows(rows, drafts) {
  const merged = rows.map((row) => ({ ...row, ...(drafts?.cells?.[row.id] ?? {}) }));
  for (const { at, row } of drafts?.rows ?? []) merged.splice(Math.min(at, merged.length), 0, { ...row });
  return merged;
}

/** The ties' rows, drafts last. */
export function tieRows(rows, drafts) {
  return [...rows, ...(drafts?.rows ?? []).map((draft) => ({ ...draft.row }))];
}

/** What is the matter with the actors' rows beyond what the grid sees itself: the same name twice. */
export function actorFaults(rows, words) {
  const seen = new Map();
  return rows.flatMap((row, i) => {
    const name = folded((row.name ?? "").trim());
    if (!name) return [];
    if (!seen.has(name)) { seen.set(name, i); return []; }
    return [{ row: i, column: "name", text: fill(words.fault_twice, { row: seen.get(name) + 1 }) }];
  });
}

/** What is the matter with the ties' rows: unknown names (with the nearest spelling), ties to oneself, the same tie twice. */
export function tieFaults(rows, names, words) {
  const known = new Map(Object.entries(names).flatMap(([id, name]) => [[folded(name.trim()), id], [folded(id), id]]));
  const seen = new Map();
  return rows.flatMap((row, i) => {
    const ends = ["source", "target"].map((column) => ({ column, said: (row[column] ?? "").trim() }));
    const found = ends.map(({ said }) => known.get(folded(said)));
    const faults = ends.filter(({ said }, k) => said && !found[k]).map(({ column, said }) => ({ row: i, column, text: complaint(said, Object.values(names), words) }));
    if (found[0] && found[0] === found[1]) faults.push({ row: i, column: "target", text: words.fault_self });
    else if (found[0] && found[1]) {
      const key = [...found].sort().join("\u0000") + (row.type ?? "");
      if (seen.has(key)) faults.push({ row: i, column: "target", text: fill(words.fault_twice, { row: seen.get(key) + 1 }) });
      else seen.set(key, i);
    }
    return faults;
  });
}

function complaint(said, names, words) {
  let best = "";
  let most = LIKE;
  for (const name of names) {
    const like = likeness(folded(said), folded(name));
    if (like > most) { most = like; best = name; }
  }
  return best ? fill(words.fault_near, { name: best }) : words.fault_unknown;
}

/** Share of common letter pairs (Dice): 1 for equal texts, 0 for nothing in common. */
export function likeness(one, other) {
  const pairs = (text) => Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2));
  const left = pairs(one);
  const right = pairs(other);
  if (!left.length || !right.length) return one === other ? 1 : 0;
  let common = 0;
  const rest = [...right];
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at >= 0) { common += 1; rest.splice(at, 1); }
  }
  return (2 * common) / (left.length + right.length);
}
