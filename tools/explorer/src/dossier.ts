// SPDX-License-Identifier: Apache-2.0
// All that is known of a node on one page, to be read and printed.
import "./dossier.css";
import { citation } from "./article";
import { fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import { properties } from "./properties";
import type { State } from "./state";
import { axis, scaleOf, TenureBars } from "./tenure_bars";
import type { Backend, Dossier, DossierGroup, DossierRelation, Node, Standing } from "./types";
import { count, t, type Word } from "./words";

const SHOWN_OF_GROUP = 25;
const MORE_OF_GROUP = 200;
const NEIGHBOURS = 40;
const STANDINGS: Record<string, Word> = { planned: "planned", former: "former" };

export class DossierView {
  readonly element = h("article", { class: "dossier" });

  constructor(private backend: Backend, private details: Details, private state: State, private change: (change: Partial<State>) => void) {}

  async show(each = SHOWN_OF_GROUP): Promise<void> {
    fill(this.element, h("p", { class: "hint", role: "status" }, t("loading")));
    try {
      this.draw(await this.backend.dossier({ id: this.state.subject, each }), each);
    } catch (error) {
      fill(this.element, failure(error, () => void this.show(each), () => this.change({ view: "glance", subject: "" })));
    }
  }

  private draw(dossier: Dossier, each: number) {
    const { node } = dossier;
    document.title = `${node.name} · ${t("dossier")} · govgraph`;
    fill(this.element,
      h("div", { class: "buttons" },
        h("button", { type: "button", class: "back", click: () => this.details.enter(node.id) }, t("toGraph")),
        h("button", { type: "button", class: "print", click: () => window.print() }, t("print"))),
      h("h2", { lang: "zh" }, this.details.dot(node.label), node.name),
      h("p", { class: "kind" }, this.details.label(node.label), " · ", t("links", count(node.links))),
      h("dl", {}, node.scope && [h("dt", {}, t("scope")), h("dd", { lang: "zh" }, node.scope)],
        dossier.aliases.length > 0 && [h("dt", {}, t("aliases")), h("dd", { lang: "zh" }, dossier.aliases.join("、"))], properties(dossier.properties)),
      this.offices(dossier), this.neighbours(dossier.groups),
      dossier.groups.length === 0 && h("p", { class: "hint" }, t("noRelations")),
      dossier.groups.map((group) => this.group(group, dossier, each)), this.documents(dossier));
  }

  /** Of a person the offices, of an organ or a place those who held them. */
  private offices(dossier: Dossier): HTMLElement | null {
    const { tenures } = dossier;
    const known = new Set(tenures.flatMap((each) => each.edges));
    const undated = dossier.groups.filter((group) => group.type === "HOLDS_ROLE").flatMap((group) => group.relations.filter((each) => !known.has(each.edge.id)));
    if (tenures.length + undated.length === 0) return null;
    const scale = scaleOf(tenures);
    const ofPerson = dossier.node.label === "Person";
    const bars = new TenureBars(this.backend, this.details, (node) => this.link(node));
    return h("section", { class: "offices" }, h("h3", {}, t("offices")),
      scale && h("div", { class: "axisrow" }, axis(scale)),
      bars.draw(tenures, scale, (each) => (ofPerson ? each.organ : each.person), (each) => (ofPerson || each.organ.id === dossier.node.id ? each.role : `${each.organ.name} ${each.role}`)),
      undated.length > 0 && h("ul", { class: "undated" }, undated.map((each) => h("li", {}, this.details.dot(each.other.label), this.link(each.other), h("span", { class: "office", lang: "zh" }, ` ${each.edge.role ?? ""}`),
        h("span", { class: "tag" }, t(STANDINGS[each.properties.status ?? ""] ?? "noDate"))))),
      dossier.tenures_total > tenures.length && h("p", { class: "hint" }, t("someOf", count(tenures.length), count(dossier.tenures_total))));
  }

  private link(node: Node): HTMLElement {
    return h("button", { type: "button", class: "link", lang: "zh", click: () => this.change({ subject: node.id }) }, node.name);
  }

  private neighbours(groups: DossierGroup[]): HTMLElement | null {
    const all = new Map(groups.flatMap((group) => group.relations.map((each) => [each.other.id, each.other] as const)));
    if (all.size === 0) return null;
    const best = [...all.values()].sort((a, b) => b.links - a.links || (a.id < b.id ? -1 : 1));
    return h("section", { class: "linked" }, h("h3", {}, t("neighbours")),
      h("ul", { class: "chips" }, best.slice(0, NEIGHBOURS).map((each) => h("li", {}, this.details.dot(each.label), this.link(each), h("span", { class: "count" }, count(each.links))))),
      best.length > NEIGHBOURS && h("p", { class: "hint" }, t("someOf", count(NEIGHBOURS), count(best.length))));
  }

  private group(group: DossierGroup, dossier: Dossier, each: number): HTMLElement {
    const name = this.details.relation(group.type);
    const rest = group.count > group.relations.length;
    return h("section", { class: "group" },
      h("h3", {}, this.details.isSymmetric(group.type) ? name : t(group.outgoing ? "fromHere" : "toHere", name), h("small", {}, ` ${count(group.count)}`)),
      h("ul", { class: "relations" }, group.relations.map((relation) => this.relation(relation, dossier))),
      rest && h("p", { class: "hint" }, t("someOf", count(group.relations.length), count(group.count)), " ",
        each < MORE_OF_GROUP && h("button", { type: "button", class: "quiet", click: () => void this.show(MORE_OF_GROUP) }, t("moreRows"))));
  }

  private relation(relation: DossierRelation, dossier: Dossier): HTMLElement {
    const { edge, other } = relation;
    const { role: _, ...rest } = relation.properties;
    const place = relation.evidence[0];
    const seen = edge.first ? (edge.first === edge.last ? edge.first : `${edge.first} – ${edge.last}`) : "";
    return h("li", {},
      h("div", { class: "about" }, this.details.dot(other.label), this.link(other), edge.role && h("span", { class: "office", lang: "zh" }, ` ${edge.role}`),
        edge.inferred && h("span", { class: "tag" }, t("isInferred")),
        h("span", { class: "dim" }, ` ${[seen, t("sure", edge.confidence.toFixed(2)), relation.total > 1 ? t("evidence", count(relation.total)) : ""].filter(Boolean).join(" · ")}`)),
      Object.keys(rest).length > 0 && h("dl", {}, properties(rest)),
      place && citation(dossier.articles[place.article]!, place));
  }

  private documents(dossier: Dossier): HTMLElement | null {
    const row = (each: Standing) => h("li", {}, h("span", { class: "dim" }, [each.date, `${each.document}#${each.article}`].filter(Boolean).join(" · "), " "),
      h("button", { type: "button", class: "link", lang: "zh", click: () => this.change({ view: "article", sought: "", place: [each.article, 0, 0, each.document].join(".") }) }, each.title || t("untitled")),
      each.times > 1 && h("span", { class: "dim" }, ` ${t("times", count(each.times))}`));
    return h("section", { class: "standing" }, h("h3", {}, dossier.documents_total > 0 ? t("inDocuments", count(dossier.documents_total)) : t("inDocumentsHere")),
      h("ul", {}, dossier.documents.map(row)),
      dossier.documents_total > dossier.documents.length && h("p", { class: "hint" }, t("someOf", count(dossier.documents.length), count(dossier.documents_total))));
  }
}
