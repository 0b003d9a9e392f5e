// SPDX-License-Identifier: Apache-2.0
// usage: peers.mjs FOLDER: Kùzu and DuckDB on nodes.csv and edges.csv of FOLDER.
import { rmSync, statSync, readdirSync } from "node:fs";
import { join } from "node:path";
import kuzu from "kuzu";
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2];
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const now = () => Number(process.hrtime.bigint()) / 1e3;

async function timed(name, inputs, run) {
  const times = [];
  for (const each of inputs) {
    const begin = now();
    await run(each);
    times.push(now() - begin);
  }
  console.log(`  ${name.padEnd(22)} ${median(times).toFixed(1).padStart(10)} us`);
}

async function once(name, run) {
  const begin = now();
  await run();
  console.log(`  ${name.padEnd(22)} ${((now() - begin) / 1e6).toFixed(2).padStart(10)} s`);
}

const size = (path) => (statSync(path).isDirectory() ? readdirSync(path).reduce((sum, each) => sum + size(join(path, each)), 0) : statSync(path).size);

function starts(count, all) {
  let state = 12345;
  return Array.from({ length: count }, () => (state = (state * 1103515245 + 12345) % 2147483648) % all);
}

async function inKuzu() {
  console.log(`# Kùzu ${kuzu.VERSION}`);
  const path = join(folder, "kuzu.db");
  rmSync(path, { recursive: true, force: true });
  const connection = new kuzu.Connection(new kuzu.Database(path));
  const ask = async (text, parameters) => {
    const result = parameters ? await connection.execute(await connection.prepare(text), parameters) : await connection.query(text);
    return result.getAll();
  };
  await once("load with indexes", async () => {
    await ask("CREATE NODE TABLE N(id INT64, name STRING, label STRING, PRIMARY KEY(id))");
    await ask("CREATE REL TABLE E(FROM N TO N, type STRING, role STRING)");
    await ask(`COPY N FROM '${folder}/nodes.csv' (HEADER=false)`);
    await ask(`COPY E FROM '${folder}/edges.csv' (HEADER=false)`);
  });
  console.log(`  ${(size(path) / 1e6).toFixed(0)} MB on disk`);
  const all = Number((await ask("MATCH (n:N) RETURN count(*) AS c"))[0].c);
  await timed("one hop", starts(50, all), (id) => ask("MATCH (a:N {id: $id})-[:E]-(b) RETURN b.id", { id }));
  await timed("one hop with names", starts(50, all), (id) => ask("MATCH (a:N {id: $id})-[:E]-(b) RETURN b.name", { id }));
  await timed("two hops, distinct", starts(20, all), (id) => ask("MATCH (a:N {id: $id})-[:E*1..2]-(b) RETURN count(DISTINCT b.id)", { id }));
  await timed("three hops, distinct", starts(10, all), (id) => ask("MATCH (a:N {id: $id})-[:E*1..3]-(b) RETURN count(DISTINCT b.id)", { id }));
  await timed("shortest path", starts(10, all), (id) => ask("MATCH p = (a:N {id: $id})-[:E* SHORTEST 1..20]-(b:N {id: $other}) RETURN length(p)", { id, other: (id * 7 + 3) % all }));
}

async function inDuckDb() {
  console.log("# DuckDB");
  const path = join(folder, "duck.db");
  rmSync(path, { force: true });
  const connection = await (await DuckDBInstance.create(path)).connect();
  await once("load with indexes", async () => {
    await connection.run(`CREATE TABLE nodes AS SELECT * FROM read_csv('${folder}/nodes.csv', header=false, columns={'id':'BIGINT','name':'VARCHAR','label':'VARCHAR'})`);
    await connection.run(`CREATE TABLE edges AS SELECT * FROM read_csv('${folder}/edges.csv', header=false, columns={'head':'BIGINT','tail':'BIGINT','type':'VARCHAR','role':'VARCHAR'})`);
    await connection.run("CREATE INDEX out_of ON edges(head); CREATE INDEX into_ ON edges(tail); CREATE INDEX by_id ON nodes(id); CHECKPOINT");
  });
  console.log(`  ${(size(path) / 1e6).toFixed(0)} MB on disk`);
  const all = Number((await (await connection.run("SELECT count(*) FROM nodes")).getRows())[0][0]);
  const hop = (of) => `SELECT tail AS n FROM edges WHERE head IN (${of}) UNION ALL SELECT head FROM edges WHERE tail IN (${of})`;
  const ask = async (text) => (await connection.run(text)).getRows();
  await timed("one hop", starts(50, all), (id) => ask(hop(id)));
  await timed("one hop with names", starts(50, all), (id) => ask(`SELECT name FROM nodes JOIN (${hop(id)}) ON id = n`));
  await timed("two hops, distinct", starts(20, all), (id) => ask(`SELECT count(DISTINCT n) FROM (${hop(hop(id))})`));
  await timed("three hops, distinct", starts(10, all), (id) => ask(`SELECT count(DISTINCT n) FROM (${hop(hop(hop(id)))})`));
}

await inKuzu();
await inDuckDb();
