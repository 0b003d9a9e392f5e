// SPDX-License-Identifier: Apache-2.0
// Hubs folded by relation: what hangs on one node alone, by one relation, is drawn as one block until it is opened.
import { lines, type Scene } from "./scene";
import type { Edge, Node } from "./types";

const FOLDED_FROM = 8;  // fewer are shown one by one

export interface Block {
  id: string;          // of the hub, the relation, and "o" where it leads out of the hub, else "i"
  hub: string;
  type: string;
  outgoing: boolean;
  members: string[];
  edges: Edge[];
}

export interface Folded {
  scene: Scene;        // with one node and one line for each block
  blocks: Map<string, Block>;
}

export const BLOCK = /^[0-9a-f]{16}\.[A-Z_]+\.[oi]$/;

/** What a block stands on. */
export const hubOf = (block: string) => block.slice(0, 16);

function blocksOf(scene: Scene, keep: Set<string>): Map<string, Block> {
  const hung = new Map<string, { hub: string; edges: Edge[] } | null>();  // null: on more than one
  for (const edges of lines(scene.edges.values()).values()) {
    const { head, tail } = edges[0]!;
    for (const [id, hub] of [[head, tail], [tail, head]] as [string, string][]) hung.set(id, head === tail || hung.has(id) ? null : { hub, edges });
  }
  const out = new Map<string, Block>();
  for (const [member, found] of hung) {
    if (!found || keep.has(member) || hung.get(found.hub) !== null) continue;
    const edge = [...found.edges].sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))[0]!;
    const outgoing = edge.head === found.hub;
    const id = `${found.hub}.${edge.type}.${outgoing ? "o" : "i"}`;
    const block = out.get(id) ?? { id, hub: found.hub, type: edge.type, outgoing, members: [], edges: [] };
    block.members.push(member);
    block.edges.push(...found.edges);
    out.set(id, block);
  }
  return out;
}

/** `keep` are nodes that are shown whatever hangs together, `open` blocks that are opened; `words` names a block. */
export function fold(scene: Scene, keep: Set<string>, open: string[], words: (block: Block) => string): Folded {
  const nodes = new Map(scene.nodes);
  const edges = new Map(scene.edges);
  const from = new Map(scene.from);
  const blocks = new Map<string, Block>();
  for (const block of blocksOf(scene, keep).values()) {
    if (block.members.length < FOLDED_FROM || open.includes(block.id)) continue;
    blocks.set(block.id, block);
    block.members.forEach((id) => void nodes.delete(id));
    block.edges.forEach((each) => void edges.delete(each.id));
    const [head, tail] = block.outgoing ? [block.hub, block.id] : [block.id, block.hub];
    nodes.set(block.id, { id: block.id, label: "", name: words(block), links: block.members.length } satisfies Node);
    edges.set(block.id, { id: block.id, head, tail, type: block.type, confidence: 1, documents: 0 });
    from.set(block.id, block.hub);
  }
  return { scene: { ...scene, nodes, edges, from }, blocks };
}
