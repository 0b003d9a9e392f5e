// SPDX-License-Identifier: Apache-2.0
// The panel of a block of folded nodes: what it holds, and how to open it.
import type { Details } from "./details";
import { h } from "./dom";
import type { Block } from "./fold";
import type { Scene } from "./scene";
import { count, t } from "./words";

/** "位于 42 项", as the block is called in the picture. */
export const blockWords = (block: Block, details: Details) => t("block", details.relation(block.type), count(block.members.length));

/** The blocks of a node that are folded, to be looked into without a mouse. */
export function blocksAt(id: string, blocks: Iterable<Block>, details: Details, select: (block: string) => void): HTMLElement[] {
  const own = [...blocks].filter((each) => each.hub === id);
  if (own.length === 0) return [];
  return [h("div", { class: "buttons folded", role: "group", "aria-label": t("hubsFolded") },
    own.map((each) => h("button", { type: "button", click: () => select(each.id) }, h("span", { "aria-hidden": "true" }, "▪ "), blockWords(each, details))))];
}

/** Areas go with the number, and none is smaller than can be clicked. */
export const blockSize = (block: Block, among: number) => (7 + 1.2 * Math.sqrt(block.members.length)) * (among > 300 ? 0.7 : 1);

export function blockDetails(block: Block, scene: Scene, details: Details, open: () => void): HTMLElement[] {
  const hub = scene.nodes.get(block.hub)!;
  return [
    h("h2", {}, blockWords(block, details)),
    h("p", { class: "kind" }, details.dot(hub.label), details.nodeLink(hub)),
    h("div", { class: "buttons" }, h("button", { type: "button", class: "unfold", click: open }, t("openBlock"))),
    h("ul", { class: "neighbours whole" }, block.members.map((id) => {
      const node = scene.nodes.get(id)!;
      return h("li", {}, details.dot(node.label), details.nodeLink(node), node.scope && h("small", { lang: "zh" }, ` ${node.scope}`));
    })),
  ];
}
