// SPDX-License-Identifier: Apache-2.0
// How much the graph holds, when it was said, and what is in doubt.
import { citation } from "./article";
import { failure } from "./failure";
import { fill, h, svg } from "./dom";
import type { Details } from "./details";
import { shade } from "./mode";
import type { State } from "./state";
import type { Backend, MissedAnswer, Month, Overview } from "./types";
import { count, isChinese, t, type Word } from "./words";

const HEIGHT = 130;
const MISSED = 50;

function card(text: string, value: string): HTMLElement {
  return h("div", { class: "card" }, h("strong", {}, value), h("span", {}, text));
}

function bars(title: string, rows: { text: string; value: number; colour: string }[]): HTMLElement {
  const most = Math.max(1, ...rows.map((each) => each.value));
  return h("section", {}, h("h2", {}, title),
    h("table", { class: "bars" }, h("tbody", {}, rows.map((each) => {
      const bar = h("div", { class: "length", "aria-hidden": "true" });
      bar.style.width = `${(100 * each.value) / most}%`;
      bar.style.background = shade(each.colour);
      return h("tr", {}, h("th", { scope: "row" }, each.text), h("td", { class: "bar" }, bar), h("td", { class: "number" }, count(each.value)));
    }))));
}

/** Every month between the first and the last, those of nothing too. */
function everyMonth(months: Month[]): Month[] {
  if (months.length === 0) return [];
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const known = new Map(months.map((each) => [number(each.month), each]));
  const first = number(months[0]!.month);
  const last = number(months[months.length - 1]!.month);
  if (last - first > 600) return months;
  const out: Month[] = [];
  for (let i = first; i <= last; i++)
    out.push(known.get(i) ?? { month: `${String(Math.floor(i / 12)).padStart(4, "0")}-${String((i % 12) + 1).padStart(2, "0")}`, documents: 0, articles: 0, edges: 0 });
  return out;
}

function timeline(overview: Overview, open: (change: Partial<State>) => void): HTMLElement {
  const months = everyMonth(overview.months);
  const most = Math.max(1, ...months.map((each) => each.edges));
  const width = Math.max(14, Math.min(64, Math.floor(960 / Math.max(1, months.length))));
  const every = Math.ceil(58 / width);
  const columns = months.map((each, i) => {
    const tall = each.edges === 0 ? 0 : Math.max(2, (HEIGHT * each.edges) / most);
    const text = `${each.month}: ${count(each.edges)} ${t("edges")}, ${count(each.documents)} ${t("documents")}, ${count(each.articles)} ${t("articles")}`;
    const pick = () => open({ view: "graph", since: each.month, until: each.month, best: 200, centres: [], selected: "", from: "", to: "" });
    const column = svg("g", each.edges > 0 ? { role: "button", tabindex: 0, "aria-label": text, class: "month", click: pick } : {}, svg("title", {}, text),
      svg("rect", { x: i * width, y: 0, width, height: HEIGHT + 14, class: "hit" }),
      svg("rect", { x: i * width + 2, y: 14 + HEIGHT - tall, width: width - 4, height: tall, class: "column" }),
      each.edges > 0 && width >= 26 && svg("text", { x: (i + 0.5) * width, y: 10 + HEIGHT - tall, class: "value" }, count(each.edges)),
      i % every === 0 && svg("text", { x: i * width + 2, y: HEIGHT + 30, class: "tick" }, each.month));
    column.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") pick();
    });
    return column;
  });
  return h("section", { class: "timeline" }, h("h2", {}, t("timeline")),
    h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": t("timeline") },
      svg("svg", { width: Math.max(60, months.length * width + 40), height: HEIGHT + 36, "aria-label": t("timeline") }, columns)),
    h("p", { class: "hint" }, t("timelineHint"), overview.undated > 0 && `  ·  ${t("undated", count(overview.undated))}`));
}

function doubts(overview: Overview, details: Details, open: (change: Partial<State>) => void): HTMLElement {
  const link = (node: Overview["doubts"][0]["one"], other: string) => h("td", {}, details.dot(node.label),
    h("button", { type: "button", class: "link", lang: "zh", click: () => open({ view: "graph", centres: [node.id, other], best: 0, selected: `n${node.id}`, from: "", to: "" }) }, node.name),
    node.scope && h("div", { class: "dim", lang: "zh" }, node.scope));
  return h("section", {}, h("h2", {}, t("doubts")),
    overview.doubts.length === 0 ? h("p", { class: "hint" }, t("noDoubts"))
      : [h("p", { class: "hint" }, t("doubtHint", count(overview.doubtful))),
        h("table", { class: "doubts" }, h("tbody", {}, overview.doubts.map((each) => h("tr", {}, link(each.one, each.other.id), link(each.other, each.one.id), h("td", { class: "dim" }, because(each.reason))))))]);
}

const REASONS: Record<string, Word> = {
  "one text in several prints": "doubtReprint", "declared short form": "doubtDeclared", "short form that several texts declare": "doubtSeveral",
  "same name in another area": "doubtNamesake", "same name; one scope lies within the other": "doubtWithin",
  "ends like an organ": "likeOrgan", "ends like a firm": "likeFirm", "ends like a programme": "likeProgramme", "stands in quotation marks": "likeQuoted", "may be a person's name": "likePerson",
};

const because = (reason: string) => (REASONS[reason] ? t(REASONS[reason]) : reason);

/** Strings that look like names and were left alone, with their sentences. They come later: pages are read again for them. */
function missed(backend: Backend, details: Details): HTMLElement {
  const rest = h("div", { "aria-live": "polite" });
  const box = h("section", { class: "missed" }, h("h2", {}, t("missed")), rest);
  const show = (answer: MissedAnswer) => {
    if (answer.documents > 0 && answer.read === 0) return fill(rest, h("p", { class: "hint" }, t("notReadAgain")));
    if (answer.found === 0) return fill(rest, h("p", { class: "hint" }, t("noMissed")));
    const read = answer.read === answer.documents ? t("missedDocuments", count(answer.read)) : t("missedSome", count(answer.read), count(answer.documents));
    fill(rest, h("p", { class: "hint" }, t("missedHint", count(answer.found), read)),
      h("ul", { class: "strings" }, answer.strings.map((each) => {
        return h("li", {},
          h("p", { class: "string" }, details.dot(each.label), h("strong", { lang: "zh" }, each.text), h("span", { class: "tag" }, details.label(each.label)),
            h("span", { class: "dim" }, ` ${because(each.reason)} · ${t("times", count(each.count))}`)),
          each.places.map((place) => citation(answer.articles[place.article]!, place)));
      })));
  };
  const ask = () => {
    fill(rest, h("p", { class: "hint" }, t("reading")));
    backend.missed({ limit: MISSED }).then(show).catch((error: unknown) => fill(rest, failure(error, ask)));
  };
  ask();
  return box;
}

export function statistics(overview: Overview, backend: Backend, details: Details, open: (change: Partial<State>) => void): HTMLElement[] {
  const size = overview.bytes < 1e6 ? `${(overview.bytes / 1e3).toFixed(0)} kB` : `${(overview.bytes / 1e6).toFixed(1)} MB`;
  return [
    h("div", { class: "cards" },
      card(t("documents"), count(overview.documents)), card(t("articles"), count(overview.articles)), card(t("bytes"), size), card(t("nodes"), count(overview.nodes)),
      card(t("stated"), count(overview.edges - overview.inferred)), card(t("inferred"), count(overview.inferred))),
    timeline(overview, open),
    h("div", { class: "columns" },
      bars(t("labels"), overview.labels.map((each) => ({ text: isChinese() ? each.chinese : each.name, value: each.count, colour: each.colour }))),
      bars(t("relations"), overview.relations.map((each) => ({ text: details.relation(each.name), value: each.count, colour: "#7f93a8" })))),
    h("div", { class: "columns wide" }, doubts(overview, details, open), missed(backend, details)),
  ];
}
