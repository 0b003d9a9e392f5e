// SPDX-License-Identifier: Apache-2.0
// Sizes and colours of what is seen.
import type Graph from "graphology";
import louvain from "graphology-communities-louvain";
import betweenness from "graphology-metrics/centrality/betweenness";
import pagerank from "graphology-metrics/centrality/pagerank";
import { shade } from "./mode";
import type { State } from "./state";

export const MOST_FOR_BETWEENNESS = 1500;
const LEAST_SIZE = 4;
const MOST_SIZE = 17;

/** Told apart also by those who do not tell red from green (after Okabe and Ito, and Tol). */
const COMMUNITIES = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#882255", "#999933", "#44aa99", "#6a3d9a", "#b15928", "#7f7f7f"];

function values(graph: Graph, by: State["size"]): Record<string, number> {
  if (graph.size > 0 && by === "pagerank") {
    try {
      return pagerank(graph as never, { getEdgeWeight: null, maxIterations: 200, tolerance: 1e-6 });
    } catch {
      // It did not settle: degrees tell about the same.
    }
  }
  if (by === "betweenness" && graph.order <= MOST_FOR_BETWEENNESS) return betweenness(graph as never, { getEdgeWeight: null });
  return Object.fromEntries(graph.mapNodes((id) => [id, graph.degree(id)]));
}

/** Areas, not radii, go with the measure. */
export function sizes(graph: Graph, by: State["size"]): Map<string, number> {
  const all = values(graph, by);
  const most = Math.max(1e-12, ...Object.values(all));
  const room = graph.order > 1000 ? 0.4 : graph.order > 300 ? 0.5 : 1;
  return new Map(Object.entries(all).map(([id, value]) => [id, LEAST_SIZE * room + (MOST_SIZE - LEAST_SIZE) * room * Math.sqrt(Math.max(0, value) / most)]));
}

/** The community of each node, by size; the same graph gives the same. */
export function communities(graph: Graph): Map<string, number> {
  if (graph.size === 0) return new Map(graph.mapNodes((id) => [id, 0]));
  let seed = 1;
  const rng = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const found = louvain(graph as never, { rng, getEdgeWeight: null });
  const counts = new Map<number, number>();
  for (const each of Object.values(found)) counts.set(each, (counts.get(each) ?? 0) + 1);
  const rank = new Map([...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([community], i) => [community, i]));
  return new Map(Object.entries(found).map(([id, community]) => [id, rank.get(community)!]));
}

export const communityColour = (rank: number) => shade(COMMUNITIES[Math.min(rank, COMMUNITIES.length - 1)]!);
export const COLOURED_COMMUNITIES = COMMUNITIES.length - 1;
