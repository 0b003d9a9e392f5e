// SPDX-License-Identifier: Apache-2.0
// The language of searches in the text, as the server has it (lib/search/text_query.hpp and term.hpp): words, phrases, AND, OR, NOT
// and brackets.
import { Failure } from "./failure";

const MOST_TERMS = 32;
const LETTER = "(?![\\u2E80-\\u{10FFFF}])[\\p{L}\\p{N}]";  // from there on a character is a word of its own
const IS_LETTER = new RegExp(`^${LETTER}$`, "u");
const OPEN = /[(（]/;
const CLOSE = /[)）]/;
const QUOTE = /["“”]/;
const ENDS = /[\s()（）"“”]/;

type Kind = "term" | "AND" | "OR" | "NOT" | "open" | "close";

interface Token {
  kind: Kind;
  text: string;
  column: number;
}

/** The same number of UTF-16 units, so places in one are places in the other. */
export function folded(text: string): string {
  return text.replace(/[\u{FF01}-\u{FF5E}]/gu, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[^\u2E80-\uFFFF]/g, (each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each));
}

function refuse(column: number, what: string): never {
  throw new Failure("other", `text search: character ${column}: ${what}`);
}

function tokensOf(points: string[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < points.length; ) {
    const begin = i;
    const point = points[i++]!;
    if (/\s/.test(point)) continue;
    if (OPEN.test(point) || CLOSE.test(point)) out.push({ kind: OPEN.test(point) ? "open" : "close", text: point, column: begin + 1 });
    else if (QUOTE.test(point)) {
      while (i < points.length && !QUOTE.test(points[i]!)) i += 1;
      if (i === points.length) refuse(begin + 1, "the quotation mark is not closed");
      const text = points.slice(begin + 1, i++).join("");
      if (!text.trim()) refuse(begin + 1, "there is nothing between the quotation marks");
      out.push({ kind: "term", text, column: begin + 1 });
    } else {
      while (i < points.length && !ENDS.test(points[i]!)) i += 1;
      const text = points.slice(begin, i).join("");
      out.push({ kind: text === "AND" || text === "OR" || text === "NOT" ? text : "term", text, column: begin + 1 });
    }
  }
  return out;
}

/** Where a word or phrase stands: white space is passed over, save between Latin words; those are found whole. */
function patternOf(text: string): RegExp {
  const points = [...folded(text.trim())];
  let out = "";
  let before = "";
  let space = false;
  for (const point of points) {
    if (/\s/.test(point)) {
      space = true;
      continue;
    }
    const latin = IS_LETTER.test(before) && IS_LETTER.test(point);
    if (before) out += latin ? (space ? "\\s+" : "") : "\\s*";
    else if (IS_LETTER.test(point)) out += `(?<!${LETTER})`;
    out += point.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    before = point;
    space = false;
  }
  return new RegExp(out + (IS_LETTER.test(before) ? `(?!${LETTER})` : ""), "gu");
}

const STRENGTH: Partial<Record<Kind, number>> = { NOT: 3, AND: 2, OR: 1 };

export class TextQuery {
  readonly terms: RegExp[] = [];
  private steps: (Kind | number)[] = [];  // operands, by number, before their operators
  private waiting: { kind: Kind; column: number }[] = [];
  private operand = false;  // one stands before what comes next

  constructor(text: string) {
    const points = [...text];
    const tokens = tokensOf(points);
    tokens.forEach((each) => this.take(each));
    if (!this.operand) refuse(points.length + 1, tokens.length === 0 ? "there is nothing to look for" : "a word is missing");
    this.apply(0);
    const open = this.waiting.pop();
    if (open) refuse(open.column, "the bracket is not closed");
    if (this.fits(this.terms.map(() => false)))
      throw new Failure("other", "text search: articles that hold none of these words would be found; name a word that they hold, too");
  }

  /** Whether an article fits that holds those terms. */
  fits(holds: boolean[]): boolean {
    const stack: boolean[] = [];
    for (const step of this.steps) {
      if (typeof step === "number") stack.push(holds[step]!);
      else if (step === "NOT") stack.push(!stack.pop());
      else {
        const last = stack.pop()!;
        const first = stack.pop()!;
        stack.push(step === "AND" ? first && last : first || last);
      }
    }
    return stack.pop()!;
  }

  private take({ kind, text, column }: Token) {
    const begins = kind === "term" || kind === "NOT" || kind === "open";
    if (begins && this.operand) this.push("AND", column);
    if (!begins && !this.operand) refuse(column, kind === "close" ? "a word is missing before the bracket" : `a word is missing before ${text}`);
    if (kind === "term") {
      if (this.terms.length === MOST_TERMS) refuse(column, `more than ${MOST_TERMS} words; ask in several searches`);
      this.steps.push(this.terms.length);
      this.terms.push(patternOf(text));
      this.operand = true;
    } else if (kind === "close") {
      this.apply(0);
      if (!this.waiting.pop()) refuse(column, "the bracket was not opened");
    } else this.push(kind, column);
  }

  /** An operator waits until those that bind more have taken their operands. */
  private push(kind: Kind, column: number) {
    if (kind === "AND" || kind === "OR") this.apply(STRENGTH[kind]!);
    this.waiting.push({ kind, column });
    this.operand = false;
  }

  private apply(least: number) {
    for (let last = this.waiting[this.waiting.length - 1]; last && last.kind !== "open" && STRENGTH[last.kind]! >= least; last = this.waiting[this.waiting.length - 1]) {
      this.steps.push(last.kind);
      this.waiting.pop();
    }
  }
}
