// SPDX-License-Identifier: Apache-2.0
// Asks the server. Answers of one snapshot are kept, so going back costs nothing.
import { Failure, reasonOf } from "./failure";
import type { Backend, FramedPage, Query, Question } from "./types";

const MOST_KEPT = 500;

/** An answer, whatever its status; where none comes, or what comes is no answer of this server, it is gone. */
async function reached(url: string, options?: RequestInit): Promise<{ response: Response; body: { error?: string } }> {
  try {
    const response = await fetch(url, options);
    return { response, body: (await response.json()) as { error?: string } };
  } catch (error) {
    throw new Failure("gone", String(error));
  }
}

function refuse(response: Response, body: { error?: string }) {
  if (!response.ok) throw new Failure(reasonOf(response.status), body.error ?? response.statusText);
}

export function remote(): Backend {
  const kept = new Map<string, Promise<unknown>>();
  let snapshot = "";

  async function fetched(url: string): Promise<unknown> {
    const { response, body } = await reached(url);
    const now = response.headers.get("Govgraph-Snapshot") ?? "";
    if (now && snapshot && now !== snapshot) {
      kept.clear();
      snapshot = now;
      backend.onChange?.();
    }
    if (now) snapshot = now;
    refuse(response, body);
    return body;
  }

  function ask<T>(path: string, query: Query, more: [string, string][] = []): Promise<T> {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") words.set(name, String(value));
    for (const [name, value] of more) words.append(name, value);
    const text = words.toString();
    const url = `api/${path}${text ? `?${text}` : ""}`;
    let answer = kept.get(url);
    if (!answer) {
      if (kept.size > MOST_KEPT) kept.clear();
      answer = fetched(url);
      kept.set(url, answer);
      answer.catch(() => kept.delete(url));
    }
    return answer as Promise<T>;
  }

  const backend: Backend = {
    overview: () => {
      kept.delete("api/overview");
      return ask("overview", {});
    },
    search: (query) => ask("search", query),
    node: (query) => ask("node", query),
    neighbours: (query) => ask("neighbours", query),
    between: (query) => ask("between", query),
    graph: (query) => ask("graph", query),
    paths: (query) => ask("paths", query),
    edge: (query) => ask("edge", query),
    table: (query) => ask("table", query),
    missed: (query) => ask("missed", query),
    glance: () => ask("glance", {}),
    questions: async () => (await ask<{ questions: Question[] }>("questions", {})).questions,
    question: (name, parameters) => ask("question", { name }, parameters.map(([key, value]) => ["param", `${key}=${value}`])),
    dossier: (query) => ask("dossier", query),
    tenures: (query) => ask("tenures", query),
    text: (query) => ask("text", query),
    article: (query) => ask("article", query),
    takesDecisions: async () => ((await fetched("api/decide")) as { writes?: boolean }).writes === true,
    decide: async (line, undo) => {
      const words = new URLSearchParams(undo ? { line, undo: "1" } : { line });
      const { response, body } = await reached(`api/decide?${words}`, { method: "POST", headers: { "Govgraph-Page": "1" } });
      refuse(response, body);
    },
    frames: async (document, place) =>
      place.bytes ? (await ask<{ pages: FramedPage[] }>("frames", { document, begin: place.bytes[0], end: place.bytes[1] })).pages : [],
    pagePicture: (document, page, width) =>
      `api/page?${new URLSearchParams({ document, page: String(page), width: String(Math.min(3000, Math.max(200, Math.ceil(width / 100) * 100))) })}`,
  };
  return backend;
}
