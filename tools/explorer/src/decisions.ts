// SPDX-License-Identifier: Apache-2.0
// What a reader decides. It changes nothing in the picture: it becomes lines of a decisions.tsv, which `govgraph build --decisions`
// puts in force. The server adds them to its file where it has one; else the page keeps them, and saves them.
import { sentenceOf } from "./article";
import { fill, h } from "./dom";
import { save } from "./download";
import { inWordsOf } from "./failure";
import type { Article, Backend, Edge, Node, Overview, Place } from "./types";
import { isChinese, t, type Word } from "./words";

const COLUMNS = ["kind", "about", "relation", "other", "value", "document", "digest", "span", "text", "who", "when", "note"] as const;
export type Fields = Partial<Record<(typeof COLUMNS)[number], string>>;

const escaped = (text: string) => text.replace(/\\/g, "\\\\").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r");
const squeezed = (text: string) => text.replace(/\s+/g, "");

export const subject = (node: Node) => `${node.label} ${node.name} @${node.scope ?? ""}`;
const relationOf = (edge: Edge) => [edge.type, edge.role].filter(Boolean).join(" ");

/** A question in the page's own panel. */
function form(word: Word, inputs: HTMLElement[], run: () => void): HTMLElement {
  const out = h("form", { class: "decide" }, h("strong", {}, t(word)), inputs, h("button", { type: "submit" }, t("decideDo")),
    h("button", { type: "button", class: "quiet", click: () => out.remove() }, t("close")));
  out.addEventListener("submit", (event) => {
    event.preventDefault();
    out.remove();
    run();
  });
  return out;
}

export class Decisions {
  private lines: string[] = [];
  private writes = false;
  private key = `govgraph decisions ${location.pathname}`;
  private who = "";
  private count = h("span", { class: "number" });
  private list = h("div", { class: "decisions" });
  readonly element = h("details", { class: "decided" });

  constructor(private backend: Backend, private overview: Overview, private say: (text: string) => void) {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "{}") as { lines?: string[]; who?: string };
      this.lines = Array.isArray(kept.lines) ? kept.lines.filter((each) => typeof each === "string") : [];
      this.who = String(kept.who ?? "");
    } catch {
      // a browser that keeps nothing: the lines live as long as the page
    }
    void this.backend.takesDecisions?.().then((yes) => {
      this.writes = yes;
      this.draw();
    });
  }

  /** Built anew when the language changes. */
  draw(): HTMLElement {
    this.count.textContent = String(this.lines.length);
    const who = h("input", { type: "text", value: this.who, "aria-label": t("decideWho"), placeholder: t("decideWho"), maxlength: 40 });
    who.addEventListener("change", () => {
      this.who = who.value.trim();
      this.keep();
    });
    fill(this.list, who, h("ol", {}, this.lines.map((line, i) => h("li", {}, h("span", { lang: "zh" }, this.shown(line)),
      h("button", { type: "button", class: "quiet undo", "aria-label": t("decideUndo"), click: () => void this.undo(i) }, "✕")))),
      this.lines.length > 0 && h("button", { type: "button", "data-save": "decisions", click: () => save("decisions.tsv", this.file(), "text/tab-separated-values;charset=utf-8") }, t("decideSave")),
      h("p", { class: "hint" }, t(this.writes ? "decideWritten" : "decideKept")));
    if (this.element.childElementCount === 0) this.element.append(h("summary"), this.list);
    fill(this.element.querySelector("summary")!, t("decisions"), " ", this.count);
    return this.element;
  }

  private shown(line: string): string {
    const [kind, about, relation, other, value] = line.split("\t"), note = line.split("\t")[COLUMNS.indexOf("note")];
    const name = (text = "") => text.replace(/^\S+ /, "").replace(/ @.*$/, "");
    return [isChinese() ? t(KINDS[kind!] ?? "decideNote") : kind, name(about), relation, name(other), value && `→ ${value}`, note && `“${note}”`].filter(Boolean).join(" ");
  }

  file(): string {
    return `${COLUMNS.join("\t")}\n${this.lines.map((each) => `${each}\n`).join("")}`;
  }

  private keep() {
    this.draw();
    try {
      localStorage.setItem(this.key, JSON.stringify({ lines: this.lines, who: this.who }));
    } catch {
      // as above
    }
  }

  async add(fields: Fields) {
    const all: Fields = { ...fields, who: this.who, when: new Date().toISOString().slice(0, 10) };
    const line = COLUMNS.map((each) => escaped(all[each] ?? "")).join("\t");
    try {
      if (this.writes) await this.backend.decide!(line, false);
      this.lines.push(line);
      this.keep();
      this.say(t("decided"));
    } catch (error) {
      this.say(inWordsOf(error));
    }
  }

  private async undo(i: number) {
    try {
      if (this.writes) await this.backend.decide!(this.lines[i]!, true);
      this.lines.splice(i, 1);
      this.keep();
    } catch (error) {
      this.say(inWordsOf(error));
    }
  }

  private button(word: Word, run: (box: HTMLElement) => void): HTMLElement {
    const out = h("button", { type: "button", class: "quiet", "data-decide": word }, t(word));
    out.addEventListener("click", () => run(out.parentElement!.parentElement!));
    return out;
  }

  private labels(chosen: string): HTMLSelectElement {
    return h("select", { "aria-label": t("label") }, this.overview.labels.map((each) => h("option", { value: each.name, selected: each.name === chosen }, isChinese() ? each.chinese : each.name)));
  }

  private text(word: Word, value = ""): HTMLInputElement {
    return h("input", { type: "text", value, "aria-label": t(word), placeholder: t(word), required: word !== "role" });
  }

  /** The buttons of a node. */
  node(node: Node, aliases: string[]): HTMLElement {
    const about = subject(node);
    const box = h("div", { class: "deciding" });
    const ask = (word: Word, inputs: HTMLElement[], run: () => void) => box.append(form(word, inputs, run));
    box.append(h("div", { class: "buttons", role: "group", "aria-label": t("decisions") },
      this.button("decideRight", () => void this.add({ kind: "right", about })),
      this.button("decideWrong", () => void this.add({ kind: "wrong", about })),
      this.button("decideRename", () => {
        const name = this.text("name", node.name);
        ask("decideRename", [name], () => void this.add({ kind: "rename", about, value: name.value.trim() }));
      }),
      this.button("decideRelabel", () => {
        const label = this.labels(node.label);
        ask("decideRelabel", [label], () => void this.add({ kind: "relabel", about, value: label.value }));
      }),
      this.button("decideNote", () => {
        const note = this.text("decideNote");
        ask("decideNote", [note], () => void this.add({ kind: "note", about, note: note.value.trim() }));
      }),
      this.button("decideSame", () => {
        const label = this.labels(node.label), name = this.text("name");
        ask("decideSame", [label, name], () => void this.add({ kind: "same", about, other: `${label.value} ${name.value.trim()}` }));
      }),
      this.button("decideAdd", () => this.askStatement(node, box))));
    if (aliases.length > 0) box.append(h("div", { class: "buttons parts", role: "group", "aria-label": t("decideNotSame") }, aliases.map((alias) =>
      h("button", { type: "button", class: "quiet", "data-decide": "decideNotSame", lang: "zh", title: t("decideNotSame"), click: () => void this.add({ kind: "not-same", about, other: `${node.label} ${alias}` }) }, `≠ ${alias}`))));
    for (const each of this.overview.doubts) {
      const other = each.one.id === node.id ? each.other : each.other.id === node.id ? each.one : null;
      if (other) box.append(h("div", { class: "buttons doubt" }, h("span", {}, t("decideDoubt", `${other.name} ${other.scope ?? ""}`)),
        this.button("decideSame", () => void this.add({ kind: "same", about, other: subject(other) })),
        this.button("decideNotSame", () => void this.add({ kind: "not-same", about, other: subject(other) }))));
    }
    return box;
  }

  /** The buttons of a statement; the words are those of its first piece of evidence. */
  edge(edge: Edge, head: Node, tail: Node, article?: Article, place?: Place): HTMLElement {
    const fields: Fields = { about: subject(head), relation: relationOf(edge), other: subject(tail) };
    const here = article && place ? { document: article.document, text: squeezed(article.text.slice(place.begin, place.end)) } : {};
    const box = h("div", { class: "deciding" });
    box.append(h("div", { class: "buttons", role: "group", "aria-label": t("decisions") },
      this.button("decideRight", () => void this.add({ kind: "right", ...fields })),
      this.button("decideWrong", () => void this.add({ kind: "wrong", ...fields })),
      this.button("decideWrongHere", () => void this.add({ kind: "wrong", ...fields, ...here })),
      this.button("decideNote", () => {
        const note = this.text("decideNote");
        box.append(form("decideNote", [note], () => void this.add({ kind: "note", ...fields, note: note.value.trim() })));
      })));
    return box;
  }

  /** Of a place that names a node: in this article it is another. */
  mention(node: Node, article: Article, place: Place): HTMLElement {
    return h("button", { type: "button", class: "quiet", "data-decide": "decideSplit", title: t("decideSplitHint"),
      click: () => void this.add({ kind: "split", about: subject(node), document: article.document, text: sentenceOf(article, place) }) }, t("decideSplit"));
  }

  /** A statement out of the words that are marked with the mouse. */
  private askStatement(node: Node, box: HTMLElement) {
    const selection = window.getSelection();
    const text = squeezed(selection?.toString() ?? "");
    const within = selection?.anchorNode?.parentElement?.closest<HTMLElement>(".citation");
    if (!text || !within?.dataset.document) return this.say(t("decideMark"));
    const document = within.dataset.document;
    const type = h("select", { "aria-label": t("relation") }, this.overview.relations.map((each) => h("option", { value: each.name }, isChinese() ? each.chinese : each.name)));
    const role = this.text("role"), label = this.labels("GovBody"), name = this.text("name");
    const way = h("select", { "aria-label": t("decideWay") }, h("option", { value: "out" }, `${node.name} →`), h("option", { value: "in" }, `→ ${node.name}`));
    box.append(form("decideAdd", [h("q", { lang: "zh" }, text), way, type, role, label, name], () => {
      const other = `${label.value} ${name.value.trim()}`;
      const relation = [type.value, type.value === "HOLDS_ROLE" ? role.value.trim() : ""].filter(Boolean).join(" ");
      void this.add({ kind: "add", about: way.value === "out" ? subject(node) : other, relation, other: way.value === "out" ? other : subject(node), document, text });
    }));
  }
}

const KINDS: Record<string, Word> = {
  same: "decideSame", "not-same": "decideNotSame", split: "decideSplit", rename: "decideRename", relabel: "decideRelabel", wrong: "decideWrong", right: "decideRight", add: "decideAdd",
  note: "decideNote",
};
