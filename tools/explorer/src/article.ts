// SPDX-License-Identifier: Apache-2.0
// Articles as their readers see them: lines that a page breaks anywhere are joined, sentences stay whole, and the place that says
// something is marked.
import { h } from "./dom";
import { hasPage, openPage } from "./page_view";
import type { Article, Place } from "./types";
import { t } from "./words";

const ENDS = /[。！？!?]/;
const CLOSERS = /[”’」』）)]/;
const MOST_AROUND = 120;

interface Sentence {
  begin: number;
  end: number;
  paragraph: number;
}

/** A blank line, or a line that ends with a sentence, ends a paragraph; other line ends are the page's own. */
function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = [];
  let begin = 0;
  let paragraph = 0;
  const close = (end: number) => {
    if (text.slice(begin, end).trim()) out.push({ begin, end, paragraph });
    begin = end;
  };
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\n") {
      const before = text.slice(begin, i).trim();
      const blank = /^[ \t　]*\n/.test(text.slice(i + 1, i + 80));
      if (!before || blank || /^[ \t]*　|^[ \t]{2,}/.test(text.slice(i + 1, i + 10))) {
        close(i);
        paragraph += 1;
      }
    } else if (ENDS.test(text[i]!)) {
      while (i + 1 < text.length && (ENDS.test(text[i + 1]!) || CLOSERS.test(text[i + 1]!))) i += 1;
      close(i + 1);
    }
  }
  close(text.length);
  return out;
}

/** Without the line ends and indents of the page; between Latin words one blank stays. */
function tidy(text: string): string {
  return text.replace(/[ \t]*\n[ \t　]*/g, (_, at: number) => (/[A-Za-z0-9]$/.test(text.slice(0, at)) ? " " : "")).replace(/^　+/, "");
}

/** The part of the text from `begin` to `end` with what lies within `place` marked. */
function marked(text: string, begin: number, end: number, place: Place | null): (string | HTMLElement)[] {
  if (!place || place.end <= begin || place.begin >= end || place.end <= place.begin) return [tidy(text.slice(begin, end))];
  const from = Math.max(begin, place.begin);
  const to = Math.min(end, place.end);
  return [tidy(text.slice(begin, from)), h("mark", {}, tidy(text.slice(from, to))), tidy(text.slice(to, end))];
}

export function sourceOf(article: Article): string {
  return [`${article.document}#${article.article}`, article.date].filter(Boolean).join("  ");
}

/** The whole sentence or sentences that hold a place, without white space. */
export function sentenceOf(article: Article, place: Place): string {
  const touched = sentencesOf(article.text).filter((each) => each.begin < place.end && place.begin < each.end);
  return article.text.slice(touched[0]?.begin ?? place.begin, touched[touched.length - 1]?.end ?? place.end).replace(/\s+/g, "");
}

/** The sentence or sentences that hold a place, cut where they are long. */
export function quote(article: Article, place: Place): HTMLElement {
  const touched = sentencesOf(article.text).filter((each) => each.begin < place.end && place.begin < each.end);
  let begin = touched[0]?.begin ?? place.begin;
  let end = touched[touched.length - 1]?.end ?? place.end;
  const before = place.begin - begin > MOST_AROUND;
  const after = end - place.end > MOST_AROUND;
  if (before) begin = place.begin - MOST_AROUND;
  if (after) end = place.end + MOST_AROUND;
  return h("blockquote", { lang: "zh" }, before && "…", marked(article.text, begin, end, place), after && "…");
}

export function wholeText(article: Article, place: Place): HTMLElement {
  const sentences = sentencesOf(article.text);
  const box = h("div", { class: "article", lang: "zh", tabindex: 0, role: "region", "aria-label": article.title || t("fullText") });
  let paragraph: HTMLElement | null = null;
  let number = -1;
  for (const each of sentences) {
    if (each.paragraph !== number || !paragraph) {
      paragraph = h("p");
      number = each.paragraph;
      box.append(paragraph);
    }
    const here = each.begin < place.end && place.begin < each.end;
    paragraph.append(h("span", { class: here ? "sentence said" : "sentence" }, marked(article.text, each.begin, each.end, place)));
  }
  return box;
}

/** A quotation with where it stands, the rule that read it, and a button that opens the article around it. */
export function citation(article: Article, place: Place, more: HTMLElement | null = null): HTMLElement {
  const box = h("div", { class: "citation", "data-document": article.document });
  const button = h("button", { type: "button", class: "quiet", "aria-expanded": "false" }, t("fullText"));
  const short = quote(article, place);
  let whole: HTMLElement | null = null;
  button.addEventListener("click", () => {
    if (whole) {
      whole.replaceWith(short);
      whole = null;
    } else {
      whole = wholeText(article, place);
      short.replaceWith(whole);
      const mark = whole.querySelector("mark");
      if (mark instanceof HTMLElement) whole.scrollTop = mark.offsetTop - whole.offsetTop - 60;
    }
    button.textContent = t(whole ? "hideText" : "fullText");
    button.setAttribute("aria-expanded", String(whole !== null));
  });
  box.append(
    h("div", { class: "source" }, article.title && h("span", { class: "title", lang: "zh" }, article.title), h("span", { class: "where" }, sourceOf(article))),
    short,
    h("div", { class: "under" }, place.rule && h("span", { class: "rule" }, `${t("rule")} `, h("code", {}, place.rule)),
      button, more, hasPage(place) && h("button", { type: "button", class: "quiet page", click: () => void openPage(article, place, wholeText(article, place)) }, t("page"))),
  );
  return box;
}
