// SPDX-License-Identifier: Apache-2.0
// The corpus at a glance: what it holds and of when, its places and organs, people, questions, the latest documents.
import "./glance.css";
import { Blocks } from "./place_blocks";
import { fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import { questionButtons } from "./questions";
import type { State } from "./state";
import { RangeTimeline } from "./timeline";
import type { Backend, Glance, Overview, RecentDocument } from "./types";
import { count, t } from "./words";

const MOST_AT_ONCE = 5000;

export class GlanceView {
  readonly element = h("div", { class: "glance" });
  private blocks: Blocks | null = null;

  /** `note` keeps a change in the address without showing the view anew. */
  constructor(private backend: Backend, private overview: Overview, private details: Details, private state: State,
    private change: (change: Partial<State>) => void, private note: (change: Partial<State>) => void) {}

  async show(): Promise<void> {
    const rest = h("div", { class: "glance-rest" }, h("p", { class: "hint", role: "status" }, t("loading")));
    fill(this.element, this.head(), this.times(), rest);
    try {
      const [glance, questions] = await Promise.all([this.backend.glance(), this.backend.questions?.() ?? []]);
      this.blocks = glance.areas.length > 0 ? new Blocks(glance.areas, this.details) : null;
      fill(rest,
        this.blocks && h("section", { class: "places" }, h("h2", {}, t("placesAndOrgans")), h("p", { class: "hint" }, t("blocksHint")), this.blocks.element),
        h("div", { class: "glance-columns" }, this.people(glance), this.recent(glance.recent)),
        h("section", { class: "asking" }, h("h2", {}, t("questions")), questions.length > 0 ? questionButtons(questions, (asked) => this.change({ view: "question", asked })) : h("p", { class: "hint" }, t("questionsServed"))));
      this.blocks?.draw();
    } catch (error) {
      fill(rest, failure(error, () => void this.show()));
    }
  }

  private head(): HTMLElement {
    const { overview } = this;
    const months = overview.months.map((each) => each.month);
    const when = months.length === 0 ? "" : months[0] === months[months.length - 1] ? months[0]! : `${months[0]} – ${months[months.length - 1]}`;
    const all = overview.nodes <= MOST_AT_ONCE;
    return h("section", { class: "glance-head" },
      h("h2", {}, t("glanceTitle", count(overview.documents), count(overview.articles))),
      h("p", { class: "kind" }, [when, t("shown", count(overview.nodes), count(overview.edges))].filter(Boolean).join(" · ")),
      h("div", { class: "buttons" },
        h("button", { type: "button", class: "strong", click: () => this.change({ view: "graph", best: all ? Math.max(1, overview.nodes) : 200, centres: [], selected: "", from: "", to: "" }) },
          all ? t("showAll", count(overview.nodes)) : t("showBest")),
        h("button", { type: "button", click: () => this.change({ view: "text" }) }, t("textSearch"))));
  }

  private times(): HTMLElement | null {
    if (this.overview.months.length === 0) return null;
    const into = h("button", { type: "button", hidden: !this.state.since && !this.state.until,
      click: () => this.change({ view: "graph", best: 200, centres: [], selected: "", from: "", to: "" }) }, t("monthsInGraph"));
    const line = new RangeTimeline(this.overview.months, (each) => each.articles, t("articlesByMonth"), this.state, (range) => {
      Object.assign(this.state, range);
      this.note(range);
      into.hidden = !range.since && !range.until;
    });
    return h("section", { class: "times" }, h("h2", {}, t("articlesByMonth")), line.element, into);
  }

  private people(glance: Glance): HTMLElement {
    return h("section", {}, h("h2", {}, t("bestPeople")),
      glance.people.length === 0 ? h("p", { class: "hint" }, t("nobody"))
        : h("ul", { class: "chips" }, glance.people.map((each) => h("li", {}, this.details.dot(each.label), this.details.nodeLink(each), h("span", { class: "count" }, count(each.links))))));
  }

  private recent(documents: RecentDocument[]): HTMLElement {
    const open = (document: string, article: number) => this.change({ view: "article", sought: "", place: [article, 0, 0, document].join(".") });
    return h("section", { class: "recent" }, h("h2", {}, t("recent")),
      h("ol", {}, documents.map((each) => h("li", {}, h("span", { class: "where" }, [each.date, each.document, t("articlesOf", count(each.articles))].filter(Boolean).join(" · ")),
        h("ul", {}, each.titles.map((title, i) => h("li", {}, h("button", { type: "button", class: "link", lang: "zh", click: () => open(each.document, each.first?.[i] ?? i + 1) }, title || t("untitled")))))))));
  }
}
