// SPDX-License-Identifier: Apache-2.0
// What the page says where there is nothing to show: loading, a dead link, a server that is gone; each in both languages.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { closePages, end, folder, govgraph, idOf, open, rested, samples, serve, stop, until } from "./support.mjs";

let database, branch;
const LANGUAGES = [["zh", "服务器", "再试一次", "此链接"], ["en", "does not answer", "Try again", "What this link names"]];
const NOWHERE = "0123456789abcdef";

before(() => {
  database = join(folder, "samples.db");
  govgraph("build", samples, "--db", database, "--quiet");
  branch = idOf(database, "望江街区党支部");
});
afterEach(closePages);
after(end);

test("a server that is gone is told in every view, and once it is there again the page goes on", async () => {
  for (const [language, gone, again] of LANGUAGES) {
    const address = await serve(database);
    const port = new URL(address).port;
    const page = await open(`${address}#l=${language}&x=${branch}&s=n${branch}`);
    await rested(page, 6);
    await stop(address);
    await page.click('[data-view="table"]');
    await until(page, (text) => document.querySelector(".table [role=alert]")?.textContent.includes(text), gone);
    await page.click('[data-view="statistics"]');
    await until(page, (text) => document.querySelector(".missed [role=alert]")?.textContent.includes(text), gone);
    await page.fill("#search", "柳河");
    await until(page, (text) => document.querySelector("#hits").textContent.includes(text), gone);
    await page.evaluate((hash) => (location.hash = hash), `#l=${language}&n=20`);
    await until(page, (text) => document.querySelector(".notice [role=alert]")?.textContent.includes(text), gone);
    const anew = await serve(database, "--port", port);
    await page.click(`.notice .again:has-text("${again}")`);
    await rested(page, 20);
    assert.equal(await page.locator(".notice").isVisible(), false);
    assert.ok(page.faults.every((each) => /ERR_CONNECTION|ERR_EMPTY/.test(each)), String(page.faults));
    await stop(anew);
  }
});

test("a dead link says so and leads back, in both languages, from the server and in one file", async () => {
  const address = await serve(database);
  const file = join(folder, "dead.html");
  govgraph("export", "--format", "html", "-o", file, "--db", database);
  for (const base of [address, `file://${file}`])
    for (const [language, , , dead] of LANGUAGES) {
      const page = await open(`${base}#l=${language}&x=${NOWHERE}&s=n${NOWHERE}`);
      await until(page, (text) => document.querySelector(".welcome h2")?.textContent.includes(text), dead);
      await until(page, (text) => document.querySelector(".details [role=alert]")?.textContent.includes(text), dead);
      await page.click(".details .back");
      await until(page, () => !document.querySelector(".details [role=alert]"));
      assert.ok(!page.url().includes(NOWHERE));
      assert.ok(page.faults.every((each) => /404/.test(each)), String(page.faults));
    }
});

test("a slow answer is waited for with a word", async () => {
  const address = await serve(database);
  for (const [language, word] of [["zh", "正在读取"], ["en", "Loading"]]) {
    const page = await open(`${address}#l=${language}`);
    let let_go;
    const held = new Promise((resolve) => (let_go = resolve));
    await page.route("**/api/graph**", async (route) => {
      await held;
      await route.continue();
    });
    await page.evaluate((hash) => (location.hash = hash), `#l=${language}&n=20`);
    await until(page, (text) => document.querySelector(".notice [role=status]")?.textContent.includes(text), word);
    let_go();
    await rested(page, 20);
    assert.equal(await page.locator(".notice").isVisible(), false);
    assert.deepEqual(page.faults, []);
  }
});

test("what is known of a node is said in the page's language", async () => {
  const address = await serve(database);
  const town = idOf(database, "柳河镇");
  for (const [language, words] of [["zh", /级别镇/], ["en", /Leveltown/]]) {
    const page = await open(`${address}#l=${language}&x=${town}&s=n${town}`);
    await page.waitForSelector(".details dl dd");
    assert.match(await page.textContent(".details dl"), words);
    assert.deepEqual(page.faults, []);
  }
});
