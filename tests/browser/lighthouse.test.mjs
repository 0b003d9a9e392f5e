// SPDX-License-Identifier: Apache-2.0
// Lighthouse gives every view full marks for accessibility. It is large, so it is not among the packages of these tests: GOVGRAPH_LIGHTHOUSE
// names a folder where `npm install lighthouse` was done; without it the test is skipped.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { end, folder, govgraph, idOf, samples, serve } from "./support.mjs";

after(end);

const place = process.env.GOVGRAPH_LIGHTHOUSE;
const PORT = 9333;

test("Lighthouse gives full marks for accessibility", { skip: place ? false : "GOVGRAPH_LIGHTHOUSE names no folder" }, async () => {
  const { default: lighthouse } = await import(createRequire(join(place, "package.json")).resolve("lighthouse"));
  const database = join(folder, "samples.db");
  govgraph("build", samples, "--db", database, "--quiet");
  const node = idOf(database, "望江街区党支部");
  const address = await serve(database);
  const browser = await chromium.launch({ executablePath: process.env.GOVGRAPH_CHROMIUM, args: ["--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", `--remote-debugging-port=${PORT}`] });
  const marks = {};
  for (const hash of ["", `x=${node}&s=n${node}`, "v=table", "v=statistics", "v=tenures", `v=dossier&no=${node}`, "v=text&tw=党支部"])
    for (const language of ["zh", "en"]) {
      const { lhr } = await lighthouse(`${address}#l=${language}&${hash}`, { port: PORT, onlyCategories: ["accessibility"], output: "json", logLevel: "error" });
      const failed = Object.values(lhr.audits).filter((each) => each.score !== null && each.score < 1).map((each) => each.id);
      marks[`${language} ${hash}`] = [lhr.categories.accessibility.score, ...failed];
    }
  await browser.close();
  assert.deepEqual(Object.entries(marks).filter(([, [score]]) => score !== 1), []);
});
