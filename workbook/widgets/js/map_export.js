// Save the map as it is seen, as SVG or PNG, with title, legend and source, in colours for paper.

import {svgNode} from './nodes.js';

const PAPER = `text{font:12.5px "Segoe UI",system-ui,sans-serif;fill:#1b222b}
.nm-names text{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}.nm-strong{font-weight:600}
.nm-title{font-size:17px;font-weight:600}.nm-source,.nm-ringname,.nm-segment{fill:#56606c;text-anchor:middle}.nm-source{text-anchor:start;font-size:11px}
.nm-tie{fill:none;stroke:#9aa3ad;stroke-width:1}.nm-s2{stroke-width:1.6}.nm-s3{stroke-width:2.6}.nm-d1{stroke:#1b222b}
.nm-d2{stroke-dasharray:5 4}.nm-near{stroke:#1b222b}.nm-heads{fill:#56606c}
.nm-guides ellipse{fill:none;stroke:#d5dae0}.nm-actor path{stroke:#fff;stroke-width:1.2px}.nm-faint path{opacity:.45}
.nm-chosen path{stroke:#1b222b;stroke-width:2.5px}`;

/** The map as one self-contained SVG element for paper. */
export function paperSvg(picture, {title, source, lines = []}) {
  const {w, h} = picture.view;
  const legend = legendRows(picture, w, lines);
  const head = 44;
  const height = h + head + legend.height + 30;
  const body = picture.svg.cloneNode(true);
  for (const gone of body.querySelectorAll('.nm-ring, .nm-pending, title')) gone.remove();
  for (const actor of body.querySelectorAll('.nm-actor')) {
    for (const name of ['tabindex', 'role', 'aria-label', 'aria-pressed']) actor.removeAttribute(name);
  }
  const sheet = svgNode('svg', {xmlns: 'http://www.w3.org/2000/svg', width: w, height, viewBox: `0 0 ${w} ${height}`, role: 'img', 'aria-label': title});
  const style = svgNode('style');
  style.textContent = PAPER;
  sheet.append(style, svgNode('rect', {width: w, height, fill: '#fff'}),
    svgNode('text', {x: 16, y: 28, class: 'nm-title'}, title),
    svgNode('g', {transform: `translate(0 ${head})`}, ...body.childNodes),
    svgNode('g', {transform: `translate(16 ${head + h + 8})`}, ...legend.nodes),
    svgNode('text', {x: 16, y: height - 12, class: 'nm-source'}, source));
  return sheet;
}

function legendRows(picture, wide, lines) {
  const nodes = [];
  let x = 0;
  let y = 12;
  const item = (mark, label, reach) => {
    const length = reach * 2 + 14 + label.length * 7;
    if (x + length > wide - 32) { x = 0; y += 26; }
    mark.setAttribute('transform', `translate(${x + reach} ${y}) ${mark.getAttribute('transform') ?? ''}`);
    nodes.push(mark, svgNode('text', {x: x + reach * 2 + 6, y: y + 4}, label));
    x += length + 10;
  };
  for (const group of picture.map.groups) item(svgNode('path', {d: group.path, fill: group.colour, transform: 'scale(6)'}), group.label, 8);
  const sizes = picture.sizeLegend();
  if (sizes.length) {
    x = 0;
    y += 30;
    nodes.push(svgNode('text', {x, y: y + 4}, `${picture.map.measures[picture.map.size].label}:`));
    x = picture.map.measures[picture.map.size].label.length * 7.5 + 16;
    for (const size of sizes) item(svgNode('circle', {r: size.radius, fill: 'none', stroke: '#1b222b'}), size.label, size.radius + 2);
  }
  x = 0;
  y += lines.length ? 30 : 0;
  for (const {kind, label} of lines) item(svgNode('path', {class: `nm-tie ${kind}`, d: 'M-16,0L16,0'}), label, 18);
  return {nodes, height: y + 24};
}

/** Offer the map as a file; kind "svg" or "png". */
export async function saveMap(picture, kind, {title, source, name, lines}) {
  const sheet = paperSvg(picture, {title, source, lines});
  const svg = new Blob([new XMLSerializer().serializeToString(sheet)], {type: 'image/svg+xml'});
  if (kind === 'svg') { offer(svg, `${name}.svg`); return; }
  const image = new Image();
  const address = URL.createObjectURL(svg);
  await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = address; });
  const canvas = document.createElement('canvas');
  const sharp = 2;
  canvas.width = sheet.getAttribute('width') * sharp;
  canvas.height = sheet.getAttribute('height') * sharp;
  const pen = canvas.getContext('2d');
  pen.scale(sharp, sharp);
  pen.drawImage(image, 0, 0);
  URL.revokeObjectURL(address);
  canvas.toBlob((png) => offer(png, `${name}.png`), 'image/png');
}

function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
