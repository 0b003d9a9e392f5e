// SPDX-License-Identifier: Apache-2.0
// What is let through, and how it looks.
import { inWords } from "./details";
import { h } from "./dom";
import { shade } from "./mode";
import type { State } from "./state";
import type { Overview } from "./types";
import { count, isChinese, t } from "./words";

type Change = (change: Partial<State>) => void;

function choices<T extends string>(legend: string, name: string, value: T, all: [T, string][], change: (value: T) => void): HTMLElement {
  return h("fieldset", { class: "choices" }, h("legend", {}, legend),
    all.map(([key, text]) => h("label", {}, h("input", { type: "radio", name, value: key, checked: key === value, change: () => change(key) }), h("span", {}, text))));
}

function boxes(legend: string, name: string, all: { name: string; chinese: string; count: number; colour?: string }[], hidden: string[], change: (hidden: string[]) => void) {
  const toggle = (key: string, shown: boolean) => change(shown ? hidden.filter((each) => each !== key) : [...hidden, key].sort());
  return h("fieldset", { class: "boxes" }, h("legend", {}, legend),
    all.filter((each) => each.count > 0).map((each) => {
      const dot = each.colour ? h("span", { class: "dot", "aria-hidden": "true" }) : null;
      if (dot) dot.style.background = shade(each.colour!);
      const box = h("input", { type: "checkbox", name, value: each.name, checked: !hidden.includes(each.name) });
      box.addEventListener("change", () => toggle(each.name, box.checked));
      return h("label", {}, box, dot, h("span", { class: "name" }, isChinese() ? each.chinese : each.colour ? each.name : inWords(each.name)), h("span", { class: "count" }, count(each.count)));
    }));
}

function monthChoice(text: string, id: string, months: string[], value: string, change: (value: string) => void): HTMLElement {
  const select = h("select", { id }, h("option", { value: "" }, t("anyMonth")), months.map((each) => h("option", { value: each, selected: each === value }, each)));
  select.addEventListener("change", () => change(select.value));
  return h("label", {}, h("span", {}, text), select);
}

function confidence(state: State, change: Change): HTMLElement {
  const output = h("output", { for: "confidence" }, state.confidence.toFixed(2));
  const range = h("input", { id: "confidence", type: "range", min: 0, max: 1, step: 0.05, value: state.confidence });
  range.addEventListener("input", () => (output.textContent = Number(range.value).toFixed(2)));
  range.addEventListener("change", () => change({ confidence: Number(range.value) }));
  return h("label", { class: "range" }, h("span", {}, t("confidence")), range, output);
}

export function filters(state: State, overview: Overview, change: Change): HTMLElement[] {
  const months = overview.months.map((each) => each.month);
  return [
    choices(t("layout"), "layout", state.layout, [["force", t("byForce")], ["chain", t("byChain")], ["time", t("byTime")], ["columns", t("byColumns")]], (layout) => change({ layout })),
    state.layout === "force" && h("div", { class: "hubs" }, choices(t("hubs"), "fold", state.fold, [["yes", t("hubsFolded")], ["no", t("hubsOpen")]], (fold) => change({ fold, open: [] })),
      state.open.length > 0 && h("button", { type: "button", class: "quiet", click: () => change({ open: [] }) }, t("foldAgain", state.open.length))),
    choices(t("colour"), "colour", state.colour, [["label", t("byLabel")], ["community", t("byCommunity")]], (colour) => change({ colour })),
    choices(t("size"), "size", state.size, [["degree", t("degree")], ["betweenness", t("betweenness")], ["pagerank", t("pagerank")]], (size) => change({ size })),
    boxes(t("labels"), "label", overview.labels, state.hiddenLabels, (hiddenLabels) => change({ hiddenLabels })),
    boxes(t("relations"), "type", overview.relations, state.hiddenTypes, (hiddenTypes) => change({ hiddenTypes })),
    choices(t("inferred"), "inferred", state.inferred, [["yes", t("yes")], ["no", t("no")], ["only", t("only")]], (inferred) => change({ inferred })),
    confidence(state, change),
    h("fieldset", { class: "months" }, h("legend", {}, t("months")),
      monthChoice(t("since"), "since", months, state.since, (since) => change({ since, until: state.until && since > state.until ? since : state.until })),
      monthChoice(t("until"), "until", months, state.until, (until) => change({ until, since: until && state.since > until ? until : state.since }))),
    h("button", {
      type: "button", class: "quiet",
      click: () => change({ hiddenLabels: [], hiddenTypes: [], inferred: "yes", confidence: 0, since: "", until: "" }),
    }, t("clear")),
  ].filter((each): each is HTMLElement => each !== false);
}
