// SPDX-License-Identifier: Apache-2.0
// What the page shows, as it stands in the address: to be shared, and to be gone back to.

import type { Kind } from "./arrange";
import { BLOCK } from "./fold";

export type View = "glance" | "graph" | "table" | "tenures" | "text" | "statistics" | "dossier" | "article" | "question";

export interface State {
  view: View;
  centres: string[];        // nodes whose neighbours are shown, in the order in which they were opened
  best: number;             // so many of the best linked nodes are shown; 0: none
  selected: string;         // "n" or "e" and an id, "b" and a block of folded nodes; empty
  from: string;             // ends of the path
  to: string;
  avoid: string[];          // nodes that the path goes round
  way: number;              // which of the shortest paths, from 0
  hiddenLabels: string[];
  hiddenTypes: string[];
  confidence: number;
  inferred: "yes" | "no" | "only";
  since: string;
  until: string;
  colour: "label" | "community";
  size: "degree" | "betweenness" | "pagerank";
  layout: Kind;
  fold: "yes" | "no";       // what hangs on one node alone, drawn as one block for each relation
  open: string[];           // blocks that are opened
  title: string;            // of what is seen, where it was given one, and a note on it
  note: string;
  language: "zh" | "en";
  kind: "nodes" | "edges";
  sort: string;
  order: "up" | "down";
  part: string;             // of names, in the table
  cells: string[];          // what columns of the table must hold: "scope~…", "links~5"
  columns: string[];        // columns that are not as they are at first: shown or hidden
  sought: string;           // words in the text
  place: string;            // of the article that is read: number.begin.end.document
  subject: string;          // the node of a dossier, or whose tenures are shown
  asked: string;            // a question: name?parameter=value&…
}

export const FIRST: State = {
  view: "glance", centres: [], best: 0, selected: "", from: "", to: "", avoid: [], way: 0, hiddenLabels: [], hiddenTypes: [], confidence: 0, inferred: "yes", since: "", until: "",
  colour: "label", size: "degree", layout: "force", fold: "yes", open: [], title: "", note: "", language: "zh", kind: "nodes", sort: "", order: "down", part: "", cells: [], columns: [],
  sought: "", place: "", subject: "", asked: "",
};

const KEYS: Record<keyof State, string> = {
  view: "v", centres: "x", best: "n", selected: "s", from: "p", to: "q", avoid: "r", way: "m", hiddenLabels: "hl", hiddenTypes: "ht", confidence: "c", inferred: "i", since: "a", until: "b",
  colour: "k", size: "z", layout: "y", fold: "f", open: "u", title: "e", note: "g", language: "l", kind: "t", sort: "o", order: "d", part: "w", cells: "wc", columns: "wo",
  sought: "tw", place: "pl", subject: "no", asked: "qu",
};

const CHOICES: Partial<Record<keyof State, string[]>> = {
  view: ["glance", "graph", "table", "tenures", "text", "statistics", "dossier", "article", "question"], inferred: ["yes", "no", "only"], colour: ["label", "community"], size: ["degree", "betweenness", "pagerank"],
  layout: ["force", "chain", "time", "columns"], fold: ["yes", "no"], language: ["zh", "en"], kind: ["nodes", "edges"], order: ["up", "down"],
};

const ID = /^[0-9a-f]{16}$/;
const CELL = /^[a-z]+~[^,~]{1,300}$/;
const MOST_CENTRES = 100;
const LONGEST: Partial<Record<keyof State, number>> = { note: 500, sought: 500, place: 1100, asked: 600 };
const MOST_WAYS = 3;  // what the server gives when it is not asked for more

/** Anything that an address cannot have come by is left out: it may be anybody's. */
function read(key: keyof State, text: string, out: Record<string, unknown>) {
  const choices = CHOICES[key];
  if (choices) {
    if (choices.includes(text)) out[key] = text;
  } else if (key === "centres" || key === "avoid") {
    out[key] = text.split(",").filter((each) => ID.test(each)).slice(0, MOST_CENTRES);
  } else if (key === "cells") {
    out[key] = text.split(",").filter((each) => CELL.test(each)).slice(0, 12);
  } else if (key === "columns") {
    out[key] = text.split(",").filter((each) => /^[a-z]+$/.test(each)).slice(0, 20);
  } else if (key === "open") {
    out[key] = text.split(",").filter((each) => BLOCK.test(each)).slice(0, MOST_CENTRES);
  } else if (key === "hiddenLabels" || key === "hiddenTypes") {
    out[key] = text.split(",").filter((each) => /^[A-Za-z_]+$/.test(each));
  } else if (key === "best") {
    out[key] = Math.min(5000, Math.max(0, Math.floor(Number(text) || 0)));
  } else if (key === "way") {
    out[key] = Math.min(MOST_WAYS - 1, Math.max(0, Math.floor(Number(text) || 0)));
  } else if (key === "confidence") {
    out[key] = Math.min(1, Math.max(0, Number(text) || 0));
  } else if (key === "selected") {
    if (/^[ne][0-9a-f]{16}$/.test(text) || (text[0] === "b" && BLOCK.test(text.slice(1)))) out[key] = text;
  } else if (key === "from" || key === "to" || key === "subject") {
    if (ID.test(text)) out[key] = text;
  } else if (key === "since" || key === "until") {
    if (/^\d{4}-\d{2}$/.test(text)) out[key] = text;
  } else {
    out[key] = text.slice(0, LONGEST[key] ?? 100);
  }
}

/** What an address shows that does not say: the graph where it names something of it, else the first view. */
const viewOf = (state: Record<string, unknown>): View =>
  (["centres", "best", "selected", "from", "to"] as const).some((key) => String(state[key]) !== String(FIRST[key])) ? "graph" : FIRST.view;

export function parse(hash: string, language: State["language"]): State {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const out: Record<string, unknown> = { ...FIRST, language };
  for (const key of Object.keys(KEYS) as (keyof State)[]) {
    const text = words.get(KEYS[key]);
    if (text !== null) read(key, text, out);
  }
  if (!words.has(KEYS.view)) out.view = viewOf(out);
  return out as unknown as State;
}

export function write(state: State): string {
  const words: string[] = [];
  const usual: State = { ...FIRST, view: viewOf({ ...state }) };
  for (const key of Object.keys(KEYS) as (keyof State)[]) {
    const text = String(state[key]);
    if (key !== "language" && text === String(usual[key])) continue;
    words.push(`${KEYS[key]}=${encodeURIComponent(text).replace(/%2C/g, ",")}`);
  }
  return `#${words.join("&")}`;
}

/** The parts of a query that say which edges and nodes are wanted. */
export function filterOf(state: State, labels: string[], types: string[]): Record<string, string | number | undefined> {
  const shown = (all: string[], hidden: string[]) => (hidden.length === 0 ? undefined : all.filter((each) => !hidden.includes(each)).join(",") || undefined);
  return {
    label: shown(labels, state.hiddenLabels), type: shown(types, state.hiddenTypes), inferred: state.inferred === "yes" ? undefined : state.inferred,
    confidence: state.confidence > 0 ? state.confidence : undefined, since: state.since || undefined, until: state.until || undefined,
  };
}
