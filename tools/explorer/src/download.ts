// SPDX-License-Identifier: Apache-2.0
// What is seen, as a file.
import type { Scene } from "./scene";

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

export function cell(value: string | number | boolean | undefined): string {
  const text = value === undefined ? "" : String(value);
  const safe = typeof value === "string" && FORMULA.test(text.trimStart()) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** With a mark that tells spreadsheets the encoding. */
export const csv = (all: (string | number | boolean | undefined)[][]) => `\uFEFF${all.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

export function nodesCsv(scene: Scene): string {
  return csv([["id", "label", "name", "scope", "links"], ...[...scene.nodes.values()].map((each) => [each.id, each.label, each.name, each.scope, each.links])]);
}

export function edgesCsv(scene: Scene): string {
  const name = (id: string) => scene.nodes.get(id)?.name;
  return csv([["id", "head", "type", "role", "tail", "inferred", "confidence", "documents", "first", "last", "head_id", "tail_id"],
    ...[...scene.edges.values()].map((each) => [
      each.id, name(each.head), each.type, each.role, name(each.tail), each.inferred ?? false, each.confidence, each.documents, each.first, each.last, each.head, each.tail])]);
}

/** For XML 1.0: what it cannot hold is left out. */
export function xml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\n/g, "&#10;").replace(/\t/g, "&#9;").replace(/\r/g, "&#13;");
}

export function graphml(scene: Scene, place: (id: string) => { x: number; y: number } | null): string {
  const keys: [string, string, string][] = [
    ["node", "label", "string"], ["node", "name", "string"], ["node", "scope", "string"], ["node", "links", "int"], ["node", "x", "double"], ["node", "y", "double"],
    ["edge", "type", "string"], ["edge", "role", "string"], ["edge", "inferred", "boolean"], ["edge", "confidence", "double"], ["edge", "first", "string"], ["edge", "last", "string"],
  ];
  const data = (kind: string, values: Record<string, string | number | boolean | undefined>) =>
    Object.entries(values).filter(([, value]) => value !== undefined).map(([key, value]) => `<data key="${kind}_${key}">${xml(String(value))}</data>`).join("");
  const nodes = [...scene.nodes.values()].map((each) => {
    const at = place(each.id);
    return `<node id="n${each.id}">${data("node", { label: each.label, name: each.name, scope: each.scope, links: each.links, x: at?.x, y: at?.y })}</node>`;
  });
  const edges = [...scene.edges.values()].map((each) => `<edge id="e${each.id}" source="n${each.head}" target="n${each.tail}">${data("edge", {
    type: each.type, role: each.role, inferred: each.inferred ?? false, confidence: each.confidence, first: each.first, last: each.last })}</edge>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([kind, name, type]) => `<key id="${kind}_${name}" for="${kind}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="directed">', ...nodes, ...edges, "</graph>", "</graphml>", "",
  ].join("\n");
}

export function save(name: string, content: Blob | string, type = "text/plain") {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 10000);
}
