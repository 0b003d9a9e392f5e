// SPDX-License-Identifier: Apache-2.0
// The dossier of a node out of what a page of one file holds.
import type { WholeEdge, WholeNode } from "./inline";
import type { Article, Dossier, DossierGroup, Edge, Node, Place, Relation, Standing, Tenure } from "./types";

export interface Held {
  relations: Relation[];
  articles: Article[];
  edges: Map<string, WholeEdge>;
  nodes: Map<string, WholeNode>;
  links: Edge[];  // of the node, in the order in which the server gives them
  tenures: Tenure[];
}

/** As the server has it: those of the node, of a place also those of the organs that govern it. */
export function tenuresOf(node: Node, held: Held): Tenure[] {
  const own = new Set([node.id, ...held.links.filter((each) => each.type === "GOVERNS" && each.tail === node.id).map((each) => each.head)]);
  if (node.label === "Person") return held.tenures.filter((each) => each.person.id === node.id || (each.person.name === node.name && held.links.some((edge) => each.edges.includes(edge.id))));
  return held.tenures.filter((each) => own.has(each.organ.id) || each.seat === node.id);
}

function groupsOf(whole: WholeNode, held: Held, most: number, places: (all: Place[]) => Place[]): DossierGroup[] {
  const groups = new Map<string, DossierGroup>();
  for (const edge of held.links) {
    const symmetric = held.relations.find((each) => each.name === edge.type)?.symmetric ?? false;
    const outgoing = symmetric || edge.head === whole.node.id;
    const group = groups.get(`${edge.type} ${outgoing}`) ?? { type: edge.type, outgoing, count: 0, relations: [] };
    groups.set(`${edge.type} ${outgoing}`, group);
    if (group.count++ >= most) continue;
    const { properties, total, places: all } = held.edges.get(edge.id)!;
    const other = held.nodes.get(edge.head === whole.node.id ? edge.tail : edge.head)!.node;
    group.relations.push({ edge, other, properties, total, evidence: places(all.slice(0, 1)) });
  }
  const rank = (group: DossierGroup) => held.relations.findIndex((each) => each.name === group.type) * 2 + Number(group.outgoing);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** The documents of the articles that the file holds. */
function standingsOf(whole: WholeNode, held: Held): Standing[] {
  const found = new Map<string, Standing>();
  for (const place of whole.places) {
    const { document, article, title, date } = held.articles[place.article]!;
    const standing = found.get(document) ?? { document, date, article, title, times: 0 };
    standing.times += 1;
    found.set(document, standing);
  }
  return [...found.values()].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? "") || (a.document < b.document ? -1 : 1));
}

export function dossierOf(whole: WholeNode, held: Held, most: number): Dossier {
  const numbers: number[] = [];
  const places = (all: Place[]) => all.map((place) => {
    if (!numbers.includes(place.article)) numbers.push(place.article);
    return { ...place, article: numbers.indexOf(place.article) };
  });
  const groups = groupsOf(whole, held, most, places);
  const tenures = tenuresOf(whole.node, held);
  return {
    node: whole.node, aliases: whole.aliases, properties: whole.properties, groups, tenures, tenures_total: tenures.length,
    documents_total: 0, documents: standingsOf(whole, held), articles: numbers.map((each) => held.articles[each]!),
  };
}
