// SPDX-License-Identifier: Apache-2.0
// What is read in the page beside the graph: words in the text, articles; from the server and in one file, in both languages.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { closePages, end, folder, govgraph, idOf, open, rested, samples, serve, until } from "./support.mjs";

let address, database, file, alliance;
const PHONE = { viewport: { width: 390, height: 844 } };

before(async () => {
  database = join(folder, "samples.db");
  file = join(folder, "samples.html");
  govgraph("build", samples, "--db", database, "--quiet");
  govgraph("export", "--format", "html", "-o", file, "--db", database);
  alliance = idOf(database, "邻光商户联盟");
  address = await serve(database);
});
afterEach(closePages);
after(end);

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const hashOf = (language, rest) => `#l=${language}&${rest}`;

test("words in the text are found from the search box, marked, and lead to the article and to the nodes", async () => {
  for (const base of [address, `file://${file}`])
    for (const language of ["zh", "en"]) {
      const page = await open(`${base}${hashOf(language, "v=graph")}`, PHONE);
      await page.fill("#search", "商户 联盟");
      await page.waitForSelector("#hits .intext");
      await page.press("#search", "ArrowUp");  // the last of the list
      await page.press("#search", "Enter");
      await page.waitForSelector(".texthit mark");
      const said = JSON.parse(govgraph("search", "--text", "商户 联盟", "--db", database, "--format", "json"));
      assert.equal(await page.locator(".texthit").count(), said.length);
      const marks = await page.$$eval(".texthit", (all) => all.map((each) => [...each.querySelectorAll("mark")].map((mark) => mark.textContent)));
      for (const each of marks) assert.match(each.join(" "), /商户.*联盟|联盟.*商户/);
      assert.ok(await fits(page));
      const hit = page.locator('.texthit:has(.chips :text-is("邻光商户联盟")) >> nth=0');
      const title = await hit.locator("h3").textContent();
      await hit.locator("h3 button").click();
      await page.waitForSelector(".reader .article mark");
      assert.equal(await page.textContent(".reader h2"), title);
      assert.match(await page.textContent(".reader .article mark"), /商户|联盟/);
      assert.ok(await fits(page));
      await page.click('.named .link:text-is("邻光商户联盟")');
      await until(page, () => document.querySelector(".details h2")?.textContent.includes("邻光商户联盟"));
      assert.match(page.url(), new RegExp(`s=n${alliance}`));
      assert.deepEqual(page.faults, []);
    }
});

test("a query in the text that cannot be read is told in the page's language, alike from the server and in one file", async () => {
  const faults = [["(商户", /第 1 个字符：括号没有闭合/, /Character 1: the bracket is not closed/], ["商户 OR", /缺少词语/, /a word is missing/], ["NOT 商户", /不含任何/, /hold none of these words/],
    ["商户 “联盟", /第 4 个字符：引号没有闭合/, /Character 4: the quotation mark/], ["AND", /AND 前缺少词语/, /missing before AND/]];
  for (const base of [address, `file://${file}`]) {
    const page = await open(`${base}${hashOf("zh", "v=text")}`);
    for (const [words, chinese, english] of faults)
      for (const [language, pattern] of [["zh", chinese], ["en", english]]) {
        await page.evaluate((hash) => (location.hash = hash), hashOf(language, `v=text&tw=${encodeURIComponent(words)}`));
        await until(page, ([value, lang]) => document.documentElement.lang.startsWith(lang) && document.querySelector("#text-words")?.value === value && document.querySelector(".texts [role=alert]"), [words, language]);
        assert.match(await page.textContent(".texts [role=alert]"), pattern);
      }
    assert.ok(page.faults.every((each) => /400/.test(each)), String(page.faults));
  }
});

test("the page of one file finds the articles that the server finds", async () => {
  const queries = ["商户 NOT 联盟", "商户 OR 网格长", "“商户联盟”", "(书记 OR 主任) AND 社区", "2025 社区"];
  const found = {};
  for (const base of [address, `file://${file}`]) {
    const page = await open(`${base}${hashOf("zh", "v=text")}`);
    for (const words of queries) {
      await page.fill("#text-words", words);
      await page.press("#text-words", "Enter");
      await until(page, () => /找到|没有/.test(document.querySelector(".texts [role=status]").textContent));
      const hits = await page.$$eval(".texthit .where", (all) => all.map((each) => each.textContent.split(" · ")[0]).sort());
      assert.ok(hits.length > 0, words);
      (found[words] ??= []).push(hits.join("\n"));
      assert.ok(page.url().includes(encodeURIComponent(words).slice(0, 12)));
    }
    assert.deepEqual(page.faults, []);
  }
  for (const words of queries) assert.equal(found[words][0], found[words][1], words);
});

test("an article that is not there is told, and leads back", async () => {
  for (const base of [address, `file://${file}`]) {
    const page = await open(`${base}${hashOf("en", "v=article&pl=9.0.0.nowhere.txt")}`);
    await page.waitForSelector(".reader [role=alert]");
    await page.click(".reader .back");
    await until(page, () => !document.querySelector(".reader"));
    assert.ok(page.faults.every((each) => /404/.test(each)), String(page.faults));
  }
});

/** A town with two secretaries, one after the other, and a third who is only proposed. */
let built = null;
function town() {
  if (built) return built;
  const papers = { "1.txt": ["2024-03-06", "青石镇召开大会", "3月6日，青石镇党委书记陆芳华主持会议。青石镇工会主席尹小川参加。"], "2.txt": ["2025-02-11", "青石镇召开座谈会", "2月11日，青石镇党委书记段明远主持会议。"],
    "3.txt": ["2025-06-03", "任前公示", "现任青石镇党委书记段明远，拟任青石镇人大主席。"] };
  for (const [name, [date, title, text]] of Object.entries(papers)) writeFileSync(join(folder, name), `${title}\n${date}\n\n${text}\n`);
  const path = join(folder, "town.db");
  govgraph("build", ...Object.keys(papers).map((name) => join(folder, name)), "--db", path, "--quiet");
  const html = join(folder, "town.html");
  govgraph("export", "--format", "html", "-o", html, "--db", path);
  return (built = { path, html });
}

test("a dossier has offices over time, relations with sentences and documents, and prints", async () => {
  const { path, html } = town();
  const committee = idOf(path, "青石镇党委");
  for (const base of [await serve(path), `file://${html}`])
    for (const language of ["zh", "en"]) {
      const page = await open(`${base}${hashOf(language, `x=${committee}&s=n${committee}`)}`, PHONE);
      await page.click('.details [data-view="dossier"]');
      await page.waitForSelector(".dossier h2");
      assert.match(await page.textContent(".dossier h2"), /青石镇党委/);
      const rows = await page.$$eval(".dossier .tenure", (all) => all.map((each) => each.querySelector(".whose").textContent + each.querySelector(".dates").textContent));
      assert.equal(rows.length, 2, rows.join("\n"));
      assert.match(rows[0], /陆芳华.*书记.*2024-03-06.*2025-02-11/);
      assert.match(rows[1], /段明远.*书记.*2025-02-11/);
      assert.match(rows[1], language === "zh" ? /首见于报道.*至少到 2025-06-03/ : /first page that says so.*at least until 2025-06-03/);
      assert.match(await page.textContent(".dossier .relations"), /3月6日，青石镇党委书记陆芳华主持会议/);
      assert.ok(await fits(page));
      await page.click(".dossier .tenure >> nth=0 >> button[aria-expanded]");
      await page.waitForSelector(".dossier .tenure .sentences mark");
      await page.click('.dossier .standing .link:text-is("青石镇召开大会")');
      await page.waitForSelector(".reader .article");
      await page.goBack();
      await page.click('.dossier .relations .link:text-is("陆芳华")');
      await until(page, () => document.querySelector(".dossier h2")?.textContent.includes("陆芳华"));
      await page.goBack();
      await until(page, () => document.querySelector(".dossier h2")?.textContent.includes("青石镇党委"));
      if (language === "zh" && !spawnSync("pdftotext", ["-v"]).error) {
        writeFileSync(join(folder, "dossier.pdf"), await page.pdf());
        const printed = execFileSync("pdftotext", ["-layout", join(folder, "dossier.pdf"), "-"], { encoding: "utf8" }).replace(/\s/g, "");
        for (const words of ["青石镇党委", "任职时间线", "陆芳华", "2024-03-06", "青石镇党委书记段明远主持会议"]) assert.ok(printed.includes(words), `${words} is not printed`);
        for (const words of ["在图谱中看", "全文"]) assert.ok(!printed.includes(words), `${words} is printed`);
      }
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await until(page, () => document.documentElement.dataset.mode === "dark");
      assert.deepEqual(await page.evaluate(() => ["body", ".dossier h2", ".dossier section"].map((each) => getComputedStyle(document.querySelector(each)).color)), Array(3).fill("rgb(0, 0, 0)"));
      assert.equal(await page.locator("header").isVisible(), false);
      await page.emulateMedia({ media: "screen", colorScheme: "light" });
      await page.click(".dossier .back");
      await until(page, () => document.querySelector(".details h2")?.textContent.includes("青石镇党委"));
      assert.deepEqual(page.faults, []);
    }
});

test("a dossier of what is not there is told, and leads back", async () => {
  for (const base of [address, `file://${file}`])
    for (const [language, words] of [["zh", /此链接/], ["en", /What this link names/]]) {
      const page = await open(`${base}${hashOf(language, "v=dossier&no=0123456789abcdef")}`);
      await page.waitForSelector(".dossier [role=alert]");
      assert.match(await page.textContent(".dossier [role=alert]"), words);
      await page.click(".dossier .back");
      await until(page, () => !document.querySelector(".dossier"));
      assert.ok(page.faults.every((each) => /404/.test(each)), String(page.faults));
    }
});

test("the first view shows the corpus: months, places to be entered, people, documents", async () => {
  for (const base of [address, `file://${file}`])
    for (const [language, viewport] of [["zh", { width: 1280, height: 800 }], ["en", PHONE.viewport]]) {
      const page = await open(`${base}#l=${language}`, { viewport });
      await page.waitForSelector(".blocks .block");
      assert.match(await page.textContent(".glance-head"), language === "zh" ? /10 篇文档/ : /10 documents/);
      assert.ok(await page.locator(".glance .recent > ol > li").count() >= 5);
      assert.ok(await fits(page));
      assert.equal(await page.evaluate(() => [...document.querySelectorAll(".blocks-field > *")].some((each) => each.getBoundingClientRect().right > document.querySelector(".blocks-field").getBoundingClientRect().right + 1)), false);
      const name = (await page.textContent(".blocks-name >> nth=0")).replace(/\s*[\d,]+$/, "");
      await page.focus(".blocks-name >> nth=0");
      await page.keyboard.press("Enter");
      await until(page, (text) => document.querySelector(".blocks-way [aria-current]")?.textContent === text, name);
      await page.click(".blocks .leaf.organ >> nth=0");
      await page.waitForSelector(".details h2");
      assert.match(page.url(), /s=n[0-9a-f]{16}/);
      await page.goBack();
      await page.click(".glance .chips .link >> nth=0");
      await page.waitForSelector(".details h2");
      await page.goBack();
      await page.click(".glance .recent .link >> nth=0");
      await page.waitForSelector(".reader .article");
      assert.deepEqual(page.faults, []);
    }
});

test("months are dragged to a range, by pointer and by keys, and filter the graph", async () => {
  for (const base of [address, `file://${file}`]) {
    const page = await open(`${base}#l=en`);
    const months = async () => new URLSearchParams(await page.evaluate(() => location.hash.slice(1)));
    const box = await page.locator(".times .months-track").boundingBox();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.99, box.y + 12, { steps: 4 });
    await page.mouse.up();
    const [since, last] = [(await months()).get("a"), (await months()).get("b")];
    assert.ok(since && last && since < last, `${since} ${last}`);
    await page.focus('.times .months-handle[aria-label="from"]');
    await page.keyboard.press("ArrowRight");
    const later = (await months()).get("a");
    assert.ok(later > since, `${later} is not after ${since}`);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-valuetext")), later);
    await page.click(".times > button");
    await page.waitForSelector(".controls #since");
    await rested(page);
    assert.equal(await page.inputValue("#since"), later);
    const few = await page.textContent(".counter");
    await page.focus('.middle .months-handle[aria-label="from"]');
    await page.keyboard.press("Home");
    await until(page, (text) => document.querySelector(".counter").textContent !== text, few);
    await until(page, () => document.querySelector("#since").value === "");
    await page.focus('.middle .months-handle[aria-label="to"]');
    await page.keyboard.press("ArrowLeft");
    await until(page, () => document.querySelector("#until").value !== "");
    await page.click(".middle .months-words button");
    await until(page, () => document.querySelector("#since").value === "" && document.querySelector("#until").value === "");
    assert.deepEqual(page.faults, []);
  }
});

test("questions are asked by buttons with their parameters, and their answers lead on", async () => {
  for (const [language, column] of [["zh", "人物"], ["en", "person"]]) {
    const page = await open(`${address}#l=${language}`, PHONE);
    const { questions } = await (await fetch(`${address}api/questions`)).json();
    await page.waitForSelector("[data-question]");
    assert.equal(await page.locator("[data-question]").count(), questions.length);
    await page.click('[data-question="holders-of-organ"]');
    await page.fill('.question input[name="organ"]', "望江街区党支部");
    await page.press('.question input[name="organ"]', "Enter");
    await page.waitForSelector('.question td .link:text-is("宋立冬")');
    assert.ok((await page.$$eval(".question th", (all) => all.map((each) => each.textContent))).includes(column));
    assert.match(await page.textContent(".question td.said"), /望江街区党支部书记兼网格长宋立冬/);
    assert.ok(await fits(page));
    await page.click('.question td .link:text-is("宋立冬")');
    await until(page, () => document.querySelector(".details h2")?.textContent.includes("宋立冬"));
    await page.evaluate((hash) => (location.hash = hash), hashOf(language, `v=question&qu=${encodeURIComponent("holders-of-organ?organ=无此机构")}`));
    await until(page, () => document.querySelector(".question .result [role=status]")?.textContent.includes("无此机构"));
    assert.equal(await page.locator(".question td").count(), 0);
    assert.deepEqual(page.faults, []);
  }
  const page = await open(`file://${file}#l=en`);
  await page.waitForSelector(".asking");
  assert.match(await page.textContent(".asking"), /not by this file/);
  assert.equal(await page.locator("[data-question]").count(), 0);
});

test("every question is answered in the page, in Chinese without an English word of its own", async () => {
  const page = await open(`${address}#l=zh`);
  const names = (await (await fetch(`${address}api/questions`)).json()).questions.map((each) => each.name);
  assert.ok(names.length > 25);
  for (const name of names) {
    await page.evaluate((hash) => (location.hash = hash), hashOf("zh", `v=question&qu=${name}`));
    await until(page, (wanted) => document.querySelector(".question select")?.value === wanted && /行|没有/.test(document.querySelector(".question .result [role=status]")?.textContent ?? ""), name);
    const heads = await page.$$eval(".question th", (all) => all.map((each) => each.textContent));
    for (const each of heads) assert.match(each, /^[^a-z]+$/i, `${name}: ${each}`);
  }
  assert.deepEqual(page.faults, []);
});

test("tenures are bars over time, filtered by words and months", async () => {
  const { path, html } = town();
  for (const base of [await serve(path), `file://${html}`])
    for (const [language, viewport, words] of [["zh", PHONE.viewport, /2 段任职/], ["en", { width: 1280, height: 800 }, /2 tenures/]]) {
      const page = await open(`${base}${hashOf(language, "v=tenures")}`, { viewport });
      await page.waitForSelector(".tenure");
      assert.equal(await page.locator(".tenure").count(), 3);
      assert.ok(await fits(page));
      const spans = await page.$$eval('.office-of:has-text("青石镇党委") .span', (all) => all.map((each) => [each.getBoundingClientRect().left, each.getBoundingClientRect().right]));
      assert.equal(spans.length, 2);
      assert.ok(spans[0][1] <= spans[1][0] + 2 && spans[0][0] < spans[0][1], String(spans));
      await page.click(".tenures-view .bar button[aria-pressed]");
      await until(page, () => document.querySelectorAll(".tenure").length === 2);
      assert.match(await page.textContent(".tenures-view [role=status]"), words);
      await page.click(".tenures-view .bar button[aria-pressed]");
      await page.fill("#tenures-part", "尹小川");
      await until(page, () => document.querySelectorAll(".tenure").length === 1);
      await page.fill("#tenures-part", "");
      await until(page, () => document.querySelectorAll(".tenure").length === 3);
      await page.evaluate((hash) => (location.hash = hash), hashOf(language, "v=tenures&a=2025-03&b=2025-06"));
      await until(page, () => document.querySelectorAll(".tenure").length === 2 && !document.querySelector(".offices-list").textContent.includes("陆芳华"));
      await page.click('.tenure .link:text-is("段明远")');
      await until(page, () => document.querySelector(".dossier h2")?.textContent.includes("段明远"));
      assert.deepEqual(page.faults, []);
    }
});
