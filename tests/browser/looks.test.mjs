// SPDX-License-Identifier: Apache-2.0
// How the page looks, and what can be chosen of it: colours, layouts, folded hubs, kept views.
import assert from "node:assert/strict";
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
