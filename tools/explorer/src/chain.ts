// SPDX-License-Identifier: Apache-2.0
// The chain of command as trees. Who is above whom: what governs an area stands above it, and below what the area is part of; what is part of
// another stands below it; who holds an office, below the body. A node with several above it is put below the first and keeps its other lines.
import { byLinks, CELL, type Arrangement } from "./arrange";
import type { Point } from "./layout";
import { lineOf, type Scene } from "./scene";
import type { Edge, Node } from "./types";

const LEVEL = 3.2;       // between a node and what is below it
const BLOCK_SHAPE = 1.8; // width of a block of leaves to its height, about

const surer = (a: Edge, b: Edge) => Number(!!a.inferred) - Number(!!b.inferred) || b.confidence - a.confidence || (a.id < b.id ? -1 : 1);

/** The node above each node, of those shown. */
export function parents(scene: Scene, labels: string[]): Map<string, string> {
  const edges = [...scene.edges.values()].filter((each) => each.head !== each.tail && scene.nodes.has(each.head) && scene.nodes.has(each.tail)).sort(surer);
  const first = (type: string) => {
    const out = new Map<string, string>();
    for (const each of edges) if (each.type === type && !out.has(each.head)) out.set(each.head, each.tail);
    return out;
  };
  const within = first("PART_OF");
  const office = first("HOLDS_ROLE");
  const rank = (id: string) => labels.indexOf(scene.nodes.get(id)!.label);
  const governors = edges.filter((each) => each.type === "GOVERNS").sort((a, b) => rank(a.head) - rank(b.head) || surer(a, b));
  const leader = new Map<string, string>();
  for (const each of governors) if (!leader.has(each.tail)) leader.set(each.tail, each.head);
  const governed = new Map<string, string>();
  for (const each of governors) if (!governed.has(each.head)) governed.set(each.head, each.tail);
  const out = new Map<string, string>();
  const isAbove = (id: string, below: string) => {
    for (let at: string | undefined = id; at !== undefined; at = out.get(at)) if (at === below) return true;
    return false;
  };
  for (const id of scene.nodes.keys()) {
    const area = governed.get(id);
    const leads = area !== undefined && leader.get(area) === id;
    const wanted = [leader.get(id), within.get(id), leads ? within.get(area) : area, office.get(id)];
    const above = wanted.find((each) => each !== undefined && each !== id && !isAbove(each, id));
    if (above !== undefined) out.set(id, above);
  }
  return out;
}

interface Tree {
  width: number;
  height: number;
  leaves: string[];
  inner: string[];
  columns: number;
}

const blockWidth = (tree: Tree) => (tree.leaves.length > 0 ? tree.columns * CELL.width : 0);
const blockHeight = (tree: Tree) => Math.ceil(tree.leaves.length / Math.max(1, tree.columns)) * CELL.height;

/** How much room each node takes with all below it; `order` has what is above before what is below. */
function measure(order: string[], children: Map<string, string[]>): Map<string, Tree> {
  const out = new Map<string, Tree>();
  for (const id of [...order].reverse()) {
    const below = children.get(id) ?? [];
    const leaves = below.filter((each) => !children.has(each));
    const inner = below.filter((each) => children.has(each));
    const columns = Math.max(1, Math.round(Math.sqrt((BLOCK_SHAPE * leaves.length * CELL.height) / CELL.width)));
    const tree: Tree = { width: 0, height: 0, leaves, inner, columns };
    tree.width = Math.max(CELL.width, blockWidth(tree) + inner.reduce((sum, each) => sum + out.get(each)!.width, 0));
    tree.height = below.length === 0 ? CELL.height : LEVEL + Math.max(blockHeight(tree), ...inner.map((each) => out.get(each)!.height));
    out.set(id, tree);
  }
  return out;
}

/** Puts a tree with its left upper corner at `corner`. */
function place(root: string, corner: Point, trees: Map<string, Tree>, places: Map<string, Point>) {
  const waiting: [string, Point][] = [[root, corner]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, at] = next;
    const tree = trees.get(id)!;
    const beside = tree.inner.length > 0 ? (tree.width - CELL.width) / 2 : 0;
    places.set(id, { x: at.x + beside, y: at.y });
    tree.leaves.forEach((each, i) =>
      places.set(each, { x: at.x + (i % tree.columns) * CELL.width + 0.8, y: at.y - LEVEL - Math.floor(i / tree.columns) * CELL.height }));
    let left = at.x + blockWidth(tree);
    for (const each of tree.inner) {
      waiting.push([each, { x: left, y: at.y - LEVEL }]);
      left += trees.get(each)!.width;
    }
  }
}

/** From the top down; what is above before what is below. */
function topDown(roots: string[], children: Map<string, string[]>): string[] {
  const out = [...roots];
  for (let i = 0; i < out.length; i++) out.push(...(children.get(out[i]!) ?? []));
  return out;
}

/** Trees in rows, the largest first, then what stands in no chain. */
export function chain(scene: Scene, labels: string[], others: string, aspect: number): Arrangement {
  const above = parents(scene, labels);
  const inOrder = (a: Node, b: Node) => labels.indexOf(a.label) - labels.indexOf(b.label) || byLinks(a, b);
  const nodes = [...scene.nodes.values()].sort(inOrder);
  const children = new Map<string, string[]>();
  for (const { id } of nodes) if (above.has(id)) children.set(above.get(id)!, [...(children.get(above.get(id)!) ?? []), id]);
  const roots = nodes.filter(({ id }) => !above.has(id) && children.has(id)).map(({ id }) => id);
  const alone = nodes.filter(({ id }) => !above.has(id) && !children.has(id)).map(({ id }) => id);
  const trees = measure(topDown(roots, children), children);
  const area = roots.reduce((sum, id) => sum + (trees.get(id)!.width + CELL.width / 2) * (trees.get(id)!.height + LEVEL), 0) + alone.length * CELL.width * CELL.height;
  const room = Math.max(Math.sqrt(area * aspect), ...roots.map((id) => trees.get(id)!.width));
  const out: Arrangement = { places: new Map(), marks: [], lines: new Set([...above].map(([id, parent]) => lineOf(id, parent))) };
  const at = { x: 0, y: 0 };
  let tallest = 0;
  for (const id of roots.sort((a, b) => trees.get(b)!.width * trees.get(b)!.height - trees.get(a)!.width * trees.get(a)!.height || (a < b ? -1 : 1))) {
    const tree = trees.get(id)!;
    if (at.x > 0 && at.x + tree.width > room) {
      at.x = 0;
      at.y -= tallest + LEVEL;
      tallest = 0;
    }
    place(id, at, trees, out.places);
    at.x += tree.width + CELL.width / 2;
    tallest = Math.max(tallest, tree.height);
  }
  const top = at.y - (roots.length > 0 ? tallest + LEVEL : 0);
  const across = Math.max(1, Math.floor(room / CELL.width));
  if (alone.length > 0 && roots.length > 0) out.marks.push({ text: others, at: { x: 0, y: top + CELL.height * 1.5 } });
  alone.forEach((id, i) => out.places.set(id, { x: (i % across) * CELL.width, y: top - Math.floor(i / across) * CELL.height }));
  return out;
}
