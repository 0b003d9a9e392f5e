// SPDX-License-Identifier: Apache-2.0
// What went wrong, told in the page's language, with a way back.
import { h } from "./dom";
import { isChinese, t } from "./words";

/** No answer came (gone), there is no such thing (missing), it took too long (slow), or it was refused for another reason (other). */
export type Reason = "gone" | "missing" | "slow" | "other";

export class Failure extends Error {
  constructor(readonly reason: Reason, message: string) {
    super(message);
  }
}

export const isMissing = (error: unknown) => error instanceof Failure && error.reason === "missing";

export function reasonOf(status: number): Reason {
  return status === 404 ? "missing" : status === 503 ? "slow" : "other";
}

/** The server's own words are English; who reads Chinese is told what they amount to. */
export function inWordsOf(error: unknown): string {
  const reason = error instanceof Failure ? error.reason : "other";
  if (reason === "gone") return t("serverGone");
  if (reason === "missing") return t("linkDead");
  if (reason === "slow") return t("serverSlow");
  if (isChinese()) return t("requestRefused");
  return t("failed", error instanceof Error ? error.message : String(error));
}

/** The words, and a button that tries once more; `back`, where there is one, leads to the first view. */
export function failure(error: unknown, again: () => void, back: (() => void) | null = null): HTMLElement {
  return h("div", { class: "failed", role: "alert" }, h("p", {}, inWordsOf(error)),
    h("div", { class: "buttons" },
      !isMissing(error) && h("button", { type: "button", class: "again", click: again }, t("tryAgain")),
      back && h("button", { type: "button", class: "back", click: back }, t("startAgain"))));
}
