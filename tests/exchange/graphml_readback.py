#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""graphml_readback.py FOLDER...: reads GraphML files with NetworkX and igraph and compares what they hold
with the JSON Lines export of the same graph. Exit 77 (skipped) where the two libraries are not installed."""
import collections
import glob
import os
import sys
import warnings

try:
    import igraph
    import networkx
except ImportError as error:
    print(f"skipped: {error}; apt-get install python3-networkx python3-igraph")
    sys.exit(77)

from graphs import expected_edges, in_xml, label_of, load_jsonl

warnings.filterwarnings("ignore")


def networkx_graph(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = {n: d for n, d in graph.nodes(data=True)}
    edges = [(s, t, d) for s, t, d in graph.edges(data=True)]
    assert graph.is_directed()
    return nodes, edges


def igraph_graph(path):
    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed()
    nodes = {v["id"]: v.attributes() for v in graph.vs}
    edges = [(graph.vs[e.source]["id"], graph.vs[e.target]["id"], e.attributes()) for e in graph.es]
    return nodes, edges


def check_nodes(expected, found, variant):
    assert set(expected) == set(found), (len(expected), len(found))
    for key, want in expected.items():
        got = found[key]
        name = in_xml(want["name"])
        if variant == "safe":
            name = name.replace("INF", "Inf").replace("甲& &乙", "甲&&乙").replace("<>&\"'", "<>&\"'")
            if name.lower() == "null":
                assert not got.get("full_name"), got
                continue
        assert got["full_name"] == name, (got["full_name"], name)
        assert got["entity_type"] == want["label"]
        if variant != "safe":
            assert got["label"] == label_of(want["name"]), (got["label"], want["name"])
            aliases = " | ".join(a.replace("|", "¦") for a in want["aliases"])
            assert (got.get("aliases") or "") == in_xml(aliases), (got.get("aliases"), aliases)
            assert (got.get("area_path") or "") == in_xml(want.get("scope", ""))
        assert int(got["mentions"]) == len(want["mentions"])
        assert int(got["articles"]) == len({m["article"] for m in want["mentions"]})
        assert all(0 <= int(got[c]) <= 255 for c in "rgb") and float(got["size"]) > 0
        assert got["x"] == got["x"] and got["y"] == got["y"]


def check_edges(expected, found, variant):
    counts, ids = collections.Counter(), set()
    for source, target, data in found:
        key = (source, target, data["rel"])
        want = expected[key]
        counts[key] += 1
        assert data["id"] not in ids
        ids.add(data["id"])
        assert data["interaction"] == data["rel"]
        if variant == "multi":
            assert float(data["weight"]) == 1
        else:
            assert float(data["weight"]) == want["weight"] == int(data["evidence_count"]), (key, data, want)
            assert set(filter(None, (data.get("role") or "").split(" | "))) == want["roles"], (data, want)
        assert len(data["snippet"]) <= 80
        assert 0 < float(data["confidence"]) <= 1
    assert counts == {key: want["edges"] for key, want in expected.items()}, variant


def main(folders):
    checked = 0
    for jsonl in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "*.jsonl"))):
        nodes, edges = load_jsonl(jsonl)
        for variant in ("plain", "multi", "strict", "safe"):
            path = jsonl.replace(".jsonl", f".{variant}.graphml")
            want = expected_edges(edges, variant)
            for read in (networkx_graph, igraph_graph):
                if not nodes and read is igraph_graph:
                    assert igraph.Graph.Read_GraphML(path).vcount() == 0
                    continue
                found_nodes, found_edges = read(path)
                if read is networkx_graph:
                    found_edges = [(s, t, d | {"id": d.get("id", f"{i}")}) for i, (s, t, d) in enumerate(found_edges)]
                check_nodes(nodes, found_nodes, variant)
                check_edges(want, found_edges, variant)
                checked += 1
    assert checked > 20, checked
    print(f"{checked} readings agree")


main(sys.argv[1:])
