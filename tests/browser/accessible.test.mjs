// SPDX-License-Identifier: Apache-2.0
// Every view and state of the page is for everybody: axe objects to nothing, keys reach everything, nothing is cut off on a telephone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { closePages, end, folder, govgraph, idOf, open, rested, samples, serve, stop, until } from "./support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NOWHERE = "0123456789abcdef";
let address, database, branch, chief, alliance, edge, block;

before(async () => {
  database = join(folder, "samples.db");
  govgraph("build", samples, "--db", database, "--quiet");
  [branch, chief, alliance] = ["望江街区党支部", "宋立冬", "邻光商户联盟"].map((name) => idOf(database, name));
  address = await serve(database, "--decisions", join(folder, "decisions.tsv"));
  const ask = async (path) => (await fetch(`${address}api/${path}`)).json();
  edge = (await ask(`neighbours?id=${branch}`)).edges.find((each) => each.role).id;
  for (const node of (await ask("graph?limit=20")).nodes) {
    const { edges } = await ask(`neighbours?id=${node.id}`);
    if (edges.filter((each) => each.type === "LOCATED_IN" && each.tail === node.id).length > 12) block ??= `x=${node.id}&s=b${node.id}.LOCATED_IN.i`;
  }
});
afterEach(closePages);
after(end);

const shown = (page) => page.waitForSelector('.canvas[data-rest="true"]');
const opened = (selector) => async (page) => {
  await shown(page);
  await page.click(selector);
};

/** Every view and state: its address, and what is done there. */
const STATES = () => [
  ["first view", "", (page) => page.waitForSelector(".blocks .block")],
  ["a place entered", "", async (page) => {
    await page.click(".blocks-name >> nth=0");
    await page.waitForSelector(".blocks-way .tograph");
  }],
  ["months chosen", "a=2025-02&b=2025-03", (page) => page.waitForSelector(".times .timerange[data-chosen]")],
  ["a node", `x=${branch}&s=n${branch}`, shown],
  ["a relation", `x=${branch}&s=e${edge}`, (page) => page.waitForSelector(".statement")],
  ["a path", `x=${branch}&p=${chief}&q=${alliance}`, (page) => page.waitForSelector(".avoid button")],
  ["a block", block, (page) => page.waitForSelector(".unfold")],
  ["everything", "n=584", shown],
  ["chain of command", `x=${branch}&y=chain`, shown],
  ["by time", "n=200&y=time", shown],
  ["columns", "n=200&y=columns&k=community", shown],
  ["a title", `x=${branch}&e=一页&g=说明`, shown],
  ["kept views", `x=${branch}`, opened(".views > summary")],
  ["what to save", `x=${branch}`, opened(".save summary")],
  ["a figure", `x=${branch}`, async (page) => {
    await opened(".save summary")(page);
    await page.click('[data-save="figure"]');
    await page.waitForSelector("dialog.figure img");
  }],
  ["decisions", `x=${branch}&s=n${branch}`, opened(".decided > summary")],
  ["a decision", `x=${branch}&s=n${branch}`, opened('[data-decide="decideRename"]')],
  ["hits", "", async (page) => {
    await page.fill("#search", "柳河");
    await page.waitForSelector("#hit-0");
  }],
  ["nothing found", "", async (page) => {
    await page.fill("#search", "没有这个名称");
    await until(page, () => document.querySelector("#hits")?.textContent.length > 3);
  }],
  ["table of nodes", "v=table", (page) => page.waitForSelector("tbody tr")],
  ["table of relations", "v=table&t=edges&wo=basis,last,id", (page) => page.waitForSelector("tbody tr")],
  ["columns of the table", "v=table", async (page) => {
    await page.waitForSelector("tbody tr");
    await page.click(".columns-menu summary");
  }],
  ["an empty table", "v=table&w=没有这个名称", (page) => until(page, () => document.querySelector(".table .bar .hint")?.textContent.includes("0"))],
  ["statistics", "v=statistics", (page) => page.waitForSelector(".missed .strings li")],
  ["a dossier", `v=dossier&no=${branch}`, (page) => page.waitForSelector(".dossier .tenure")],
  ["a dossier of nothing", `v=dossier&no=${NOWHERE}`, (page) => page.waitForSelector(".dossier [role=alert]")],
  ["tenures", "v=tenures", async (page) => {
    await page.click(".tenure button[aria-expanded] >> nth=0");
    await page.waitForSelector(".tenure mark");
  }],
  ["a query that cannot be read", `v=text&tw=${encodeURIComponent("(党支部")}`, (page) => page.waitForSelector(".texts [role=alert]")],
  ["words in the text", "v=text&tw=党支部", (page) => page.waitForSelector(".other mark")],
  ["an article", "v=text&tw=党支部", async (page) => {
    await page.click(".texthit h3 button >> nth=0");
    await page.waitForSelector(".reader .article mark");
  }],
  ["a question", `v=question&qu=${encodeURIComponent("holders-of-organ?organ=望江街区党支部")}`, (page) => page.waitForSelector(".question td")],
  ["a dead link", `x=${NOWHERE}&s=n${NOWHERE}`, (page) => page.waitForSelector(".details [role=alert]")],
];

/** What axe objects to in light colours, in words, and what to the colours in dark ones: nothing else hangs on these. */
async function objections(page) {
  await page.evaluate(axe);
  const out = [];
  for (const mode of ["light", "dark"]) {
    const { violations } = await page.evaluate((now) => {
      document.documentElement.dataset.mode = now;
      return window.axe.run(document, { resultTypes: ["violations"], ...(now === "dark" ? { runOnly: ["color-contrast"] } : {}) });
    }, mode);
    for (const each of violations) out.push(`${mode}, ${each.id}: ${each.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary.split("\n")[1] ?? ""}`).join("; ")}`);
  }
  return out;
}

for (const language of ["zh", "en"])
  test(`axe objects to nothing, in light and in dark colours: ${language}`, async () => {
    const found = [];
    for (const [name, hash, ready] of STATES()) {
      const page = await open(`${address}#l=${language}&${hash}`, { bypassCSP: true });
      await ready(page);
      for (const each of await objections(page)) found.push(`${name}: ${each}`);
      await closePages();
    }
    const own = await serve(database);
    const page = await open(`${own}#l=${language}&v=table`, { bypassCSP: true });
    await page.waitForSelector("tbody tr");
    await stop(own);
    await page.click('[data-view="graph"]');
    await page.evaluate((hash) => (location.hash = hash), `#l=${language}&n=20`);
    await page.waitForSelector(".notice [role=alert]");
    for (const each of await objections(page)) found.push(`server gone: ${each}`);
    assert.deepEqual(found, []);
  });

test("nothing is cut off on a telephone", async () => {
  const found = [];
  for (const language of ["zh", "en"])
    for (const [name, hash, ready] of STATES()) {
      const page = await open(`${address}#l=${language}&${hash}`, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      await ready(page);
      found.push(...(await page.evaluate(() => {
        const scrolls = (element) => { for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true; return false; };
        const out = document.documentElement.scrollWidth > innerWidth ? ["the page is too wide"] : [];
        for (const each of document.querySelectorAll("button, summary, input, select, h1, h2, p, label, textarea")) {
          const box = each.getBoundingClientRect();
          if (box.width === 0 || getComputedStyle(each).opacity === "0" || scrolls(each) || each.closest(".unseen, .canvas")) continue;
          if (box.left < -1 || box.right > innerWidth + 1) out.push(`${each.tagName} ${each.className} ${each.textContent.slice(0, 20)} from ${Math.round(box.left)} to ${Math.round(box.right)}`);
        }
        return out;
      })).map((each) => `${language}, ${name}: ${each}`));
      await closePages();
    }
  assert.deepEqual(found, []);
});

/** Goes through the page with Tab until the focus comes round; what was reached. */
async function walk(page) {
  await page.evaluate(() => {
    document.activeElement.blur();
    window.reached = [];
  });
  for (let i = 0, ends = 0; i < 900 && ends < 2; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === document.body) return "end";
      if (window.reached.includes(here)) return "again";
      window.reached.push(here);
      return "new";
    });
    if (at === "again") break;
    if (at === "end") ends += 1;  // it may have begun in the middle
  }
}

test("keys alone reach everything that can be pressed, and say where they are", async () => {
  for (const [name, hash, ready] of STATES()) {
    if (name === "everything" || name === "columns") continue;
    const page = await open(`${address}#${hash}`);
    await ready(page);
    await page.waitForTimeout(200);
    await walk(page);
    const missed = await page.evaluate(() => {
      const dialog = document.querySelector("dialog[open]");
      return [...(dialog ?? document).querySelectorAll("button, summary, input, select, textarea, a[href], [tabindex='0']")].filter((each) => {
        const box = each.getBoundingClientRect();
        const shut = each.closest("details:not([open])");
        if (box.width === 0 || each.disabled || (shut && each.tagName !== "SUMMARY") || each.closest("[hidden]")) return false;
        if (each.type === "radio") return !window.reached.some((other) => other.name === each.name);  // arrows go on from one of them
        return !window.reached.includes(each);
      }).map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 20)}`);
    });
    assert.deepEqual(missed, [], `${name}: keys do not reach these`);
    await closePages();
  }
});

test("by keys alone: search, open, expand, change the layout, find a path, keep a view, save a figure", async () => {
  const page = await open(address);
  const keys = async (...all) => { for (const each of all) await page.keyboard.press(each); };
  const to = async (test, most = 200) => {
    for (let i = 0; i < most; i++) {
      if (await page.evaluate(test)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never leads to ${test}`);
  };
  await keys("/");
  await page.keyboard.type("wjjqdzb");
  await page.waitForSelector("#hit-0");
  await keys("ArrowDown", "Enter");
  await rested(page, 6);
  await to(() => document.activeElement.name === "layout");
  await keys("ArrowRight");
  await until(page, () => location.hash.includes("y=chain"));
  assert.equal(await page.evaluate(() => document.activeElement.name), "layout");
  await to(() => document.activeElement.textContent === "路径起点");
  await keys("Enter");
  await until(page, () => location.hash.includes("p="));
  await to(() => document.activeElement.textContent === "邻光商户联盟");
  await keys("Enter");
  await until(page, () => document.querySelector(".details h2")?.textContent.includes("邻光商户联盟"));
  await to(() => document.activeElement.textContent === "路径终点");
  await keys("Enter");
  await page.waitForSelector(".pathway");
  await to(() => document.activeElement.matches(".views > summary"));
  await keys("Enter", "Tab");
  await page.keyboard.type("一条路");
  await keys("Enter");
  await until(page, () => document.querySelector(".caption strong")?.textContent === "一条路");
  await to(() => document.activeElement.matches(".save summary"));
  await keys("Enter", "Tab", "Enter");
  await page.waitForSelector("dialog.figure[open]");
  await keys("Escape");
  await until(page, () => !document.querySelector("dialog.figure"));
  assert.equal(await page.evaluate(() => document.activeElement.matches(".save summary")), true);
  assert.deepEqual(page.faults, []);
});
