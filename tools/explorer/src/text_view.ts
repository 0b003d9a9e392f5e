// SPDX-License-Identifier: Apache-2.0
// Articles by words of their text: what stands there, and the nodes in it.
import "./text.css";
import { fill, h } from "./dom";
import { Failure, failure } from "./failure";
import type { Details } from "./details";
import type { State } from "./state";
import type { Backend, TextAnswer, TextHit } from "./types";
import { count, isChinese, t } from "./words";

const PAGE = 20;

/** What is wrong with a query, as the server and the page of one file say it, in Chinese. */
const FAULTS: [RegExp, string][] = [
  [/the quotation mark is not closed/, "引号没有闭合"],
  [/there is nothing between the quotation marks/, "引号中没有内容"],
  [/a word is missing before the bracket/, "括号前缺少词语"],
  [/a word is missing before (\w+)/, "$1 前缺少词语"],
  [/a word is missing/, "缺少词语"],
  [/the bracket is not closed/, "括号没有闭合"],
  [/the bracket was not opened/, "括号没有开头"],
  [/there is nothing to look for/, "没有要找的词语"],
  [/more than (\d+) words.*/, "超过 $1 个词语，请分几次查找"],
  [/articles that hold none of these words.*/, "这样会找到不含任何所写词语的文章：请再写一个文中应有的词语"],
];

/** A fault of the query itself, in the page's language; nothing of another failure. */
export function faultOf(error: unknown): string {
  const said = error instanceof Failure && error.reason === "other" ? /^text search: (?:character (\d+): )?(.*)$/.exec(error.message) : null;
  if (!said) return "";
  const [, column = "", what = ""] = said;
  if (!isChinese()) return column ? `Character ${column}: ${what}` : `${what[0]?.toUpperCase()}${what.slice(1)}`;
  const found = FAULTS.find(([pattern]) => pattern.test(what));
  const words = found ? what.replace(found[0], found[1]) : t("requestRefused");
  return column ? `第 ${column} 个字符：${words}` : words;
}

export class TextView {
  readonly element = h("section", { class: "texts" });
  private list = h("ol", { class: "texthits" });
  private total = h("p", { class: "hint", role: "status" });
  private trouble = h("div");
  private more = h("button", { type: "button", hidden: true, click: () => void this.load(false) }, t("moreRows"));
  private shown = 0;
  private asked = 0;

  constructor(private backend: Backend, private details: Details, private state: State, private change: (change: Partial<State>) => void) {}

  show() {
    const { state } = this;
    const input = h("input", { type: "search", id: "text-words", value: state.sought, maxlength: 500, placeholder: t("textWords"), "aria-label": t("textSearch"), "aria-describedby": "text-help" });
    const form = h("form", { class: "bar", role: "search", "aria-label": t("textSearch") }, input, h("button", { type: "submit", class: "go" }, t("textGo")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      state.sought = input.value.trim();
      this.change({ sought: state.sought });
      if (state.sought) void this.load(true);
    });
    const window = [state.since, state.until].filter(Boolean);
    fill(this.element, h("h2", {}, t("textSearch")), form,
      h("p", { class: "hint", id: "text-help" }, t("textHelp")),
      window.length > 0 && h("p", { class: "hint" }, t("textWithin", state.since || "…", state.until || "…"), " ",
        h("button", { type: "button", class: "quiet", click: () => this.change({ since: "", until: "" }) }, t("anyMonth"))),
      this.total, this.trouble, this.list, this.more);
    if (state.sought) void this.load(true);
    else input.focus();
  }

  private async load(anew: boolean) {
    const { state } = this;
    const number = ++this.asked;
    if (anew) this.shown = 0;
    this.total.textContent = t("loading");
    fill(this.trouble);
    let answer: TextAnswer;
    try {
      answer = await this.backend.text({ q: state.sought, limit: PAGE, offset: this.shown || undefined, since: state.since, until: state.until });
    } catch (error) {
      if (number === this.asked) this.fail(error, anew);
      return;
    }
    if (number !== this.asked) return;
    if (anew) fill(this.list);
    answer.hits.forEach((each) => this.list.append(this.hit(each)));
    this.shown = this.list.children.length;
    this.more.hidden = this.shown >= answer.found || answer.hits.length === 0;
    this.total.textContent = answer.found === 0 ? t("textNothing", count(answer.searched)) : t("textFound", count(answer.found), count(answer.searched));
    if (answer.part) this.total.append(` ${t("textPart")}`);
  }

  private fail(error: unknown, anew: boolean) {
    const fault = faultOf(error);
    this.total.textContent = "";
    this.more.hidden = true;
    if (anew) fill(this.list);
    fill(this.trouble, fault ? h("p", { class: "failed", role: "alert" }, fault) : failure(error, () => void this.load(anew)));
  }

  private hit(hit: TextHit): HTMLElement {
    const place = [hit.article, hit.begin ?? 0, hit.end ?? 0, hit.document].join(".");
    const open = () => this.change({ view: "article", place });
    return h("li", { class: "texthit" },
      h("h3", {}, h("button", { type: "button", class: "link", lang: "zh", click: open }, hit.title || t("untitled"))),
      h("p", { class: "where" }, [`${hit.document}#${hit.article}`, hit.date, t("times", count(hit.times))].filter(Boolean).join(" · ")),
      h("blockquote", { lang: "zh" }, hit.snippet.map((each) => (each.found ? h("mark", {}, each.text) : each.text))),
      hit.nodes.length > 0 && h("ul", { class: "chips", "aria-label": t("namedHere") }, hit.nodes.map((each) => h("li", {}, this.details.dot(each.label), this.details.nodeLink(each)))));
  }
}
