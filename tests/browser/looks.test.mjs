// SPDX-License-Identifier: Apache-2.0
// How the page looks, and what can be chosen of it: colours, layouts, folded hubs, kept views.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

/** A database of a town with fourteen places and a committee with two members, written by hand. */
function town() {
  const database = join(folder, "town.db");
  if (existsSync(database)) return database;
  const places = Array.from({ length: 14 }, (_, i) => `青石广场${i + 1}号亭`);
  const source = `北桥镇有${places.join("、")}。北桥镇党委书记何其远、委员方小满走访${places[0]}。\n`;
  const span = (text) => {
    const begin = Buffer.byteLength(source.slice(0, source.indexOf(text)));
    return [0, begin, begin + Buffer.byteLength(text)];
  };
  const all = [0, 0, Buffer.byteLength(source)];
  const entities = [{ label: "Area", name: "北桥镇" }, { label: "PartyOrg", name: "北桥镇党委" }, { label: "Person", name: "何其远" }, { label: "Person", name: "方小满" },
    ...places.map((name) => ({ label: "Place", name }))].map((each) => ({ ...each, mentions: [span(each.name)] }));
  const relation = (head, type, tail, more = {}) => ({ head, type, tail, confidence: 0.9, evidence: [[...all, "made-up"]], ...more });
  const relations = [relation(1, "GOVERNS", 0), relation(2, "HOLDS_ROLE", 1, { role: "书记" }), relation(3, "HOLDS_ROLE", 1, { role: "委员" }), relation(2, "LIVES_IN", 0), relation(3, "LIVES_IN", 0),
    ...places.map((_, i) => relation(i + 4, "LOCATED_IN", 0))];
  const document = { kind: "document", doc: "north.txt", digest: "1".repeat(32), encoding: "UTF-8", date: "2025-02-03", source,
    articles: [{ title: "北桥镇的亭", date: "2025-02-03", begin: 0, end: all[2] }], entities, relations };
  writeFileSync(join(folder, "town.jsonl"), `{"kind":"graph","version":1}\n${JSON.stringify(document)}\n`);
  govgraph("import", join(folder, "town.jsonl"), "--db", database);
  return database;
}

test("what hangs on a hub by one relation is one block, which opens by mouse and by keys, and is kept in the address", async () => {
  const db = town();
  const hub = idOf(db, "北桥镇");
  const site = await serve(db);
  for (const [language, block, open_] of [["zh", "位于 14 项", "展开这一组"], ["en", "located in: 14", "Open this group"]]) {
    const page = await open(`${site}#l=${language}&x=${hub}`);
    await rested(page, 18);
    assert.match(await page.textContent(".counter"), /14 (个折叠|folded)/);
    await page.goto(`${site}#l=${language}&x=${hub}&s=b${hub}.LOCATED_IN.i`);
    await until(page, (text) => document.querySelector(".details h2")?.textContent === text, block);
    assert.equal(await page.locator(".details .neighbours li").count(), 14);
    assert.equal(await page.textContent(".details .unfold"), open_);
    await page.click(".details .unfold");
    await until(page, () => !/(个折叠|folded)/.test(document.querySelector(".counter").textContent));
    assert.match(page.url(), new RegExp(`u=${hub}.LOCATED_IN.i`));
    await page.click(".hubs .quiet");
    await until(page, () => /14 (个折叠|folded)/.test(document.querySelector(".counter").textContent));
    await page.goto(`${site}#l=${language}&x=${hub}&s=b${hub}.LOCATED_IN.i`);
    await until(page, (text) => document.querySelector(".details h2")?.textContent === text, block);
    await page.focus(".canvas");
    await page.keyboard.press("Enter");
    await until(page, () => location.hash.includes("u="));
    await page.check('input[name="fold"][value="no"]', { force: true });
    await until(page, () => location.hash.includes("f=no") && !location.hash.includes("u="));
    assert.deepEqual(page.faults, []);
  }
  const page = await open(`${site}#x=${hub}`);
  await rested(page, 18);
  await page.focus(".canvas");
  await page.keyboard.press("ArrowRight");
  await page.goto(`${site}#x=${hub}&s=n${hub}`);
  await page.focus(".folded button");
  await page.keyboard.press("Enter");
  await until(page, () => /s=b/.test(location.hash));
  await page.focus(".canvas");
  await page.keyboard.press("ArrowRight");
  await until(page, () => /s=n/.test(location.hash));
});

test("a line says its relation under the pointer, and its sentence where it is clicked", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  const box = await page.locator(".canvas").boundingBox();
  const at = async () => (await page.getAttribute(".canvas", "data-picked-at")).split(" ").map(Number);
  const one = await at();
  const chief = idOf(database, "宋立冬");
  await page.evaluate((hash) => (location.hash = hash), `#x=${branch}&s=n${chief}`);
  await until(page, (last) => document.querySelector(".canvas").dataset.pickedAt !== last, one.join(" "));
  const other = await at();
  const [x, y] = [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  await page.mouse.move(box.x + x - 3, box.y + y - 3);
  await page.mouse.move(box.x + x, box.y + y);
  await page.waitForSelector(".tip:not([hidden])");
  assert.match(await page.textContent(".tip"), /宋立冬 — 任职 书记 → 望江街区党支部/);
  await page.mouse.click(box.x + x, box.y + y);
  await page.waitForSelector(".popover:not([hidden]) mark");
  assert.equal(await page.textContent(".popover mark"), "望江街区党支部书记兼网格长宋立冬");
  const shown = await page.locator(".popover").boundingBox();
  assert.ok(shown.x >= box.x && shown.y >= box.y && shown.x + shown.width <= box.x + box.width && shown.y + shown.height <= box.y + box.height);
  assert.ok(Math.abs(shown.x - box.x - x) < 2 || shown.x + shown.width >= box.x + box.width - 6);
  await page.waitForSelector(".details .statement mark");
  await page.focus(".popover .shut");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".popover").isVisible(), false);
  assert.deepEqual(page.faults, []);
});

test("names stay at every zoom", async () => {
  const page = await open(`${address}#n=584`);
  await rested(page);
  const inked = () => page.evaluate(() => {
    const layer = document.querySelector(".sigma-labels");
    return layer.getContext("2d").getImageData(0, 0, layer.width, layer.height).data.filter((each, i) => i % 4 === 3 && each > 0).length;
  });
  await page.focus(".canvas");
  for (const keys of [[], ["-", "-", "-"], ["+", "+", "+", "+", "+", "+"]]) {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(250);
    }
    assert.ok((await inked()) > 500, `${keys}: ${await inked()} pixels of names`);
  }
});

test("a path goes round what it is told to, and hubs are proposed, by the server and in one file", async () => {
  const db = town();
  const ends = ["何其远", "方小满"].map((name) => idOf(db, name));
  const file = join(folder, "town.html");
  govgraph("export", "--format", "html", "-o", file, "--db", db);
  for (const place of [await serve(db), `file://${file}`]) {
    const page = await open(`${place}#p=${ends[0]}&q=${ends[1]}`);
    await page.waitForSelector(".avoid button");
    assert.match(await page.textContent(".pathway h2"), /2/);
    const through = await page.getAttribute(".avoid button", "data-avoid");
    await page.click(".avoid button");
    await page.waitForSelector(`.avoid button[data-avoid="${through}"][aria-pressed="true"]`);
    assert.match(page.url(), new RegExp(`r=${through}`));
    const second = await page.getAttribute('.avoid button[aria-pressed="false"]', "data-avoid");
    assert.notEqual(second, through);
    await page.click('.avoid button[aria-pressed="false"]');
    await until(page, () => document.querySelector(".pathway").textContent.includes("没有路径"));
    await page.click(`.avoid button[data-avoid="${second}"]`);
    await page.waitForSelector(".pathway .path");
    assert.deepEqual(page.faults, []);
  }
  const site = await serve(database);
  const all = await (await fetch(`${site}api/graph?limit=5000`)).json();
  const degree = all.nodes.find((each) => each.links >= 20);
  const near = await (await fetch(`${site}api/neighbours?id=${degree.id}&limit=60`)).json();
  const [from, to] = near.edges.filter((each) => each.type === "LOCATED_IN" && each.tail === degree.id).map((each) => each.head);
  const page = await open(`${site}#p=${from}&q=${to}&l=en`);
  await page.waitForSelector(".avoid .advice");
  assert.match(await page.textContent(".avoid .advice"), new RegExp(`${degree.name} has ${degree.links} relations`));
  assert.deepEqual(page.faults, []);
});

test("a view is kept under a name with a note, in the browser, in the address and as a file", async () => {
  for (const [language, kept, bad] of [["zh", "已保存", "没有视图"], ["en", "is kept", "holds no views"]]) {
    const page = await open(`${address}#l=${language}&x=${branch}&s=n${branch}&y=columns`);
    await rested(page, 6);
    await page.click(".views > summary");
    await page.fill(".views input[type=text]", "街区与支部");
    await page.fill(".views textarea", "三月的一页");
    await page.click(".views form button");
    await until(page, (text) => document.querySelector(".views .hint").textContent.includes(text), kept);
    await until(page, () => document.querySelector(".caption strong")?.textContent === "街区与支部");
    const link = page.url();
    await page.goto(`${address}#l=${language}&v=graph`);
    await until(page, () => !document.querySelector(".caption"));
    await page.reload();
    if (!(await page.evaluate(() => document.querySelector(".views").open))) await page.click(".views > summary");
    await page.click(".kept .link");
    await rested(page, 6);
    assert.equal(page.url(), link);
    assert.match(await page.textContent(".caption"), /三月的一页/);
    await page.click(".views > summary");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-save="views"]')]);
    const file = await download.path();
    await page.click(".kept .forget");
    assert.equal(await page.locator(".kept li").count(), 0);
    await page.setInputFiles("#views-file", file);
    await until(page, () => document.querySelectorAll(".kept li").length === 1);
    const broken = join(folder, "broken.json");
    for (const text of ["{", '{"views":3}']) {
      writeFileSync(broken, text);
      await page.setInputFiles("#views-file", broken);
      await until(page, (words) => document.querySelector(".views .hint").textContent.includes(words), bad);
    }
    assert.equal(await page.locator(".kept li").count(), 1);
    const elsewhere = await open(link);
    await rested(elsewhere, 6);
    assert.match(await elsewhere.textContent(".caption"), /街区与支部 三月的一页/);
    await elsewhere.click(".caption .quiet");
    await until(elsewhere, () => !document.querySelector(".caption"));
    assert.deepEqual([...page.faults, ...elsewhere.faults], []);
  }
});
