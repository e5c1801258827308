// Names beside their actors without touching each other: the important ones first, the rest hidden.

export const FONT = 12.5;
const LONGEST = 30;
const CELL = 48;
const FIRST = 5; // the most important names rather lie over a smaller symbol than be missing
let pen = null;

function width(text) {
  if (!pen) {
    pen = document.createElement('canvas').getContext('2d');
    pen.font = `${FONT}px system-ui, sans-serif`;
  }
  return pen.measureText(text).width;
}

/** A name short enough for the map, cut at a word where possible. */
export function shortened(name, longest = LONGEST) {
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,–-]+$/, '')}…`;
}

class Taken {
  constructor() { this.cells = new Map(); }
  around(box, each) {
    for (let cx = Math.floor(box.l / CELL); cx <= Math.floor(box.r / CELL); cx++) {
      for (let cy = Math.floor(box.t / CELL); cy <= Math.floor(box.b / CELL); cy++) each(`${cx},${cy}`);
    }
  }
  put(box) {
    this.around(box, (key) => {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    });
  }
  free(box, own) {
    let free = true;
    this.around(box, (key) => {
      for (const other of this.cells.get(key) ?? []) {
        if (other.own !== own && box.l < other.r && other.l < box.r && box.t < other.b && other.t < box.b) free = false;
      }
    });
    return free;
  }
}

/**
 * Choose which names stand where. actors: [{i, x, y, r, name}] in order of importance, in screen pixels; view: {w, h}.
 * words: [{x, y, text}] that stand there already. Returns [{i, x, y, anchor, text}]; an actor whose name finds no room is left out.
 */
export function placedLabels(actors, view, words = []) {
  const names = new Taken();
  const symbols = new Taken();
  for (const { x, y, text } of words) {
    const half = width(text) / 2;
    names.put({ l: x - half, r: x + half, t: y - FONT, b: y + 4, own: -1 });
  }
  for (const a of actors) {
    if (visible(a, view)) symbols.put({ l: a.x - a.r, r: a.x + a.r, t: a.y - a.r, b: a.y + a.r, own: a.i });
  }
  const placed = [];
  for (const [rank, a] of actors.entries()) {
    if (!visible(a, view)) continue;
    const text = shortened(a.name);
    const spots = candidates(a, width(text)).filter(({ box }) =>
      box.l >= 2 && box.r <= view.w - 2 && box.t >= 2 && box.b <= view.h - 2 && names.free(box, -2));
    const spot = spots.find(({ box }) => symbols.free(box, a.i)) ?? (rank < FIRST ? spots[0] : undefined);
    if (!spot) continue;
    names.put({ ...spot.box, own: -1 });
    placed.push({ i: a.i, text, x: spot.x, y: spot.y, anchor: spot.anchor });
  }
  return placed;
}

function visible(a, view) {
  return a.x > -a.r && a.y > -a.r && a.x < view.w + a.r && a.y < view.h + a.r;
}

function candidates({x, y, r}, wide) {
  const gap = r + 3;
  const high = FONT + 2;
  const up = FONT * 0.36;
  const beside = (left, baseline, anchor) => {
    const l = anchor === 'start' ? left : anchor === 'end' ? left - wide : left - wide / 2;
    return {x: left, y: baseline, anchor, box: {l: l - 1, r: l + wide + 1, t: baseline - FONT + 1, b: baseline - FONT + 1 + high}};
  };
  return [
    beside(x + gap, y + up, 'start'), beside(x - gap, y + up, 'end'),
    beside(x, y + gap + FONT * 0.8, 'middle'), beside(x, y - gap, 'middle'),
    beside(x + gap * 0.75, y - gap * 0.6, 'start'), beside(x + gap * 0.75, y + gap * 0.6 + FONT * 0.7, 'start'),
    beside(x - gap * 0.75, y - gap * 0.6, 'end'), beside(x - gap * 0.75, y + gap * 0.6 + FONT * 0.7, 'end'),
  ];
}
