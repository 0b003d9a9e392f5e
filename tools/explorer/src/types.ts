// SPDX-License-Identifier: Apache-2.0
// What the server answers, and what a page of one file holds.

export interface Node {
  id: string;
  label: string;
  name: string;
  scope?: string;
  links: number;
}

export interface Edge {
  id: string;
  head: string;
  tail: string;
  type: string;
  role?: string;
  inferred?: boolean;
  confidence: number;
  documents: number;
  first?: string;
  last?: string;
}

export interface Article {
  document: string;
  article: number;
  title: string;
  subtitle?: string;
  date: string;
  text: string;
}

/** A place in an article, in UTF-16 units. */
export interface Place {
  article: number;
  begin: number;
  end: number;
  rule?: string;
  /** In the document's text, where the picture of its page can be shown. */
  bytes?: [number, number];
}

/** Where the words of a place stand on a page: rectangles of left, top, right and bottom, in points. */
export interface FramedPage {
  page: number;
  width: number;
  height: number;
  frames: [number, number, number, number][];
}

export interface Label {
  name: string;
  chinese: string;
  colour: string;
  count: number;
}

export interface Relation {
  name: string;
  chinese: string;
  symmetric: boolean;
  count: number;
}

export interface Month {
  month: string;
  documents: number;
  articles: number;
  edges: number;
}

export interface Doubt {
  one: Node;
  other: Node;
  reason: string;
}

/** A string that looks like a name and was left alone; the one place is where it stands first. */
export interface Missed {
  label: string;
  text: string;
  reason: string;
  count: number;
  places: Place[];
}

export interface MissedAnswer {
  read: number;
  documents: number;
  found: number;
  strings: Missed[];
  articles: Article[];
}

export interface Overview {
  snapshot: number;
  documents: number;
  articles: number;
  bytes: number;
  nodes: number;
  edges: number;
  inferred: number;
  undated: number;
  labels: Label[];
  relations: Relation[];
  months: Month[];
  doubts: Doubt[];
  doubtful: number;
  best: Node[];
}

export interface Hit extends Node {
  matched?: string;
  fit: string;
}

export interface Hits {
  found: number;
  hits: Hit[];
}

export interface Part {
  total: number;
  nodes: Node[];
  edges: Edge[];
}

export interface NodeAnswer {
  node: Node;
  aliases: string[];
  properties: Record<string, string>;
  relations: { type: string; outgoing: boolean; count: number }[];
  total: number;
  mentions: Place[];
  articles: Article[];
}

export interface EdgeAnswer {
  edge: Edge;
  head: Node;
  tail: Node;
  properties: Record<string, string>;
  total: number;
  evidence: Place[];
  articles: Article[];
}

export interface TextHit {
  document: string;
  article: number;
  title: string;
  date?: string;
  times: number;
  snippet: { text: string; found?: boolean }[];
  begin?: number;  // of the first marked place, as `article` takes it; missing where the words stand in a title only
  end?: number;
  nodes: Node[];
}

export interface TextAnswer {
  found: number;
  searched: number;
  hits: TextHit[];
  part?: boolean;  // only the articles that a page of one file holds were searched
}

export interface ArticleAnswer {
  places: Place[];
  articles: Article[];
  before?: number;  // articles of its document
  after?: number;
  nodes: Node[];
}

/** By what a beginning or an end is known: a sentence states it, it is the first page, the successor's first day, the first page that says former. */
export type KnownBy = "sentence" | "page" | "successor" | "former";

/** Who held an office from when to when; dates are days, months or years. */
export interface Tenure {
  seat: string;  // whose office it is: those of one seat and role are one office
  organ: Node;
  role: string;
  person: Node;
  acting?: boolean;
  since?: string;
  since_by?: KnownBy;
  until?: string;
  until_by?: KnownBy;
  last_page?: string;
  gap?: number;  // days
  edges: string[];
}

export interface Tenures {
  tenures_total: number;
  tenures: Tenure[];
}

export interface DossierRelation {
  edge: Edge;
  other: Node;
  properties: Record<string, string>;
  total: number;
  evidence: Place[];
}

export interface DossierGroup {
  type: string;
  outgoing: boolean;
  count: number;
  relations: DossierRelation[];
}

export interface Standing {
  document: string;
  date?: string;
  article: number;
  title: string;
  times: number;
}

export interface Dossier extends Tenures {
  node: Node;
  aliases: string[];
  properties: Record<string, string>;
  groups: DossierGroup[];
  documents_total: number;
  documents: Standing[];
  articles: Article[];
}

/** A place with what lies in it and below it. */
export interface GlanceArea {
  node: Node;
  above?: number;  // index
  all: number;
  organs: number;
  people: number;
  best: Node[];
}

export interface RecentDocument {
  document: string;
  date?: string;
  titles: string[];
  articles: number;
  first?: number[];  // numbers of the articles with those titles, where they are not the first
}

export interface Glance {
  areas: GlanceArea[];
  people: Node[];
  recent: RecentDocument[];
}

export interface Question {
  name: string;
  chinese: string;
  english: string;
  parameters: { name: string; example: string }[];
}

export type Cell = string | number | boolean | null | Cell[];

export interface QuestionAnswer {
  columns: string[];
  rows: Cell[][];
  cut: boolean;
  nodes: Record<string, Node>;
}

export interface Path {
  nodes: Node[];
  steps: Edge[][];
}

export interface Paths {
  length?: number;
  paths: Path[];
}

export interface Rows {
  total: number;
  nodes?: Node[];
  edges?: Edge[];
}

export type Query = Record<string, string | number | undefined>;

/** Who answers: the server, or the data that the page itself holds. */
export interface Backend {
  overview(): Promise<Overview>;
  search(query: Query): Promise<Hits>;
  node(query: Query): Promise<NodeAnswer>;
  neighbours(query: Query): Promise<Part>;
  between(query: Query): Promise<Part>;
  graph(query: Query): Promise<Part>;
  paths(query: Query): Promise<Paths>;
  edge(query: Query): Promise<EdgeAnswer>;
  table(query: Query): Promise<Rows>;
  missed(query: Query): Promise<MissedAnswer>;
  glance(): Promise<Glance>;
  /** Questions that can be asked by name; a page of one file answers none. */
  questions?(): Promise<Question[]>;
  question?(name: string, parameters: [string, string][]): Promise<QuestionAnswer>;
  dossier(query: Query): Promise<Dossier>;
  tenures(query: Query): Promise<Tenures>;
  text(query: Query): Promise<TextAnswer>;
  article(query: Query): Promise<ArticleAnswer>;
  /** Where a place stands on the pages of its document; nothing where that is not known. */
  frames(document: string, place: Place): Promise<FramedPage[]>;
  /** The address of a page's picture, so many pixels wide or more. */
  pagePicture(document: string, page: number, width: number): string;
  /** Whether the server adds decisions to a file; the page of one file has no server. */
  takesDecisions?(): Promise<boolean>;
  /** Adds a line to that file, or takes it out again. */
  decide?(line: string, undo: boolean): Promise<void>;
  /** Called when the database has changed since the last answer. */
  onChange?: () => void;
}
