// SPDX-License-Identifier: Apache-2.0
// Offices as bars over time: one row a tenure, its dates in words, its sentences on demand.
import "./tenures.css";
import { citation } from "./article";
import { fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import type { Backend, KnownBy, Node, Tenure } from "./types";
import { t, type Word } from "./words";

const DAY = 86_400_000;
const KNOWN: Record<KnownBy, Word> = { sentence: "knownSentence", page: "knownPage", successor: "knownSuccessor", former: "knownFormer" };

/** The first or the last day of "2025", "2025-03" or "2025-03-14". */
export function dayOf(date: string, last = false): number {
  const [year = 0, month, day] = date.split("-").map(Number);
  const at = !last ? Date.UTC(year, (month ?? 1) - 1, day ?? 1) : day ? Date.UTC(year, month! - 1, day) : month ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31);
  return at / DAY;
}

export interface Scale {
  first: number;
  last: number;
}

/** From the first day that any of them tells of to the last, and a little more for what goes on. */
export function scaleOf(tenures: Tenure[]): Scale | null {
  const days = tenures.flatMap((each) => [each.since, each.until, each.last_page].flatMap((date) => (date ? [dayOf(date), dayOf(date, true)] : [])));
  if (days.length === 0) return null;
  const first = Math.min(...days);
  const last = Math.max(...days, first + 30);
  return { first, last: last + Math.max(30, (last - first) / 20) };
}

const share = (day: number, scale: Scale) => (100 * (day - scale.first)) / (scale.last - scale.first);

/** Years; of less than two years, months. No more than fit. */
export function axis(scale: Scale): HTMLElement {
  const months = scale.last - scale.first < 2 * 366;
  const begin = new Date(scale.first * DAY);
  const ticks: { at: number; text: string }[] = [];
  for (let i = 1; ; i++) {
    const at = months ? Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + i, 1) : Date.UTC(begin.getUTCFullYear() + i, 0, 1);
    if (at / DAY >= scale.last) break;
    ticks.push({ at: at / DAY, text: new Date(at).toISOString().slice(0, months ? 7 : 4) });
  }
  const every = Math.ceil(ticks.length / 5);
  return h("div", { class: "axis", "aria-hidden": "true" }, ticks.filter((_, i) => i % every === 0).map((each) => {
    const tick = h("span", {}, each.text);
    tick.style.left = `${share(each.at, scale)}%`;
    return tick;
  }));
}

function bar(tenure: Tenure, scale: Scale): HTMLElement | null {
  if (!tenure.since && !tenure.until) return null;
  const from = tenure.since ? dayOf(tenure.since) : dayOf(tenure.until!, true) - (scale.last - scale.first) / 8;
  const to = tenure.until ? Math.max(dayOf(tenure.until, true), from + 1) : scale.last;
  const out = h("span", { class: ["span", !tenure.until && "open", !tenure.since && "unbegun", tenure.acting && "acting", tenure.since_by === "sentence" && "stated-begin", tenure.until_by === "sentence" && "stated-end"].filter(Boolean).join(" ") });
  out.style.left = `${share(from, scale)}%`;
  out.style.width = `${Math.max(0.6, share(to, scale) - share(from, scale))}%`;
  return out;
}

/** "2024-03-06 – 2025-01-15", with what each date rests on. */
function dates(tenure: Tenure): HTMLElement {
  const known = (date: string | undefined, by: KnownBy | undefined, otherwise: Word, seen = "") =>
    (date ? h("span", { title: by && t(KNOWN[by]) }, date, by && h("small", {}, ` ${t(KNOWN[by])}`)) : h("span", { class: "dim" }, t(otherwise, seen)));
  return h("span", { class: "dates" }, known(tenure.since, tenure.since_by, "noBeginning"), " – ", known(tenure.until, tenure.until_by, tenure.since ? "stillHeld" : "noEnd", tenure.last_page ?? tenure.since),
    tenure.gap ? h("small", {}, ` · ${t("gapDays", tenure.gap)}`) : null);
}

export class TenureBars {
  constructor(private backend: Backend, private details: Details, private link: (node: Node) => HTMLElement) {}

  /** Rows of tenures, each named by whom or by what `who` says; `planned` are offices of which only a plan is told. */
  draw(tenures: Tenure[], scale: Scale | null, who: (tenure: Tenure) => Node, words: (tenure: Tenure) => string): HTMLElement {
    return h("ul", { class: "tenures" }, tenures.map((each) => this.row(each, scale, who(each), words(each))));
  }

  private row(tenure: Tenure, scale: Scale | null, node: Node, words: string): HTMLElement {
    const below = h("div", { class: "sentences" });
    const button = h("button", { type: "button", class: "quiet", "aria-expanded": "false" }, t("sentences"));
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      if (open) void this.open(tenure, below);
      else fill(below);
    });
    return h("li", { class: "tenure" },
      h("div", { class: "whose" }, this.details.dot(node.label), this.link(node), words && h("span", { class: "office", lang: "zh" }, words),
        tenure.acting && h("span", { class: "tag" }, t("acting")), !tenure.since && h("span", { class: "tag" }, t("former"))),
      h("div", { class: "track", "aria-hidden": "true" }, scale && bar(tenure, scale)),
      h("div", { class: "told" }, dates(tenure), tenure.edges.length > 0 && button), below);
  }

  private async open(tenure: Tenure, below: HTMLElement) {
    fill(below, h("p", { class: "hint", role: "status" }, t("loading")));
    try {
      const answers = await Promise.all(tenure.edges.slice(0, 10).map((id) => this.backend.edge({ id })));
      fill(below, answers.flatMap((answer) => answer.evidence.slice(0, 10).map((place) => citation(answer.articles[place.article]!, place))));
    } catch (error) {
      fill(below, failure(error, () => void this.open(tenure, below)));
    }
  }
}
