// SPDX-License-Identifier: Apache-2.0
// The picture of the page that a place stands on, with its words framed, beside the text.
import { h } from "./dom";
import type { Article, Backend, FramedPage, Place } from "./types";
import { t } from "./words";

const ZOOMS = [1, 1.5, 2, 3];
const WIDEST = 3000; // pixels of a picture

let backend: Backend | null = null;

/** Says who gives pictures and frames. */
export function showPagesOf(from: Backend) {
  backend = from;
}

export const hasPage = (place: Place) => backend !== null && place.bytes !== undefined;

function framesOf(page: FramedPage): HTMLElement[] {
  return page.frames.map(([left, top, right, bottom]) => {
    const frame = h("div", { class: "frame" });
    // Not as attributes: the page's policy forbids styles that come as text.
    frame.style.left = `${(100 * left) / page.width}%`;
    frame.style.top = `${(100 * top) / page.height}%`;
    frame.style.width = `${(100 * (right - left)) / page.width}%`;
    frame.style.height = `${(100 * (bottom - top)) / page.height}%`;
    return frame;
  });
}

/** One page: the picture fills the sheet, whose width is the zoom. */
class Sheet {
  readonly element: HTMLElement;
  private readonly image = h("img", { alt: "", draggable: "false" });
  private shown = 0;

  constructor(private readonly document: string, private readonly page: FramedPage) {
    this.element = h("figure", { class: "sheet" }, h("div", { class: "paper" }, this.image, framesOf(page)), h("figcaption", {}, t("pageOf", document, page.page)));
    this.image.width = Math.round(page.width);
    this.image.height = Math.round(page.height);
    this.image.addEventListener("error", () => void this.fail());
  }

  /** `width` in CSS pixels. A larger picture is asked for only when it is needed. */
  resize(width: number) {
    this.element.style.width = `${width}px`;
    const wanted = Math.min(WIDEST, width * Math.max(1, window.devicePixelRatio));
    if (wanted <= this.shown) return;
    this.shown = wanted;
    this.image.src = backend!.pagePicture(this.document, this.page.page, wanted);
  }

  private async fail() {
    let why = "";
    try {
      why = ((await (await fetch(this.image.src)).json()) as { error?: string }).error ?? "";
    } catch {
      // No more is known than that there is no picture.
    }
    this.element.append(h("p", { class: "failed", role: "alert" }, t("noPage", why)));
  }
}

/** Opens the page or pages of a place, and `text` beside them. */
export async function openPage(article: Article, place: Place, text: HTMLElement) {
  if (!backend) return;
  const pages = await backend.frames(article.document, place).catch(() => [] as FramedPage[]);
  const sheets = pages.map((page) => new Sheet(article.document, page));
  const board = h("div", { class: "board", tabindex: 0 }, sheets.map((each) => each.element), sheets.length === 0 && h("p", { class: "failed" }, t("noPage", "")));
  const smaller = h("button", { type: "button", class: "smaller", "aria-label": t("zoomOut") }, "−");
  const larger = h("button", { type: "button", class: "larger", "aria-label": t("zoomIn") }, "+");
  const close = h("button", { type: "button" }, t("close"));
  const dialog = h("dialog", { class: "pages", "aria-label": t("page") },
    h("div", { class: "pages-bar" }, h("strong", { lang: "zh" }, article.title || article.document), smaller, larger, close),
    h("div", { class: "pages-body" }, board, text));
  let zoom = 0;
  const show = () => {
    const width = Math.floor((board.clientWidth - 16) * ZOOMS[zoom]!);
    sheets.forEach((each) => each.resize(width));
    smaller.disabled = zoom === 0;
    larger.disabled = zoom === ZOOMS.length - 1;
    const frame = board.querySelector<HTMLElement>(".frame");
    if (!frame) return;
    const at = frame.getBoundingClientRect();
    const box = board.getBoundingClientRect();
    board.scrollTop += at.top - box.top - box.height / 3;
    board.scrollLeft += at.left - box.left - box.width / 3;
  };
  smaller.addEventListener("click", () => ((zoom -= 1), show()));
  larger.addEventListener("click", () => ((zoom += 1), show()));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  show();
  const mark = text.querySelector<HTMLElement>("mark");
  if (mark) text.scrollTop = mark.offsetTop - text.offsetTop - 60;
}
