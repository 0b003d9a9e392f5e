// SPDX-License-Identifier: Apache-2.0
// Layouts that follow from what is known of the nodes, not from forces: by columns, by time. The same scene gives the same places.
// Distances are in widths of a Chinese character, about; y grows upwards, as in the picture.
import { chain } from "./chain";
import type { Point } from "./layout";
import type { Scene } from "./scene";
import type { Node } from "./types";

export type Kind = "force" | "chain" | "time" | "columns";

export interface Mark {
  text: string;
  at: Point;      // the left end of what it heads
}

export interface Arrangement {
  places: Map<string, Point>;
  marks: Mark[];
  /** The lines that the layout follows; others are drawn faint. null: all. */
  lines: Set<string> | null;
}

export interface Block {
  text: string;
  ids: string[];
  gap?: number;   // free columns before it
}

export const CELL = { width: 10, height: 1.5 };

/** Best linked first, then by name. */
export const byLinks = (a: Node, b: Node) => b.links - a.links || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);

/** Blocks side by side, each as many columns wide as it needs; so many rows that the whole is about `aspect` times as wide as high. */
export function sideBySide(blocks: Block[], aspect: number): Arrangement {
  const columnsAt = (rows: number) => blocks.reduce((sum, each) => sum + Math.ceil(each.ids.length / rows) + (each.gap ?? 0), 0);
  const most = Math.max(1, ...blocks.map((each) => each.ids.length));
  let rows = 1;
  while (rows < most && (columnsAt(rows) * CELL.width) / (rows * CELL.height) > aspect) rows += Math.max(1, rows >> 4);
  const out: Arrangement = { places: new Map(), marks: [], lines: null };
  let column = 0;
  for (const block of blocks) {
    column += block.gap ?? 0;
    out.marks.push({ text: block.text, at: { x: column * CELL.width, y: CELL.height * 1.5 } });
    block.ids.forEach((id, i) => out.places.set(id, { x: (column + Math.floor(i / rows)) * CELL.width, y: -(i % rows) * CELL.height }));
    column += Math.max(1, Math.ceil(block.ids.length / rows));
  }
  return out;
}

function columns(scene: Scene, labels: string[], words: (label: string) => string, aspect: number): Arrangement {
  const blocks = labels.map((label) => ({ text: words(label), ids: [...scene.nodes.values()].filter((each) => each.label === label).sort(byLinks).map((each) => each.id) }));
  return sideBySide(blocks.filter((each) => each.ids.length > 0), aspect);
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7) || 1) - 1;

/** When a node is first spoken of: the first month of the relations that are shown. */
export function firstSeen(scene: Scene): Map<string, string> {
  const out = new Map<string, string>();
  for (const edge of scene.edges.values())
    if (edge.first) for (const id of [edge.head, edge.tail]) if (!out.has(id) || edge.first < out.get(id)!) out.set(id, edge.first);
  return out;
}

const WIDEST_GAP = 3;  // columns, for however many months of nothing

function time(scene: Scene, labels: string[], undated: string, aspect: number): Arrangement {
  const first = firstSeen(scene);
  const months = new Map<string, Node[]>();
  for (const node of scene.nodes.values()) {
    const month = first.get(node.id)?.slice(0, 7) ?? "";
    months.set(month, [...(months.get(month) ?? []), node]);
  }
  const inOrder = (a: Node, b: Node) => labels.indexOf(a.label) - labels.indexOf(b.label) || byLinks(a, b);
  let last = "";
  const blocks = [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([month, nodes]) => {
    const gap = last && month ? Math.min(WIDEST_GAP, (monthNumber(month) - monthNumber(last) - 1) / 2) : 0;
    last = month;
    return { text: month || undated, ids: nodes.sort(inOrder).map((each) => each.id), gap };
  });
  return sideBySide(blocks, aspect);
}

export interface Words {
  label: (name: string) => string;
  undated: string;
  others: string;
}

/** Where each node goes; null where forces are to say. `labels` in the order of the ontology, `aspect` of the room. */
export function arrange(kind: Kind, scene: Scene, labels: string[], words: Words, aspect: number): Arrangement | null {
  if (kind === "columns") return columns(scene, labels, words.label, aspect);
  if (kind === "time") return time(scene, labels, words.undated, aspect);
  if (kind === "chain") return chain(scene, labels, words.others, aspect);
  return null;
}
