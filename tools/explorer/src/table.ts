// SPDX-License-Identifier: Apache-2.0
// All nodes or relations that pass the filters, in rows to be sorted.
import { calmly, fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import { filterOf, type State } from "./state";
import type { Backend, Edge, Node, Overview, Rows } from "./types";
import { count, t, type Word } from "./words";

const PAGE = 100;

interface Column {
  key: string;
  word: Word;
  number?: boolean;
}

const NODES: Column[] = [{ key: "name", word: "name" }, { key: "label", word: "label" }, { key: "scope", word: "scope" }, { key: "links", word: "linkCount", number: true }];
const EDGES: Column[] = [
  { key: "head", word: "head" }, { key: "type", word: "relation" }, { key: "tail", word: "tail" }, { key: "confidence", word: "certainty", number: true },
  { key: "first", word: "first" }, { key: "documents", word: "documents", number: true },
];

export class Table {
  readonly element = h("section", { class: "table", "aria-label": t("table") });
  private body = h("tbody");
  private total = h("p", { class: "hint", role: "status" });
  private trouble = h("div");
  private more = h("button", { type: "button", click: () => void this.load(false) }, t("moreRows"));
  private shown = 0;
  private asked = 0;

  constructor(private backend: Backend, private overview: Overview, private details: Details, private state: State,
    private change: (change: Partial<State>) => void, private open: (id: string) => void) {}

  show() {
    const { state } = this;
    const columns = state.kind === "edges" ? EDGES : NODES;
    const input = h("input", { type: "search", id: "rows", value: state.part, maxlength: 100, placeholder: t("filterRows"), "aria-label": t("filterRows") });
    input.addEventListener("input", calmly(() => {
      state.part = input.value.trim();
      this.change({ part: state.part });
      void this.load(true);
    }, 250));
    const tab = (kind: State["kind"], word: Word) =>
      h("button", { type: "button", "aria-pressed": String(state.kind === kind), click: () => this.change({ kind, sort: "", order: "down" }) }, t(word));
    const sort = state.sort || (state.kind === "edges" ? "confidence" : "links");
    const heads = columns.map((column) => {
      const active = column.key === sort;
      return h("th", { scope: "col", class: column.number ? "number" : "", "aria-sort": active ? (state.order === "up" ? "ascending" : "descending") : "none" },
        h("button", { type: "button", click: () => this.change({ sort: column.key, order: active ? (state.order === "up" ? "down" : "up") : column.number || column.key === "first" ? "down" : "up" }) },
          t(column.word), h("span", { "aria-hidden": "true" }, active ? (state.order === "up" ? " ▲" : " ▼") : "")));
    });
    fill(this.element, h("div", { class: "bar" }, tab("nodes", "nodes"), tab("edges", "edges"), input, this.total),
      h("div", { class: "rows" }, h("table", {}, h("thead", {}, h("tr", {}, heads)), this.body), this.trouble, this.more));
    void this.load(true);
  }

  private async load(anew: boolean) {
    const { state } = this;
    const number = ++this.asked;
    if (anew) this.shown = 0;
    this.total.textContent = t("loading");
    const filter = filterOf(state, this.overview.labels.map((each) => each.name), this.overview.relations.map((each) => each.name));
    let rows: Rows;
    try {
      rows = await this.backend.table({ ...filter, kind: state.kind, sort: state.sort || undefined, order: state.order, q: state.part, offset: this.shown, limit: PAGE });
    } catch (error) {
      if (number !== this.asked) return;
      this.total.textContent = "";
      return fill(this.trouble, failure(error, () => void this.load(anew)));
    }
    if (number !== this.asked) return;
    fill(this.trouble, rows.total === 0 && h("p", { class: "hint" }, t("empty")));
    if (anew) fill(this.body);
    const nodes = new Map((rows.nodes ?? []).map((each) => [each.id, each]));
    if (state.kind === "edges") for (const each of rows.edges ?? []) this.body.append(this.edge(each, nodes));
    else for (const each of rows.nodes ?? []) this.body.append(this.node(each));
    this.shown = this.body.children.length;
    this.total.textContent = t("rows", count(rows.total));
    this.more.hidden = this.shown >= rows.total;
  }

  private name(node: Node | undefined): HTMLElement {
    return h("td", { class: "named" }, node && [this.details.dot(node.label), h("button", { type: "button", class: "link", lang: "zh", click: () => this.open(`n${node.id} ${node.id}`) }, node.name)]);
  }

  private node(node: Node): HTMLElement {
    return h("tr", {}, this.name(node), h("td", {}, this.details.label(node.label)), h("td", { lang: "zh", class: "dim" }, node.scope ?? ""), h("td", { class: "number" }, count(node.links)));
  }

  private edge(edge: Edge, nodes: Map<string, Node>): HTMLElement {
    return h("tr", {}, this.name(nodes.get(edge.head)),
      h("td", {}, h("button", { type: "button", class: "link", click: () => this.open(`e${edge.id} ${edge.head}`) }, this.details.words(edge)), edge.inferred && h("span", { class: "tag" }, t("isInferred"))),
      this.name(nodes.get(edge.tail)), h("td", { class: "number" }, edge.confidence.toFixed(2)), h("td", { class: "month" }, edge.first ?? ""), h("td", { class: "number" }, count(edge.documents)));
  }
}
