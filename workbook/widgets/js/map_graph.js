// What the map knows about its network: partners, hidden actors, sizes, the nearest actor in a direction.

/** Unpack the arrays that Python sends (figures.network_map.Drawing.to_json). */
export function graphOf(map) {
  const n = map.ids.length;
  const index = new Map(map.ids.map((id, i) => [id, i]));
  const partners = Array.from({length: n}, () => new Set());
  const count = map.ties.length / 2;
  for (let k = 0; k < count; k++) {
    if (map.state.length && map.state[k] === 2) continue;
    partners[map.ties[2 * k]].add(map.ties[2 * k + 1]);
    partners[map.ties[2 * k + 1]].add(map.ties[2 * k]);
  }
  const x = Float64Array.from({length: n}, (_, i) => map.xy[2 * i] / 10);
  const y = Float64Array.from({length: n}, (_, i) => map.xy[2 * i + 1] / 10);
  return {n, index, partners, count, x, y, faint: new Set(map.faint), directed: new Set(map.directed)};
}

/** The ties that pass a filter {types, strengths, sectors, hidden}: a list of tie numbers; actors hidden: a Set. */
export function filtered(map, graph, filter) {
  const hidden = new Set();
  const {types, strength, sectors} = filter ?? {};
  for (let i = 0; i < graph.n; i++) {
    if (sectors?.length && !sectors.includes(map.sectors[map.sector[i]])) hidden.add(i);
  }
  const shown = [];
  for (let k = 0; k < graph.count; k++) {
    if (hidden.has(map.ties[2 * k]) || hidden.has(map.ties[2 * k + 1])) continue;
    if (types?.length && !types.includes(map.type[k] < 0 ? '' : map.types[map.type[k]])) continue;
    if (strength && map.strength[k] < strength) continue;
    shown.push(k);
  }
  return {hidden, shown};
}

/** Least and greatest radius in pixels: the more actors and the narrower the map, the smaller. */
export function radii(n, width) {
  const crowd = Math.min(1, Math.sqrt(45 / Math.max(n, 1))) * Math.min(1, Math.max(0.6, width / 720));
  return {least: Math.max(2.4, 5.5 * crowd), most: Math.max(6, 19 * crowd)};
}

/**
 * radius(value) for one measure: the area grows with the value, undefined values get the least radius.
 * ``most``: the value of the greatest symbol, where several maps share a scale.
 */
export function sizer(values, n, width, most = null) {
  const {least, most: greatest} = radii(n, width);
  const top = most ?? Math.max(0, ...values.filter((value) => value !== null));
  if (!top) return {radius: () => (least + greatest) / 3, top};
  return {top, radius: (value) => (value === null ? least : Math.sqrt(least ** 2 + (greatest ** 2 - least ** 2) * Math.max(0, value) / top))};
}

/** Three values for the size legend: the greatest, about half, about a tenth – rounded as people would. */
export function legendValues(top, digits) {
  if (!top) return [];
  const rounded = (value) => {
    if (digits === 0) return Math.max(1, Math.round(value));
    const step = 10 ** Math.floor(Math.log10(value));
    return Math.round(value / step * 2) / 2 * step;
  };
  return [...new Set([rounded(top * 0.1), rounded(top * 0.5), digits === 0 ? top : rounded(top)])];
}

const ways = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/** The nearest visible actor from actor i in the direction of an arrow key; i itself if there is none. */
export function nearest(graph, hidden, i, key) {
  const [dx, dy] = ways[key];
  let best = i;
  let least = Infinity;
  for (let j = 0; j < graph.n; j++) {
    if (j === i || hidden.has(j)) continue;
    const gx = graph.x[j] - graph.x[i];
    const gy = graph.y[j] - graph.y[i];
    const ahead = gx * dx + gy * dy;
    const aside = Math.abs(gx * dy - gy * dx);
    if (ahead <= 0.01 || aside > ahead * 2.2) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) { least = cost; best = j; }
  }
  return best;
}

/** What the lines mean, as [{kind: class of a line, label}]: changes between waves, else strengths where they differ. */
export function lineKinds(map, words) {
  if (map.state.length) {
    const states = new Set(map.state);
    return [0, 1, 2].filter((state) => states.has(state)).map((state) => ({kind: `nm-s2 nm-d${state}`, label: words[`state${state}`]}));
  }
  const strengths = new Set(map.strength);
  const known = [1, 2, 3].filter((level) => strengths.has(level));
  return known.length > 1 ? known.map((level) => ({kind: `nm-s${level} nm-d0`, label: words[`strength${level}`]})) : [];
}

/** The visible actor that stands closest to actor i; -1 if there is no other. */
export function closest(graph, hidden, i) {
  let best = -1;
  let least = Infinity;
  for (let j = 0; j < graph.n; j++) {
    if (j === i || hidden.has(j)) continue;
    const off = Math.hypot(graph.x[j] - graph.x[i], graph.y[j] - graph.y[i]);
    if (off < least) { least = off; best = j; }
  }
  return best;
}

/** The tie nearest to a point (sheet units) within reach; -1 if none. */
export function tieAt(map, graph, shown, px, py, reach) {
  let found = -1;
  let least = reach;
  for (const k of shown) {
    const a = map.ties[2 * k];
    const b = map.ties[2 * k + 1];
    const vx = graph.x[b] - graph.x[a];
    const vy = graph.y[b] - graph.y[a];
    const along = ((px - graph.x[a]) * vx + (py - graph.y[a]) * vy) / (vx * vx + vy * vy || 1);
    if (along < 0.05 || along > 0.95) continue;
    const off = Math.hypot(graph.x[a] + along * vx - px, graph.y[a] + along * vy - py);
    if (off < least) { least = off; found = k; }
  }
  return found;
}
