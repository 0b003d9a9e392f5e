// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { attack, closePages, end, folder, govgraph, idOf, numbers, open, rested, samples, serve, until } from "./support.mjs";

let address, database, branch, chief;

before(async () => {
  database = join(folder, "samples.db");
  govgraph("build", samples, "--db", database, "--quiet");
  branch = idOf(database, "望江街区党支部");
  chief = idOf(database, "宋立冬");
  address = await serve(database);
});
afterEach(closePages);
after(end);

const downloaded = async (page, kind) => {
  await page.click(".save summary");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save="${kind}"]`)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

test("search suggests by name and pinyin, and the choice opens its neighbourhood", async () => {
  const page = await open(address);
  await page.fill("#search", "wjjqdzb");
  await page.waitForSelector('[role="option"]');
  assert.equal(await page.getAttribute("#search", "aria-expanded"), "true");
  assert.match(await page.textContent("#hit-0"), /望江街区党支部/);
  await page.press("#search", "ArrowDown");
  assert.equal(await page.getAttribute("#search", "aria-activedescendant"), "hit-0");
  await page.press("#search", "Enter");
  await rested(page, 6);
  assert.match(await page.textContent(".details h2"), /望江街区党支部/);
  assert.match(page.url(), new RegExp(`s=n${branch}`));
  assert.deepEqual(page.faults, []);
});

test("a node expands, and going back takes it in again", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.click('.neighbours li:has-text("邻光商户联盟") .link');
  await until(page, () => document.querySelector(".details h2")?.textContent.includes("邻光商户联盟"));
  await until(page, () => Number(document.querySelector(".counter").textContent.match(/\d+/)[0]) > 6);
  await page.goBack();
  await rested(page, 6);
  assert.match(await page.textContent(".details h2"), /望江街区党支部/);
  assert.deepEqual(page.faults, []);
});

test("filters take away what does not pass, and stand in the address", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.uncheck('input[name="label"][value="Person"]');
  await rested(page, 5);
  assert.match(page.url(), /hl=Person/);
  await page.check('input[name="label"][value="Person"]');
  await page.check('input[name="inferred"][value="no"]', { force: true });
  await until(page, () => !document.querySelector(".neighbours").textContent.includes("推断"));
  await page.selectOption("#since", "2025-06");
  await until(page, () => document.querySelector(".counter").textContent.startsWith("1 "));
  await page.reload();
  await page.waitForSelector(".controls #since");
  assert.equal(await page.inputValue("#since"), "2025-06");
  await page.click(".controls > .quiet");
  await rested(page, 6);
  assert.deepEqual(page.faults, []);
});

test("colours by community and sizes by betweenness and PageRank", async () => {
  const page = await open(`${address}#n=584`);
  await rested(page);
  assert.match(await page.textContent(".legend"), /人物/);
  await page.check('input[name="colour"][value="community"]', { force: true });
  await until(page, () => !document.querySelector(".legend").textContent.includes("人物"));
  for (const size of ["betweenness", "pagerank"]) {
    await page.check(`input[name="size"][value="${size}"]`, { force: true });
    await until(page, (z) => location.hash.includes(`z=${z}`), size);
    await rested(page);
  }
  assert.deepEqual(page.faults, []);
});

test("two picked nodes are joined by a path with evidence for each step", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.click('.neighbours li:has-text("宋立冬") .link');
  await until(page, () => document.querySelector(".details h2")?.textContent.includes("宋立冬"));
  await page.click('.buttons button:has-text("路径起点")');
  await page.fill("#search", "邻光商户联盟");
  await page.waitForSelector("#hit-0");
  await page.press("#search", "Enter");
  await until(page, () => document.querySelector(".details h2")?.textContent.includes("邻光商户联盟"));
  await page.click('.buttons button:has-text("路径终点")');
  await page.waitForSelector(".pathway .path");
  assert.match(await page.textContent(".pathway h2"), /2/);
  assert.equal(await page.locator(".path > li").count(), 2);
  assert.match(await page.textContent(".path > li:nth-child(2) mark"), /望江街区党支部成立“邻光商户联盟”/);
  assert.match(page.url(), new RegExp(`p=${chief}`));
  assert.deepEqual(page.faults, []);
});

test("evidence marks the very span, in its sentence and in its article, with the rule", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.click('.neighbours .relation:has-text("书记")');
  await page.waitForSelector(".statement");
  assert.equal(await page.textContent(".statement mark"), "望江街区党支部书记兼网格长宋立冬");
  assert.match(await page.textContent(".statement blockquote"), /介绍,联盟实行“轮值店长”制度/);
  assert.equal(await page.textContent(".statement .rule code"), "office-before-name");
  await page.click('.statement button[aria-expanded="false"]');
  await page.waitForSelector(".article");
  assert.equal(await page.textContent(".article mark"), "望江街区党支部书记兼网格长宋立冬");
  assert.ok((await page.textContent(".article")).length > 150);
  assert.equal(await page.locator(".article .said").count(), 1);
  assert.ok(await page.evaluate(() => {
    const box = document.querySelector(".article").getBoundingClientRect();
    const mark = document.querySelector(".article mark").getBoundingClientRect();
    return mark.top >= box.top && mark.bottom <= box.bottom;
  }));
  assert.deepEqual(page.faults, []);
});

test("the table is sorted by its heads and leads to the graph", async () => {
  const page = await open(`${address}#v=table`);
  await page.waitForSelector("tbody tr");
  await page.click('th button:has-text("名称")');
  await page.waitForSelector('th[aria-sort="ascending"]');
  await page.fill("#rows", "望江");
  await until(page, () => [...document.querySelectorAll("tbody tr")].every((row) => row.textContent.includes("望江")));
  await page.click('.bar button:has-text("关系")');
  await until(page, () => document.querySelectorAll("thead th").length === 6);
  await page.click("tbody tr td:nth-child(2) .link");
  await page.waitForSelector(".statement mark");
  assert.deepEqual(page.faults, []);
});

test("the statistics count, and a month opens what it reported", async () => {
  const page = await open(`${address}#v=statistics`);
  await page.waitForSelector(".timeline svg");
  assert.match(await page.textContent(".cards"), /10文档/);
  await page.click('.month[aria-label^="2025-03"]');
  await rested(page);
  assert.match(page.url(), /a=2025-03&b=2025-03/);
  assert.deepEqual(page.faults, []);
});

test("what was left alone stands beside the doubts, with its sentences", async () => {
  for (const [hash, title] of [["#v=statistics", "遗漏"], ["#v=statistics&l=en", "Left alone"]]) {
    const page = await open(`${address}${hash}`);
    await page.waitForSelector(".missed .strings li");
    assert.match(await page.textContent(".missed"), new RegExp(title));
    assert.match(await page.textContent(".missed"), hash.includes("en") ? /all 10 documents/ : /全部 10/);
    const rows = await page.$$eval(".strings li", (all) => all.map((each) => [each.querySelector("strong").textContent, each.querySelector("mark").textContent.replace(/\s/g, "")]));
    assert.ok(rows.length > 5);
    for (const [text, mark] of rows) assert.equal(mark, text);
    assert.deepEqual(page.faults, []);
  }
});

test("a node is dragged, by mouse and by keys, and stays where it is put", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.waitForTimeout(400);  // the picture fits itself in
  const at = async () => (await page.getAttribute(".canvas", "data-picked-at")).split(" ").map(Number);
  const near = (a, b) => assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1]) < 4, `${a} is not ${b}`);
  const places = async () => {
    const nodes = (await downloaded(page, "graphml")).bytes.toString().match(/<node .*?<\/node>/g);
    const rounded = (each, key) => Number(each.match(new RegExp(`"node_${key}">([^<]*)`))[1]).toFixed(3);
    return new Map(nodes.map((each) => [each.match(/id="n(\w+)"/)[1], `${rounded(each, "x")} ${rounded(each, "y")}`]));
  };
  const box = await page.locator(".canvas").boundingBox();
  const before = await places();
  const hash = await page.evaluate(() => location.hash);
  const [x, y] = await at();
  await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.down();
  await page.mouse.move(box.x + x + 30, box.y + y + 20, { steps: 5 });
  await page.mouse.move(box.x + x + 60, box.y + y + 40, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(box.x + 5, box.y + 5);
  near(await at(), [x + 60, y + 40]);
  await page.focus(".canvas");
  await page.keyboard.press("Shift+ArrowRight");
  await until(page, (last) => document.querySelector(".canvas").dataset.pickedAt.startsWith(`${last} `) , x + 80).catch(() => {});
  near(await at(), [x + 80, y + 40]);
  assert.equal(await page.evaluate(() => location.hash), hash);  // it was no click
  const after = await places();
  assert.deepEqual([...before.keys()].filter((id) => before.get(id) !== after.get(id)), [branch]);
  await page.click('.neighbours li:has-text("邻光商户联盟") .link');
  await until(page, () => Number(document.querySelector(".counter").textContent.match(/\d+/)[0]) > 6);
  await rested(page);
  const later = await places();
  assert.equal(later.get(branch), after.get(branch));
  assert.deepEqual(page.faults, []);
});

test("of several shortest paths each is shown, by the server and by a page of one file", async () => {
  const ask = async (path) => (await fetch(`${address}api/${path}`)).json();
  const nodes = (await ask("table?limit=40")).nodes.map((each) => each.id);
  let ends = null;
  for (const from of nodes) for (const to of nodes) ends ??= (await ask(`paths?from=${from}&to=${to}`)).paths.length === 3 ? [from, to] : null;
  const file = join(folder, "ways.html");
  govgraph("export", "--format", "html", "-o", file, "--db", database);
  const told = [];
  for (const place of [address, `file://${file}`]) {
    const page = await open(`${place}#x=${ends[0]}&s=n${ends[0]}&p=${ends[0]}&q=${ends[1]}`);
    await page.waitForSelector(".ways button");
    assert.equal(await page.locator(".ways button").count(), 3);
    for (let i = 0; i < 3; i++) {
      await page.click(`.ways button:nth-child(${i + 1})`);
      await until(page, (n) => document.querySelector(`.ways button:nth-child(${n})`)?.getAttribute("aria-pressed") === "true", i + 1);
      told.push(await page.textContent(".pathway .path"));
    }
    assert.match(page.url(), /m=2/);
    assert.deepEqual(page.faults, []);
  }
  assert.equal(new Set(told.slice(0, 3)).size, 3);
  assert.deepEqual(told.slice(3), told.slice(0, 3));
});

test("doubts are told, by the server and by a page of one file", async () => {
  const doubtful = join(folder, "doubtful");
  mkdirSync(doubtful);
  const page = (name, town, text) => writeFileSync(join(doubtful, name), `${town}报\n2025年1月6日\n\n${text}\n`);
  page("a.txt", "柳河镇", "柳河镇党委书记周远舟走访青禾超市。柳河镇党委组织学习。");
  page("b.txt", "", "周远舟出席大会。周远舟说。");
  const db = join(folder, "doubtful.db");
  govgraph("build", doubtful, "--db", db, "--quiet");
  const file = join(folder, "doubtful.html");
  govgraph("export", "--format", "html", "-o", file, "--db", db);
  const server = await serve(db);
  const { doubts } = await (await fetch(`${server}api/overview`)).json();
  const told = [];
  for (const place of [server, `file://${file}`]) {
    const shown = await open(`${place}#v=statistics&l=en`);
    await shown.waitForSelector('.missed .hint:not(:has-text("Reading pages again"))');
    told.push([await shown.locator(".doubts tr").count(), await shown.textContent(".missed")]);
    assert.deepEqual(shown.faults, []);
  }
  assert.equal(told[0][0], doubts.length);
  assert.deepEqual(told[1], told[0]);
});

test("what is seen is exported", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  const png = await downloaded(page, "png");
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(png.bytes.length > 5000);
  const graphml = (await downloaded(page, "graphml")).bytes.toString();
  assert.equal(graphml.match(/<node /g).length, 6);
  assert.equal(graphml.match(/<edge /g).length, (await numbers(page))[1]);
  const nodes = (await downloaded(page, "nodes")).bytes.toString();
  assert.match(nodes, /^\uFEFFid,label,name,scope,links\r\n/);
  assert.match(nodes, /宋立冬/);
  assert.match((await downloaded(page, "edges")).bytes.toString(), /宋立冬,HOLDS_ROLE,书记,望江街区党支部/);
});

test("it speaks Chinese and English", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  await page.click(".language");
  await until(page, () => document.documentElement.lang === "en");
  await until(page, () => document.querySelector(".details")?.textContent.includes("Relations in the picture"));
  assert.match(await page.textContent(".filters"), /Least confidence/);
  const english = await open(address, { locale: "en-GB" });
  assert.match(await english.textContent("nav"), /Graph/);
  assert.deepEqual([...page.faults, ...english.faults], []);
});

test("it fits a telephone", async () => {
  for (const hash of [`#x=${branch}&s=n${branch}`, "#v=table&t=edges", "#v=statistics", ""]) {
    const page = await open(`${address}${hash}`, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.waitForTimeout(300);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${hash} is too wide`);
    assert.deepEqual(page.faults, []);
  }
});

test("it is used without a mouse", async () => {
  const page = await open(`${address}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.focus(".canvas");
  assert.match(await page.getAttribute(".canvas", "aria-label"), /6 个节点/);
  const before = await page.textContent(".details h2");
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
  await until(page, (text) => document.querySelector(".details h2")?.textContent !== text || location.hash.includes("s=n"), before);
  await page.keyboard.press("Enter");
  await page.keyboard.press("+");
  await page.keyboard.press("0");
  await page.keyboard.press("Escape");
  await until(page, () => document.querySelector(".details").textContent.includes("点击节点"));
  assert.equal(await page.locator("[aria-live]").count(), 1);
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, input, select, a")].filter((each) =>
    !each.textContent.trim() && !each.getAttribute("aria-label") && !each.labels?.length).length);
  assert.equal(nameless, 0);
  assert.deepEqual(page.faults, []);
});

test("what a document says is text, whatever it says", async () => {
  const { database: hostile, evil } = attack();
  const page = await open(`${await serve(hostile)}#v=graph`);
  await page.waitForSelector(".welcome li");
  await page.click(".welcome button.strong");
  await rested(page, 5);
  await page.fill("#search", "<img");
  await page.waitForSelector("#hit-0");
  assert.match(await page.textContent("#hit-0"), /<img src=x onerror=alert\(2\)>/);
  await page.press("#search", "Enter");
  await page.waitForSelector(".details .citation mark");
  assert.equal(await page.textContent(".details .citation mark"), evil[1]);
  assert.equal((await page.textContent(".details .title")).trim(), "<script>alert(5)</script>");
  await page.click(".details .relation");
  await page.waitForSelector(".statement mark");
  assert.equal(await page.textContent(".statement code"), "<rule>");
  await page.click(".statement .under button");
  await page.waitForSelector(".article mark");
  const person = idOf(hostile, evil[1]);
  const views = { "#v=table": "tbody tr", "#v=statistics": ".cards", "#": ".glance .recent li", "#v=tenures": ".tenures-view [role=status]", "#v=text&tw=%E5%87%BA%E5%B8%AD": ".texthit mark",
    [`#v=dossier&no=${person}`]: ".dossier mark", "#v=article&pl=1.0.0.%3Cb%3Eevil%3C%2Fb%3E.txt": ".reader .article", "#v=question&qu=what-is-said-of": ".question td" };
  for (const [hash, shown] of Object.entries(views)) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForSelector(shown);
    assert.equal(await page.evaluate(() => document.querySelectorAll("#explorer script, #explorer img, .article svg, b, u, i").length), 0, hash);
  }
  await page.goto(`${page.url().split("#")[0]}#n=5`);
  await rested(page, 5);
  const csv = (await downloaded(page, "nodes")).bytes.toString();
  assert.match(csv, /"'=HYPERLINK\(""http:\/\/evil""\)"/);
  assert.deepEqual(page.faults, []);
});

test("a page of one file does the same without a server", async () => {
  const path = join(folder, "samples.html");
  govgraph("export", "--format", "html", "-o", path, "--db", database);
  const page = await open(`file://${path}#x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await page.fill("#search", "lhzdw");
  await page.waitForSelector("#hit-0");
  assert.match(await page.textContent("#hit-0"), /柳河镇党委/);
  await page.click('.neighbours .relation:has-text("书记")');
  await page.waitForSelector(".statement mark");
  assert.equal(await page.textContent(".statement mark"), "望江街区党支部书记兼网格长宋立冬");
  await page.click('[data-view="table"]');
  await page.waitForSelector("tbody tr");
  assert.deepEqual(page.faults, []);
});

/** Where there is ink in the picture of the open page: around the frame, and how that lies in the window. */
function inkAroundFrame() {
  const image = document.querySelector("dialog.pages img");
  const shown = image.getBoundingClientRect();
  const frame = document.querySelector("dialog.pages .frame").getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const scale = image.naturalWidth / shown.width;
  const reach = 12;  // CSS pixels around the frame, where nothing else is printed
  const left = Math.round((frame.left - shown.left - reach) * scale);
  const top = Math.round((frame.top - shown.top - reach) * scale);
  const width = Math.round((frame.width + 2 * reach) * scale);
  const height = Math.round((frame.height + 2 * reach) * scale);
  const data = context.getImageData(left, top, width, height).data;
  const ink = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (data[4 * (y * width + x)] < 128) {
        ink.left = Math.min(ink.left, x);
        ink.right = Math.max(ink.right, x + 1);
        ink.top = Math.min(ink.top, y);
        ink.bottom = Math.max(ink.bottom, y + 1);
      }
  return { left: ink.left / scale - reach, top: ink.top / scale - reach, right: frame.width + reach - ink.right / scale, bottom: frame.height + reach - ink.bottom / scale, most: 2 + 0.12 * frame.height };
}

test("the words of a PDF are framed on the picture of their page", async (context) => {
  if (spawnSync("pdftoppm", ["-v"]).error || !String(spawnSync("fc-list", [":lang=zh"]).stdout).trim()) return context.skip("poppler-utils or a Chinese font is missing");
  const source = join(folder, "printed.html");
  const name = '<span style="margin: 0 2em">陆芳华</span>';
  writeFileSync(source, `<!DOCTYPE html><meta charset="utf-8"><style>@page { size: 600px 800px; margin: 40px } h1 { font-size: 28px } p { font-size: 16px; line-height: 3 }</style>
    <h1>柳河镇召开会议</h1><p>3月6日，柳河镇党委书记${name}主持会议并讲话，2025年工作已经开始。</p><p>会后大家到社区看了看。</p>`);
  const pdf = join(folder, "printed.pdf");
  execFileSync(process.env.GOVGRAPH_CHROMIUM, ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", `--print-to-pdf=${pdf}`, `file://${source}`], { stdio: "ignore" });
  const printed = join(folder, "printed.db");
  govgraph("build", pdf, "--db", printed, "-q");
  const node = idOf(printed, "陆芳华");
  const address = await serve(printed);
  const shared = join(folder, "printed-pages.html");
  govgraph("export", "--format", "html", "--page-pictures", "20", "-o", shared, "--db", printed);
  for (const base of [address, `file://${shared}`])
    for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
      const page = await open(`${base}#x=${node}&s=n${node}`, { viewport });
      await page.waitForSelector(".details .citation button.page");
      await page.click(".details .citation button.page");
      await page.waitForSelector("dialog.pages .frame");
      for (const zoom of [0, 1]) {
        if (zoom > 0) for (const _ of [1, 2]) await page.click("dialog.pages .larger");
        await until(page, () => document.querySelector("dialog.pages img").complete && document.querySelector("dialog.pages img").naturalWidth > 0);
        await page.waitForTimeout(600);
        const { most, ...sides } = await page.evaluate(inkAroundFrame);
        for (const [side, apart] of Object.entries(sides)) assert.ok(apart > -2 && apart < most, `${viewport.width}, zoom ${zoom}: ${side} of the ink lies ${apart} px inside the frame`);
      }
      assert.match(await page.textContent("dialog.pages .article mark"), /陆芳华/);
      assert.deepEqual(page.faults, []);
    }
});

test("what is decided in the page is written to the server's file, built, in force, and undone", async () => {
  const own = join(folder, "decided.db"), file = join(folder, "decisions.tsv");
  govgraph("build", samples, "--db", own, "--quiet");
  const before = govgraph("export", "--db", own);
  const site = await serve(own, "--decisions", file);
  const page = await open(`${site}#l=en&x=${branch}&s=n${branch}`);
  await rested(page, 6);
  await until(page, () => document.querySelector(".decided .hint")?.textContent.includes("server"));
  const decide = async (word, fill) => {
    const number = Number(await page.textContent(".decided .number"));
    await page.click(`.details [data-decide="${word}"]`);
    if (fill) {
      await fill();
      await page.click("form.decide button[type=submit]");
    }
    await until(page, (n) => document.querySelector(".decided .number").textContent === String(n), number + 1);
  };
  await decide("decideRight");
  await decide("decideRename", () => page.fill("form.decide input", "望江党支部"));
  await decide("decideNote", () => page.fill("form.decide input", "见公示栏"));
  await page.click('.neighbours .relation:has-text("网格长")');
  await page.waitForSelector(".statement");
  await decide("decideWrongHere");
  await page.click('.statement .link:has-text("宋立冬")');
  await until(page, () => document.querySelector(".details h2")?.textContent.includes("宋立冬"));
  await decide("decideRelabel", () => page.selectOption("form.decide select", "Event"));
  await page.evaluate(() => {
    const quote = document.querySelector(".details .citation blockquote");
    const range = document.createRange();
    range.selectNodeContents(quote);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await decide("decideAdd", async () => {
    await page.selectOption('form.decide select[aria-label="Relation"]', "PARTICIPATES_IN");
    await page.selectOption('form.decide select[aria-label="Label"]', "Event");
    await page.fill('form.decide input[aria-label="Name"]', "揭牌会");
  });
  const lines = readFileSync(file, "utf8").trim().split("\n");
  assert.equal(lines.length, 7);
  govgraph("build", "--db", own, "--decisions", file, "--quiet");
  const states = JSON.parse(govgraph("decisions", "--db", own, "--format", "json"));
  assert.deepEqual(states.map((each) => each.state), states.map(() => "in force"));
  assert.notEqual(govgraph("export", "--db", own), before);
  await page.click(".decided > summary");
  for (let left = 6; left > 0; left--) {
    await page.click(".decided .undo >> nth=0");
    await until(page, (n) => document.querySelector(".decided .number").textContent === String(n), left - 1);
  }
  assert.equal(readFileSync(file, "utf8").trim().split("\n").length, 1);
  govgraph("build", "--db", own, "--decisions", file, "--quiet");
  assert.equal(govgraph("export", "--db", own), before);
  assert.deepEqual(page.faults, []);
});

/** Ids and names of so many nodes of a label, each name once. */
const some = (of, label, count) => {
  const { rows } = JSON.parse(govgraph("query", `MATCH (n:${label}) RETURN id(n), n.name ORDER BY n.name`, "--db", of, "--format", "json"));
  const names = rows.map(([, name]) => name);
  return rows.filter(([, name]) => names.indexOf(name) === names.lastIndexOf(name)).slice(0, count).map(([id, name]) => ({ id, name }));
};

test("twenty decisions made in the page are in force once they are built, and gone once they are undone", async () => {
  const own = join(folder, "twenty.db"), file = join(folder, "twenty.tsv");
  govgraph("build", samples, "--db", own, "--quiet");
  const before = govgraph("export", "--db", own);
  const page = await open(`${await serve(own, "--decisions", file)}#l=en`);
  const plain = page.url().split("#")[0];
  const made = [];
  const decide = async (node, word, fill) => {
    await page.goto(`${plain}#l=en&x=${node.id}&s=n${node.id}`);
    await until(page, (name) => document.querySelector(".details h2")?.textContent.includes(name), node.name);
    await page.click(`.details [data-decide="${word}"]`);
    if (fill) {
      await fill();
      await page.click("form.decide button[type=submit]");
    }
    made.push(word);
    await until(page, (n) => document.querySelector(".decided .number").textContent === String(n), made.length);
  };
  for (const [i, node] of some(own, "Person", 8).entries()) await decide(node, "decideRename", () => page.fill("form.decide input", `某人${i}`));
  for (const node of some(own, "Programme", 4)) await decide(node, "decideRelabel", () => page.selectOption("form.decide select", "Event"));
  for (const node of some(own, "PartyOrg", 4)) await decide(node, "decideRight");
  for (const node of some(own, "SocialOrg", 2)) await decide(node, "decideNote", () => page.fill("form.decide input", "见公示栏"));
  const [gone, one, other] = some(own, "Enterprise", 3);
  await decide(gone, "decideWrong");
  await decide(one, "decideSame", async () => {
    await page.selectOption("form.decide select", "Enterprise");
    await page.fill("form.decide input", other.name);
  });
  assert.equal(made.length, 20);
  govgraph("build", "--db", own, "--decisions", file, "--quiet");
  const states = JSON.parse(govgraph("decisions", "--db", own, "--format", "json"));
  assert.deepEqual(states.map((each) => each.state), made.map(() => "in force"));
  const names = JSON.parse(govgraph("query", "MATCH (n) RETURN n.name", "--db", own, "--format", "json")).rows.flat();
  for (let i = 0; i < 8; i++) assert.ok(names.includes(`某人${i}`), `某人${i}`);
  assert.ok(!names.includes(gone.name));
  assert.equal(names.filter((name) => name === one.name || name === other.name).length, 1);
  await page.click(".decided > summary");
  for (let left = made.length - 1; left >= 0; left--) {
    await page.click(`.decided li:nth-child(${1 + (left * 7) % (left + 1)}) .undo`);
    await until(page, (n) => document.querySelector(".decided .number").textContent === String(n), left);
  }
  govgraph("build", "--db", own, "--decisions", file, "--quiet");
  assert.equal(readFileSync(file, "utf8").trim().split("\n").length, 1);
  assert.equal(govgraph("export", "--db", own), before);
  assert.deepEqual(page.faults, []);
});

test("the page of one file keeps decisions and saves them", async () => {
  const path = join(folder, "decided.html");
  govgraph("export", "--db", database, "--ego", "望江街区党支部", "--depth", "1", "-o", path);
  const page = await open(`file://${path}#l=en&x=${branch}&s=n${branch}`);
  await page.waitForSelector(".details [data-decide]");
  await page.click('.details [data-decide="decideWrong"]');
  await until(page, () => document.querySelector(".decided .number").textContent === "1");
  await page.click(".decided > summary");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-save="decisions"]')]);
  assert.equal(download.suggestedFilename(), "decisions.tsv");
  const text = readFileSync(await download.path(), "utf8").split("\n");
  assert.match(text[0], /^kind\tabout\trelation\tother\t/);
  assert.match(text[1], /^wrong\tPartyOrg 望江街区党支部 @/);
  assert.deepEqual(page.faults, []);
});
