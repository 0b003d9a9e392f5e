// SPDX-License-Identifier: Apache-2.0
// Views that are kept under a name, with a note: by the browser, in the address, and as a file to be given away.
import { fill, h } from "./dom";
import { save } from "./download";
import type { State } from "./state";
import { t } from "./words";

const KEY = "govgraph-views";
const MOST = 200;
export const LONGEST_TITLE = 80;
export const LONGEST_NOTE = 500;
const LONGEST_ADDRESS = 20000;

interface Kept {
  name: string;
  note: string;
  address: string;   // "#…", as write() of state.ts has it
}

/** Whatever stands in a file or in the browser: what is no view is left out. */
export function readViews(text: string): Kept[] {
  const found = (JSON.parse(text) as { views?: unknown }).views;
  if (!Array.isArray(found)) throw new Error("no views");
  return (found as Record<string, unknown>[]).flatMap((each) => {
    const { name, note = "", address } = each ?? {};
    if (typeof name !== "string" || typeof note !== "string" || typeof address !== "string" || !name.trim() || !address.startsWith("#") || address.length > LONGEST_ADDRESS) return [];
    return [{ name: name.trim().slice(0, LONGEST_TITLE), note: note.slice(0, LONGEST_NOTE), address }];
  }).slice(0, MOST);
}

const written = (views: Kept[]) => `${JSON.stringify({ kind: "govgraph-views", version: 1, views }, null, 1)}\n`;

export class Views {
  private kept: Kept[] = [];
  private state!: State;
  private list = h("ul", { class: "kept" });
  private status = h("p", { class: "hint", role: "status" });
  private menu: HTMLDetailsElement | null = null;

  /** `address` is that of what is seen, named so; `go` shows what an address says. */
  constructor(private address: (title: string, note: string) => string, private go: (address: string) => void) {
    try {
      this.kept = readViews(localStorage.getItem(KEY) ?? '{"views":[]}');
    } catch {
      this.kept = [];  // nothing kept, or nothing that can be read
    }
  }

  private tell(text: string) {
    this.status.textContent = text;
  }

  private keep(views: Kept[]) {
    this.kept = views.slice(-MOST);
    try {
      localStorage.setItem(KEY, written(this.kept));
    } catch {
      this.tell(t("viewsNotKept"));
    }
    this.fillList();
  }

  private add(name: string, note: string) {
    const address = this.address(name, note);
    this.keep([...this.kept.filter((each) => each.name !== name), { name, note, address }]);
    this.go(address);
    this.tell(t("viewKept", name));
  }

  private fillList() {
    fill(this.list, this.kept.map((each) => h("li", {},
      h("button", { type: "button", class: "link", click: () => { this.close(); this.go(each.address); } }, each.name),
      each.note && h("small", {}, ` ${each.note}`),
      h("button", { type: "button", class: "quiet forget", "aria-label": t("viewForget", each.name), title: t("viewForget", each.name),
        click: () => this.keep(this.kept.filter((other) => other !== each)) }, "×"))));
  }

  private close() {
    this.tell("");
    if (this.menu) this.menu.open = false;
  }

  private async upload(input: HTMLInputElement) {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      const news = readViews(await file.text());
      const names = new Set(news.map((each) => each.name));
      this.keep([...this.kept.filter((each) => !names.has(each.name)), ...news]);
      this.tell(t("viewsRead", news.length));
    } catch {
      this.tell(t("viewsBad"));
    }
    input.value = "";
  }

  /** The menu, anew in the language of now. */
  draw(state: () => State): HTMLElement {
    this.state = state();
    const name = h("input", { type: "text", maxlength: LONGEST_TITLE, required: true, "aria-label": t("viewName"), placeholder: t("viewName"), value: this.state.title });
    const note = h("textarea", { maxlength: LONGEST_NOTE, rows: 2, "aria-label": t("viewNote"), placeholder: t("viewNote") }, this.state.note);
    const form = h("form", {}, name, note, h("button", { type: "submit" }, t("viewKeep")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (name.value.trim()) this.add(name.value.trim(), note.value.trim());
    });
    const file = h("input", { type: "file", accept: ".json,application/json", class: "unseen-input", id: "views-file" });
    file.addEventListener("change", () => void this.upload(file));
    this.fillList();
    this.menu = h("details", { class: "menu views" }, h("summary", {}, t("keptViews")),
      h("div", { class: "sheet-menu" }, form, this.status, this.list,
        h("div", { class: "buttons" },
          h("button", { type: "button", "data-save": "views", click: () => save("govgraph-views.json", written(this.kept), "application/json") }, t("viewsSave")),
          h("label", { class: "button" }, file, h("span", {}, t("viewsLoad"))))));
    return this.menu;
  }
}

/** The title and note of what is seen, where it bears any. */
export function caption(state: State, take: () => void): HTMLElement[] {
  if (!state.title) return [];
  return [h("div", { class: "caption" }, h("strong", {}, state.title), state.note && h("span", {}, ` ${state.note}`),
    h("button", { type: "button", class: "quiet", "aria-label": t("captionOff"), title: t("captionOff"), click: take }, "×"))];
}
