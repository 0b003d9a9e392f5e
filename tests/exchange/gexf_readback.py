#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""gexf_readback.py FOLDER...: reads GEXF files with NetworkX and compares what they hold with the JSON Lines export of the same graph;
looks at the spells by itself. Exit 77 (skipped) where NetworkX is not installed."""
import collections
import glob
import io
import os
import sys
import warnings
import xml.etree.ElementTree as xml

try:
    import networkx
except ImportError as error:
    print(f"skipped: {error}; apt-get install python3-networkx")
    sys.exit(77)

from graphs import expected_edges, in_xml, label_of, load_jsonl

warnings.filterwarnings("ignore")
GEXF = "{http://gexf.net/1.3}"


def networkx_graph(path):
    """Versions of NetworkX that know no GEXF 1.3 read it under the name of 1.2, whose elements are the same."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if "1.3" not in networkx.readwrite.gexf.GEXF.versions:
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    return networkx.read_gexf(io.BytesIO(text.encode()))


def check_nodes(expected, found):
    assert set(expected) == set(found)
    for key, want in expected.items():
        got = found[key]
        assert got["label"] == label_of(want["name"]), (got, want["name"])
        assert got["full_name"] == in_xml(want["name"])
        assert got["entity_type"] == want["label"]
        assert got["mentions"] == len(want["mentions"])
        assert (got.get("aliases") or "") == in_xml(" | ".join(a.replace("|", "¦") for a in want["aliases"]))
        viz = got["viz"]
        assert viz["size"] > 0 and all(0 <= viz["color"][c] <= 255 for c in "rgb") and "x" in viz["position"]


def check_edges(expected, found, multi):
    counts = collections.Counter()
    for source, target, data in found:
        want = expected[source, target, data["rel"]]
        counts[source, target, data["rel"]] += 1
        assert data["weight"] == (1 if multi else want["weight"]), (data, want)
        assert 0 < data["confidence"] <= 1
    assert counts == {key: want["edges"] for key, want in expected.items()}


def spells_of(element):
    each = [(s.get("start"), s.get("end")) for s in element.findall(f"{GEXF}spells/{GEXF}spell")]
    if element.get("start"):
        assert not each
        each = [(element.get("start"), element.get("end"))]
    assert all(start <= end and len(start) == len(end) == 10 for start, end in each), each
    assert all(before[1] < after[0] for before, after in zip(each, each[1:])), each
    return each


def check_times(path):
    """Spells are in order and apart; an edge never outlives its ends; its kind is its relation."""
    graph = xml.parse(path).getroot().find(f"{GEXF}graph")
    nodes = {node.get("id"): spells_of(node) for node in graph.iter(f"{GEXF}node")}
    timed = 0
    for edge in graph.iter(f"{GEXF}edge"):
        assert edge.get("kind") == edge.find(f"{GEXF}attvalues/{GEXF}attvalue[@for='rel']").get("value")
        for start, end in spells_of(edge):
            timed += 1
            for side in ("source", "target"):
                node = nodes[edge.get(side)]
                assert node and node[0][0] <= start and end <= node[-1][1], (path, edge.attrib, node)
    return timed


def main(folders):
    checked = timed = 0
    for jsonl in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "*.jsonl"))):
        nodes, edges = load_jsonl(jsonl)
        for variant in ("plain", "multi"):
            graph = networkx_graph(jsonl.replace(".jsonl", f".{variant}.gexf"))
            assert graph.is_directed()
            check_nodes(nodes, dict(graph.nodes(data=True)))
            want = expected_edges(edges, variant)
            if variant == "multi" or len(want) == graph.number_of_edges():
                check_edges(want, list(graph.edges(data=True)), variant == "multi")
            checked += 1
        for path in glob.glob(jsonl.replace(".jsonl", ".*.gexf")):
            timed += check_times(path)
    assert checked >= 8 and timed > 0, (checked, timed)
    print(f"{checked} readings agree, {timed} spells are sound")


main(sys.argv[1:])
