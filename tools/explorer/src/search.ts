// SPDX-License-Identifier: Apache-2.0
// The search box: a combobox with a list, as the ARIA Authoring Practices have it.
import { calmly, fill, h } from "./dom";
import { inWordsOf } from "./failure";
import type { Backend, Hit, Label } from "./types";
import { count, isChinese, t } from "./words";

const SHOWN = 12;
const PAUSE = 120;  // milliseconds after the last letter

export class Search {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private list = h("ul", { id: "hits", role: "listbox", hidden: true });
  private hits: Hit[] = [];
  private active = -1;
  private asked = 0;

  constructor(private backend: Backend, private labels: Label[], private choose: (hit: Hit) => void, private say: (text: string) => void,
    private inText: (words: string) => void) {
    this.input = h("input", {
      id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
      maxlength: 100, placeholder: t("search"), "aria-label": t("search"),
    });
    this.list.setAttribute("aria-label", t("search"));
    this.element = h("div", { class: "search", role: "search" }, this.input, this.list);
    const later = calmly(() => void this.ask(), PAUSE);
    this.input.addEventListener("input", later);
    this.input.addEventListener("focus", () => this.list.childElementCount > 0 && this.input.value.trim() !== "" && this.open(true));
    this.input.addEventListener("blur", () => window.setTimeout(() => this.open(false), 150));
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  private async ask() {
    const q = this.input.value.trim();
    const number = ++this.asked;
    if (!q) {
      this.hits = [];
      return this.open(false);
    }
    try {
      const { found, hits } = await this.backend.search({ q, limit: SHOWN });
      if (number !== this.asked) return;
      this.hits = hits;
      this.active = -1;
      this.show(found);
      this.say(found === 0 ? t("foundNothing") : t("found", count(found)));
    } catch (error) {
      if (number !== this.asked) return;
      this.hits = [];
      fill(this.list, h("li", { class: "rest", role: "presentation" }, inWordsOf(error)));
      this.open(true);
      this.say(inWordsOf(error));
    }
  }

  private show(found: number) {
    const items = this.hits.map((hit, i) => {
      const label = this.labels.find((each) => each.name === hit.label);
      const dot = h("span", { class: "dot", "aria-hidden": "true" });
      dot.style.background = label?.colour ?? "#888";
      const item = h("li", { id: `hit-${i}`, role: "option", "aria-selected": "false" }, dot,
        h("span", { class: "name", lang: "zh" }, hit.name),
        h("span", { class: "more" }, [isChinese() ? label?.chinese : label?.name, hit.matched && t("also", hit.matched), hit.scope].filter(Boolean).join(" · ")),
        h("span", { class: "count" }, count(hit.links)));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.take(i);
      });
      return item;
    });
    const words = this.input.value.trim();
    const text = h("li", { id: `hit-${items.length}`, role: "option", "aria-selected": "false", class: "intext" }, t("textSearchFor", words));
    text.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take(items.length);
    });
    const rest = h("li", { class: "rest", role: "presentation" }, found === 0 ? t("foundNothing") : t("found", count(found)));
    fill(this.list, items, text, rest);
    this.open(true);
  }

  private open(open: boolean) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.activate(-1);
  }

  private activate(index: number) {
    this.list.querySelectorAll('[role="option"]').forEach((each, i) => each.setAttribute("aria-selected", String(i === index)));
    this.active = index;
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `hit-${index}`);
      document.getElementById(`hit-${index}`)?.scrollIntoView({ block: "nearest" });
    }
  }

  private take(index: number) {
    const hit = this.hits[index];
    const words = this.input.value.trim();
    this.open(false);
    if (!hit) return words ? this.inText(words) : undefined;
    this.input.value = hit.name;
    this.choose(hit);
  }

  private key(event: KeyboardEvent) {
    const last = this.list.querySelectorAll('[role="option"]').length - 1;
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      this.open(false);
    } else if (event.key === "Enter") {
      if (this.list.hidden) void this.ask();
      else this.take(Math.max(0, this.active));
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      if (this.list.hidden) this.open(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.activate((this.active + step + last + 1 + (this.active < 0 && step < 0 ? 1 : 0)) % (last + 1));
    } else return;
    event.preventDefault();
  }
}
