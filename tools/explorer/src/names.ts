// SPDX-License-Identifier: Apache-2.0
// Draws the names of nodes: none over another, none cut off at the right edge, and readable over lines.
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";

type Dot = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & { forceLabel?: boolean };

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 4;

export class Names {
  private taken: Box[] = [];

  /** A new picture begins. */
  clear() {
    this.taken = [];
  }

  private boxOf(pen: CanvasRenderingContext2D, dot: Dot, size: number): Box {
    const width = pen.measureText(dot.label ?? "").width;
    const edge = pen.canvas.width / (window.devicePixelRatio || 1);
    const right = dot.x + dot.size + GAP + width;
    const left = right > edge - 2 && dot.x - dot.size - GAP - width > 2 ? dot.x - dot.size - GAP - width : dot.x + dot.size + GAP;
    return { left, right: left + width, top: dot.y - size * 0.6, bottom: dot.y + size * 0.6 };
  }

  private write(pen: CanvasRenderingContext2D, text: string, box: Box, size: number, colour: string) {
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    pen.strokeStyle = "#ffffffe6";
    pen.strokeText(text, box.left, (box.top + box.bottom) / 2 + size * 0.35);
    pen.fillStyle = colour;
    pen.fillText(text, box.left, (box.top + box.bottom) / 2 + size * 0.35);
  }

  readonly label = (pen: CanvasRenderingContext2D, dot: Dot, settings: Settings) => {
    if (!dot.label) return;
    const size = settings.labelSize;
    pen.font = `${size}px ${settings.labelFont}`;
    const box = this.boxOf(pen, dot, size);
    const meets = this.taken.some((each) => box.left < each.right && each.left < box.right && box.top < each.bottom && each.top < box.bottom);
    if (meets && !dot.forceLabel) return;
    this.taken.push(box);
    this.write(pen, dot.label, box, size, "#20262e");
  };

  /** Of the node under the pointer, and of those picked. */
  readonly hover = (pen: CanvasRenderingContext2D, dot: Dot, settings: Settings) => {
    const size = settings.labelSize + 1;
    pen.beginPath();
    pen.arc(dot.x, dot.y, dot.size + 3, 0, Math.PI * 2);
    pen.lineWidth = 2.5;
    pen.strokeStyle = "#1a4f8b";
    pen.stroke();
    if (!dot.label) return;
    pen.font = `600 ${size}px ${settings.labelFont}`;
    const box = this.boxOf(pen, { ...dot, size: dot.size + 3 }, size);
    pen.fillStyle = "#fffffff0";
    pen.fillRect(box.left - 3, box.top - 3, box.right - box.left + 6, box.bottom - box.top + 6);
    this.write(pen, dot.label, box, size, "#12304f");
  };
}
