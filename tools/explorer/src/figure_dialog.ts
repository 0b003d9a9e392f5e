// SPDX-License-Identifier: Apache-2.0
// Where a figure is made ready: its words and its size, seen as it will be, then taken as PNG, as SVG, or printed.
import { fill, h } from "./dom";
import { save } from "./download";
import { asPng, figure, LEAST_SIDE, MOST_SIDE, type Drawing, type FigureOptions } from "./figure";
import { palette } from "./mode";
import { t, type Word } from "./words";

const SIZES: [number, number][] = [[1600, 1200], [2400, 1600], [3200, 2400], [1200, 1200]];

export interface Ready {
  drawing: Drawing;
  title: string;
  note: string;
  source: string;
  legend: FigureOptions["legend"];
}

/** Opens the dialog over the page; `back` is called when it is closed, to put the focus where it was. */
export function figureDialog(ready: Ready, back: () => void) {
  const text = (word: Word, value: string) => h("input", { type: "text", value, "aria-label": t(word), maxlength: 300 });
  const [title, note, source] = [text("figureTitle", ready.title), text("figureNote", ready.note), text("figureSource", ready.source)];
  const side = (word: Word, value: number) => h("input", { type: "number", min: LEAST_SIDE, max: MOST_SIDE, value, "aria-label": t(word) });
  const [width, height] = [side("figureWidth", 1600), side("figureHeight", 1200)];
  const size = h("select", { "aria-label": t("figureSize") }, SIZES.map(([w, h_]) => h("option", { value: `${w} ${h_}` }, `${w} × ${h_}`)));
  const relations = h("input", { type: "checkbox", checked: true });
  const legend = h("input", { type: "checkbox", checked: true });
  const image = h("img", { alt: t("figurePreview") });
  const status = h("p", { class: "hint", role: "status" });
  let url = "";
  const within = (input: HTMLInputElement) => Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, Number(input.value) || LEAST_SIDE)));
  const options = (): FigureOptions => ({
    title: title.value, note: note.value, source: source.value, width: within(width), height: within(height), relations: relations.checked, legend: legend.checked ? ready.legend : [],
  });
  const drawn = () => figure(ready.drawing, options(), palette());
  const show = () => {
    if (url) URL.revokeObjectURL(url);
    url = URL.createObjectURL(new Blob([drawn()], { type: "image/svg+xml" }));
    image.src = url;
  };
  size.addEventListener("change", () => {
    [width.value, height.value] = size.value.split(" ") as [string, string];
    show();
  });
  for (const each of [title, note, source, width, height, relations, legend]) each.addEventListener("change", show);
  const png = async () => {
    const { width: w, height: h_ } = options();
    save("govgraph.png", await asPng(drawn(), w, h_));
    status.textContent = t("saved", "govgraph.png");
  };
  const svg = () => {
    save("govgraph.svg", drawn(), "image/svg+xml");
    status.textContent = t("saved", "govgraph.svg");
  };
  const print = () => {
    document.documentElement.dataset.print = "figure";
    window.print();
    delete document.documentElement.dataset.print;
  };
  const box = (word: Word, input: HTMLElement) => h("label", {}, h("span", {}, t(word)), input);
  const tick = (word: Word, input: HTMLElement) => h("label", { class: "tick" }, input, h("span", {}, t(word)));
  const button = (word: Word, kind: string, run: () => unknown) => h("button", { type: "button", "data-save": kind, click: () => void run() }, t(word));
  const dialog = h("dialog", { class: "figure", "aria-label": t("saveFigure") });
  fill(dialog,
    h("div", { class: "figure-words" }, h("h2", {}, t("saveFigure")), box("figureTitle", title), box("figureNote", note), box("figureSource", source),
      box("figureSize", size), h("div", { class: "sides" }, box("figureWidth", width), box("figureHeight", height)),
      tick("figureRelations", relations), tick("figureLegend", legend),
      h("div", { class: "buttons" }, button("figurePng", "figure-png", png), button("figureSvg", "figure-svg", svg), button("figurePrint", "figure-print", print)), status,
      h("button", { type: "button", class: "quiet", click: () => dialog.close() }, t("close"))),
    h("div", { class: "figure-seen" }, image));
  dialog.addEventListener("close", () => {
    if (url) URL.revokeObjectURL(url);
    dialog.remove();
    back();
  });
  document.body.append(dialog);
  show();
  dialog.showModal();
}
