// SPDX-License-Identifier: Apache-2.0
// What paths go round: hubs that join everything with everything say little.
import type { Details } from "./details";
import { h } from "./dom";
import type { Scene } from "./scene";
import type { State } from "./state";
import type { Backend, Node } from "./types";
import { count, t } from "./words";

const HUB = 20;  // links from which on a node is suggested

type Change = (change: Partial<State>) => void;

/** The best linked node within the path that is worth going round; areas before others. */
function suggested(within: Node[]): Node | null {
  const hubs = within.filter((each) => each.links >= HUB);
  return hubs.sort((a, b) => Number(b.label === "Area") - Number(a.label === "Area") || b.links - a.links)[0] ?? null;
}

/** A button for each node that the path goes through, and for each that it goes round. */
export async function avoidance(scene: Scene, state: State, backend: Backend, details: Details, change: Change): Promise<HTMLElement> {
  const within = (scene.path?.nodes ?? []).slice(1, -1);
  const advice = suggested([...within]);
  const avoided = (await Promise.all(state.avoid.map((id) => backend.node({ id, mentions: 0 }).catch(() => null)))).flatMap((each) => (each ? [each.node] : []));
  const all = [...new Set([...state.avoid, ...within.map((each) => each.id)])];
  const around = (ids: string[]) => change({ avoid: ids, way: 0 });
  const button = (node: Node, out: boolean) => h("button", {
    type: "button", "aria-pressed": String(out), "data-avoid": node.id, lang: "zh", class: node === advice ? "advised" : "",
    click: () => around(out ? state.avoid.filter((each) => each !== node.id) : [...state.avoid, node.id]),
  }, details.dot(node.label), node.name, h("small", {}, ` ${count(node.links)}`));
  return h("div", { class: "avoid", role: "group", "aria-label": t("avoid") },
    all.length > 0 && h("p", { class: "hint" }, t("avoid")),
    advice && h("p", { class: "hint advice" }, t("avoidHub", advice.name, count(advice.links))),
    h("div", { class: "buttons" }, avoided.map((each) => button(each, true)), within.map((each) => button(each, false))));
}
