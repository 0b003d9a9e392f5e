// SPDX-License-Identifier: Apache-2.0
// A server over a graph, a browser, and pages that must not complain.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const program = process.env.GOVGRAPH_PROGRAM;
export const samples = process.env.GOVGRAPH_SAMPLES;
export const folder = mkdtempSync(join(tmpdir(), "govgraph-browser-"));
const running = [];
const servers = new Map();
const contexts = [];
let browser;

export const govgraph = (...words) => execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** The id of the one node of this name. */
export const idOf = (database, name) => JSON.parse(govgraph("search", name, "--db", database, "--format", "json")).find((each) => each.name === name).id;

/** Starts a server on a free port; its address. */
export function serve(database, ...more) {
  return new Promise((resolve, reject) => {
    const server = spawn(program, ["serve", "--db", database, ...(more.includes("--port") ? [] : ["--port", "0"]), ...more]);
    running.push(server);
    server.stdout.once("data", (bytes) => {
      servers.set(String(bytes).trim(), server);
      resolve(String(bytes).trim());
    });
    server.once("exit", (code) => reject(new Error(`serve ended with ${code}`)));
  });
}

/** Ends the server of an address, and waits until it has ended. */
export function stop(address) {
  const server = servers.get(address);
  return new Promise((resolve) => {
    server.once("exit", resolve);
    server.kill("SIGINT");
  });
}

export async function open(address, options = {}) {
  browser ??= await chromium.launch({
    executablePath: process.env.GOVGRAPH_CHROMIUM,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--enable-unsafe-swiftshader"],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", reducedMotion: "reduce", acceptDownloads: true, ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("dialog", (dialog) => {
    page.faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address.split("#")[0].replace(/\/[^/]*$/, "/")) && !/^(data|blob):/.test(url)) page.faults.push(`asks for ${url}`);
  });
  await page.goto(address);
  await page.waitForSelector("header");
  return page;
}

/** Waits until `test` holds in the page. The page's policy forbids playwright's own way, which evaluates text. */
export async function until(page, test, argument) {
  for (const end = Date.now() + 15000; Date.now() < end; await page.waitForTimeout(40)) if (await page.evaluate(test, argument)) return;
  throw new Error(`never came true: ${test}`);
}

/** The graph has come to rest, with so many nodes. */
export async function rested(page, nodes) {
  await page.waitForSelector('.canvas[data-rest="true"]');
  if (nodes !== undefined) await until(page, (n) => document.querySelector(".counter").textContent.includes(`${n} `), nodes);
}

export const numbers = async (page) => (await page.textContent(".counter")).match(/[\d,]+/g).map((each) => Number(each.replace(",", "")));

/** A database of one document, written by hand, that holds what would be an attack were it not text. */
export function attack() {
  const evil = ["<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"onmouseover=alert(3) x=\"", "=HYPERLINK(\"http://evil\")"];
  const source = `${evil.join("出席")}出席。</textarea><svg onload=alert(4)>\n`;
  const span = (text) => {
    const begin = Buffer.byteLength(source.slice(0, source.indexOf(text)));
    return [0, begin, begin + Buffer.byteLength(text)];
  };
  const all = [0, 0, Buffer.byteLength(source)];
  const document = {
    kind: "document", doc: "<b>evil</b>.txt", digest: "0".repeat(32), encoding: "UTF-8", date: "2025-01-06", source,
    articles: [{ title: "<script>alert(5)</script>", date: "2025-01-06", begin: 0, end: all[2] }],
    entities: [...evil.map((name) => ({ label: "Person", name, scope: "<i>区</i>", mentions: [span(name)] })), { label: "Event", name: "<u>大会</u>", mentions: [all] }],
    relations: evil.map((_, head) => ({ head, type: "PARTICIPATES_IN", tail: evil.length, confidence: 0.9, evidence: [[...all, "<rule>"]] })),
  };
  const path = join(folder, "attack.jsonl");
  writeFileSync(path, `{"kind":"graph","version":1}\n${JSON.stringify(document)}\n`);
  govgraph("import", path, "--db", join(folder, "attack.db"));
  return { database: join(folder, "attack.db"), evil };
}

export async function closePages() {
  for (const each of contexts.splice(0)) await each.close();
}

export async function end() {
  await browser?.close();
  for (const each of running) each.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
}
