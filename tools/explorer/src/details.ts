// SPDX-License-Identifier: Apache-2.0
// The panel beside the graph: a node with its relations and texts, a line with its evidence, a path with its steps.
import { citation } from "./article";
import type { Decisions } from "./decisions";
import { h } from "./dom";
import { shade } from "./mode";
import { properties } from "./properties";
import type { Scene } from "./scene";
import type { State } from "./state";
import type { Backend, Edge, Node, Overview, Path } from "./types";
import { count, isChinese, t } from "./words";

const MENTIONS = 10;

/** HOLDS_ROLE as English has it. */
export const inWords = (relation: string) => relation.toLowerCase().replace(/_/g, " ");

export interface Actions {
  select: (what: string) => void;
  change: (change: Partial<State>) => void;
  expand: (id: string) => void;
  enter: (id: string) => void;
}

export class Details {
  constructor(private backend: Backend, private overview: Overview, private actions: Actions, private decisions: Decisions) {}

  label(name: string): string {
    const found = this.overview.labels.find((each) => each.name === name);
    return found && isChinese() ? found.chinese : name;
  }

  relation(name: string): string {
    const found = this.overview.relations.find((each) => each.name === name);
    return found && isChinese() ? found.chinese : inWords(name);
  }

  isSymmetric(relation: string): boolean {
    return this.overview.relations.find((each) => each.name === relation)?.symmetric ?? false;
  }

  /** Into the graph around a node. */
  enter(id: string) {
    this.actions.enter(id);
  }

  colour(label: string): string {
    return shade(this.overview.labels.find((each) => each.name === label)?.colour ?? "#888888");
  }

  words(edge: Edge): string {
    return [this.relation(edge.type), edge.role].filter(Boolean).join(" ");
  }

  /** For a line of the picture: offices, which say more than that there is one, else relations. */
  shortWords(edges: Edge[]): string {
    const all = [...new Set(edges.map((each) => each.role || this.relation(each.type)))];
    return all.slice(0, 2).join(" · ") + (all.length > 2 ? ` +${all.length - 2}` : "");
  }

  dot(label: string): HTMLElement {
    const out = h("span", { class: "dot", "aria-hidden": "true" });
    out.style.background = this.colour(label);
    return out;
  }

  nodeLink(node: Node): HTMLElement {
    return h("button", { type: "button", class: "link", lang: "zh", click: () => this.actions.select(`n${node.id}`) }, node.name);
  }

  nothing(): HTMLElement[] {
    return [h("p", { class: "hint" }, t("nothingSelected"))];
  }

  async node(id: string, state: State, scene: Scene): Promise<HTMLElement[]> {
    const answer = await this.backend.node({ id, mentions: MENTIONS });
    const { node } = answer;
    const open = state.centres.includes(id);
    const hidden = scene.hidden.get(id) ?? 0;
    return [
      h("h2", { lang: "zh" }, this.dot(node.label), node.name),
      h("p", { class: "kind" }, this.label(node.label), " · ", t("links", count(node.links))),
      h("div", { class: "buttons" },
        h("button", { type: "button", "data-view": "dossier", click: () => this.actions.change({ view: "dossier", subject: id }) }, t("dossier")),
        h("button", { type: "button", "aria-pressed": String(open), click: () => this.actions.expand(id) }, t(open ? "collapse" : "expand")),
        h("button", { type: "button", click: () => this.actions.change({ centres: [id], best: 0, from: "", to: "" }) }, t("alone")),
        h("button", { type: "button", "aria-pressed": String(state.from === id), click: () => this.actions.change({ from: id, to: state.to === id ? "" : state.to, way: 0 }) }, t("pathFrom")),
        h("button", { type: "button", "aria-pressed": String(state.to === id), click: () => this.actions.change({ to: id, from: state.from === id ? "" : state.from, way: 0 }) }, t("pathTo"))),
      state.from && state.to ? null : state.from === id || state.to === id ? h("p", { class: "hint" }, t("pathHint")) : null,
      h("dl", {},
        node.scope && [h("dt", {}, t("scope")), h("dd", { lang: "zh" }, node.scope)],
        answer.aliases.length > 0 && [h("dt", {}, t("aliases")), h("dd", { lang: "zh" }, answer.aliases.join("、"))],
        properties(answer.properties)),
      this.decisions.node(node, answer.aliases),
      hidden > 0 ? h("p", { class: "hint" }, t("more", count(hidden))) : null,
      this.neighbours(id, scene),
      h("h3", {}, t("mentions", count(answer.total)), answer.total > answer.mentions.length && h("small", {}, ` ${t("firstOf", answer.mentions.length)}`)),
      ...answer.mentions.map((place) => citation(answer.articles[place.article]!, place, this.decisions.mention(node, answer.articles[place.article]!, place))),
    ].filter((each): each is HTMLElement => each !== null);
  }

  /** The lines that touch a node, to be gone along without a mouse. */
  private neighbours(id: string, scene: Scene): HTMLElement {
    const rows = [...scene.edges.values()].filter((each) => each.head === id || each.tail === id)
      .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : b.confidence - a.confidence));
    return h("section", {}, h("h3", {}, t("shownLinks")),
      h("ul", { class: "neighbours" }, rows.map((edge) => {
        const other = scene.nodes.get(edge.head === id ? edge.tail : edge.head);
        return other && h("li", {},
          h("button", { type: "button", class: "relation", click: () => this.actions.select(`e${edge.id}`), title: t("evidence", edge.documents) },
            h("span", { "aria-hidden": "true" }, edge.head === id ? "→ " : "← "), this.words(edge)),
          this.dot(other.label), this.nodeLink(other), edge.inferred && h("span", { class: "tag" }, t("isInferred")));
      })));
  }

  async edges(edges: Edge[], scene: Scene): Promise<HTMLElement[]> {
    const parts = await Promise.all(edges.map((each) => this.edge(each, scene)));
    return parts;
  }

  private async edge(edge: Edge, scene: Scene, most = Infinity): Promise<HTMLElement> {
    const answer = await this.backend.edge({ id: edge.id });
    const head = scene.nodes.get(edge.head) ?? answer.head;
    const tail = scene.nodes.get(edge.tail) ?? answer.tail;
    const symmetric = this.overview.relations.find((each) => each.name === edge.type)?.symmetric;
    const facts = [t("sure", edge.confidence.toFixed(2)), edge.inferred ? t("isInferred") : "", edge.first ? (edge.first === edge.last ? edge.first : `${edge.first} – ${edge.last}`) : ""];
    return h("section", { class: "statement" },
      h("h2", {}, this.nodeLink(head), h("span", { class: "arrow" }, ` ${this.words(edge)} ${symmetric ? "—" : "→"} `), this.nodeLink(tail)),
      h("p", { class: "kind" }, facts.filter(Boolean).join(" · ")),
      h("dl", {}, properties(answer.properties)),
      most === Infinity && this.decisions.edge(edge, head, tail, answer.articles[answer.evidence[0]?.article ?? 0], answer.evidence[0]),
      h("h3", {}, t("evidence", count(answer.total)), answer.total > answer.evidence.length && h("small", {}, ` ${t("firstOf", answer.evidence.length)}`)),
      answer.evidence.slice(0, most).map((place) => citation(answer.articles[place.article]!, place)));
  }

  async path(scene: Scene, state: State, close: () => void): Promise<HTMLElement[]> {
    const path = scene.path;
    const heading = h("h2", {}, t("path"), path && h("small", {}, ` ${t("pathSteps", path.steps.length)}`),
      h("button", { type: "button", class: "quiet", click: close }, t("close")));
    if (!path) {
      const ends = [scene.nodes.get(state.from), scene.nodes.get(state.to)].map((each) => each?.name ?? "");
      return [heading, h("p", { class: "kind", lang: "zh" }, ends.join(" … ")), h("p", { class: "hint" }, t("noPath"))];
    }
    const ways = scene.paths.length < 2 ? null : h("div", { class: "buttons ways", role: "group", "aria-label": t("waysOf") }, scene.paths.map((each, i) =>
      h("button", { type: "button", "aria-pressed": String(each === path), click: () => this.actions.change({ way: i }) }, t("ways", i + 1))));
    return [heading, ...(ways ? [ways] : []), h("ol", { class: "path" }, await Promise.all(path.steps.map((step, i) => this.step(path, step, i, scene))))];
  }

  private async step(path: Path, step: Edge[], i: number, scene: Scene): Promise<HTMLElement> {
    return h("li", { "data-node": path.nodes[i + 1]!.id }, await Promise.all(step.map((each) => this.edge(each, scene, 2))));
  }
}
