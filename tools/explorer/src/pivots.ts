// SPDX-License-Identifier: Apache-2.0
// A first layout of many nodes within a fraction of a second: distances to some pivots, projected on the two directions in which they differ
// most (PivotMDS, Brandes and Pich 2006). Forces then spread what lies together. The same graph gives the same places.
import type { Point } from "./layout";

const PIVOTS = 30;
const TURNS = 60;       // of the power iteration
const SPREAD = 3;       // half the width of a node's room, about

interface Links {
  first: Int32Array;    // where the neighbours of a node begin in `to`
  to: Int32Array;
}

function linksOf(order: number, pairs: [number, number][]): Links {
  const first = new Int32Array(order + 1);
  for (const [a, b] of pairs) {
    first[a + 1]! += 1;
    first[b + 1]! += 1;
  }
  for (let i = 0; i < order; i++) first[i + 1]! += first[i]!;
  const at = first.slice();
  const to = new Int32Array(2 * pairs.length);
  for (const [a, b] of pairs) {
    to[at[a]!++] = b;
    to[at[b]!++] = a;
  }
  return { first, to };
}

/** Steps from a node to each; what cannot be reached is two steps beyond the farthest. */
function stepsFrom(start: number, { first, to }: Links): Float64Array {
  const order = first.length - 1;
  const far = new Float64Array(order).fill(-1);
  const open = new Int32Array(order);
  far[start] = 0;
  open[0] = start;
  let end = 1;
  for (let i = 0; i < end; i++)
    for (let j = first[open[i]!]!; j < first[open[i]! + 1]!; j++) {
      const next = to[j]!;
      if (far[next]! >= 0) continue;
      far[next] = far[open[i]!]! + 1;
      open[end++] = next;
    }
  const beyond = far[open[end - 1]!]! + 2;
  return far.map((each) => (each < 0 ? beyond : each));
}

/** Squared distances to pivots, each of them far from those before, with their means taken out. */
function centred(links: Links, order: number): Float64Array[] {
  const least = new Float64Array(order).fill(Infinity);
  const columns: Float64Array[] = [];
  let pivot = 0;
  for (let i = 1; i < order; i++) if (links.first[i + 1]! - links.first[i]! > links.first[pivot + 1]! - links.first[pivot]!) pivot = i;
  while (columns.length < Math.min(PIVOTS, order)) {
    const far = stepsFrom(pivot, links);
    far.forEach((each, i) => (least[i] = Math.min(least[i]!, each)));
    columns.push(far.map((each) => each * each));
    pivot = least.indexOf(least.reduce((most, each) => Math.max(most, each), -1));
  }
  const rows = new Float64Array(order);
  for (const column of columns) column.forEach((each, i) => (rows[i]! += each / columns.length));
  const whole = rows.reduce((sum, each) => sum + each, 0) / order;
  return columns.map((column) => {
    const mean = column.reduce((sum, each) => sum + each, 0) / order;
    return column.map((each, i) => -0.5 * (each - rows[i]! - mean + whole));
  });
}

/** The direction in which the columns differ most, across those given. */
function direction(square: number[][], across: number[][]): number[] {
  let out = square.map((_, i) => 1 / (i + 1) + (across.length > 0 ? i % 2 : 0));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const other of across) {
      const along = out.reduce((sum, each, i) => sum + each * other[i]!, 0);
      out = out.map((each, i) => each - along * other[i]!);
    }
    out = square.map((row) => row.reduce((sum, each, i) => sum + each * out[i]!, 0));
    const length = Math.hypot(...out) || 1;
    out = out.map((each) => each / length);
  }
  return out;
}

/** A place for each of the nodes, numbered from 0; `chance` gives each a number from 0 to 1, so that no two coincide. */
export function pivotPlaces(order: number, pairs: [number, number][], chance: (i: number, which: number) => number): Point[] {
  const columns = centred(linksOf(order, pairs), order);
  const square = columns.map((a) => columns.map((b) => a.reduce((sum, each, i) => sum + each * b[i]!, 0)));
  const one = direction(square, []);
  const other = direction(square, [one]);
  const along = (way: number[]) => Array.from({ length: order }, (_, i) => way.reduce((sum, each, j) => sum + each * columns[j]![i]!, 0));
  const [x, y] = [along(one), along(other)];
  const size = (all: number[]) => Math.sqrt(all.reduce((sum, each) => sum + each * each, 0) / order) || 1;
  const [wide, high] = [size(x), size(y)];
  const radius = SPREAD * Math.sqrt(order);
  const near = radius * 0.35;
  return x.map((each, i) => ({ x: (each / wide) * radius + (chance(i, 0) - 0.5) * near, y: (y[i]! / high) * radius + (chance(i, 4) - 0.5) * near }));
}
