// SPDX-License-Identifier: Apache-2.0
// Light or dark: as the system has it, unless the reader chose, which the browser remembers. The colours themselves are variables of style.css.

const KEY = "govgraph-mode";
const LEAST_CONTRAST = 3;  // of a dot with what lies under it
const SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");

export type Mode = "light" | "dark";

/** What the picture is drawn with; a canvas does not read variables by itself. */
export interface Palette {
  canvas: string;
  ink: string;
  soft: string;
  strong: string;       // names of what is picked
  line: string;
  inferred: string;
  near: string;         // lines of what the pointer is on
  faint: string;        // nodes that are not meant
  faintLine: string;
  picked: string;
}

const listeners: (() => void)[] = [];
let drawn: Palette | null = null;
const shades = new Map<string, string>();

function chosen(): Mode | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === "light" || text === "dark" ? text : null;
  } catch {
    return null;  // the browser keeps nothing for this page
  }
}

export const mode = (): Mode => (document.documentElement.dataset.mode === "dark" ? "dark" : "light");

function apply() {
  document.documentElement.dataset.mode = chosen() ?? (SYSTEM.matches ? "dark" : "light");
  drawn = null;
  shades.clear();
  for (const each of listeners) each();
}

/** Sets the mode, now and whenever the system changes its own. */
export function beginMode() {
  apply();
  SYSTEM.addEventListener("change", apply);
}

/** Calls `listener` whenever the mode has changed. */
export function onMode(listener: () => void) {
  listeners.push(listener);
}

/** The other mode, remembered; what the system has is not remembered, so that it is followed again. */
export function switchMode() {
  const next: Mode = mode() === "dark" ? "light" : "dark";
  try {
    if (next === (SYSTEM.matches ? "dark" : "light")) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    document.documentElement.dataset.mode = next;
    drawn = null;
    shades.clear();
    return listeners.forEach((each) => each());
  }
  apply();
}

export function palette(): Palette {
  if (drawn) return drawn;
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  drawn = {
    canvas: of("canvas"), ink: of("ink"), soft: of("soft"), strong: of("strong"), line: of("pic-line"), inferred: of("pic-inferred"), near: of("pic-near"),
    faint: of("pic-faint"), faintLine: of("pic-faint-line"), picked: of("accent"),
  };
  return drawn;
}

const parts = (colour: string) => [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16));

function luminance(rgb: number[]): number {
  const [r, g, b] = rgb.map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** A colour "#rrggbb" as it is shown in this mode: on dark ground, dark colours are lightened until they are told from it. */
export function shade(colour: string): string {
  if (mode() === "light" || !/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const known = shades.get(colour);
  if (known) return known;
  const ground = luminance(parts(palette().canvas));
  let rgb = parts(colour);
  while ((luminance(rgb) + 0.05) / (ground + 0.05) < LEAST_CONTRAST) rgb = rgb.map((each) => Math.min(255, Math.round(each + (255 - each) * 0.1) + 1));
  const out = `#${rgb.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
  shades.set(colour, out);
  return out;
}
