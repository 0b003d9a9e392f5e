// SPDX-License-Identifier: Apache-2.0
// Named questions: buttons, and what the graph answers, in rows.
import "./questions.css";
import { fill, h } from "./dom";
import { failure } from "./failure";
import type { Details } from "./details";
import { valueInWords } from "./properties";
import type { State } from "./state";
import type { Backend, Cell, Node, Question, QuestionAnswer } from "./types";
import { calmly } from "./dom";
import { count, isChinese, t } from "./words";

/** Columns of answers as each language has them. */
const COLUMNS: Record<string, string> = {
  sentence: "原文", sentences: "原文", label: "类别", organ: "组织", relation: "关系", person: "人物", status: "状态", since: "始于", until: "止于", other: "另一方", office: "职务", area: "地方", one: "一方", date: "日期",
  steps: "步数", road: "道路", programme: "项目", places: "所在", number: "数目", named_in: "出现于", document: "文档", year: "年份", winner: "获得者", who: "谁", what: "什么", tail: "终点", head: "起点", rule: "规则", role: "职务",
  present: "现任", former: "前任", policy: "政策文件", other_kind: "另一类别", kind: "类别", organisation: "组织", operator: "运营者", of_the_present: "现任的原文", of_the_former: "前任的原文", name: "名称", link: "联系", level: "级别",
  issuer: "发布者", investor: "投资者", into: "投向", inferred: "推断", honour: "荣誉", facility: "设施", event: "活动", enterprise: "企业", crosses: "相交的路", confidence: "置信度", bridge: "连接者", areas: "地方", amount: "金额",
  alliance: "联盟", actor: "主体", parties: "党组织数", enterprises: "企业", kinds: "类别", founders: "组建者", members: "成员", people: "任职者", together: "共同参与", events: "活动", organizers: "主办者", partner: "伙伴", offices: "职务",
  secretaries: "书记", from: "起点", to: "终点",
};

/** The label of the nodes that a parameter names. */
const LABELS: Record<string, string> = { area: "Area", road: "Road", organ: "PartyOrg", name: "Person", from: "Person", to: "Person" };

const wordsOf = (question: Question) => (isChinese() ? question.chinese : question.english);
const columnWords = (column: string) => (isChinese() ? COLUMNS[column] ?? column : column.replace(/_/g, " "));
const isText = (column: string) => /^(sentences?|of_the_)/.test(column);

/** "chain-of-command?area=柳河镇" of the address. */
export function askedOf(text: string): { name: string; values: URLSearchParams } {
  const at = text.indexOf("?");
  return { name: at < 0 ? text : text.slice(0, at), values: new URLSearchParams(at < 0 ? "" : text.slice(at + 1)) };
}

/** All questions as buttons; those with parameters say so. */
export function questionButtons(questions: Question[], open: (asked: string) => void): HTMLElement {
  return h("ul", { class: "questions" }, questions.map((each) => h("li", {}, h("button", { type: "button", "data-question": each.name, click: () => open(each.name) }, wordsOf(each),
    each.parameters.length > 0 && h("span", { class: "dim" }, ` ${each.parameters.map(({ name }) => columnWords(name)).join(isChinese() ? "、" : ", ")}…`)))));
}

export class QuestionView {
  readonly element = h("section", { class: "question" });
  private result = h("div", { class: "result" });

  constructor(private backend: Backend, private details: Details, private state: State, private change: (change: Partial<State>) => void) {}

  async show(): Promise<void> {
    fill(this.element, h("p", { class: "hint", role: "status" }, t("loading")));
    const { name, values } = askedOf(this.state.asked);
    try {
      const questions = await this.backend.questions!();
      const question = questions.find((each) => each.name === name) ?? questions[0]!;
      this.draw(questions, question, values, await this.usual(question));
    } catch (error) {
      fill(this.element, failure(error, () => void this.show(), () => this.change({ view: "glance", asked: "" })));
    }
  }

  /** Of each parameter the best linked node that it may name. */
  private async usual(question: Question): Promise<string[]> {
    const taken = new Map<string, number>();
    return Promise.all(question.parameters.map(async ({ name }) => {
      const label = LABELS[name];
      const at = taken.get(label ?? "") ?? 0;
      taken.set(label ?? "", at + 1);
      const rows = await this.backend.table({ kind: "nodes", sort: "links", label, limit: 1, offset: at || undefined });
      return rows.nodes?.[0]?.name ?? "";
    }));
  }

  private draw(questions: Question[], question: Question, values: URLSearchParams, usual: string[]) {
    const others = h("select", { "aria-label": t("questions") }, questions.map((each) => h("option", { value: each.name, selected: each === question }, wordsOf(each))));
    others.addEventListener("change", () => this.change({ asked: others.value }));
    const inputs = question.parameters.map(({ name }, i) => this.input(name, values.get(name) ?? usual[i]!));
    const form = h("form", { class: "bar" }, question.parameters.map(({ name }, i) => h("label", {}, columnWords(name), " ", inputs[i]!)),
      h("button", { type: "submit", class: "go" }, t("ask")));
    const asked = () => {
      const words = new URLSearchParams(question.parameters.map(({ name }, i) => [name, inputs[i]!.querySelector("input")!.value.trim()]));
      return `${question.name}${question.parameters.length > 0 ? `?${words}` : ""}`;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change({ asked: asked() });
    });
    fill(this.element, h("div", { class: "bar" }, others), h("h2", {}, wordsOf(question)), question.parameters.length > 0 && form, this.result);
    const ready = question.parameters.every(({ name }, i) => values.get(name) ?? usual[i]);
    if (ready) void this.ask(question, inputs.map((each) => each.querySelector("input")!.value));
  }

  /** Names of the graph are offered as they are typed. */
  private input(name: string, value: string): HTMLElement {
    const list = h("datalist", { id: `known-${name}` });
    const input = h("input", { name, value, required: true, maxlength: 60, list: list.id, autocomplete: "off", lang: "zh" });
    input.addEventListener("input", calmly(() => {
      const q = input.value.trim();
      if (q) this.backend.search({ q, limit: 10, label: name === "area" || name === "road" ? LABELS[name] : undefined })
        .then(({ hits }) => fill(list, [...new Set(hits.map((each) => each.name))].map((each) => h("option", { value: each })))).catch(() => fill(list));
    }, 150));
    return h("span", {}, input, list);
  }

  private async ask(question: Question, values: string[]) {
    fill(this.result, h("p", { class: "hint", role: "status" }, t("loading")));
    try {
      this.rows(await this.backend.question!(question.name, question.parameters.map(({ name }, i) => [name, values[i]!])), values);
    } catch (error) {
      fill(this.result, failure(error, () => void this.ask(question, values)));
    }
  }

  private rows(answer: QuestionAnswer, values: string[]) {
    const { columns, rows } = answer;
    if (rows.length === 0) return fill(this.result, h("p", { class: "hint", role: "status" }, values.length > 0 ? t("noAnswerFor", values.join("、")) : t("noAnswer")));
    fill(this.result, h("p", { class: "hint", role: "status" }, t("rows", count(rows.length)), answer.cut && ` ${t("rowsCut")}`),
      h("div", { class: "rows", tabindex: 0, role: "region", "aria-label": t("rows", count(rows.length)) },
        h("table", {}, h("thead", {}, h("tr", {}, columns.map((each, i) => h("th", { scope: "col", class: typeof rows[0]![i] === "number" ? "number" : null }, columnWords(each))))),
          h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, i) => this.cell(columns[i]!, cell, answer.nodes))))))));
  }

  private cell(column: string, cell: Cell, nodes: Record<string, Node>): HTMLElement {
    const number = typeof cell === "number";
    return h("td", { class: isText(column) ? "said" : number ? "number" : null, lang: isText(column) ? "zh" : null }, this.value(column, cell, nodes));
  }

  private value(column: string, cell: Cell, nodes: Record<string, Node>): string | (HTMLElement | string)[] {
    if (cell === null) return "";
    if (typeof cell === "boolean") return t(cell ? "isTrue" : "isFalse");
    if (typeof cell === "number") return Number.isInteger(cell) && column !== "year" ? count(cell) : String(Math.round(cell * 100) / 100);
    if (Array.isArray(cell)) {
      const parts = cell.filter((each) => each !== null && each !== "").map((each) => this.value(column, each, nodes));
      return isText(column) ? parts.map((each) => h("p", {}, each)) : parts.flatMap((each, i) => [i > 0 ? (column === "link" ? " – " : "、") : "", each].flat() as (HTMLElement | string)[]);
    }
    if (/^(label|kinds?|other_kind)$/.test(column)) return this.details.label(cell);
    if (column === "relation" || (column === "link" && /^[A-Z_]+$/.test(cell))) return this.details.relation(cell);
    if (column === "level" || column === "status") return valueInWords(column, cell);
    const node = isText(column) ? undefined : nodes[cell];
    return node ? [this.details.dot(node.label), this.details.nodeLink(node)] : cell;
  }
}
