// SPDX-License-Identifier: Apache-2.0
// All nodes or relations that pass the filters, in rows to be sorted, narrowed by column and taken away as a file.
import { COLUMNS, shownColumns, type Column, type Row } from "./columns";
import { calmly, fill, h } from "./dom";
import { csv, save } from "./download";
import { failure } from "./failure";
import type { Details } from "./details";
import { filterOf, type State } from "./state";
import type { Backend, Overview, Query, Rows } from "./types";
import { count, t, type Word } from "./words";
import { workbook } from "./xlsx";

const PAGE = 100;
const AT_ONCE = 500;  // rows that are asked for when all are wanted

export class Table {
  readonly element = h("section", { class: "table", "aria-label": t("table") });
  private body = h("tbody");
  private total = h("p", { class: "hint", role: "status" });
  private trouble = h("div");
  private more = h("button", { type: "button", click: () => void this.load(false) }, t("moreRows"));
  private shown = 0;
  private asked = 0;

  constructor(private backend: Backend, private overview: Overview, private details: Details, private state: State,
    private change: (change: Partial<State>) => void, private open: (what: string) => void) {}

  private columns(): Column[] {
    return shownColumns(this.state);
  }

  private cell(key: string): string {
    const found = this.state.cells.find((each) => each.startsWith(`${key}~`));
    return found ? decode(found.slice(key.length + 1)) : "";
  }

  /** A column must hold this from now on; the table stays, so that one can go on typing. */
  private narrow(key: string, value: string) {
    const { state } = this;
    state.cells = [...state.cells.filter((each) => !each.startsWith(`${key}~`)), ...(value ? [`${key}~${encodeURIComponent(value)}`] : [])];
    this.change({ cells: state.cells, part: state.part });
    void this.load(true);
  }

  show() {
    const { state } = this;
    const input = h("input", { type: "search", id: "rows", value: state.part, maxlength: 100, placeholder: t("filterRows"), "aria-label": t("filterRows") });
    input.addEventListener("input", calmly(() => {
      state.part = input.value.trim();
      this.change({ part: state.part });
      void this.load(true);
    }, 250));
    const tab = (kind: State["kind"], word: Word) =>
      h("button", { type: "button", "aria-pressed": String(state.kind === kind), click: () => this.change({ kind, sort: "", order: "down", cells: [] }) }, t(word));
    const file = (word: Word, kind: "csv" | "xlsx") => h("button", { type: "button", "data-save": `all-${kind}`, click: () => void this.download(kind) }, t(word));
    fill(this.element, h("div", { class: "bar" }, tab("nodes", "nodes"), tab("edges", "edges"), input, this.total, this.choice(), file("allCsv", "csv"), file("allXlsx", "xlsx")),
      h("div", { class: "rows", tabindex: 0, role: "group", "aria-label": t("rowsOf") },
        h("table", {}, h("thead", {}, h("tr", {}, this.columns().map((each) => this.head(each))), h("tr", { class: "narrow" }, this.columns().map((each) => h("td", {}, this.narrowing(each))))), this.body)),
      this.trouble, this.more);
    void this.load(true);
  }

  private choice(): HTMLElement {
    const all = COLUMNS[this.state.kind];
    const shown = new Set(this.columns());
    return h("details", { class: "menu columns-menu" }, h("summary", {}, t("columns")), h("div", { class: "sheet-menu boxes" }, all.map((each) => {
      const box = h("input", { type: "checkbox", name: "column", value: each.key, checked: shown.has(each), disabled: each.key === all[0]!.key });
      box.addEventListener("change", () => {
        const { columns } = this.state;
        this.state.columns = columns.includes(each.key) ? columns.filter((key) => key !== each.key) : [...columns, each.key];
        this.change({ columns: this.state.columns, part: this.state.part });
        const place = this.element.querySelector("thead")!;
        fill(place, h("tr", {}, this.columns().map((column) => this.head(column))), h("tr", { class: "narrow" }, this.columns().map((column) => h("td", {}, this.narrowing(column)))));
        void this.load(true);
      });
      return h("label", {}, box, h("span", {}, t(each.word)));
    })));
  }

  private head(column: Column): HTMLElement {
    const { state } = this;
    const active = column.key === (state.sort || (state.kind === "edges" ? "confidence" : "links"));
    const next = active ? (state.order === "up" ? "down" : "up") : column.number || column.key === "first" ? "down" : "up";
    if (!column.sorted) return h("th", { scope: "col", class: column.number ? "number" : "" }, t(column.word));
    return h("th", { scope: "col", class: column.number ? "number" : "", "aria-sort": active ? (state.order === "up" ? "ascending" : "descending") : "none" },
      h("button", { type: "button", click: () => this.change({ sort: column.key, order: next }) },
        t(column.word), h("span", { "aria-hidden": "true" }, active ? (state.order === "up" ? " ▲" : " ▼") : "")));
  }

  /** What a column can be narrowed to: one of some, a part of a name, or a least number. */
  private narrowing(column: Column): HTMLElement | null {
    const value = this.cell(column.key);
    const name = t("narrow", t(column.word));
    if (column.narrow === "choice") {
      const all = column.key === "label" ? this.overview.labels.map((each) => [each.name, this.details.label(each.name)])
        : column.key === "type" ? this.overview.relations.map((each) => [each.name, this.details.relation(each.name)])
          : column.key === "first" ? this.overview.months.map((each) => [each.month, `${t("since")} ${each.month}`]) : [["no", t("stated")], ["only", t("isInferred")]];
      const select = h("select", { "aria-label": name, "data-narrow": column.key }, h("option", { value: "" }, t("any")), all.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
      select.addEventListener("change", () => this.narrow(column.key, select.value));
      return select;
    }
    if (!column.narrow) return null;
    const number = column.narrow === "least";
    const input = h("input", { type: number ? "number" : "search", min: 0, step: column.key === "confidence" ? 0.05 : 1, max: column.key === "confidence" ? 1 : undefined, maxlength: 60, value,
      "aria-label": name, "data-narrow": column.key, placeholder: number ? t("least") : "" });
    input.addEventListener("input", calmly(() => this.narrow(column.key, input.value.trim()), 300));
    return input;
  }

  /** What is asked of the backend; null where the columns leave nothing that the filters let through. */
  private query(): Query | null {
    const { state, overview } = this;
    const filter = filterOf(state, overview.labels.map((each) => each.name), overview.relations.map((each) => each.name));
    const both = (key: "label" | "type", hidden: string[]) => {
      const wanted = this.cell(key);
      if (wanted && hidden.includes(wanted)) return null;
      return wanted || filter[key];
    };
    const label = both("label", state.hiddenLabels);
    const type = both("type", state.hiddenTypes);
    const basis = this.cell("basis") || filter.inferred;
    if (label === null || type === null || (filter.inferred && basis !== filter.inferred)) return null;
    const since = [String(filter.since ?? ""), this.cell("first")].sort().pop() || undefined;
    if (since && filter.until && since > String(filter.until)) return null;
    const least = Math.max(Number(filter.confidence ?? 0), Math.min(1, Number(this.cell("confidence")) || 0));
    const whole = (key: string) => Math.max(0, Math.floor(Number(this.cell(key)) || 0)) || undefined;
    const own: Query = state.kind === "nodes" ? { scope: this.cell("scope") || undefined, links: whole("links") }
      : { head: this.cell("head") || undefined, tail: this.cell("tail") || undefined, documents: whole("documents") };
    return { ...filter, label, type, inferred: basis, since, confidence: least > 0 ? least : undefined, ...own, kind: state.kind, sort: state.sort || undefined, order: state.order, q: state.part };
  }

  private async ask(offset: number, limit: number): Promise<Rows> {
    const query = this.query();
    return query ? this.backend.table({ ...query, offset, limit }) : { total: 0 };
  }

  private rowsOf(rows: Rows): Row[] {
    const nodes = new Map((rows.nodes ?? []).map((each) => [each.id, each]));
    return this.state.kind === "edges" ? (rows.edges ?? []).map((edge) => ({ edge, nodes })) : (rows.nodes ?? []).map((node) => ({ node, nodes }));
  }

  private async load(anew: boolean) {
    const number = ++this.asked;
    if (anew) this.shown = 0;
    this.total.textContent = t("loading");
    let rows: Rows;
    try {
      rows = await this.ask(this.shown, PAGE);
    } catch (error) {
      if (number !== this.asked) return;
      this.total.textContent = "";
      return fill(this.trouble, failure(error, () => void this.load(anew)));
    }
    if (number !== this.asked) return;
    fill(this.trouble, rows.total === 0 && h("p", { class: "hint" }, t("empty")));
    if (anew) fill(this.body);
    for (const row of this.rowsOf(rows)) this.body.append(h("tr", {}, this.columns().map((each) => each.draw(row, this.details, this.open))));
    this.shown = this.body.children.length;
    this.total.textContent = t("rows", count(rows.total));
    this.more.hidden = this.shown >= rows.total;
  }

  /** All rows that pass, not only those that are shown, in the columns that are shown. */
  private async download(kind: "csv" | "xlsx") {
    const number = this.asked;
    const columns = this.columns();
    const out: (string | number | boolean | undefined)[][] = [columns.flatMap((each) => each.heads ?? [t(each.word)])];
    try {
      for (let offset = 0, total = 1; offset < total; offset += AT_ONCE) {
        const rows = await this.ask(offset, AT_ONCE);
        if (number !== this.asked) return;
        total = rows.total;
        for (const row of this.rowsOf(rows)) out.push(columns.flatMap((each) => each.values(row, this.details)));
        this.total.textContent = t("gathering", count(out.length - 1), count(total));
      }
    } catch (error) {
      return fill(this.trouble, failure(error, () => void this.download(kind)));
    }
    const name = `govgraph-${this.state.kind === "edges" ? "relations" : "nodes"}.${kind}`;
    save(name, kind === "csv" ? csv(out) : workbook(t(this.state.kind), out), "text/csv;charset=utf-8");
    this.total.textContent = t("saved", name);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
