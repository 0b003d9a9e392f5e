// SPDX-License-Identifier: Apache-2.0
// Draws the names of nodes: none over another, none cut off at the right edge, and readable over lines.
import { palette } from "./mode";
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";

type Dot = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & { forceLabel?: boolean; yields?: boolean };

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 4;

export class Names {
  private waiting: { pen: CanvasRenderingContext2D; dot: Dot; settings: Settings }[] = [];

  /** A new picture begins. */
  clear() {
    this.waiting = [];
  }

  /** The picture is whole: names that must be read are written first, then those of neighbours, then others, the largest first, where there is room. */
  write() {
    const rank = ({ dot }: { dot: Dot }) => (!dot.forceLabel ? 2 : dot.yields ? 1 : 0);
    const taken: Box[] = [];
    for (const each of this.waiting.sort((a, b) => rank(a) - rank(b) || b.dot.size - a.dot.size)) this.place(each.pen, each.dot, each.settings, taken);
    this.waiting = [];
  }

  /** Where a name may stand: right of its node, else left of it; the other way round at the right edge. */
  private boxesOf(pen: CanvasRenderingContext2D, dot: Dot, size: number): [Box, Box] {
    const width = pen.measureText(dot.label ?? "").width;
    const edge = pen.canvas.width / (window.devicePixelRatio || 1);
    const box = (left: number) => ({ left, right: left + width, top: dot.y - size * 0.6, bottom: dot.y + size * 0.6 });
    const right = box(dot.x + dot.size + GAP);
    const left = box(dot.x - dot.size - GAP - width);
    return right.right > edge - 2 && left.left > 2 ? [left, right] : [right, left];
  }

  private letter(pen: CanvasRenderingContext2D, text: string, box: Box, size: number, colour: string) {
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    pen.strokeStyle = `${palette().canvas}e6`;
    pen.strokeText(text, box.left, (box.top + box.bottom) / 2 + size * 0.35);
    pen.fillStyle = colour;
    pen.fillText(text, box.left, (box.top + box.bottom) / 2 + size * 0.35);
  }

  readonly label = (pen: CanvasRenderingContext2D, dot: Dot, settings: Settings) => {
    if (dot.label) this.waiting.push({ pen, dot, settings });
  };

  private place(pen: CanvasRenderingContext2D, dot: Dot, settings: Settings, taken: Box[]) {
    const size = settings.labelSize;
    pen.font = `${size}px ${settings.labelFont}`;
    const boxes = this.boxesOf(pen, dot, size);
    const free = boxes.find((box) => box.left > 0 && !taken.some((each) => box.left < each.right && each.left < box.right && box.top < each.bottom && each.top < box.bottom));
    if (!free && (!dot.forceLabel || dot.yields)) return;
    const box = free ?? boxes[0];
    taken.push(box);
    this.letter(pen, dot.label ?? "", box, size, palette().ink);
  }

  /** Of the node under the pointer, and of those picked. */
  readonly hover = (pen: CanvasRenderingContext2D, dot: Dot, settings: Settings) => {
    const size = settings.labelSize + 1;
    pen.beginPath();
    pen.arc(dot.x, dot.y, dot.size + 3, 0, Math.PI * 2);
    pen.lineWidth = 2.5;
    pen.strokeStyle = palette().picked;
    pen.stroke();
    if (!dot.label) return;
    pen.font = `600 ${size}px ${settings.labelFont}`;
    const [box] = this.boxesOf(pen, { ...dot, size: dot.size + 3 }, size);
    pen.fillStyle = `${palette().canvas}f0`;
    pen.fillRect(box.left - 3, box.top - 3, box.right - box.left + 6, box.bottom - box.top + 6);
    this.letter(pen, dot.label, box, size, palette().strong);
  };
}
