// The drawing of a network map in SVG: guides, ties, actors, names. No events, no decisions.

import {svgNode} from './nodes.js';
import {number} from './german.js';
import {placedLabels} from './map_labels.js';
import {legendValues, sizer} from './map_graph.js';

export class Picture {
  constructor(svg) {
    this.svg = svg;
    this.world = svgNode('g', {class: 'nm-world'});
    this.guides = svgNode('g', {class: 'nm-guides', 'aria-hidden': 'true'});
    this.near = svgNode('path', {class: 'nm-tie nm-near', 'aria-hidden': 'true'});
    this.tieLayer = svgNode('g', {class: 'nm-ties', 'aria-hidden': 'true'});
    this.heads = svgNode('path', {class: 'nm-heads', 'aria-hidden': 'true'});
    this.pending = svgNode('line', {class: 'nm-pending', 'aria-hidden': 'true', visibility: 'hidden'});
    this.actors = svgNode('g', {class: 'nm-actors'});
    this.names = svgNode('g', {class: 'nm-names', 'aria-hidden': 'true'});
    this.ring = svgNode('circle', {class: 'nm-ring', 'aria-hidden': 'true', visibility: 'hidden'});
    this.world.append(this.tieLayer, this.near);
    svg.append(this.guides, this.world, this.heads, this.actors, this.ring, this.names, this.pending);
    this.view = {scale: 1, x: 0, y: 0, w: 800, h: 520};
    this.nodes = [];
  }

  /** Take over a new network; actors that stay keep their element (and with it the keyboard focus). */
  setMap(map, graph, spoken) {
    const before = new Map(this.nodes.map((g) => [g.dataset.id, g]));
    this.map = map;
    this.graph = graph;
    // many ties are drawn fainter, or they hide the actors: from about 300 on
    const thick = Math.max(0.25, Math.min(1, 18 / Math.sqrt(graph.count || 1)));
    this.tieLayer.setAttribute('opacity', thick.toFixed(2));
    this.svg.style.setProperty('--nm-thick', thick.toFixed(2));
    this.nodes = map.ids.map((id, i) => {
      const g = before.get(id) ?? svgNode('g', {class: 'nm-actor', role: 'button', tabindex: '-1', 'data-id': id},
        svgNode('path', {'vector-effect': 'non-scaling-stroke'}));
      before.delete(id);
      const group = map.groups[map.group[i]];
      g.classList.toggle('nm-faint', graph.faint.has(i));
      g.classList.toggle('nm-centre', group.shape === 'Sonne'); // ink follows the theme, colours do not
      g.firstChild.setAttribute('d', group.path);
      g.firstChild.setAttribute('fill', group.colour);
      g.setAttribute('aria-label', spoken(i));
      return g;
    });
    for (const g of before.values()) g.remove();
    if (this.actors.childElementCount !== this.nodes.length || this.nodes.some((g) => !g.parentNode)) {
      for (const [i, g] of this.nodes.entries()) if (this.actors.children[i] !== g) this.actors.insertBefore(g, this.actors.children[i] ?? null);
    }
    this.resize();
  }

  /** Set the size of every actor by the chosen measure. */
  resize() {
    const {map, graph} = this;
    const values = map.measures[map.size]?.values ?? Array(graph.n).fill(0);
    this.scale = sizer(values, graph.n, this.view.w, map.measures[map.size]?.top);
    this.radius = values.map((value) => this.scale.radius(value));
    for (const [i, g] of this.nodes.entries()) g.firstChild.setAttribute('transform', `scale(${this.radius[i].toFixed(2)})`);
    const degrees = graph.partners.map((set) => set.size);
    this.order = [...degrees.keys()].sort((a, b) =>
      (b === map.coordinator) - (a === map.coordinator) || this.radius[b] - this.radius[a] || degrees[b] - degrees[a] || a - b);
  }

  screen(i) {
    const {scale, x, y} = this.view;
    return [this.graph.x[i] * scale + x, this.graph.y[i] * scale + y];
  }

  sheet(px, py) {
    const {scale, x, y} = this.view;
    return [(px - x) / scale, (py - y) / scale];
  }

  /** Put everything where the view (scale and offset) says; ``only`` redraws one actor while it is dragged. */
  place(shownTies, hidden) {
    const {scale, x, y} = this.view;
    this.world.setAttribute('transform', `matrix(${scale} 0 0 ${scale} ${x} ${y})`);
    for (const [i, g] of this.nodes.entries()) {
      const [px, py] = this.screen(i);
      g.setAttribute('transform', `translate(${px.toFixed(1)} ${py.toFixed(1)})`);
      g.style.display = hidden.has(i) ? 'none' : '';
    }
    this.drawTies(shownTies);
    this.drawGuides();
  }

  drawTies(shown) {
    const {map, graph} = this;
    const paths = new Map();
    for (const k of shown) {
      const key = `nm-tie nm-s${map.strength[k] || 1} nm-d${map.state[k] ?? 0}`;
      const a = map.ties[2 * k];
      const b = map.ties[2 * k + 1];
      const line = `M${graph.x[a].toFixed(1)},${graph.y[a].toFixed(1)}L${graph.x[b].toFixed(1)},${graph.y[b].toFixed(1)}`;
      paths.set(key, (paths.get(key) ?? '') + line);
    }
    const drawn = [...paths].sort().map(([key, d]) => svgNode('path', {class: key, d, 'vector-effect': 'non-scaling-stroke'}));
    this.tieLayer.replaceChildren(...drawn);
    this.drawHeads(shown);
  }

  /** Arrow heads of directed ties, in screen pixels so that they keep their size. */
  drawHeads(shown) {
    const {map, graph} = this;
    if (!graph.directed.size) { this.heads.setAttribute('d', ''); return; }
    let d = '';
    for (const k of shown) {
      if (!graph.directed.has(k)) continue;
      const [ax, ay] = this.screen(map.ties[2 * k]);
      const [bx, by] = this.screen(map.ties[2 * k + 1]);
      const length = Math.hypot(bx - ax, by - ay) || 1;
      const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
      const tip = this.radius[map.ties[2 * k + 1]] + 2;
      const [tx, ty] = [bx - ux * tip, by - uy * tip];
      d += `M${tx.toFixed(1)},${ty.toFixed(1)}l${(-8 * ux - 3.5 * uy).toFixed(1)},${(-8 * uy + 3.5 * ux).toFixed(1)}`
        + `l${(7 * uy).toFixed(1)},${(-7 * ux).toFixed(1)}Z`;
    }
    this.heads.setAttribute('d', d);
  }

  drawGuides() {
    const {scale, x, y} = this.view;
    this.guides.replaceChildren(...this.map.guides.flatMap((guide) => {
      const [gx, gy] = [guide.x * scale + x, guide.y * scale + y];
      const word = svgNode('text', {x: gx, y: gy - guide.ry * scale + (guide.rx ? -4 : 4), class: guide.rx ? 'nm-ringname' : 'nm-segment'}, guide.label);
      return guide.rx ? [svgNode('ellipse', {cx: gx, cy: gy, rx: guide.rx * scale, ry: guide.ry * scale}), word] : [word];
    }));
  }

  /** Names, the focused or chosen ones first. Returns how many found no room. */
  drawNames(first, hidden, wanted = true) {
    const order = wanted ? [...first, ...this.order.filter((i) => !first.has(i))].filter((i) => !hidden.has(i)) : [...first];
    const actors = order.map((i) => {
      const [x, y] = this.screen(i);
      return {i, x, y, r: this.radius[i] + 1, name: this.map.names[i], strong: first.has(i)};
    });
    const words = [...this.guides.querySelectorAll('text')].map((word) => ({x: Number(word.getAttribute('x')), y: Number(word.getAttribute('y')), text: word.textContent}));
    const placed = placedLabels(actors, this.view, words);
    this.names.replaceChildren(...placed.map((label) => svgNode('text', {
      x: label.x.toFixed(1), y: label.y.toFixed(1), 'text-anchor': label.anchor,
      class: first.has(label.i) ? 'nm-name nm-strong' : 'nm-name'}, label.text)));
    return order.length - placed.length;
  }

  /** Show the surroundings of some actors in ink, everything else pale; an empty set shows all alike. */
  highlight(chosen, shownTies) {
    const {map, graph} = this;
    const close = new Set(chosen);
    let d = '';
    for (const k of shownTies) {
      const a = map.ties[2 * k];
      const b = map.ties[2 * k + 1];
      if (!chosen.has(a) && !chosen.has(b)) continue;
      close.add(a).add(b);
      d += `M${graph.x[a].toFixed(1)},${graph.y[a].toFixed(1)}L${graph.x[b].toFixed(1)},${graph.y[b].toFixed(1)}`;
    }
    this.near.setAttribute('d', d);
    this.svg.classList.toggle('nm-focusing', chosen.size > 0);
    for (const [i, g] of this.nodes.entries()) g.classList.toggle('nm-close', close.has(i));
  }

  markChosen(chosen) {
    for (const [i, g] of this.nodes.entries()) {
      g.classList.toggle('nm-chosen', chosen.has(i));
      g.setAttribute('aria-pressed', chosen.has(i) ? 'true' : 'false');
    }
  }

  showRing(i) {
    if (i < 0) { this.ring.setAttribute('visibility', 'hidden'); return; }
    const [x, y] = this.screen(i);
    for (const [key, value] of Object.entries({cx: x, cy: y, r: this.radius[i] + 6, visibility: 'visible'})) this.ring.setAttribute(key, value);
  }

  showPending(i, px, py) {
    if (i < 0) { this.pending.setAttribute('visibility', 'hidden'); return; }
    const [x, y] = this.screen(i);
    for (const [key, value] of Object.entries({x1: x, y1: y, x2: px, y2: py, visibility: 'visible'})) this.pending.setAttribute(key, value);
  }

  /** The legend of three sizes as [{radius, label}]. */
  sizeLegend() {
    const measure = this.map.measures[this.map.size];
    if (!measure) return [];
    return legendValues(this.scale.top, measure.digits).map((value) =>
      ({radius: this.scale.radius(value), label: number(value, measure.digits)}));
  }
}
