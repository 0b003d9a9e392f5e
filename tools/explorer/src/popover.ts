// SPDX-License-Identifier: Apache-2.0
// What stands at the pointer: the names of a relation it is on, and the sentence of a line that was clicked. Both are in the panel, too, where
// keys reach them.
import { quote, sourceOf } from "./article";
import type { Details } from "./details";
import { h } from "./dom";
import type { Point } from "./layout";
import type { Scene } from "./scene";
import type { Backend, Edge } from "./types";
import { t } from "./words";

const MOST = 3;  // relations of one line

export class Popover {
  private tip = h("div", { class: "tip", "aria-hidden": "true", hidden: true });
  private box = h("div", { class: "popover", role: "dialog", hidden: true });
  private asked = 0;

  constructor(private room: HTMLElement, private backend: Backend, private details: Details) {
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /** The room has been emptied: begin anew. */
  mount() {
    this.box.hidden = true;
    this.tip.hidden = true;
    this.room.append(this.tip, this.box);
  }

  private said(edge: Edge, scene: Scene): string {
    const name = (id: string) => scene.nodes.get(id)?.name ?? "";
    return `${name(edge.head)} — ${this.details.words(edge)} → ${name(edge.tail)}`;
  }

  /** Names the relations of a line; null: of none. */
  name(edges: Edge[] | null, at: Point, scene: Scene) {
    this.tip.hidden = !edges;
    if (!edges) return;
    this.tip.replaceChildren(...edges.slice(0, MOST).map((each) => h("div", { lang: "zh" }, this.said(each, scene))), edges.length > MOST ? `+${edges.length - MOST}` : "");
    this.put(this.tip, { x: at.x + 12, y: at.y + 14 });
  }

  /** The first sentence that says each relation of a line. */
  async open(edges: Edge[], at: Point, scene: Scene) {
    const number = ++this.asked;
    this.tip.hidden = true;
    const answers = await Promise.all(edges.slice(0, MOST).map((each) => this.backend.edge({ id: each.id }).catch(() => null)));
    if (number !== this.asked) return;
    const parts = answers.flatMap((answer) => {
      const place = answer?.evidence[0];
      if (!answer || !place) return [];
      const article = answer.articles[place.article]!;
      return [h("p", { class: "says", lang: "zh" }, this.said(answer.edge, scene)), quote(article, place), h("p", { class: "where", lang: "zh" }, `${article.title}  ${sourceOf(article)}`)];
    });
    if (parts.length === 0) return;
    this.box.setAttribute("aria-label", t("evidence", parts.length / 3));
    this.box.replaceChildren(h("button", { type: "button", class: "quiet shut", "aria-label": t("close"), title: t("close"), click: () => this.close() }, "×"), ...parts);
    this.box.hidden = false;
    this.put(this.box, at);
  }

  close() {
    this.asked += 1;
    this.box.hidden = true;
    this.tip.hidden = true;
  }

  /** Beside a point of the room, and within it. */
  private put(element: HTMLElement, at: Point) {
    element.style.left = `${Math.max(4, Math.min(at.x, this.room.clientWidth - element.offsetWidth - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(at.y, this.room.clientHeight - element.offsetHeight - 4))}px`;
  }
}
