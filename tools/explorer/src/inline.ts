// SPDX-License-Identifier: Apache-2.0
// Answers out of the data that a page of one file holds, as the server would.
import { Failure } from "./failure";
import { dossierOf, tenuresOf, type Held } from "./inline_dossier";
import { searchIn } from "./inline_search";
import { TextSearch } from "./inline_text";
import type { Article, ArticleAnswer, Backend, Dossier, Edge, EdgeAnswer, FramedPage, Glance, Hits, MissedAnswer, Node, NodeAnswer, Overview, Part, Path, Paths, Place, Query, Rows, Tenure, Tenures, TextAnswer } from "./types";

export interface WholeNode {
  node: Node;
  aliases: string[];
  spellings: string[];
  properties: Record<string, string>;
  total: number;
  places: Place[];
}

export interface WholeEdge {
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
  missed: Omit<MissedAnswer, "articles">;
  glance?: Glance;
  tenures?: Tenure[];
  tenures_total?: number;
  /** Pictures of pages by document and number, where the file holds them; frames by document and place. */
  pictures?: Record<string, string>;
  frames?: Record<string, FramedPage[]>;
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

const LONGEST_PATH = 20;  // as the server has it

const order = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

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

const EDGE_KEYS: Record<string, (edge: Edge, name: (id: string) => string) => string | number> = {
  confidence: (each) => each.confidence, head: (each, name) => name(each.head), tail: (each, name) => name(each.tail),
  type: (each) => `${each.type} ${each.role ?? ""}`, first: (each) => each.first ?? "", documents: (each) => each.documents,
};

const NODE_KEYS: Record<string, (node: Node) => string | number> = {
  links: (each) => each.links, name: (each) => each.name, label: (each) => each.label, scope: (each) => each.scope ?? "",
};

export class Inline implements Backend {
  private nodes: Map<string, WholeNode>;
  private edges: Map<string, WholeEdge>;
  private links: Map<string, Edge[]>;  // of a node, in the order in which the server gives them
  private byLinks: Node[];
  private texts: TextSearch;

  constructor(private data: Data) {
    this.texts = new TextSearch(data.articles, data.nodes);
    this.nodes = new Map(data.nodes.map((each) => [each.node.id, each]));
    this.edges = new Map(data.edges.map((each) => [each.edge.id, each]));
    this.links = new Map(data.nodes.map((each) => [each.node.id, []]));
    for (const { edge } of data.edges) {
      this.links.get(edge.head)?.push(edge);
      if (edge.tail !== edge.head) this.links.get(edge.tail)?.push(edge);
    }
    const linksOf = (edge: Edge, id: string) => this.nodes.get(other(edge, id))?.node.links ?? 0;
    for (const [id, list] of this.links)
      list.sort((a, b) => Number(!!a.inferred) - Number(!!b.inferred) || b.confidence - a.confidence || linksOf(b, id) - linksOf(a, id) || order(a.id, b.id));
    this.byLinks = data.nodes.map((each) => each.node).sort((a, b) => b.links - a.links || order(a.id, b.id));
  }

  async overview(): Promise<Overview> {
    return this.data.overview;
  }

  async search(query: Query): Promise<Hits> {
    return searchIn(this.data.nodes, String(query.q ?? ""), Number(query.limit ?? 20), filterOf(query).label);
  }

  async node(query: Query): Promise<NodeAnswer> {
    const whole = this.required(query.id);
    const counts = new Map<string, NodeAnswer["relations"][0]>();
    for (const edge of this.links.get(whole.node.id) ?? []) {
      const symmetric = this.data.overview.relations.find((each) => each.name === edge.type)?.symmetric ?? false;
      const outgoing = symmetric || edge.head === whole.node.id;
      const key = `${edge.type} ${outgoing}`;
      const entry = counts.get(key) ?? { type: edge.type, outgoing, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
    }
    const { places, articles } = withArticles(whole.places, this.data.articles);
    return { node: whole.node, aliases: whole.aliases, properties: whole.properties, relations: [...counts.values()], total: whole.total, mentions: places, articles };
  }

  async edge(query: Query): Promise<EdgeAnswer> {
    const whole = this.edges.get(String(query.id));
    if (!whole) throw new Failure("missing", "no relation has this id");
    const { places, articles } = withArticles(whole.places, this.data.articles);
    const end = (id: string) => this.nodes.get(id)!.node;
    return { edge: whole.edge, head: end(whole.edge.head), tail: end(whole.edge.tail), properties: whole.properties, total: whole.total, evidence: places, articles };
  }

  async neighbours(query: Query): Promise<Part> {
    const { node: start } = this.required(query.id);
    const passes = filterOf(query);
    const limit = Number(query.limit ?? 60);
    const all = new Set<string>([start.id]);
    const chosen = new Set<string>([start.id]);
    for (const each of this.links.get(start.id) ?? []) {
      const to = other(each, start.id);
      if (!passes.edge(each) || !passes.label(this.nodes.get(to)!.node.label)) continue;
      all.add(to);
      if (chosen.size <= limit) chosen.add(to);
    }
    return this.picture(chosen, passes, all.size - 1);
  }

  async graph(query: Query): Promise<Part> {
    const passes = filterOf(query);
    const fitting = this.byLinks.filter((each) => passes.label(each.label));
    return this.picture(new Set(fitting.slice(0, Number(query.limit ?? 200)).map((each) => each.id)), passes, fitting.length);
  }

  async between(query: Query): Promise<Part> {
    const ids = String(query.ids ?? "").split(",").filter((id) => this.nodes.has(id));
    return this.picture(new Set(ids), filterOf(query), ids.length);
  }

  /** Shortest paths, by distances from the end, then descents from the start, in the order of the server. */
  async paths(query: Query): Promise<Paths> {
    const from = this.required(query.from).node.id;
    const to = this.required(query.to).node.id;
    const avoid = listed(query.avoid) ?? new Set<string>();
    const far = this.distances(to, from, (id) => avoid.has(id) && id !== from && id !== to);
    const length = far.get(from);
    if (length === undefined || length > LONGEST_PATH) return { paths: [] };
    const found: Path[] = [];
    this.descend([from], [], far, Number(query.limit ?? 3), found);
    return { length, paths: found };
  }

  async table(query: Query): Promise<Rows> {
    const has = await this.bearers(query.q);
    return query.kind === "edges" ? this.edgeRows(query, has) : this.nodeRows(query, has);
  }

  /** Which nodes bear a part in a name; all when it is empty. */
  private async bearers(part: Query[string]): Promise<(id: string) => boolean> {
    if (!part) return () => true;
    const named = new Set((await this.search({ q: part, limit: this.data.nodes.length })).hits.map((each) => each.id));
    return (id) => named.has(id);
  }

  async missed(query: Query): Promise<MissedAnswer> {
    const { missed, articles } = this.data;
    return { ...missed, strings: missed.strings.slice(0, Number(query.limit ?? 20)), articles };
  }

  /** Of the latest documents the articles that the file holds. */
  async glance(): Promise<Glance> {
    const { articles, glance = { areas: [], people: [], recent: [] } } = this.data;
    const recent = glance.recent.flatMap((each) => {
      const own = articles.filter((article) => article.document === each.document).sort((a, b) => a.article - b.article).slice(0, each.titles.length);
      return own.length === 0 ? [] : [{ ...each, titles: own.map((article) => article.title), first: own.map((article) => article.article) }];
    });
    return { ...glance, recent };
  }

  async dossier(query: Query): Promise<Dossier> {
    const whole = this.required(query.id);
    return dossierOf(whole, this.held(whole.node.id), Number(query.each ?? 25));
  }

  async tenures(query: Query): Promise<Tenures> {
    const all = this.data.tenures ?? [];
    if (!query.id) return { tenures_total: this.data.tenures_total ?? all.length, tenures: all };
    const { node } = this.required(query.id);
    const own = tenuresOf(node, this.held(node.id));
    return { tenures_total: own.length, tenures: own };
  }

  private held(id: string): Held {
    const { edges, nodes, data } = this;
    return { relations: data.overview.relations, articles: data.articles, edges, nodes, links: this.links.get(id) ?? [], tenures: data.tenures ?? [] };
  }

  async text(query: Query): Promise<TextAnswer> {
    return this.texts.search(query);
  }

  async article(query: Query): Promise<ArticleAnswer> {
    const { articles } = this.data;
    const number = articles.findIndex((each) => each.document === query.document && each.article === Number(query.article ?? 1));
    if (number < 0) throw new Failure("missing", "there is no such article");
    const own = articles.filter((each) => each.document === query.document).map((each) => each.article).sort((a, b) => a - b);
    const at = own.indexOf(articles[number]!.article);
    const place = { article: 0, begin: Number(query.begin ?? 0), end: Number(query.end ?? 0) };
    return {
      places: place.end > place.begin ? [place] : [], articles: [articles[number]!], before: own[at - 1], after: own[at + 1], nodes: this.texts.namedIn(number),
    };
  }

  frames(document: string, place: Place): Promise<FramedPage[]> {
    return Promise.resolve(place.bytes ? this.data.frames?.[`${document} ${place.bytes[0]} ${place.bytes[1]}`] ?? [] : []);
  }

  pagePicture(document: string, page: number): string {
    return this.data.pictures?.[`${document} ${page}`] ?? "";
  }

  private required(id: Query[string]): WholeNode {
    const node = this.nodes.get(String(id));
    if (!node) throw new Failure("missing", "no node has this id");
    return node;
  }

  private picture(chosen: Set<string>, passes: Passes, total: number): Part {
    const among = new Map<string, Edge>();
    for (const id of chosen)
      for (const edge of this.links.get(id) ?? []) if (chosen.has(other(edge, id)) && passes.edge(edge)) among.set(edge.id, edge);
    return { total, nodes: [...chosen].map((id) => this.nodes.get(id)!.node), edges: [...among.values()].sort((a, b) => order(a.id, b.id)) };
  }

  private distances(from: string, until: string, avoided: (id: string) => boolean): Map<string, number> {
    const far = new Map<string, number>([[from, 0]]);
    for (let open = [from]; open.length > 0 && !far.has(until); ) {
      const next: string[] = [];
      for (const id of open)
        for (const each of this.links.get(id) ?? []) {
          const step = other(each, id);
          if (far.has(step) || avoided(step)) continue;
          far.set(step, far.get(id)! + 1);
          next.push(step);
        }
      open = next;
    }
    return far;
  }

  private descend(ids: string[], steps: Edge[][], far: Map<string, number>, limit: number, found: Path[]) {
    const at = ids[ids.length - 1]!;
    if (found.length >= limit) return;
    if (far.get(at) === 0) {
      found.push({ nodes: ids.map((id) => this.nodes.get(id)!.node), steps });
      return;
    }
    const nearer = new Map<string, Edge[]>();
    for (const each of this.stepsFrom(at)) {
      const step = other(each, at);
      if (far.get(step) === far.get(at)! - 1) nearer.set(step, [...(nearer.get(step) ?? []), each]);
    }
    for (const [step, edges] of nearer) this.descend([...ids, step], [...steps, edges], far, limit, found);
  }

  /** By relation, then direction, then the node at the other end. */
  private stepsFrom(id: string): Edge[] {
    const relations = this.data.overview.relations;
    const key = (edge: Edge) => {
      const number = relations.findIndex((each) => each.name === edge.type);
      const incoming = !relations[number]?.symmetric && edge.head !== id;
      return `${String(number).padStart(3, "0")}${incoming ? 1 : 0}${other(edge, id)}${edge.id}`;
    };
    return (this.links.get(id) ?? []).map((edge) => ({ edge, key: key(edge) })).sort((a, b) => order(a.key, b.key)).map(({ edge }) => edge);
  }

  private async edgeRows(query: Query, has: (id: string) => boolean): Promise<Rows> {
    const passes = filterOf(query);
    const [heads, tails] = [await this.bearers(query.head), await this.bearers(query.tail)];
    const label = (id: string) => passes.label(this.nodes.get(id)!.node.label);
    const name = (id: string) => this.nodes.get(id)!.node.name;
    const key = EDGE_KEYS[String(query.sort ?? "confidence")]!;
    const rows = this.data.edges.map((each) => each.edge)
      .filter((each) => passes.edge(each) && (label(each.head) || label(each.tail)) && (has(each.head) || has(each.tail)) && heads(each.head) && tails(each.tail)
        && each.documents >= Number(query.documents ?? 0))
      .sort((a, b) => sign(query) * order(key(a, name), key(b, name)) || order(a.id, b.id));
    const shown = cut(rows, query);
    const ends = new Set(shown.flatMap((each) => [each.head, each.tail]));
    return { total: rows.length, edges: shown, nodes: [...ends].map((id) => this.nodes.get(id)!.node) };
  }

  private nodeRows(query: Query, has: (id: string) => boolean): Rows {
    const passes = filterOf(query);
    const key = NODE_KEYS[String(query.sort ?? "links")]!;
    const rows = this.data.nodes.map((each) => each.node).filter((each) => passes.label(each.label) && has(each.id) && (each.scope ?? "").includes(String(query.scope ?? "")) && each.links >= Number(query.links ?? 0))
      .sort((a, b) => sign(query) * order(key(a), key(b)) || order(a.id, b.id));
    return { total: rows.length, nodes: cut(rows, query) };
  }
}

const other = (edge: Edge, id: string) => (edge.head === id ? edge.tail : edge.head);
const sign = (query: Query) => (query.order === "up" ? 1 : -1);
const cut = <T>(rows: T[], query: Query) => rows.slice(Number(query.offset ?? 0), Number(query.offset ?? 0) + Number(query.limit ?? 100));

/** The data of a page of one file, if this is one. */
export function ownData(): Data | null {
  const holder = document.getElementById("graph-data");
  return holder ? (JSON.parse(holder.textContent ?? "") as Data) : null;
}
