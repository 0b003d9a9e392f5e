// SPDX-License-Identifier: Apache-2.0
// What is to be seen, as a function of the state: asked of the backend, which keeps what was asked before.
import { isMissing } from "./failure";
import { filterOf, type State } from "./state";
import type { Backend, Edge, Node, Overview, Part, Path } from "./types";

const MOST_BETWEEN = 400;

export interface Scene {
  nodes: Map<string, Node>;
  edges: Map<string, Edge>;
  from: Map<string, string>;      // of a node, the one beside which it came in
  hidden: Map<string, number>;    // of a centre, its neighbours beyond the limit
  path: Path | null;
  paths: Path[];
  noPath: boolean;
  lost: number;                   // centres and ends that are not in the graph
}

export const LIMIT = 60;

/** A link may be older than the graph: what it names is then left out. Any other failure is one. */
function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

export async function sceneOf(state: State, overview: Overview, backend: Backend): Promise<Scene> {
  const filter = filterOf(state, overview.labels.map((each) => each.name), overview.relations.map((each) => each.name));
  const scene: Scene = { nodes: new Map(), edges: new Map(), from: new Map(), hidden: new Map(), path: null, paths: [], noPath: false, lost: 0 };
  const take = (part: Part, centre: string) => {
    for (const each of part.nodes) {
      if (!scene.nodes.has(each.id) && centre) scene.from.set(each.id, centre);
      scene.nodes.set(each.id, each);
    }
    for (const each of part.edges) scene.edges.set(each.id, each);
  };
  if (state.best > 0) take(await backend.graph({ ...filter, limit: state.best }), "");
  const parts = await Promise.all(state.centres.map((id) => backend.neighbours({ ...filter, id, limit: LIMIT }).catch(nullIfMissing)));
  parts.forEach((part, i) => {
    if (!part) return void (scene.lost += 1);
    take(part, state.centres[i]!);
    if (part.total > part.nodes.length - 1) scene.hidden.set(state.centres[i]!, part.total - part.nodes.length + 1);
  });
  if (state.from && state.to && state.from !== state.to) await addPath(state, backend, scene);
  for (const id of [state.from, state.to]) if (id && !scene.nodes.has(id)) await addNode(id, backend, scene);
  if ((state.centres.length > 1 || scene.path) && scene.nodes.size <= MOST_BETWEEN)
    for (const each of (await backend.between({ ...filter, ids: [...scene.nodes.keys()].join(",") })).edges) scene.edges.set(each.id, each);
  return scene;
}

async function addNode(id: string, backend: Backend, scene: Scene) {
  const answer = await backend.node({ id, mentions: 0 }).catch(nullIfMissing);
  if (answer) scene.nodes.set(id, answer.node);
  else scene.lost += 1;
}

async function addPath(state: State, backend: Backend, scene: Scene) {
  const found = await backend.paths({ from: state.from, to: state.to, avoid: state.avoid.join(",") || undefined }).catch(nullIfMissing);
  scene.paths = found?.paths ?? [];
  scene.path = scene.paths[Math.min(state.way, scene.paths.length - 1)] ?? null;
  scene.noPath = scene.path === null;
  if (!scene.path) return;
  scene.path.nodes.forEach((each, i) => {
    if (!scene.nodes.has(each.id) && i > 0) scene.from.set(each.id, scene.path!.nodes[i - 1]!.id);
    scene.nodes.set(each.id, each);
  });
  for (const each of scene.path.steps.flat()) scene.edges.set(each.id, each);
}

/** Relations between the same two nodes, drawn as one line. */
export function lines(edges: Iterable<Edge>): Map<string, Edge[]> {
  const out = new Map<string, Edge[]>();
  for (const each of edges) {
    const key = lineOf(each.head, each.tail);
    const list = out.get(key);
    if (list) list.push(each);
    else out.set(key, [each]);
  }
  return out;
}

export const lineOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
