// SPDX-License-Identifier: Apache-2.0
// ForceAtlas2 in slices of some milliseconds, so that the page stays awake. New nodes begin beside the one that brought them; the same
// steps give the same picture.
import type Graph from "graphology";
import defaults from "graphology-layout-forceatlas2/defaults";
import helpers from "graphology-layout-forceatlas2/helpers";
import iterate from "graphology-layout-forceatlas2/iterate";

const SLICE = 12;        // milliseconds of work between two pictures, or as long as drawing takes, so that at least half the time is work
const LONG_SLICE = 200;
const LARGE = 2000;      // nodes
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** From 0 to 1, out of an id. */
export function chance(id: string, from: number): number {
  return parseInt(id.slice(from, from + 4), 16) / 0xffff;
}

export interface Point {
  x: number;
  y: number;
}

/** Where a node begins. `number` counts those that came in beside `beside`. */
export function start(id: string, beside: Point | undefined, number: number, spread: number): Point {
  const angle = GOLDEN * number + chance(id, 0) * 0.5;
  const far = spread * Math.sqrt(number + 1) * (0.9 + 0.2 * chance(id, 4));
  return { x: (beside?.x ?? 0) + far * Math.cos(angle), y: (beside?.y ?? 0) + far * Math.sin(angle) };
}

function rounds(order: number): number {
  return order < 100 ? 400 : order < 1000 ? 500 : order < 3000 ? 150 : 80;
}

const WIDTH = 10;  // numbers a node in the matrix of the algorithm: x, y, …, and last whether it is fixed
const FIXED = 9;

export class Layout {
  private frame = 0;
  private nodes: Float32Array | null = null;  // while it runs
  private rows = new Map<string, number>();

  constructor(private graph: Graph) {}

  /** Runs anew; nodes with the attribute `fixed` keep their places. `done` is called once the nodes rest. At once, without pictures between, when `still`. */
  run(still: boolean, done: () => void) {
    this.stop();
    const { graph } = this;
    if (graph.order < 2) return done();
    const settings = {
      ...defaults, gravity: graph.order > 150 ? 0.3 : 1, scalingRatio: graph.order > 150 ? 20 : 10, strongGravityMode: graph.order > 150, slowDown: 1 + Math.log(graph.order) / 2,
      barnesHutOptimize: graph.order > 400, barnesHutTheta: graph.order > LARGE ? 1.2 : 0.8, linLogMode: false, adjustSizes: false, edgeWeightInfluence: 0,
    };
    const { nodes, edges } = helpers.graphToByteArrays(graph, () => 1);
    this.nodes = nodes;
    this.rows = new Map(graph.nodes().map((id, i) => [id, i * WIDTH]));
    const end = () => {
      this.nodes = null;
      done();
    };
    let left = rounds(graph.order);
    let room = SLICE;
    let ended = 0;
    const slice = () => {
      const begin = performance.now();
      if (ended > 0) room = Math.min(LONG_SLICE, Math.max(SLICE, begin - ended));
      do {
        iterate(settings, nodes, edges);
        left -= 1;
      } while (left > 0 && (still || performance.now() - begin < room));
      if (nodes.some(Number.isNaN)) return end();
      helpers.assignLayoutChanges(graph, nodes);
      ended = performance.now();
      if (left > 0) this.frame = requestAnimationFrame(slice);
      else end();
    };
    if (still) slice();
    else this.frame = requestAnimationFrame(slice);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.nodes = null;
  }

  /** Puts a node somewhere for good, also while the others are still moving. */
  hold(id: string, at: Point) {
    const row = this.rows.get(id);
    if (!this.nodes || row === undefined) return;
    this.nodes[row] = at.x;
    this.nodes[row + 1] = at.y;
    this.nodes[row + FIXED] = 1;
  }
}
