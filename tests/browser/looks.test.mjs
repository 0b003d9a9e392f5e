// SPDX-License-Identifier: Apache-2.0
// How the page looks, and what can be chosen of it: colours, layouts, folded hubs, kept views.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { closePages, end, folder, govgraph, idOf, open, rested, samples, serve, until } from "./support.mjs";

let address, database, branch;

before(async () => {
  database = join(folder, "samples.db");
  govgraph("build", samples, "--db", database, "--quiet");
  branch = idOf(database, "望江街区党支部");
  address = await serve(database);
});
afterEach(closePages);
after(end);

/** Whether the picture lies on dark ground. */
const darkness = (page) => page.evaluate(() => {
  const ground = getComputedStyle(document.querySelector(".middle")).backgroundColor.match(/\d+/g).slice(0, 3).map(Number);
  return ground.reduce((sum, each) => sum + each, 0) / 3 < 128;
});

test("dark colours follow the system, and what the reader chooses is remembered", async () => {
  const dark = await open(`${address}#x=${branch}&s=n${branch}`, { colorScheme: "dark" });
  await rested(dark, 6);
  assert.equal(await darkness(dark), true);
  await dark.click("header .mode");
  assert.equal(await darkness(dark), false);
  assert.equal(await dark.evaluate(() => document.activeElement.className), "mode");
  await dark.reload();
  await rested(dark, 6);
  assert.equal(await darkness(dark), false);
  await dark.click("header .mode");
  await dark.emulateMedia({ colorScheme: "light" });
  await until(dark, () => document.documentElement.dataset.mode === "light");  // the system's own is followed again
  await dark.click("header .mode");
  assert.equal(await dark.getAttribute(".mode", "aria-pressed"), "true");
  assert.deepEqual(dark.faults, []);
});

test("every dot is told from dark ground", async () => {
  const page = await open(`${address}#n=584`, { colorScheme: "dark" });
  await rested(page);
  const low = await page.$$eval(".legend .dot, .boxes .dot", (dots) => {
    const light = (text) => {
      const [r, g, b] = text.match(/\d+/g).map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = light(getComputedStyle(document.querySelector(".middle")).backgroundColor);
    return dots.map((dot) => getComputedStyle(dot).backgroundColor).filter((colour) => (light(colour) + 0.05) / (ground + 0.05) < 2.95);
  });
  assert.deepEqual(low, []);
  assert.deepEqual(page.faults, []);
});

/** What the GraphML of the picture says of each node, with its place, and of each relation. */
async function drawn(page) {
  await page.click(".save summary");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-save="graphml"]')]);
  const text = readFileSync(await download.path(), "utf8");
  const datum = (each, key) => each.match(new RegExp(`"${key}">([^<]*)`))?.[1];
  const nodes = new Map(text.match(/<node .*?<\/node>/g).map((each) => [each.match(/id="n(\w+)"/)[1],
    { label: datum(each, "node_label"), name: datum(each, "node_name"), x: Number(datum(each, "node_x")), y: Number(datum(each, "node_y")) }]));
  const edges = text.match(/<edge .*?<\/edge>/g).map((each) => ({ head: each.match(/source="n(\w+)"/)[1], tail: each.match(/target="n(\w+)"/)[1], type: datum(each, "edge_type"), first: datum(each, "edge_first") }));
  return { nodes, edges };
}

const apart = ({ nodes }) => assert.equal(new Set([...nodes.values()].map(({ x, y }) => `${x} ${y}`)).size, nodes.size, "two nodes lie on one place");

test("the chain of command is a tree: what governs stands above, who holds an office below", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.check('input[name="layout"][value="chain"]', { force: true });
  await until(page, () => location.hash.includes("y=chain"));
  await rested(page, 6);
  const { nodes, edges } = await drawn(page);
  const level = (id) => nodes.get(id).y;
  assert.ok(edges.some(({ type }) => type === "HOLDS_ROLE"));
  for (const { head, tail, type } of edges) if (type === "HOLDS_ROLE") assert.ok(level(head) < level(tail), `${nodes.get(head).name} is not below ${nodes.get(tail).name}`);
  const all = await open(`${address}#n=584&y=chain`);
  await rested(all);
  const whole = await drawn(all);
  apart(whole);
  const governed = whole.edges.filter(({ type }) => type === "GOVERNS");
  assert.ok(governed.length > 20);
  const led = new Set(governed.filter(({ head, tail }) => whole.nodes.get(head).y > whole.nodes.get(tail).y).map(({ tail }) => tail));
  assert.deepEqual(governed.filter(({ tail }) => !led.has(tail)).map(({ tail }) => whole.nodes.get(tail).name), []);
  assert.deepEqual([...page.faults, ...all.faults], []);
});

test("by time each node stands at its first month, by columns under its label, each time at the same place", async () => {
  const page = await open(`${address}#n=584&y=time`);
  await rested(page);
  const byTime = await drawn(page);
  apart(byTime);
  const first = new Map();
  for (const { head, tail, first: month } of byTime.edges) for (const id of [head, tail]) if (month && !(first.get(id) <= month)) first.set(id, month);
  const dated = [...first].map(([id, month]) => [month.slice(0, 7), byTime.nodes.get(id).x]);
  for (const [month, x] of dated) for (const [other, at] of dated) if (month < other) assert.ok(x < at, `${month} at ${x}, ${other} at ${at}`);
  assert.ok((await page.locator(".mark-over").allTextContents()).includes("2025-03"));
  await page.check('input[name="layout"][value="columns"]', { force: true });
  await rested(page);
  const columns = await drawn(page);
  apart(columns);
  const spans = new Map();
  for (const { label, x } of columns.nodes.values()) spans.set(label, [Math.min(x, spans.get(label)?.[0] ?? x), Math.max(x, spans.get(label)?.[1] ?? x)]);
  const sorted = [...spans.values()].sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < sorted.length; i++) assert.ok(sorted[i - 1][1] < sorted[i][0], "columns of two labels overlap");
  const again = await open(`${address}#n=584&y=columns`);
  await rested(again);
  assert.deepEqual(await drawn(again), columns);
  assert.deepEqual([...page.faults, ...again.faults], []);
});

test("back to forces everything is where it was", async () => {
  const page = await open(`${address}#x=${branch}`);
  await rested(page, 6);
  const before = await drawn(page);
  for (const kind of ["columns", "force"]) {
    await page.check(`input[name="layout"][value="${kind}"]`, { force: true });
    await until(page, (k) => (new URLSearchParams(location.hash.slice(1)).get("y") ?? "force") === k, kind);
    await rested(page, 6);
  }
  assert.deepEqual(await drawn(page), before);
});

test("nodes glide to their places, unless less motion is wanted", async () => {
  for (const [reducedMotion, most] of [["no-preference", Infinity], ["reduce", 1]]) {
    const page = await open(`${address}#x=${branch}&s=n${branch}`, { reducedMotion });
    await rested(page, 6);
    await page.waitForTimeout(400);
    const places = await page.evaluate(async () => {
      const seen = new Set();
      document.querySelector('input[name="layout"][value="columns"]').click();
      for (const end = performance.now() + 900; performance.now() < end; await new Promise(requestAnimationFrame)) seen.add(document.querySelector(".canvas").dataset.pickedAt);
      return seen.size - 1;
    });
    assert.ok(reducedMotion === "reduce" ? places <= most : places > 2, `${places} places`);
  }
});
