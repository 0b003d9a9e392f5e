// SPDX-License-Identifier: Apache-2.0
// The columns of the table: what each shows, what it is called, and what it gives to a file.
import type { Details } from "./details";
import { h } from "./dom";
import type { State } from "./state";
import type { Edge, Node } from "./types";
import { count, t, type Word } from "./words";

export interface Row {
  node?: Node;
  edge?: Edge;
  nodes: Map<string, Node>;
}

type Value = string | number | boolean | undefined;

export interface Column {
  key: string;
  word: Word;
  number?: boolean;
  sorted?: boolean;
  extra?: boolean;                       // not shown at first
  narrow?: "choice" | "part" | "least";
  heads?: string[];                      // of the columns of a file, where they are not one of this name
  values: (row: Row, details: Details) => Value[];
  draw: (row: Row, details: Details, open: (what: string) => void) => HTMLElement;
}

function named(node: Node | undefined, details: Details, open: (what: string) => void): HTMLElement {
  return h("td", { class: "named" }, node && [details.dot(node.label), h("button", { type: "button", class: "link", lang: "zh", click: () => open(`n${node.id} ${node.id}`) }, node.name)]);
}

const number = (value: number) => h("td", { class: "number" }, count(value));

const NODES: Column[] = [
  { key: "name", word: "name", sorted: true, values: ({ node }) => [node!.name], draw: ({ node }, details, open) => named(node, details, open) },
  { key: "label", word: "label", sorted: true, narrow: "choice", values: ({ node }, details) => [details.label(node!.label)], draw: ({ node }, details) => h("td", {}, details.label(node!.label)) },
  { key: "scope", word: "scope", sorted: true, narrow: "part", values: ({ node }) => [node!.scope], draw: ({ node }) => h("td", { lang: "zh", class: "dim" }, node!.scope ?? "") },
  { key: "links", word: "linkCount", sorted: true, number: true, narrow: "least", values: ({ node }) => [node!.links], draw: ({ node }) => number(node!.links) },
  { key: "id", word: "identity", extra: true, values: ({ node }) => [node!.id], draw: ({ node }) => h("td", { class: "dim" }, node!.id) },
];

const basis = (edge: Edge) => t(edge.inferred ? "isInferred" : "stated");

const EDGES: Column[] = [
  { key: "head", word: "head", sorted: true, narrow: "part", values: ({ edge, nodes }) => [nodes.get(edge!.head)?.name], draw: ({ edge, nodes }, details, open) => named(nodes.get(edge!.head), details, open) },
  {
    key: "type", word: "relation", sorted: true, narrow: "choice", values: ({ edge }, details) => [[details.relation(edge!.type), edge!.role].filter(Boolean).join(" ")],
    draw: ({ edge }, details, open) => h("td", {}, h("button", { type: "button", class: "link", click: () => open(`e${edge!.id} ${edge!.head}`) }, details.words(edge!)), edge!.inferred && h("span", { class: "tag" }, t("isInferred"))),
  },
  { key: "tail", word: "tail", sorted: true, narrow: "part", values: ({ edge, nodes }) => [nodes.get(edge!.tail)?.name], draw: ({ edge, nodes }, details, open) => named(nodes.get(edge!.tail), details, open) },
  { key: "confidence", word: "certainty", sorted: true, number: true, narrow: "least", values: ({ edge }) => [edge!.confidence], draw: ({ edge }) => h("td", { class: "number" }, edge!.confidence.toFixed(2)) },
  { key: "first", word: "first", sorted: true, narrow: "choice", values: ({ edge }) => [edge!.first], draw: ({ edge }) => h("td", { class: "month" }, edge!.first ?? "") },
  { key: "documents", word: "documents", sorted: true, number: true, narrow: "least", values: ({ edge }) => [edge!.documents], draw: ({ edge }) => number(edge!.documents) },
  { key: "last", word: "last", extra: true, values: ({ edge }) => [edge!.last], draw: ({ edge }) => h("td", { class: "month" }, edge!.last ?? "") },
  { key: "basis", word: "basis", extra: true, narrow: "choice", values: ({ edge }) => [basis(edge!)], draw: ({ edge }) => h("td", {}, basis(edge!)) },
  { key: "id", word: "identity", extra: true, values: ({ edge }) => [edge!.id], draw: ({ edge }) => h("td", { class: "dim" }, edge!.id) },
];

export const COLUMNS: Record<State["kind"], Column[]> = { nodes: NODES, edges: EDGES };

export const shownColumns = (state: State) => COLUMNS[state.kind].filter((each, i) => i === 0 || !each.extra !== state.columns.includes(each.key));
