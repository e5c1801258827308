// Names beside their actors without touching each other: the important ones first, the rest hidden.

export const FONT = 12.5;
const BOLD = 1.1; // how much wider a name in bold is
const LONGEST = 30;
const CELL = 48;
const ROW = 8192; // cells per row of the grid, so that a cell is one number
const FIRST = 5; // the most important names rather lie over a smaller symbol than be missing
const TRIED = 500; // names tried at most; beyond, nobody finds room anyway
const widths = new Map();
let pen = null;

function width(text) {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (!pen) {
    pen = document.createElement('canvas').getContext('2d');
    pen.font = `${FONT}px system-ui, sans-serif`;
  }
  const measured = pen.measureText(text).width;
  widths.set(text, measured);
  return measured;
}

/** A name short enough for the map, cut at a word where possible. */
export function shortened(name, longest = LONGEST) {
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,–-]+$/, '')}…`;
}

/** Boxes [left, top, right, bottom, owner] by grid cell, so that names do not compare with each other one by one. */
class Taken {
  constructor() { this.cells = new Map(); }

  put(l, t, r, b, owner) {
    const box = [l, t, r, b, owner];
    for (let cx = Math.floor(l / CELL); cx <= Math.floor(r / CELL); cx++) {
      for (let cy = Math.floor(t / CELL); cy <= Math.floor(b / CELL); cy++) {
        const key = cx * ROW + cy;
        const cell = this.cells.get(key);
        if (cell) cell.push(box); else this.cells.set(key, [box]);
      }
    }
  }

  free({ l, t, r, b }, owner) {
    for (let cx = Math.floor(l / CELL); cx <= Math.floor(r / CELL); cx++) {
      for (let cy = Math.floor(t / CELL); cy <= Math.floor(b / CELL); cy++) {
        for (const box of this.cells.get(cx * ROW + cy) ?? []) {
          if (box[4] !== owner && l < box[2] && box[0] < r && t < box[3] && box[1] < b) return false;
        }
      }
    }
    return true;
  }
}

/**
 * Choose which names stand where. actors: [{i, x, y, r, name, strong}] in order of importance, in screen pixels; view: {w, h}.
 * words: [{x, y, text}] that stand there already. Returns [{i, x, y, anchor, text}]; an actor whose name finds no room is left out.
 */
export function placedLabels(actors, view, words = []) {
  const names = new Taken();
  const symbols = new Taken();
  for (const { x, y, text } of words) {
    const half = width(text) / 2;
    names.put(x - half, y - FONT, x + half, y + 4, -1);
  }
  const seen = actors.filter((a) => visible(a, view));
  for (const a of seen) symbols.put(a.x - a.r, a.y - a.r, a.x + a.r, a.y + a.r, a.i);
  const placed = [];
  for (const [rank, a] of seen.slice(0, TRIED).entries()) {
    const text = shortened(a.name);
    const wide = width(text) * (a.strong ? BOLD : 1);
    let fallback = null;
    for (const [dx, dy, anchor] of spots(a.r)) {
      const box = boxOf(a.x + dx, a.y + dy, anchor, wide);
      if (box.l < 2 || box.r > view.w - 2 || box.t < 2 || box.b > view.h - 2 || !names.free(box, -2)) continue;
      const free = symbols.free(box, a.i);
      if (!free && rank >= FIRST) continue;
      const label = { i: a.i, text, x: a.x + dx, y: a.y + dy, anchor, box };
      if (free) { fallback = label; break; }
      fallback ??= label;
    }
    if (!fallback) continue;
    names.put(fallback.box.l, fallback.box.t, fallback.box.r, fallback.box.b, -1);
    placed.push(fallback);
  }
  return placed;
}

function visible(a, view) {
  return a.x > -a.r && a.y > -a.r && a.x < view.w + a.r && a.y < view.h + a.r;
}

/** Where a name may stand beside a symbol of radius r: [dx, dy of the baseline, anchor], the best first. */
function spots(r) {
  const gap = r + 3;
  const near = gap * 0.75;
  const up = FONT * 0.36;
  return [[gap, up, 'start'], [-gap, up, 'end'], [0, gap + FONT * 0.8, 'middle'], [0, -gap, 'middle'],
    [near, -gap * 0.6, 'start'], [near, gap * 0.6 + FONT * 0.7, 'start'], [-near, -gap * 0.6, 'end'], [-near, gap * 0.6 + FONT * 0.7, 'end']];
}

function boxOf(x, y, anchor, wide) {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { l: left - 1, r: left + wide + 1, t: y - FONT + 1, b: y + 3 };
}
