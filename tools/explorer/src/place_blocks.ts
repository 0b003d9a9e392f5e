// SPDX-License-Identifier: Apache-2.0
// Places as nested blocks, as large as what lies in them: a block is entered, an organ in it leads into the graph.
import "./place_blocks.css";
import { fill, h } from "./dom";
import type { Details } from "./details";
import type { GlanceArea, Node } from "./types";
import { count, t } from "./words";

const HEAD = 24;  // pixels of a block's name
const GAP = 2;
const LINE = 15;
const LEAST = { width: 64, height: 22 };  // a box that can bear a name
const MOST = 30;  // blocks at a time
const DAMPING = 0.6;  // so that one city leaves room for others

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Item {
  weight: number;
  node: Node;
  area: number;  // -1: an organ
}

/** Boxes of the weights (descending) that fill a box, as near to squares as may be (Bruls, Huizing and van Wijk). */
export function squarified(weights: number[], box: Box): Box[] {
  const out: Box[] = [];
  let rest = { ...box };
  let left = weights.reduce((sum, each) => sum + each, 0);
  for (let begin = 0; begin < weights.length; ) {
    const scale = (rest.width * rest.height) / left;
    const side = Math.min(rest.width, rest.height);
    const worst = (end: number) => {
      const areas = weights.slice(begin, end).map((each) => each * scale);
      const sum = areas.reduce((a, b) => a + b, 0);
      return Math.max((side * side * areas[0]!) / (sum * sum), (sum * sum) / (side * side * areas[areas.length - 1]!));
    };
    let end = begin + 1;
    while (end < weights.length && worst(end + 1) <= worst(end)) end += 1;
    const sum = weights.slice(begin, end).reduce((a, b) => a + b, 0);
    const across = rest.width >= rest.height;  // the row stands at the left, else on top
    const thick = (sum * scale) / side;
    let at = 0;
    for (const each of weights.slice(begin, end)) {
      const long = (each / sum) * side;
      out.push(across ? { x: rest.x, y: rest.y + at, width: thick, height: long } : { x: rest.x + at, y: rest.y, width: long, height: thick });
      at += long;
    }
    rest = across ? { ...rest, x: rest.x + thick, width: rest.width - thick } : { ...rest, y: rest.y + thick, height: rest.height - thick };
    left -= sum;
    begin = end;
  }
  return out;
}

function lay(element: HTMLElement, box: Box) {
  element.style.left = `${box.x}px`;
  element.style.top = `${box.y}px`;
  element.style.width = `${Math.max(0, box.width - GAP)}px`;
  element.style.height = `${Math.max(0, box.height - GAP)}px`;
}

export class Blocks {
  readonly element = h("div", { class: "blocks" });
  private way = h("nav", { class: "blocks-way", "aria-label": t("places") });
  private field = h("div", { class: "blocks-field" });
  private below: number[][];  // areas of each area
  private width = 0;

  constructor(private areas: GlanceArea[], private details: Details, private entered = -1) {
    this.below = areas.map(() => []);
    areas.forEach((each, i) => each.above !== undefined && this.below[each.above]!.push(i));
    this.element.append(this.way, this.field);
    new ResizeObserver(() => this.field.clientWidth !== this.width && this.draw()).observe(this.field);
  }

  private enter(area: number) {
    this.entered = area;
    this.draw();
    (this.way.querySelector("[aria-current]") as HTMLElement | null)?.focus();
  }

  /** A place that holds one other place and nothing else stands for that one. */
  private through(area: number): number {
    let at = area;
    while (this.areas[at]!.best.length === 0 && this.below[at]!.length === 1) at = this.below[at]![0]!;
    return at;
  }

  private itemsOf(area: number): Item[] {
    const areas = area < 0 ? this.areas.flatMap((each, i) => (each.above === undefined ? [i] : [])) : this.below[area]!;
    const organs = area < 0 ? [] : this.areas[area]!.best;
    const all = [...areas.map((i) => ({ weight: (1 + this.areas[i]!.all) ** DAMPING, node: this.areas[this.through(i)]!.node, area: this.through(i) })),
      ...organs.map((node) => ({ weight: (1 + node.links) ** DAMPING, node, area: -1 }))];
    return all.sort((a, b) => b.weight - a.weight).slice(0, MOST);
  }

  /** As many of the heaviest as get boxes that can bear a name. */
  private fitting(items: Item[], box: Box): [Item, Box][] {
    for (let n = items.length; n > 0; n--) {
      const boxes = squarified(items.slice(0, n).map((each) => each.weight), box);
      if (boxes.every((each) => each.width >= LEAST.width && each.height >= LEAST.height)) return boxes.map((each, i) => [items[i]!, each]);
    }
    return [];
  }

  draw() {
    this.width = this.field.clientWidth;
    if (this.width === 0) return;
    const height = this.width < 500 ? 460 : 420;
    this.field.style.height = `${height}px`;
    this.drawWay();
    const items = this.itemsOf(this.entered);
    const boxes = this.fitting(items, { x: 0, y: 0, width: this.width, height });
    fill(this.field, boxes.map(([item, box]) => (item.area < 0 ? this.leaf(item, box) : this.block(item, box))));
  }

  private drawWay() {
    const steps: number[] = [];
    for (let at: number | undefined = this.entered; at !== undefined && at >= 0; at = this.areas[at]!.above) steps.unshift(at);
    const step = (text: string, area: number, last: boolean) => h("button", { type: "button", class: "quiet", "aria-current": last ? "true" : null, lang: area < 0 ? null : "zh", click: () => this.enter(area) }, text);
    fill(this.way, step(t("allPlaces"), -1, steps.length === 0), steps.map((each, i) => [" › ", step(this.areas[each]!.node.name, each, i === steps.length - 1)]),
      this.entered >= 0 && [h("span", { class: "dim" }, ` ${this.counts(this.areas[this.entered]!)} `),
        h("button", { type: "button", class: "tograph", click: () => this.details.enter(this.areas[this.entered]!.node.id) }, t("toGraph"))]);
  }

  private counts(area: GlanceArea): string {
    return [area.organs > 0 && t("organsIn", count(area.organs)), area.people > 0 && t("peopleIn", count(area.people))].filter(Boolean).join(" · ");
  }

  /** A place with what lies in it. */
  private block(item: Item, box: Box): HTMLElement {
    const area = this.areas[item.area]!;
    const inside = { x: 4, y: HEAD, width: box.width - 10, height: box.height - HEAD - 6 };
    const items = inside.width > LEAST.width && inside.height > LEAST.height ? this.fitting(this.itemsOf(item.area), inside) : [];
    const open = this.below[item.area]!.length + area.best.length > 0;
    const name = h("button", { type: "button", class: "blocks-name", lang: "zh", title: [area.node.scope, area.node.name].filter(Boolean).join("/"),
      click: () => (open ? this.enter(item.area) : this.details.enter(area.node.id)) }, area.node.name, h("span", { class: "count" }, ` ${count(area.all)}`));
    const out = h("div", { class: "block", role: "group", "aria-label": `${area.node.name}, ${this.counts(area)}` }, name,
      items.map(([each, at]) => this.leaf(each, at, area.node.name)));
    out.style.setProperty("--tint-of", this.details.colour(item.node.label));
    lay(out, box);
    return out;
  }

  /** `within`: the place around it, whose name need not be said again. */
  private leaf(item: Item, box: Box, within = this.entered < 0 ? "" : this.areas[this.entered]!.node.name): HTMLElement {
    const { name } = item.node;
    const rest = within && name.startsWith(within) ? name.slice(within.length) : "";
    const short = rest.length < 2 ? name : rest.startsWith("委") ? within.slice(-1) + rest : rest;
    const text = h("span", {}, short);
    text.style.webkitLineClamp = String(Math.max(1, Math.floor((box.height - 6) / LINE)));
    const open = item.area >= 0 && this.below[item.area]!.length + this.areas[item.area]!.best.length > 0;
    const out = h("button", { type: "button", class: item.area < 0 ? "leaf organ" : "leaf place", lang: "zh", title: `${name} (${this.details.label(item.node.label)})`, "aria-label": `${short}, ${this.details.label(item.node.label)}${short === name ? "" : `, ${name}`}`,
      click: () => (open ? this.enter(item.area) : this.details.enter(item.node.id)) }, text);
    out.style.setProperty("--tint-of", this.details.colour(item.node.label));
    lay(out, box);
    return out;
  }
}
