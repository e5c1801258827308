// A network map: fixed layout, size by a measure, colour and shape by sector, usable by mouse and by keyboard.
//
//   const map = networkMap(element, {
//     map,             // JSON of workbook.figures.network_map.Drawing
//     words,           // the German texts under [map] of network_widgets.toml
//     summary,         // sentence(s) shown beside the map while no actor is looked at
//     edit: [],        // any of "move", "connect", "cut" (a tie), "remove" (an actor), "add"
//     chosen: [],      // ids of the chosen actors
//     onChoose(id), onConnect(a, b), onRemoveActor(id), onRemoveTie(a, b), onMove({id: [x, y]}), onAdd(name),
//     actions(id),     // further buttons on an actor's card: [{label, act}]
//     height, filter, measures: true (offer the choice of the measure), title, source (texts, or functions that tell them),
//     compact,         // small form for two maps side by side
//   });
//   map.update(json, {summary}) · map.choose([ids]) · map.size(measure) · map.filter({types, strength, sectors}) · map.look(id) · map.destroy()
//
// Positions come from Python and never move by themselves. Keydown never leaves the map except undo and redo.

import {freshId, node, svgNode} from './nodes.js';
import {counted, fill} from './german.js';
import {actorCard, spokenName, tieCard} from './map_card.js';
import {closest, filtered, graphOf} from './map_graph.js';
import {hands} from './map_hands.js';
import {Picture} from './map_picture.js';
import {mapBar, legend} from './map_frame.js';
import {withStyle} from './style.js';

withStyle('network.css');

const SHEET = {w: 1000, h: 660};

class NetworkMap {
  constructor(el, options) {
    this.options = options;
    this.words = options.words;
    this.edit = new Set(options.edit ?? []);
    this.chosen = new Set(options.chosen ?? []);
    this.active = options.filter ?? {};
    this.focused = this.hovered = this.connecting = this.tie = -1;
    this.withNames = true;
    this.build(el);
    this.update(options.map);
    this.unwire = hands(this);
    this.watch = new ResizeObserver(() => this.fitted());
    this.watch.observe(this.stage);
  }

  build(el) {
    const helpId = freshId('nm-help');
    this.svg = svgNode('svg', {class: 'nm-svg', role: 'application', 'aria-describedby': helpId});
    this.picture = new Picture(this.svg);
    this.side = node('div', {class: 'nm-side'});
    this.stage = node('div', {class: 'nm-stage'}, this.svg);
    this.legendBox = node('div', {class: 'nm-legend'});
    this.said = node('p', {class: 'nm-said', role: 'status', 'aria-live': 'polite'});
    const help = node('p', {class: 'nm-help', id: helpId}, [this.words.help, ...['connect', 'remove', 'add', 'move'].filter((way) => this.edit.has(way)).map((way) => this.words[`help_${way}`]), this.edit.has('connect') ? this.words.helpUndo : ''].filter(Boolean).join(' '));
    this.root = node('div', {class: this.options.compact ? 'nm nm-compact' : 'nm', 'data-lm-suppress-shortcuts': 'true'},
      mapBar(this), node('div', {class: 'nm-body'}, this.stage, this.side), this.legendBox, this.said, help);
    el.append(this.root);
  }

  // ── what is shown ──

  update(map, {summary} = {}) {
    if (summary !== undefined) this.options.summary = summary;
    const had = this.map && this.focused >= 0 ? this.map.ids[this.focused] : null;
    const same = this.map && map.ids.length === this.map.ids.length && map.layout === this.map.layout;
    this.map = {...map, size: this.map && map.measures[this.map.size] ? this.map.size : map.size};
    this.graph = graphOf(map);
    this.focused = had === null ? -1 : this.graph.index.get(had) ?? -1;
    this.hovered = this.tie = this.connecting = -1;
    this.picture.setMap(this.map, this.graph, (i) => spokenName(this, i));
    const label = fill(this.words.name, {actors: counted(this.words, 'actors', this.graph.n), ties: counted(this.words, 'ties', this.graph.count)});
    this.svg.setAttribute('aria-label', label);
    this.refilter();
    if (!same) this.fit(); else this.draw();
    this.roving();
    legend(this);
    if (had !== null && this.focused < 0) this.svg.querySelector('[tabindex="0"]')?.focus();
  }

  filter(active) { this.active = active; this.refilter(); this.draw(); this.roving(); }

  refilter() {
    const {hidden, shown} = filtered(this.map, this.graph, this.active);
    this.hidden = hidden;
    this.shown = shown;
  }

  size(measure) {
    this.map.size = measure;
    this.picture.resize();
    this.draw();
    legend(this);
    this.options.onSize?.(measure);
  }

  choose(which) {
    if (typeof which === 'number') {
      this.options.onChoose?.(this.map.ids[which]);
      this.tie = -1;
    } else {
      this.chosen = new Set(which);
    }
    this.draw();
  }

  /** Look at one actor without choosing it (from a table row, for instance); null looks away. */
  look(id) { this.hover(id === null ? -1 : this.graph.index.get(id) ?? -1); }

  draw() {
    this.picture.place(this.shown, this.hidden);
    this.accent();
  }

  /** Redraw what depends on where the person looks. */
  accent() {
    const looked = this.connecting >= 0 ? this.connecting : this.hovered >= 0 ? this.hovered : this.focused;
    const chosen = new Set([...this.chosen].map((id) => this.graph.index.get(id)).filter((i) => i !== undefined));
    const near = looked >= 0 ? new Set([looked]) : this.tie >= 0 ? new Set([this.map.ties[2 * this.tie], this.map.ties[2 * this.tie + 1]]) : chosen;
    this.picture.highlight(near, this.tie >= 0 && looked < 0 ? [this.tie] : this.shown);
    this.picture.markChosen(chosen);
    this.picture.showRing(this.focused);
    const target = this.connecting >= 0 && this.focused !== this.connecting ? [this.focused] : [];
    const first = new Set([...near, ...target, ...chosen, ...(looked >= 0 ? this.graph.partners[looked] : [])].filter((i) => i >= 0));
    if (this.connecting >= 0 && !this.dragging) this.picture.showPending(target.length ? this.connecting : -1, ...(target.length ? this.picture.screen(this.focused) : []));
    const left = this.picture.drawNames(first, this.hidden, this.withNames);
    this.hiddenNames = left;
    this.tell(looked);
  }

  tell(looked) {
    const card = looked >= 0 ? actorCard(this, looked, looked === this.focused && this.hovered < 0 || this.connecting >= 0)
      : this.tie >= 0 ? tieCard(this, this.tie) : null;
    const hint = this.connecting >= 0 ? node('p', {class: 'nm-hint'}, fill(this.words.connecting, {name: this.map.names[this.connecting]})) : null;
    const rest = [node('p', {class: 'nm-summary'}, this.options.summary ?? ''),
      this.hiddenNames > 0 ? node('p', {class: 'nm-cardline'}, counted(this.words, 'hiddenNames', this.hiddenNames)) : null];
    this.side.replaceChildren(...[hint, ...(card ? [card] : rest)].filter(Boolean));
  }

  // ── where the person looks ──

  hover(i) { if (i !== this.hovered) { this.hovered = i; this.accent(); } }

  focus(i) {
    if (i === this.focused) return;
    this.focused = i;
    this.roving();
    this.accent();
  }

  focusNode(i) {
    if (i === undefined || i < 0) return;
    this.hovered = -1;
    this.picture.nodes[i].focus({preventScroll: true});
    this.intoView(i);
  }

  roving() {
    const stop = this.focused >= 0 && !this.hidden.has(this.focused) ? this.focused : this.picture.order.find((i) => !this.hidden.has(i));
    for (const [i, g] of this.picture.nodes.entries()) {
      const wanted = i === stop ? '0' : '-1';
      if (g.getAttribute('tabindex') !== wanted) g.setAttribute('tabindex', wanted);
    }
  }

  chooseTie(k) { this.tie = k; this.accent(); }

  say(words) { this.said.textContent = words; }

  cancel() {
    const was = this.connecting;
    this.connecting = this.tie = -1;
    this.picture.showPending(-1);
    if (was >= 0) this.say(this.words.cancelled);
    this.accent();
  }

  // ── view ──

  fitted() {
    const {clientWidth: w} = this.stage;
    if (!w || w === this.picture.view.w) return;
    this.fit();
  }

  fit() {
    const w = this.stage.clientWidth || 800;
    const h = this.options.height ?? Math.round(Math.min(Math.max(w * 0.68, 320), 580));
    this.svg.setAttribute('viewBox', `0 0 ${w} ${h}`);
    this.svg.style.height = `${h}px`;
    const scale = Math.min((w - 16) / SHEET.w, (h - 8) / SHEET.h);
    this.picture.view = {scale, x: (w - SHEET.w * scale) / 2, y: (h - SHEET.h * scale) / 2, w, h};
    this.least = scale;
    this.picture.resize();
    this.draw();
    if (this.legendBox.childElementCount) legend(this);
  }

  zoom(factor, px, py) {
    const v = this.picture.view;
    const at = [px ?? v.w / 2, py ?? v.h / 2];
    if (px === undefined && this.focused >= 0) at.splice(0, 2, ...this.picture.screen(this.focused));
    const scale = Math.min(Math.max(v.scale * factor, this.least), this.least * 12);
    const ratio = scale / v.scale;
    Object.assign(v, {scale, x: at[0] - (at[0] - v.x) * ratio, y: at[1] - (at[1] - v.y) * ratio});
    if (scale === this.least) this.fit(); else this.draw();
  }

  pan(dx, dy) {
    const v = this.picture.view;
    v.x += dx;
    v.y += dy;
    this.picture.place(this.shown, this.hidden);
    this.picture.names.replaceChildren();
  }

  settled() { this.draw(); }

  intoView(i) {
    const v = this.picture.view;
    const [x, y] = this.picture.screen(i);
    const edge = 10; // an actor that is seen as a whole needs no moving: the picture stays where it was
    const dx = x < edge ? edge - x : x > v.w - edge ? v.w - edge - x : 0;
    const dy = y < edge ? edge - y : y > v.h - edge ? v.h - edge - y : 0;
    if (dx || dy) { v.x += dx; v.y += dy; this.draw(); }
  }

  // ── editing: shown at once, then confirmed by Python ──

  moveTo(i, x, y) {
    this.graph.x[i] = Math.min(Math.max(x, 4), SHEET.w - 4);
    this.graph.y[i] = Math.min(Math.max(y, 4), SHEET.h - 4);
    this.draw();
  }

  moved(i) {
    this.map.xy[2 * i] = Math.round(this.graph.x[i] * 10);
    this.map.xy[2 * i + 1] = Math.round(this.graph.y[i] * 10);
    this.options.onMove?.({[this.map.ids[i]]: [Math.round(this.graph.x[i] * 10) / 10, Math.round(this.graph.y[i] * 10) / 10]});
  }

  startConnect(i) {
    this.connecting = i;
    this.focusNode(i);
    this.say(fill(this.words.connecting, {name: this.map.names[i]}));
    this.accent();
  }

  finishConnect(j) {
    const i = this.connecting;
    this.picture.showPending(-1);
    this.connecting = -1;
    if (i === j || this.graph.partners[i].has(j)) {
      this.say(i === j ? this.words.cancelled : fill(this.words.already, {a: this.map.names[i], b: this.map.names[j]}));
      this.accent();
      return;
    }
    const {map} = this;
    map.ties.push(i, j);
    map.strength.push(1);
    map.type.push(-1);
    if (map.state.length) map.state.push(0);
    this.redone(fill(this.words.connected, {a: map.names[i], b: map.names[j]}));
    this.options.onConnect?.(map.ids[i], map.ids[j]);
  }

  removeTie(i, j) {
    const {map} = this;
    for (let k = map.ties.length / 2 - 1; k >= 0; k--) {
      const ends = [map.ties[2 * k], map.ties[2 * k + 1]];
      if (!(ends.includes(i) && ends.includes(j))) continue;
      map.ties.splice(2 * k, 2);
      for (const list of [map.strength, map.type, map.state]) list.splice(k, 1);
      map.directed = map.directed.filter((d) => d !== k).map((d) => (d > k ? d - 1 : d));
    }
    this.tie = -1;
    this.redone(fill(this.words.cutDone, {a: map.names[i], b: map.names[j]}));
    if (this.focused >= 0) this.focusNode(this.focused);
    this.options.onRemoveTie?.(map.ids[i], map.ids[j]);
  }

  removeActor(i) {
    const id = this.map.ids[i];
    this.say(fill(this.words.removed, {name: this.map.names[i]}));
    if (i === this.focused) this.focusNode(closest(this.graph, this.hidden, i)); // a hidden actor would lose the keyboard
    this.picture.nodes[i].style.display = 'none';
    this.hovered = -1;
    this.options.onRemoveActor?.(id);
  }

  addActor() { this.options.onAdd?.(); }

  redone(words) {
    this.graph = {...graphOf(this.map), x: this.graph.x, y: this.graph.y};
    this.picture.graph = this.graph;
    this.refilter();
    this.draw();
    this.say(words);
  }

  destroy() {
    this.unwire();
    this.watch.disconnect();
    this.root.remove();
  }
}

export function networkMap(el, options) { return new NetworkMap(el, options); }
