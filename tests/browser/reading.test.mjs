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
        await page.evaluate((hash) => (location.hash = hash), hashOf(language, `v=text&f=${encodeURIComponent(words)}`));
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
    const page = await open(`${base}${hashOf("en", "v=article&e=9.0.0.nowhere.txt")}`);
    await page.waitForSelector(".reader [role=alert]");
    await page.click(".reader .back");
    await until(page, () => !document.querySelector(".reader"));
    assert.ok(page.faults.every((each) => /404/.test(each)), String(page.faults));
  }
});

/** A town with two secretaries, one after the other, and a third who is only proposed. */
function town() {
  const papers = { "1.txt": ["2024-03-06", "青石镇召开大会", "3月6日，青石镇党委书记陆芳华主持会议。青石镇工会主席尹小川参加。"], "2.txt": ["2025-02-11", "青石镇召开座谈会", "2月11日，青石镇党委书记段明远主持会议。"],
    "3.txt": ["2025-06-03", "任前公示", "现任青石镇党委书记段明远，拟任青石镇人大主席。"] };
  for (const [name, [date, title, text]] of Object.entries(papers)) writeFileSync(join(folder, name), `${title}\n${date}\n\n${text}\n`);
  const path = join(folder, "town.db");
  govgraph("build", ...Object.keys(papers).map((name) => join(folder, name)), "--db", path, "--quiet");
  const html = join(folder, "town.html");
  govgraph("export", "--format", "html", "-o", html, "--db", path);
  return { path, html };
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
      assert.match(rows[1], language === "zh" ? /首见于报道.*至今/ : /first page that says so.*still held/);
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
      await page.click(".dossier .back");
      await until(page, () => document.querySelector(".details h2")?.textContent.includes("青石镇党委"));
      assert.deepEqual(page.faults, []);
    }
});

test("a dossier of what is not there is told, and leads back", async () => {
  for (const base of [address, `file://${file}`])
    for (const [language, words] of [["zh", /此链接/], ["en", /What this link names/]]) {
      const page = await open(`${base}${hashOf(language, "v=dossier&g=0123456789abcdef")}`);
      await page.waitForSelector(".dossier [role=alert]");
      assert.match(await page.textContent(".dossier [role=alert]"), words);
      await page.click(".dossier .back");
      await until(page, () => !document.querySelector(".dossier"));
      assert.ok(page.faults.every((each) => /404/.test(each)), String(page.faults));
    }
});
