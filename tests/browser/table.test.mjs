// SPDX-License-Identifier: Apache-2.0
// The table: narrowed by column, its columns chosen, and taken away as a file; the picture as a figure.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { closePages, end, folder, govgraph, idOf, open, rested, samples, serve, until } from "./support.mjs";

let address, database, file, branch;

before(async () => {
  database = join(folder, "samples.db");
  govgraph("build", samples, "--db", database, "--quiet");
  branch = idOf(database, "望江街区党支部");
  file = join(folder, "samples.html");
  govgraph("export", "--format", "html", "-o", file, "--db", database);
  address = await serve(database);
});
afterEach(closePages);
after(end);

const total = async (page) => Number((await page.textContent(".table .bar .hint")).match(/[\d,]+/)[0].replace(",", ""));
const settled = (page) => until(page, () => /共|row/.test(document.querySelector(".table .bar .hint").textContent));
const texts = (page, column) => page.$$eval(`tbody tr td:nth-child(${column})`, (all) => all.map((each) => each.textContent));

/** Sets a column's own filter, and waits for the rows. */
async function narrow(page, key, value) {
  const before = await page.textContent(".table .bar .hint");
  const field = `[data-narrow="${key}"]`;
  if (await page.locator(`select${field}`).count()) await page.selectOption(field, value);
  else await page.fill(field, value);
  await until(page, (text) => document.querySelector(".table .bar .hint").textContent !== text && /共|row/.test(document.querySelector(".table .bar .hint").textContent), before);
}

async function downloaded(page, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save="${kind}"]`)]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

test("rows are narrowed by column, by the server and in one file", async () => {
  const told = [];
  for (const place of [address, `file://${file}`]) {
    const page = await open(`${place}#v=table`);
    await settled(page);
    const all = await total(page);
    await narrow(page, "label", "Area");
    await narrow(page, "links", "3");
    assert.ok((await texts(page, 2)).every((each) => each === "区域"));
    assert.ok((await texts(page, 4)).every((each) => Number(each) >= 3));
    assert.ok((await total(page)) < all);
    told.push(await texts(page, 1));
    await page.reload();
    await settled(page);
    assert.deepEqual(await texts(page, 1), told.at(-1));
    await narrow(page, "links", "");
    await narrow(page, "scope", "青浦");
    assert.ok((await texts(page, 3)).every((each) => each.includes("青浦")));
    await page.click('.bar button:has-text("关系")');
    await until(page, () => document.querySelectorAll("thead th").length === 6);
    await settled(page);
    await narrow(page, "type", "HOLDS_ROLE");
    await narrow(page, "tail", "党支部");
    assert.ok((await texts(page, 3)).every((each) => each.includes("党支部")));
    await narrow(page, "confidence", "0.9");
    assert.ok((await texts(page, 4)).every((each) => Number(each) >= 0.9));
    told.push(await texts(page, 1));
    assert.ok(told.at(-1).length > 0);
    assert.deepEqual(page.faults, []);
  }
  assert.deepEqual(told.slice(2), told.slice(0, 2));
});

test("columns are chosen, and kept in the address", async () => {
  const page = await open(`${address}#v=table&t=edges&l=en`);
  await settled(page);
  const heads = () => page.$$eval("thead th", (all) => all.map((each) => each.textContent.replace(/ [▲▼]/, "")));
  assert.deepEqual(await heads(), ["From", "Relation", "To", "Confidence", "First seen", "Documents"]);
  await page.click(".columns-menu summary");
  await page.check('input[name="column"][value="basis"]');
  await page.uncheck('input[name="column"][value="documents"]');
  assert.deepEqual(await heads(), ["From", "Relation", "To", "Confidence", "First seen", "Basis"]);
  await page.reload();
  await settled(page);
  assert.deepEqual(await heads(), ["From", "Relation", "To", "Confidence", "First seen", "Basis"]);
  await narrow(page, "basis", "only");
  assert.ok((await texts(page, 6)).every((each) => each === "inferred"));
  assert.deepEqual(page.faults, []);
});

test("all rows are taken away as CSV and as a workbook that others open", async (context) => {
  const page = await open(`${address}#v=table`);
  await settled(page);
  const all = await total(page);
  assert.ok(all > 500, "more rows than are asked for at once");
  const csv = await downloaded(page, "all-csv");
  assert.equal(csv.name, "govgraph-nodes.csv");
  const lines = readFileSync(csv.path, "utf8").split("\r\n");
  assert.equal(lines[0], "\uFEFF名称,类别,所在,关系数");
  assert.equal(lines.length, all + 2);  // the last is empty
  const xlsx = await downloaded(page, "all-xlsx");
  assert.equal(xlsx.name, "govgraph-nodes.xlsx");
  if (spawnSync("python3", ["--version"]).error) return context.skip("python3 is missing");
  const read = spawnSync("python3", ["-c", `
import sys, zipfile, xml.etree.ElementTree as tree
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
for name in book.namelist(): tree.fromstring(book.read(name))
space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
rows = tree.fromstring(book.read("xl/worksheets/sheet1.xml")).findall(".//s:row", space)
print(len(rows), "|".join(cell.findtext(".//s:t", None, space) or cell.findtext("s:v", None, space) for cell in rows[1]))
`, xlsx.path], { encoding: "utf8" });
  assert.equal(read.stderr, "");
  const [first] = await page.$$eval("tbody tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent).filter(Boolean).join("|")));
  assert.equal(read.stdout.trim(), `${all + 1} ${first}`);
  govgraph("build", xlsx.path, "--db", join(folder, "workbook.db"), "--quiet");  // our own reader of workbooks takes it, too
  assert.deepEqual(page.faults, []);
});

test("a figure has arrowheads, names of relations, legend, title and source, as SVG and as PNG of its size", async (context) => {
  for (const [language, source] of [["zh", "来源：10 篇文档"], ["en", "Source: 10 documents"]]) {
    const page = await open(`${address}#l=${language}&x=${branch}`, { colorScheme: language === "en" ? "dark" : "light" });
    await rested(page, 6);
    await page.click(".save summary");
    await page.click('[data-save="figure"]');
    await page.waitForSelector("dialog.figure img");
    assert.match(await page.inputValue(".figure-words input >> nth=2"), new RegExp(source));
    await page.fill(".figure-words input >> nth=0", "街区 <党支部> & 邻里");
    await page.selectOption("dialog.figure select", "1200 1200");
    const svg = readFileSync((await downloaded(page, "figure-svg")).path, "utf8");
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="1200" height="1200"/);
    for (const part of ["街区 &lt;党支部&gt; &amp; 邻里", source, ">望江街区党支部<", ">宋立冬<"]) assert.ok(svg.includes(part), part);
    assert.ok(svg.match(/class="arrowhead"/g).length >= 4);
    assert.ok(svg.match(/class="relation"/g).length >= 2);
    assert.equal(svg.match(/<circle class="legend"/g).length, await page.locator(".below .legend li").count());
    assert.equal(svg.match(/<circle cx/g).length, 6);
    if (!spawnSync("python3", ["--version"]).error)
      assert.equal(spawnSync("python3", ["-c", "import sys, xml.etree.ElementTree as tree; tree.fromstring(sys.stdin.read())"], { input: svg, encoding: "utf8" }).stderr, "");
    const png = readFileSync((await downloaded(page, "figure-png")).path);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 1200]);
    await page.uncheck(".figure-words .tick input >> nth=0");
    await page.uncheck(".figure-words .tick input >> nth=1");
    const plain = readFileSync((await downloaded(page, "figure-svg")).path, "utf8");
    assert.ok(!/class="(relation|legend)"/.test(plain));
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog.figure", { state: "detached" });
    assert.deepEqual(page.faults, []);
  }
  if (spawnSync("pdftoppm", ["-v"]).error) return context.skip("poppler-utils is missing");
  const page = await open(`${address}#x=${branch}`);
  await rested(page, 6);
  await page.click(".save summary");
  await page.click('[data-save="figure"]');
  await page.waitForSelector("dialog.figure img");
  await page.evaluate(() => (document.documentElement.dataset.print = "figure"));
  const pdf = join(folder, "figure.pdf");
  await page.pdf({ path: pdf, landscape: true });
  const words = spawnSync("pdftotext", [pdf, "-"], { encoding: "utf8" }).stdout.normalize("NFKC");
  assert.match(words, /望江街区党支部/);
  assert.doesNotMatch(words, /govgraph\s*$/m);  // nothing of the page around it
  assert.deepEqual(page.faults, []);
});
