// SPDX-License-Identifier: Apache-2.0
// How long frames take while a large picture is moved, zoomed, pointed at, and while a node is dragged. No test: see CONTRIBUTING.md. In headless
// Chromium WebGL is drawn by the processor, so figures are far above those of a machine with a graphics card; they compare versions.
//   GOVGRAPH_PROGRAM=…/govgraph GOVGRAPH_CHROMIUM=/usr/bin/chromium node frames.mjs DATABASE [NODES]
import { end, open, rested, serve } from "./support.mjs";

const [database, nodes = "5000"] = process.argv.slice(2);

/** Milliseconds between frames while `act` goes on. */
async function framesOf(page, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const next = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.framesId = requestAnimationFrame(next);
    };
    window.framesId = requestAnimationFrame(next);
  });
  await act();
  return page.evaluate(() => {
    cancelAnimationFrame(window.framesId);
    return window.frames_.slice(1);
  });
}

function tell(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0).padStart(5);
  console.log(`${name.padEnd(8)} ${String(sorted.length).padStart(5)} frames  median ${at(0.5)} ms  p95 ${at(0.95)} ms  longest ${at(1)} ms`);
}

const page = await open(`${await serve(database)}#n=${nodes}`, { reducedMotion: "no-preference" });
const begin = Date.now();
tell("layout", await framesOf(page, () => page.waitForSelector('.canvas[data-rest="true"]', { timeout: 300000 })));
console.log(`at rest after ${((Date.now() - begin) / 1000).toFixed(1)} s: ${await page.textContent(".counter")}`);
await page.waitForTimeout(1000);
const box = await page.locator(".canvas").boundingBox();
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
/** Round and round for three seconds. */
const circle = async (radius) => {
  for (let i = 0, until = Date.now() + 3000; Date.now() < until; i++) await page.mouse.move(x + radius * Math.cos(i / 8), y + radius * Math.sin(i / 8));
};
await page.mouse.move(box.x + 3, box.y + 3);
tell("still", await framesOf(page, () => page.waitForTimeout(1000)));
tell("point", await framesOf(page, () => circle(120)));
// From a corner, where no node lies.
await page.mouse.move(box.x + 3, box.y + 3);
await page.mouse.down();
tell("move", await framesOf(page, () => circle(60)));
await page.mouse.up();
await page.waitForTimeout(500);
tell("zoom", await framesOf(page, async () => {
  for (let i = 0; i < 12; i++) {
    await page.mouse.wheel(0, i < 6 ? -120 : 120);
    await page.waitForTimeout(250);
  }
}));
await page.focus(".canvas");
await page.keyboard.press("0");
await page.waitForTimeout(500);
await page.keyboard.press("ArrowRight");  // picks a node
await page.waitForSelector(".canvas[data-picked-at]", { timeout: 60000 });
await page.waitForTimeout(1500);
const [nodeX, nodeY] = (await page.getAttribute(".canvas", "data-picked-at")).split(" ").map(Number);
await page.mouse.move(box.x + nodeX, box.y + nodeY);
await page.mouse.down();
tell("drag", await framesOf(page, () => circle(60)));
await page.mouse.up();
if (page.faults.length > 0) console.log(page.faults);
await rested(page);
await end();
