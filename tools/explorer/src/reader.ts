// SPDX-License-Identifier: Apache-2.0
// One article as a whole, with the place that was looked for marked and the nodes that it names.
import "./text.css";
import { sourceOf, wholeText } from "./article";
import { fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import { hasPage, openPage } from "./page_view";
import type { State } from "./state";
import type { ArticleAnswer, Backend, Place } from "./types";
import { t } from "./words";

const NOWHERE: Place = { article: 0, begin: 0, end: 0 };

/** "2.812.818.folder/paper.txt": number of the article, begin and end of the place, document. */
export function placeOf(text: string): { article: number; begin: number; end: number; document: string } | null {
  const found = /^(\d{1,9})\.(\d{1,10})\.(\d{1,10})\.(.+)$/s.exec(text);
  return found ? { article: Number(found[1]), begin: Number(found[2]), end: Number(found[3]), document: found[4]! } : null;
}

export class Reader {
  readonly element = h("article", { class: "reader" });

  constructor(private backend: Backend, private details: Details, private state: State, private change: (change: Partial<State>) => void) {}

  async show(): Promise<void> {
    fill(this.element, h("p", { class: "hint", role: "status" }, t("loading")));
    const at = placeOf(this.state.place);
    try {
      if (!at) throw new Error(this.state.place);
      this.draw(await this.backend.article({ document: at.document, article: at.article, begin: at.begin || undefined, end: at.end || undefined, nodes: 1 }));
    } catch (error) {
      fill(this.element, failure(error, () => void this.show(), () => this.change({ view: "glance" })));
    }
  }

  private draw(answer: ArticleAnswer) {
    const article = answer.articles[0]!;
    const place = answer.places[0] ?? NOWHERE;
    const turn = (to: number | undefined, word: "articleBefore" | "articleAfter") =>
      to !== undefined && h("button", { type: "button", click: () => this.change({ place: [to, 0, 0, article.document].join(".") }) }, t(word));
    const text = wholeText(article, place);
    fill(this.element,
      h("div", { class: "buttons" },
        this.state.sought && h("button", { type: "button", class: "back", click: () => this.change({ view: "text" }) }, t("backToText")),
        turn(answer.before, "articleBefore"), turn(answer.after, "articleAfter"),
        hasPage(place) && h("button", { type: "button", class: "page", click: () => void openPage(article, place, wholeText(article, place)) }, t("page"))),
      h("h2", { lang: "zh" }, article.title || t("untitled")),
      article.subtitle && h("p", { class: "kind", lang: "zh" }, article.subtitle),
      h("p", { class: "where" }, sourceOf(article)),
      h("div", { class: "reading" }, text,
        h("section", { class: "named" }, h("h3", {}, t("namedHere")),
          answer.nodes.length === 0 ? h("p", { class: "hint" }, t("noneNamed"))
            : h("ul", { class: "chips" }, answer.nodes.map((each) => h("li", {}, this.details.dot(each.label), this.details.nodeLink(each)))))));
    const mark = text.querySelector("mark");
    mark?.scrollIntoView({ block: "center" });
  }
}
