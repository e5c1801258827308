// Mouse, pen, touch and keyboard on the map. Both ways reach everything: look, choose, move, connect, remove, add.

import {nearest, tieAt} from './map_graph.js';

const STEP = 8; // sheet units per Shift+arrow
const CLICK = 4; // pixels a click may wander

/** Wire a map's SVG. ``m`` is the map (see network_map.js); returns a function that unwires it. */
export function hands(m) {
  const {svg} = m.picture;
  const off = [];
  const on = (target, name, act, options) => {
    target.addEventListener(name, act, options);
    off.push(() => target.removeEventListener(name, act, options));
  };
  on(svg, 'keydown', (event) => key(m, event));
  on(svg, 'focusin', (event) => { const i = actorOf(m, event.target); if (i >= 0) m.focus(i); });
  on(svg, 'focusout', (event) => { if (!m.root.contains(event.relatedTarget)) m.focus(-1); });
  // a button of the card acts on the actor in focus, so the focus stays there
  on(m.side, 'mousedown', (event) => { if (event.target.closest('button')) event.preventDefault(); });
  on(svg, 'pointerover', (event) => { if (!m.dragging) m.hover(actorOf(m, event.target)); });
  on(svg, 'pointerleave', () => m.hover(-1));
  on(svg, 'pointerdown', (event) => grab(m, event));
  on(svg, 'wheel', (event) => wheel(m, event), {passive: false});
  return () => off.forEach((act) => act());
}

function actorOf(m, target) {
  const g = target.closest?.('.nm-actor');
  return g ? m.graph.index.get(g.dataset.id) ?? -1 : -1;
}

function key(m, event) {
  const i = m.focused;
  const undo = (event.ctrlKey || event.metaKey) && ['z', 'y', 's'].includes(event.key.toLowerCase());
  if (undo) return; // the card's own undo takes it
  event.stopPropagation();
  if (event.key === 'Tab' || event.ctrlKey || event.metaKey) return;
  const act = actionFor(m, event, i);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionFor(m, event, i) {
  const {key: pressed, shiftKey} = event;
  if (pressed.startsWith('Arrow')) {
    if (shiftKey) return m.edit.has('move') && i >= 0 ? () => nudge(m, i, pressed) : null;
    return () => m.focusNode(i < 0 ? m.picture.order[0] : nearest(m.graph, m.hidden, i, pressed));
  }
  const plain = {
    Enter: () => enter(m, i), ' ': () => enter(m, i), Escape: () => m.cancel(),
    Home: () => m.focusNode(m.picture.order[0]), '+': () => m.zoom(1.25), '-': () => m.zoom(0.8), 0: () => m.fit(),
  }[pressed];
  if (plain) return plain;
  if (i >= 0 && pressed === 'Delete' && m.edit.has('remove')) return () => m.removeActor(i);
  if (i >= 0 && pressed.toLowerCase() === 'v' && m.edit.has('connect')) return () => m.startConnect(i);
  if (pressed.toLowerCase() === 'n' && m.edit.has('add')) return () => m.addActor();
  return null;
}

function enter(m, i) {
  if (i < 0) return;
  if (m.connecting >= 0) m.finishConnect(i);
  else m.choose(i);
}

function nudge(m, i, pressed) {
  const [dx, dy] = {ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP]}[pressed];
  m.moveTo(i, m.graph.x[i] + dx, m.graph.y[i] + dy);
  m.moved(i);
}

function wheel(m, event) {
  if (!event.ctrlKey && !event.metaKey) return; // plain scrolling belongs to the page
  event.preventDefault();
  event.stopPropagation();
  const box = m.picture.svg.getBoundingClientRect();
  m.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.left, event.clientY - box.top);
}

function grab(m, event) {
  if (event.button !== 0) return;
  const {svg} = m.picture;
  const box = svg.getBoundingClientRect();
  const at = (e) => [e.clientX - box.left, e.clientY - box.top];
  const i = actorOf(m, event.target);
  const start = at(event);
  const handle = event.target.closest?.('.nm-handle');
  const state = {wandered: false, mode: handle ? 'connect' : i < 0 ? 'pan' : m.edit.has('move') && m.connecting < 0 ? 'move' : 'none'};
  if (state.mode === 'connect') m.startConnect(m.focused >= 0 ? m.focused : i);
  let last = start;
  const move = (e) => {
    const now = at(e);
    if (!state.wandered && Math.hypot(now[0] - start[0], now[1] - start[1]) < CLICK) return;
    state.wandered = true;
    m.dragging = true;
    if (state.mode === 'pan') m.pan(now[0] - last[0], now[1] - last[1]);
    if (state.mode === 'move') m.moveTo(i, ...m.picture.sheet(...now));
    if (m.connecting >= 0) m.picture.showPending(m.connecting, ...now);
    last = now;
  };
  const up = (e) => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', up);
    m.dragging = false;
    if (state.wandered && state.mode === 'move') { m.moved(i); return; }
    if (state.wandered && state.mode === 'pan') { m.settled(); return; }
    const target = document.elementFromPoint(e.clientX, e.clientY);
    release(m, target ? actorOf(m, target) : -1, at(e), state.wandered);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
}

function release(m, i, [px, py], wandered) {
  if (m.connecting >= 0) {
    if (i >= 0 && i !== m.connecting) m.finishConnect(i);
    else if (wandered) m.cancel();
    return;
  }
  if (i >= 0) { m.focusNode(i); m.choose(i); return; }
  const [x, y] = m.picture.sheet(px, py);
  m.chooseTie(tieAt(m.map, m.graph, m.shown, x, y, 7 / m.picture.view.scale));
}
