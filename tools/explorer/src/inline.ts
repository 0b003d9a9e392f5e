// SPDX-License-Identifier: Apache-2.0
// Answers out of the data that a page of one file holds, as the server would.
import type { Article, Backend, Edge, EdgeAnswer, Hit, Node, NodeAnswer, Overview, Part, Path, Place, Query, Rows } from "./types";

interface WholeNode {
  node: Node;
  aliases: string[];
  spellings: string[];
  properties: Record<string, string>;
  total: number;
  places: Place[];
}

interface WholeEdge {
  edge: Edge;
  properties: Record<string, string>;
  total: number;
  places: Place[];
}

interface Data {
  overview: Overview;
  nodes: WholeNode[];
  edges: WholeEdge[];
  articles: Article[];
}

type Passes = { edge: (edge: Edge) => boolean; label: (label: string) => boolean };

const listed = (value: Query[string]) => (value === undefined || value === "" ? null : new Set(String(value).split(",")));

function filterOf(query: Query): Passes {
  const labels = listed(query.label);
  const types = listed(query.type);
  const least = Number(query.confidence ?? 0);
  const since = String(query.since ?? "");
  const until = String(query.until ?? "");
  return {
    label: (label) => !labels || labels.has(label),
    edge: (edge) => {
      if (types && !types.has(edge.type)) return false;
      if (edge.inferred ? query.inferred === "no" : query.inferred === "only") return false;
      if (edge.confidence < least) return false;
      if (!edge.first || !edge.last) return true;
      return (!since || edge.last >= since) && (!until || edge.first <= until);
    },
  };
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase();
const order = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

/** 0 the whole, 1 its beginning, 2 a part, -1 nothing. */
function fit(name: string, part: string): number {
  const at = name.indexOf(part);
  return at < 0 ? -1 : at > 0 ? 2 : name.length === part.length ? 0 : 1;
}

/** As `fit`, 3 more, of a spelling "lhz liu he zhen": a part begins where a character's letters begin. */
function spellingFit(spelling: string, part: string): number {
  const [initials = "", ...letters] = spelling.split(" ");
  const fits = [fit(initials, part), ...letters.map((_, i) => (letters.slice(i).join("").startsWith(part) ? (i > 0 ? 2 : fit(letters.join(""), part)) : -1))];
  const found = fits.filter((each) => each >= 0);
  return found.length > 0 ? 3 + Math.min(...found) : -1;
}

/** The articles that some places stand in, numbered anew. */
function withArticles(places: Place[], all: Article[]): { places: Place[]; articles: Article[] } {
  const numbers = new Map<number, number>();
  const articles: Article[] = [];
  const out = places.map((place) => {
    let number = numbers.get(place.article);
    if (number === undefined) {
      number = articles.length;
      numbers.set(place.article, number);
      articles.push(all[place.article]!);
    }
    return { ...place, article: number };
  });
  return { places: out, articles };
}

export function inline(data: Data): Backend {
  const nodes = new Map(data.nodes.map((each) => [each.node.id, each]));
  const edges = new Map(data.edges.map((each) => [each.edge.id, each]));
  const links = new Map<string, Edge[]>(data.nodes.map((each) => [each.node.id, []]));
  for (const { edge } of data.edges) {
    links.get(edge.head)?.push(edge);
    if (edge.tail !== edge.head) links.get(edge.tail)?.push(edge);
  }
  const other = (edge: Edge, id: string) => (edge.head === id ? edge.tail : edge.head);
  const linksOf = (id: string) => nodes.get(id)?.node.links ?? 0;
  for (const [id, list] of links)
    list.sort((a, b) => Number(!!a.inferred) - Number(!!b.inferred) || b.confidence - a.confidence || linksOf(other(b, id)) - linksOf(other(a, id)) || order(a.id, b.id));
  const byLinks = data.nodes.map((each) => each.node).sort((a, b) => b.links - a.links || order(a.id, b.id));

  function required(id: Query[string]): WholeNode {
    const node = nodes.get(String(id));
    if (!node) throw new Error("no node has this id");
    return node;
  }

  function picture(chosen: Set<string>, passes: Passes, total: number): Part {
    const among = new Map<string, Edge>();
    for (const id of chosen) for (const edge of links.get(id) ?? []) if (chosen.has(other(edge, id)) && passes.edge(edge)) among.set(edge.id, edge);
    return { total, nodes: [...chosen].map((id) => nodes.get(id)!.node), edges: [...among.values()].sort((a, b) => order(a.id, b.id)) };
  }

  function search(query: Query) {
    const part = folded(String(query.q ?? ""));
    const spelled = /^[a-z0-9 '-]+$/.test(part) ? part.replace(/[ '-]/g, "") : "";
    const labels = listed(query.label);
    const hits: { hit: Hit; worth: number }[] = [];
    for (const { node, aliases, spellings } of data.nodes) {
      if (labels && !labels.has(node.label)) continue;
      let best: { worth: number; name: string } | null = null;
      [node.name, ...aliases].forEach((name, i) => {
        const found = fit(folded(name), part);
        const worth = found >= 0 || !spelled ? found : spellingFit(spellings[i] ?? "", spelled);
        if (worth >= 0 && (!best || worth < best.worth)) best = { worth, name };
      });
      const kept = best as { worth: number; name: string } | null;
      if (!kept) continue;
      const hit: Hit = { ...node, fit: kept.worth < 3 ? "part" : "pinyin" };
      if (kept.name !== node.name) hit.matched = kept.name;
      hits.push({ hit, worth: kept.worth });
    }
    hits.sort((a, b) => a.worth - b.worth || b.hit.links - a.hit.links || (a.hit.matched ?? a.hit.name).length - (b.hit.matched ?? b.hit.name).length);
    return { found: hits.length, hits: hits.slice(0, Number(query.limit ?? 20)).map((each) => each.hit) };
  }

  function node(query: Query): NodeAnswer {
    const whole = required(query.id);
    const counts = new Map<string, { type: string; outgoing: boolean; count: number }>();
    for (const edge of links.get(whole.node.id) ?? []) {
      const symmetric = data.overview.relations.find((each) => each.name === edge.type)?.symmetric ?? false;
      const outgoing = symmetric || edge.head === whole.node.id;
      const key = `${edge.type} ${outgoing}`;
      const entry = counts.get(key) ?? { type: edge.type, outgoing, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
    }
    const { places, articles } = withArticles(whole.places, data.articles);
    return { node: whole.node, aliases: whole.aliases, properties: whole.properties, relations: [...counts.values()], total: whole.total, mentions: places, articles };
  }

  function edge(query: Query): EdgeAnswer {
    const whole = edges.get(String(query.id));
    if (!whole) throw new Error("no relation has this id");
    const { places, articles } = withArticles(whole.places, data.articles);
    return {
      edge: whole.edge, head: nodes.get(whole.edge.head)!.node, tail: nodes.get(whole.edge.tail)!.node, properties: whole.properties, total: whole.total,
      evidence: places, articles,
    };
  }

  function neighbours(query: Query): Part {
    const { node: start } = required(query.id);
    const passes = filterOf(query);
    const limit = Number(query.limit ?? 60);
    const all = new Set<string>([start.id]);
    const chosen = new Set<string>([start.id]);
    for (const each of links.get(start.id) ?? []) {
      const to = other(each, start.id);
      if (!passes.edge(each) || !passes.label(nodes.get(to)!.node.label)) continue;
      all.add(to);
      if (chosen.size <= limit) chosen.add(to);
    }
    return picture(chosen, passes, all.size - 1);
  }

  function graph(query: Query): Part {
    const passes = filterOf(query);
    const fitting = byLinks.filter((each) => passes.label(each.label));
    return picture(new Set(fitting.slice(0, Number(query.limit ?? 200)).map((each) => each.id)), passes, fitting.length);
  }

  function between(query: Query): Part {
    const ids = String(query.ids ?? "").split(",").filter((id) => nodes.has(id));
    return picture(new Set(ids), filterOf(query), ids.length);
  }

  /** All shortest paths, by distances from the end, then every descent from the start. */
  function paths(query: Query) {
    const from = required(query.from).node.id;
    const to = required(query.to).node.id;
    const limit = Number(query.limit ?? 3);
    const far = new Map<string, number>([[to, 0]]);
    for (let open = [to]; open.length > 0 && !far.has(from); ) {
      const next: string[] = [];
      for (const id of open)
        for (const each of links.get(id) ?? []) {
          const step = other(each, id);
          if (far.has(step)) continue;
          far.set(step, far.get(id)! + 1);
          next.push(step);
        }
      open = next;
    }
    const length = far.get(from);
    if (length === undefined) return { paths: [] };
    const found: Path[] = [];
    const descend = (ids: string[], steps: Edge[][]) => {
      if (found.length >= limit) return;
      const at = ids[ids.length - 1]!;
      if (at === to) {
        found.push({ nodes: ids.map((id) => nodes.get(id)!.node), steps });
        return;
      }
      const nearer = new Map<string, Edge[]>();
      for (const each of links.get(at) ?? []) {
        const step = other(each, at);
        if (far.get(step) === far.get(at)! - 1) nearer.set(step, [...(nearer.get(step) ?? []), each]);
      }
      for (const step of [...nearer.keys()].sort()) descend([...ids, step], [...steps, nearer.get(step)!]);
    };
    descend([from], []);
    return { length, paths: found };
  }

  function table(query: Query): Rows {
    const passes = filterOf(query);
    const named = query.q ? new Set(search({ q: query.q, limit: data.nodes.length }).hits.map((each) => each.id)) : null;
    const sign = query.order === "up" ? 1 : -1;
    const cut = <T>(rows: T[]) => rows.slice(Number(query.offset ?? 0), Number(query.offset ?? 0) + Number(query.limit ?? 100));
    if (query.kind === "edges") {
      const keys: Record<string, (edge: Edge) => string | number> = {
        confidence: (each) => each.confidence, head: (each) => nodes.get(each.head)!.node.name, tail: (each) => nodes.get(each.tail)!.node.name,
        type: (each) => `${each.type} ${each.role ?? ""}`, first: (each) => each.first ?? "", documents: (each) => each.documents,
      };
      const key = keys[String(query.sort ?? "confidence")]!;
      const rows = data.edges.map((each) => each.edge)
        .filter((each) => passes.edge(each) && (passes.label(nodes.get(each.head)!.node.label) || passes.label(nodes.get(each.tail)!.node.label)))
        .filter((each) => !named || named.has(each.head) || named.has(each.tail))
        .sort((a, b) => sign * order(key(a), key(b)) || order(a.id, b.id));
      const shown = cut(rows);
      const ends = new Set(shown.flatMap((each) => [each.head, each.tail]));
      return { total: rows.length, edges: shown, nodes: [...ends].map((id) => nodes.get(id)!.node) };
    }
    const keys: Record<string, (node: Node) => string | number> = { links: (each) => each.links, name: (each) => each.name, label: (each) => each.label, scope: (each) => each.scope ?? "" };
    const key = keys[String(query.sort ?? "links")]!;
    const rows = data.nodes.map((each) => each.node).filter((each) => passes.label(each.label) && (!named || named.has(each.id)))
      .sort((a, b) => sign * order(key(a), key(b)) || order(a.id, b.id));
    return { total: rows.length, nodes: cut(rows) };
  }

  const later = <T>(make: (query: Query) => T) => async (query: Query) => make(query);
  return {
    overview: async () => data.overview, search: later(search), node: later(node), neighbours: later(neighbours), between: later(between), graph: later(graph),
    paths: later(paths), edge: later(edge), table: later(table),
  };
}

/** The data of a page of one file, if this is one. */
export function ownData(): Data | null {
  const holder = document.getElementById("graph-data");
  return holder ? (JSON.parse(holder.textContent ?? "") as Data) : null;
}
