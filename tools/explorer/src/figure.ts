// SPDX-License-Identifier: Apache-2.0
// The picture as a figure for a paper: SVG with arrowheads, names of relations, legend, title and source, and the same as PNG of any size.
import { xml } from "./download";
import type { Palette } from "./mode";

export interface Drawing {
  width: number;   // of what is seen, in pixels
  height: number;
  nodes: { x: number; y: number; radius: number; colour: string; name: string; square: boolean; must: boolean }[];
  lines: { from: [number, number, number]; to: [number, number, number]; colour: string; size: number; arrow: boolean; words: string }[];  // x, y and the radius of the node there
  marks: { x: number; y: number; text: string }[];
}

export interface FigureOptions {
  title: string;
  note: string;
  source: string;
  width: number;
  height: number;
  relations: boolean;
  legend: { colour: string; text: string }[];
}

export const LEAST_SIDE = 300;
export const MOST_SIDE = 8000;

const FONT = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', system-ui, sans-serif";
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

/** About how wide a text is, in its font size. */
const wide = (text: string) => [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 1 : 0.56), 0);
const short = (value: number) => String(Math.round(value * 100) / 100);

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Takes a place among those taken, if it is free. */
function free(box: Box, taken: Box[]): boolean {
  return !taken.some((each) => box.left < each.right && each.left < box.right && box.top < each.bottom && each.top < box.bottom);
}

class Pen {
  out: string[] = [];

  constructor(private palette: Palette) {}

  text(x: number, y: number, size: number, text: string, more = "", colour = this.palette.ink) {
    this.out.push(`<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}" fill="${colour}"${more}>${xml(text)}</text>`);
  }

  halo = () => ` paint-order="stroke" stroke="${this.palette.canvas}" stroke-width="3" stroke-linejoin="round"`;

  line(each: Drawing["lines"][0], scale: number, font: number) {
    const [x1, y1, r1] = each.from;
    const [x2, y2, r2] = each.to;
    const far = Math.hypot(x2 - x1, y2 - y1);
    if (far <= r1 + r2) return;
    const [ux, uy] = [(x2 - x1) / far, (y2 - y1) / far];
    const head = each.arrow ? Math.min(0.5 * font, far - r1 - r2) : 0;
    const tip: [number, number] = [x2 - ux * r2, y2 - uy * r2];
    const neck: [number, number] = [tip[0] - ux * head, tip[1] - uy * head];
    this.out.push(`<line x1="${short(x1 + ux * r1)}" y1="${short(y1 + uy * r1)}" x2="${short(neck[0])}" y2="${short(neck[1])}" stroke="${each.colour}" stroke-width="${short(Math.max(0.5, each.size * 0.5 * scale))}"/>`);
    if (!each.arrow) return;
    const half = head * 0.45;
    const points = [tip, [neck[0] - uy * half, neck[1] + ux * half], [neck[0] + uy * half, neck[1] - ux * half]];
    this.out.push(`<polygon class="arrowhead" points="${points.map(([x, y]) => `${short(x!)},${short(y!)}`).join(" ")}" fill="${each.colour}"/>`);
  }

  /** Along the line, never upside down, where there is room. */
  words(each: Drawing["lines"][0], size: number) {
    const [x1, y1] = each.from;
    const [x2, y2] = each.to;
    if (!each.words || Math.hypot(x2 - x1, y2 - y1) - each.from[2] - each.to[2] < wide(each.words) * size + 4) return;
    let turn = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
    if (turn > 90 || turn < -90) turn += 180;
    this.text(0, -2, size, each.words, ` text-anchor="middle" class="relation" transform="translate(${short((x1 + x2) / 2)} ${short((y1 + y2) / 2)}) rotate(${short(turn)})"${this.halo()}`, this.palette.soft);
  }
}

/** Breaks a legend into rows of a width. */
function rowsOf(legend: FigureOptions["legend"], font: number, width: number): FigureOptions["legend"][] {
  const rows: FigureOptions["legend"][] = [];
  let used = Infinity;
  for (const each of legend) {
    const need = font * (2.4 + wide(each.text));
    if (used + need > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1]!.push(each);
    used += need;
  }
  return rows;
}

function moved(drawing: Drawing, scale: number, left: number, top: number): Drawing {
  const end = ([x, y, r]: [number, number, number]): [number, number, number] => [left + x * scale, top + y * scale, r * scale];
  return {
    ...drawing, nodes: drawing.nodes.map((each) => ({ ...each, x: left + each.x * scale, y: top + each.y * scale, radius: each.radius * scale })),
    lines: drawing.lines.map((each) => ({ ...each, from: end(each.from), to: end(each.to) })), marks: drawing.marks.map((each) => ({ ...each, x: left + each.x * scale, y: top + each.y * scale })),
  };
}

export function figure(drawing: Drawing, options: FigureOptions, palette: Palette): string {
  const { width, height } = options;
  const font = Math.max(9, Math.min(60, width / 80));
  const edge = font * 1.5;
  const pen = new Pen(palette);
  const rows = rowsOf(options.legend, font, width - 2 * edge);
  const top = edge + (options.title ? font * 2 : 0) + (options.note ? font * 1.5 : 0);
  const below = edge + (options.source ? font * 1.4 : 0) + rows.length * font * 1.6;
  const scale = Math.min((width - 2 * edge) / drawing.width, Math.max(1, height - top - below) / drawing.height);
  const left = (width - drawing.width * scale) / 2;
  const at = moved(drawing, scale, left, top);
  if (options.title) pen.text(edge, edge + font * 1.1, font * 1.5, options.title, ' font-weight="600" class="title"');
  if (options.note) pen.text(edge, edge + font * (options.title ? 2.7 : 1), font, options.note, ' class="note"', palette.soft);
  pen.out.push(`<clipPath id="seen"><rect x="${short(left)}" y="${short(top)}" width="${short(drawing.width * scale)}" height="${short(drawing.height * scale)}"/></clipPath><g clip-path="url(#seen)">`);
  for (const each of at.lines) pen.line(each, scale, font);
  if (options.relations) for (const each of at.lines) pen.words(each, font * 0.75);
  for (const each of at.nodes) {
    const r = each.radius;
    pen.out.push(each.square ? `<rect x="${short(each.x - r * 0.8)}" y="${short(each.y - r * 0.8)}" width="${short(r * 1.6)}" height="${short(r * 1.6)}" fill="${each.colour}"/>`
      : `<circle cx="${short(each.x)}" cy="${short(each.y)}" r="${short(r)}" fill="${each.colour}"/>`);
  }
  names(pen, at.nodes, font * 0.95, width - 2);
  for (const each of at.marks) pen.text(each.x, each.y, font * 0.9, each.text, ` font-weight="600"${pen.halo()}`, palette.soft);
  pen.out.push("</g>");
  legend(pen, rows, edge, height - below + font * 1.2, font);
  if (options.source) pen.text(edge, height - edge * 0.7, font * 0.8, options.source, ' class="source"', palette.soft);
  return [`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`, `<title>${xml(options.title || "govgraph")}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.canvas}"/>`, ...pen.out, "</svg>", ""].join("\n");
}

/** The largest first, right of the node or else left of it, none over another. */
function names(pen: Pen, nodes: Drawing["nodes"], size: number, edge: number) {
  const taken: Box[] = [];
  for (const each of [...nodes].sort((a, b) => Number(b.must) - Number(a.must) || b.radius - a.radius)) {
    if (!each.name) continue;
    const width = wide(each.name) * size;
    const right = { left: each.x + each.radius + 3, right: each.x + each.radius + 3 + width, top: each.y - size * 0.6, bottom: each.y + size * 0.6 };
    const left = { ...right, left: each.x - each.radius - 3 - width, right: each.x - each.radius - 3 };
    const box = [right, left].find((spot) => spot.left > 0 && spot.right < edge && free(spot, taken)) ?? (each.must ? right : null);
    if (!box) continue;
    taken.push(box);
    pen.text(box.left, each.y + size * 0.36, size, each.name, ` class="name"${pen.halo()}`);
  }
}

function legend(pen: Pen, rows: FigureOptions["legend"][], left: number, top: number, font: number) {
  rows.forEach((row, i) => {
    let x = left;
    const y = top + i * font * 1.6;
    for (const each of row) {
      pen.out.push(`<circle class="legend" cx="${short(x + font * 0.4)}" cy="${short(y - font * 0.32)}" r="${short(font * 0.4)}" fill="${each.colour}"/>`);
      pen.text(x + font * 1.1, y, font * 0.9, each.text);
      x += font * (2.4 + wide(each.text));
    }
  });
}

/** The same, in pixels. */
export async function asPng(svg: string, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")!.drawImage(image, 0, 0, width, height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
