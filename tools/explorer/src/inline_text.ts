// SPDX-License-Identifier: Apache-2.0
// Finds articles by words of their text among those that a page of one file holds, in the order of the server (BM25).
import type { WholeNode } from "./inline";
import { folded, TextQuery } from "./inline_text_query";
import type { Article, Node, Query, TextAnswer, TextHit } from "./types";

const NEAR = 80;  // characters from the first marked place to the last
const BEFORE = 30;
const AFTER = 50;
const SATURATION = 1.2;  // k1 and b of BM25
const LENGTH_COUNTS = 0.75;
const TITLE_COUNTS = 3;

interface Spot {
  begin: number;
  end: number;
  term: number;
}

interface Found {
  article: number;
  counts: number[];  // of each term; those of the title count more
  times: number;
  spots: Spot[];
  titled: Spot[];
}

function spotsOf(text: string, terms: RegExp[]): Spot[] {
  const out: Spot[] = [];
  const plain = folded(text);
  terms.forEach((pattern, term) => {
    for (const each of plain.matchAll(pattern)) out.push({ begin: each.index, end: each.index + each[0].length, term });
  });
  return out.sort((a, b) => a.begin - b.begin || a.end - b.end);
}

/** The stretch of spots that holds most different terms. */
function richest(spots: Spot[]): Spot[] {
  let best: Spot[] = [];
  let most = 0;
  for (let first = 0; first < spots.length; first++) {
    const near = spots.slice(first, first + 40).filter((each) => each.begin - spots[first]!.begin <= NEAR);
    const different = new Set(near.map((each) => each.term)).size;
    if (different > most) [most, best] = [different, near];
  }
  return best;
}

const shown = (text: string) => text.replace(/\s*\n\s*/g, "").replace(/\s+/g, " ");

function marked(text: string, begin: number, end: number, spots: Spot[]): TextHit["snippet"] {
  const out: TextHit["snippet"] = [];
  const add = (part: string, found: boolean) => {
    const last = out[out.length - 1];
    if (!shown(part)) return;
    if (last && !!last.found === found) last.text += shown(part);
    else out.push(found ? { text: shown(part), found } : { text: shown(part) });
  };
  let at = begin;
  for (const each of spots) {
    if (each.end <= at) continue;
    add(text.slice(at, Math.max(at, each.begin)), false);
    add(text.slice(Math.max(at, each.begin), each.end), true);
    at = each.end;
  }
  add(text.slice(at, end), false);
  return out;
}

/** Of a text around some spots: whole sentences where they end near. */
function around(text: string, spots: Spot[]): { begin: number; end: number; snippet: TextHit["snippet"] } {
  const first = spots[0]!.begin;
  const last = Math.max(...spots.map((each) => each.end));
  const before = text.slice(Math.max(0, first - BEFORE), first);
  const sentence = Math.max(...[..."。！？!?"].map((each) => before.lastIndexOf(each)));
  const begin = sentence >= 0 ? first - before.length + sentence + 1 : first - before.length;
  const after = /^[^。！？!?]*[。！？!?]?[”’」』》）)]*/.exec(text.slice(last, last + AFTER))![0].length;
  const end = last + after;
  const snippet = marked(text, begin, end, spots);
  if (sentence < 0 && begin > 0) snippet.unshift({ text: "…" });
  if (after === AFTER && end < text.length) snippet.push({ text: "…" });
  return { begin, end, snippet };
}

function scoreOf(found: Found, holding: number[], articles: Article[], mean: number): number {
  const long = articles[found.article]!.text.length / mean;
  return found.counts.reduce((sum, n, term) => {
    const rare = Math.log(1 + (articles.length - holding[term]! + 0.5) / (holding[term]! + 0.5));
    return sum + (rare * n * (SATURATION + 1)) / (n + SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * long));
  }, 0);
}

export class TextSearch {
  private named: Map<number, { begin: number; end: number; node: Node }[]> | null = null;  // by article

  constructor(private articles: Article[], private nodes: WholeNode[]) {}

  search(query: Query): TextAnswer {
    const wanted = new TextQuery(String(query.q ?? ""));
    const since = String(query.since ?? "");
    const until = String(query.until ?? "");
    const within = (date: string) => (!since && !until) || (date !== "" && (!since || date.slice(0, 7) >= since) && (!until || date.slice(0, 7) <= until));
    const all = [...this.articles.keys()].filter((each) => within(this.articles[each]!.date)).map((each) => this.look(each, wanted.terms));
    const holding = wanted.terms.map((_, term) => all.filter((each) => each.counts[term]! > 0).length);
    const mean = Math.max(1, all.reduce((sum, each) => sum + this.articles[each.article]!.text.length, 0) / Math.max(1, all.length));
    const fitting = all.filter((each) => wanted.fits(each.counts.map((n) => n > 0)))
      .map((each) => ({ each, score: scoreOf(each, holding, this.articles, mean) })).sort((a, b) => b.score - a.score || a.each.article - b.each.article);
    const first = Number(query.offset ?? 0);
    return { found: fitting.length, searched: all.length, part: true, hits: fitting.slice(first, first + Number(query.limit ?? 20)).map(({ each }) => this.hit(each)) };
  }

  /** Nodes whose places lie in a stretch of an article, in order. */
  namedIn(article: number, begin = 0, end = Infinity): Node[] {
    if (!this.named) {
      this.named = new Map();
      for (const { node, places } of this.nodes)
        for (const each of places) this.named.set(each.article, [...(this.named.get(each.article) ?? []), { begin: each.begin, end: each.end, node }]);
      for (const list of this.named.values()) list.sort((a, b) => a.begin - b.begin);
    }
    const here = (this.named.get(article) ?? []).filter((each) => each.begin < end && begin < each.end).map((each) => each.node);
    return [...new Set(here)];
  }

  private look(article: number, terms: RegExp[]): Found {
    const { text, title } = this.articles[article]!;
    const spots = spotsOf(text, terms);
    const titled = spotsOf(title, terms);
    const counts = terms.map((_, term) => spots.filter((each) => each.term === term).length + TITLE_COUNTS * titled.filter((each) => each.term === term).length);
    return { article, counts, times: spots.length + titled.length, spots, titled };
  }

  private hit({ article, times, spots, titled }: Found): TextHit {
    const { document, article: number, title, date, text } = this.articles[article]!;
    const base = { document, article: number, title, date, times };
    if (spots.length === 0) return { ...base, snippet: marked(title, 0, title.length, titled), nodes: [] };
    const stretch = richest(spots);
    const { begin, end, snippet } = around(text, stretch);
    return { ...base, snippet, begin: stretch[0]!.begin, end: stretch[0]!.end, nodes: this.namedIn(article, begin, end) };
  }
}
