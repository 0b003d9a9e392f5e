// SPDX-License-Identifier: Apache-2.0
// Elements out of names, attributes and children. Text is always text: nothing here reads markup.

type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, string | number | boolean | undefined | null | ((event: never) => void)>;

function append(parent: Element, child: Child) {
  if (child === null || child === undefined || child === false) return;
  if (Array.isArray(child)) child.forEach((each) => append(parent, each));
  else parent.append(child instanceof Node ? child : String(child));
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const out = document.createElement(tag);
  set(out, attributes);
  append(out, children);
  return out;
}

export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  const out = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(out, attributes);
  append(out, children);
  return out;
}

function set(element: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, String(value));
  }
}

export function fill(parent: Element, ...children: Child[]) {
  parent.replaceChildren();
  append(parent, children);
}

/** Calls `run` once, so many milliseconds after the last call. */
export function calmly(run: () => void, pause: number): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, pause);
  };
}
