// SPDX-License-Identifier: Apache-2.0
// Finds nodes by any part of a name or its pinyin, as the server does.
import type { WholeNode } from "./inline";
import type { Hit, Hits } from "./types";

const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** 0 the whole, 1 its beginning, 2 a part, -1 nothing. */
function fit(name: string, part: string): number {
  const at = name.indexOf(part);
  return at < 0 ? -1 : at > 0 ? 2 : name.length === part.length ? 0 : 1;
}

/** As `fit`, 3 more, of a spelling "lhz liu he zhen": a part begins where a character's letters begin. */
function spellingFit(spelling: string, part: string): number {
  const [initials = "", ...letters] = spelling.split(" ");
  const fits = [fit(initials, part), ...letters.map((_, i) => (letters.slice(i).join("").startsWith(part) ? (i > 0 ? 2 : fit(letters.join(""), part)) : -1))];
  const found = fits.filter((each) => each >= 0);
  return found.length > 0 ? 3 + Math.min(...found) : -1;
}

interface Fit {
  worth: number;  // 0 to 2 by name, 3 to 5 by spelling
  name: string;
}

/** The best fit among the names of a node. */
function fitOf(whole: WholeNode, part: string, spelled: string): Fit | null {
  let best: Fit | null = null;
  [whole.node.name, ...whole.aliases].forEach((name, i) => {
    const found = fit(folded(name), part);
    const worth = found >= 0 || !spelled ? found : spellingFit(whole.spellings[i] ?? "", spelled);
    if (worth >= 0 && (!best || worth < best.worth)) best = { worth, name };
  });
  return best;
}

export function searchIn(nodes: WholeNode[], q: string, limit: number, wanted: (label: string) => boolean): Hits {
  const part = folded(q);
  const spelled = /^[a-z0-9 '-]+$/.test(part) ? part.replace(/[ '-]/g, "") : "";
  const found: { hit: Hit; worth: number; length: number }[] = [];
  for (const whole of nodes) {
    const best = wanted(whole.node.label) ? fitOf(whole, part, spelled) : null;
    if (!best) continue;
    const hit: Hit = { ...whole.node, fit: best.worth < 3 ? "part" : "pinyin" };
    if (best.name !== whole.node.name) hit.matched = best.name;
    found.push({ hit, worth: best.worth, length: best.name.length });
  }
  found.sort((a, b) => a.worth - b.worth || b.hit.links - a.hit.links || a.length - b.length);
  return { found: found.length, hits: found.slice(0, limit).map((each) => each.hit) };
}
