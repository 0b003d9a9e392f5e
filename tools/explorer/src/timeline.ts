// SPDX-License-Identifier: Apache-2.0
// Months as columns, out of which a range is dragged: with the pointer, or with the two handles by keys.
import "./timeline.css";
import { h } from "./dom";
import type { Month } from "./types";
import { count, t } from "./words";

export type Range = { since: string; until: string };

const MOST_MONTHS = 1200;
const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthOf = (n: number) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;

/** Every month from the first to the last, those of nothing too; months far before the others stand out of it. */
function everyMonth(months: Month[]): Month[] {
  const known = new Map(months.map((each) => [numberOf(each.month), each]));
  const numbers = [...known.keys()].sort((a, b) => a - b);
  const last = numbers[numbers.length - 1];
  if (last === undefined) return [];
  const first = Math.max(numbers[0]!, last - MOST_MONTHS);
  return Array.from({ length: last - first + 1 }, (_, i) => known.get(first + i) ?? { month: monthOf(first + i), documents: 0, articles: 0, edges: 0 });
}

export class RangeTimeline {
  readonly element: HTMLElement;
  private months: Month[];
  private from = 0;  // indexes; of the whole where nothing is chosen
  private to: number;
  private track = h("div", { class: "months-track" });
  private band = h("div", { class: "months-band", "aria-hidden": "true" });
  private handles: [HTMLElement, HTMLElement];
  private told = h("output", { class: "months-told" });
  private all = h("button", { type: "button", class: "quiet", click: () => this.choose(0, this.months.length - 1) }, t("anyMonth"));

  /** `of` says what columns count; `change` is called when a range was chosen, with empty ends where it is open. */
  constructor(months: Month[], of: (month: Month) => number, label: string, range: Range, private change: (range: Range) => void) {
    this.months = everyMonth(months);
    this.to = Math.max(0, this.months.length - 1);
    this.handles = [this.handle(true), this.handle(false)];
    this.element = h("div", { class: "timerange", role: "group", "aria-label": label },
      h("div", { class: "months-axis", "aria-hidden": "true" }, this.ticks()), this.track, h("div", { class: "months-words" }, this.told, this.all));
    this.columns(of);
    this.track.append(this.band, ...this.handles);
    this.track.addEventListener("pointerdown", (event) => this.drag(event));
    this.element.hidden = this.months.length < 2;
    this.show(range);
  }

  /** The range as the page has it now. */
  show({ since, until }: Range) {
    if (this.months.length === 0) return;
    const first = numberOf(this.months[0]!.month);
    const index = (month: string, otherwise: number) => (month ? Math.min(this.months.length - 1, Math.max(0, numberOf(month) - first)) : otherwise);
    this.from = index(since, 0);
    this.to = Math.max(this.from, index(until, this.months.length - 1));
    this.place();
  }

  private whole() {
    return this.from === 0 && this.to === this.months.length - 1;
  }

  private columns(of: (month: Month) => number) {
    const most = Math.max(1, ...this.months.map(of));
    this.months.forEach((month, i) => {
      if (of(month) === 0) return;
      const column = h("div", { class: "months-column", title: `${month.month}: ${count(of(month))}` });
      column.style.left = `${(100 * i) / this.months.length}%`;
      column.style.width = `${100 / this.months.length}%`;
      column.style.height = `${Math.max(4, (100 * of(month)) / most)}%`;
      this.track.append(column);
    });
  }

  private ticks(): HTMLElement[] {
    const years = this.months.length > 30;
    const here = this.months.map((each, i) => ({ i, month: each.month })).filter(({ month }) => !years || month.endsWith("-01"));
    const every = Math.ceil(here.length / 6);
    return here.filter((_, i) => i % every === 0).map(({ i, month }) => {
      const tick = h("span", {}, years ? month.slice(0, 4) : month);
      const at = i / this.months.length;
      const late = at > 0.9;  // the words stand before the line, not past the end
      tick.classList.toggle("late", late);
      tick.style[late ? "right" : "left"] = `${100 * (late ? 1 - at : at)}%`;
      return tick;
    });
  }

  private place() {
    const n = Math.max(1, this.months.length);
    this.band.style.left = `${(100 * this.from) / n}%`;
    this.band.style.width = `${(100 * (this.to + 1 - this.from)) / n}%`;
    const [left, right] = this.handles;
    left.style.left = `${(100 * this.from) / n}%`;
    right.style.left = `${(100 * (this.to + 1)) / n}%`;
    [left, right].forEach((each, i) => {
      const at = i === 0 ? this.from : this.to;
      each.setAttribute("aria-valuemin", "0");
      each.setAttribute("aria-valuemax", String(n - 1));
      each.setAttribute("aria-valuenow", String(at));
      each.setAttribute("aria-valuetext", this.months[at]?.month ?? "");
    });
    this.element.toggleAttribute("data-chosen", !this.whole());
    const months = `${this.months[this.from]?.month ?? ""} – ${this.months[this.to]?.month ?? ""}`;
    this.told.textContent = this.whole() ? `${months} · ${t("dragMonths")}` : months;
    this.all.hidden = this.whole();
  }

  private choose(from: number, to: number) {
    this.from = Math.max(0, Math.min(from, to));
    this.to = Math.min(this.months.length - 1, Math.max(from, to));
    this.place();
    this.change(this.whole() ? { since: "", until: "" } : { since: this.months[this.from]!.month, until: this.months[this.to]!.month });
  }

  private handle(left: boolean): HTMLElement {
    const out = h("div", { class: "months-handle", role: "slider", tabindex: 0, "aria-label": t(left ? "since" : "until"), "aria-orientation": "horizontal" });
    out.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 12, PageDown: -12, Home: -this.months.length, End: this.months.length }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const within = (at: number, least: number, most: number) => Math.min(most, Math.max(least, at));
      if (left) this.choose(within(this.from + step, 0, this.to), this.to);
      else this.choose(this.from, within(this.to + step, this.from, this.months.length - 1));
    });
    return out;
  }

  private indexAt(x: number): number {
    const box = this.track.getBoundingClientRect();
    return Math.min(this.months.length - 1, Math.max(0, Math.floor(((x - box.left) / box.width) * this.months.length)));
  }

  /** From a handle its end moves; from elsewhere a new range is drawn, a month where nothing is dragged. */
  private drag(down: PointerEvent) {
    if (down.button !== 0) return;
    down.preventDefault();
    const handle = this.handles.indexOf(down.target as HTMLElement);
    const fixed = handle === 0 ? this.to : handle === 1 ? this.from : this.indexAt(down.clientX);
    this.track.setPointerCapture(down.pointerId);
    if (handle >= 0) this.handles[handle]!.focus();
    const move = (event: PointerEvent) => {
      const at = this.indexAt(event.clientX);
      [this.from, this.to] = [Math.min(fixed, at), Math.max(fixed, at)];
      this.place();
    };
    const up = (event: PointerEvent) => {
      this.track.removeEventListener("pointermove", move);
      this.track.removeEventListener("pointerup", up);
      this.track.removeEventListener("pointercancel", up);
      move(event);
      this.choose(this.from, this.to);
    };
    if (handle < 0) move(down);
    this.track.addEventListener("pointermove", move);
    this.track.addEventListener("pointerup", up);
    this.track.addEventListener("pointercancel", up);
  }
}
