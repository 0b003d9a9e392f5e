#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: peers.py FOLDER [--networkx]: SQLite, igraph and NetworkX on nodes.csv and edges.csv of FOLDER."""
import csv
import os
import random
import sqlite3
import statistics
import sys
import time


def median(name, run, inputs):
    times = []
    for each in inputs:
        begin = time.perf_counter()
        run(each)
        times.append(time.perf_counter() - begin)
    print(f"  {name:22} {statistics.median(times) * 1e6:10.1f} us")


def once(name, run):
    begin = time.perf_counter()
    out = run()
    print(f"  {name:22} {time.perf_counter() - begin:10.2f} s")
    return out


def sqlite(folder, starts, pairs):
    print("# SQLite, two covering indexes")
    path = os.path.join(folder, "sqlite.db")
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)

    def load():
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE nodes(id INTEGER PRIMARY KEY, name TEXT, label TEXT);"
                         "CREATE TABLE edges(head INTEGER, tail INTEGER, type TEXT, role TEXT);")
        for table, fields in (("nodes", 3), ("edges", 4)):
            with open(os.path.join(folder, table + ".csv"), encoding="utf-8") as rows:
                db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * fields)})", csv.reader(rows))
        db.executescript("CREATE INDEX out_of ON edges(head, tail, type, role); CREATE INDEX into_ ON edges(tail, head, type, role); CREATE INDEX named ON nodes(name);")
        db.commit()

    once("load with indexes", load)
    print(f"  {os.path.getsize(path) / 1e6:.0f} MB on disk")
    hop = "SELECT tail AS n FROM edges WHERE head IN ({0}) UNION ALL SELECT head FROM edges WHERE tail IN ({0})"
    median("one hop", lambda s: db.execute(hop.format(s)).fetchall(), starts)
    median("one hop with names", lambda s: db.execute(f"SELECT name FROM nodes JOIN ({hop.format(s)}) ON id = n").fetchall(), starts)
    two = "SELECT count(*) FROM (SELECT DISTINCT n FROM (" + hop.format(hop.format("{0}")) + "))"
    median("two hops, distinct", lambda s: db.execute(two.format(s)).fetchall(), starts)
    three = "SELECT count(*) FROM (SELECT DISTINCT n FROM (" + hop.format(hop.format(hop.format("{0}"))) + "))"
    median("three hops, distinct", lambda s: db.execute(three.format(s)).fetchall(), starts[:20])

    def shortest(pair):
        seen, levels, depth = ({pair[0]}, {pair[1]}), [{pair[0]}, {pair[1]}], 0
        while levels[0] and levels[1] and not seen[0] & seen[1] and depth < 20:
            side = 0 if len(levels[0]) <= len(levels[1]) else 1
            found = {row[0] for row in db.execute(hop.format(",".join(map(str, levels[side]))))}
            levels[side] = found - seen[side]
            seen[side].update(levels[side])
            depth += 1
        return depth

    median("shortest path", shortest, pairs)


def igraph_(folder, starts, pairs):
    import igraph

    print(f"# igraph {igraph.__version__}, in memory")

    def load():
        with open(os.path.join(folder, "edges.csv"), encoding="utf-8") as rows:
            edges = [(int(row[0]), int(row[1])) for row in csv.reader(rows)]
        return igraph.Graph(n=1 + max(max(edge) for edge in edges), edges=edges)

    graph = once("load", load)
    median("one hop", lambda s: graph.neighbors(s), starts)
    median("two hops, distinct", lambda s: graph.neighborhood(s, order=2), starts)
    median("three hops, distinct", lambda s: graph.neighborhood(s, order=3), starts)
    median("shortest path", lambda p: graph.get_shortest_paths(p[0], p[1]), pairs[:20])
    once("PageRank", graph.pagerank)
    once("components", lambda: graph.connected_components())
    plain = once("simplify", lambda: graph.simplify())
    found = once("Leiden", lambda: plain.community_leiden(objective_function="modularity", n_iterations=2))
    print(f"  modularity {found.modularity:.4f}")


def networkx_(folder, starts, pairs):
    import networkx

    print(f"# NetworkX {networkx.__version__}, in memory")
    graph = once("load", lambda: networkx.read_edgelist(os.path.join(folder, "edges.csv"), delimiter=",", nodetype=int, data=(("type", str), ("role", str))))
    median("one hop", lambda s: list(graph.neighbors(s)), starts)
    median("shortest path", lambda p: networkx.bidirectional_shortest_path(graph, *p), pairs)
    once("PageRank", lambda: networkx.pagerank(graph))
    once("components", lambda: list(networkx.connected_components(graph)))


def main(folder, *options):
    with open(os.path.join(folder, "nodes.csv"), encoding="utf-8") as rows:
        count = sum(1 for _ in rows)
    draw = random.Random(1)
    starts = [draw.randrange(count) for _ in range(200)]
    pairs = [(draw.randrange(count), draw.randrange(count)) for _ in range(50)]
    sqlite(folder, starts, pairs)
    igraph_(folder, starts, pairs)
    if "--networkx" in options:
        networkx_(folder, starts, pairs)


if __name__ == "__main__":
    main(*sys.argv[1:])
