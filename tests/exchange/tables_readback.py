#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""tables_readback.py FOLDER...: reads Gephi's tables, Neo4j's, FollowTheMoney entities, Graphviz files (with `gvpr`, where it is
installed) and pictures, and compares them with the JSON Lines export of the same graph."""
import collections
import csv
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

from graphs import expected_edges, in_xml, label_of, load_jsonl

csv.field_size_limit(10 ** 9)

# What FollowTheMoney lets a property refer to, of the schemata that are written.
LEGAL = {"Person", "Organization", "PublicBody", "Company"}
ORGANIZATION = LEGAL - {"Person"}
ANY = LEGAL | {"Address", "Project", "Event", "Document", "Position"}
RANGES = {"proof": {"Article"}, "holder": {"Person"}, "post": {"Position"}, "organization": ORGANIZATION, "member": LEGAL,
          "participant": LEGAL, "project": {"Project"}, "owner": LEGAL, "asset": {"Company"}, "entity": ANY, "document": {"Document"},
          "subject": ANY, "object": ANY}
REQUIRED = {"Occupancy": ("holder", "post"), "Membership": ("member", "organization", "role"), "Position": ("name",),
            "ProjectParticipant": ("participant", "project"), "Ownership": ("owner", "asset"), "Documentation": ("entity", "document"),
            "UnknownLink": ("subject", "object", "role")}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def plain(text):
    """A cell's text: control characters are blanks."""
    return "".join(" " if ord(c) < 0x20 or c == "\x7f" else c for c in text)


def undefused(cell):
    return cell[1:] if re.match(r"'\s*[=+\-@＝＋－＠]", cell) else cell


def check_gephi(stem, nodes, edges):
    found = {row["Id"]: row for row in rows(stem + ".nodes.csv")}
    assert set(found) == set(nodes)
    for key, want in nodes.items():
        assert undefused(found[key]["full_name"]) == plain(want["name"]), found[key]
        assert found[key]["entity_type"] == want["label"]
    want = expected_edges(edges, "plain")
    table = rows(stem + ".edges.csv")
    assert len(table) == len(want)
    for row in table:
        assert int(row["Weight"]) == want[row["Source"], row["Target"], row["Kind"]]["weight"] and row["Type"] == "Directed"
    for row in list(found.values()) + table:
        assert not any(re.match(r"\s*[=+\-@]", cell) for cell in row.values()), row


def check_neo4j(stem, nodes, edges):
    table = {row["id:ID"]: row for row in rows(stem + ".neo4j-nodes")}
    assert {"n" + key for key in table} == set(nodes)
    for key, row in table.items():
        want = nodes["n" + key]
        assert row["name"] == plain(want["name"]) and row[":LABEL"] == want["label"]
        assert [a for a in row["aliases:string[]"].split("|") if a] == [plain(a).replace("|", "¦") for a in want["aliases"]], row
    found = {row["id"]: row for row in rows(stem + ".neo4j-relationships")}
    assert len(found) == len(edges)
    for want in edges:
        row = found[want["id"]]
        assert (row[":START_ID"], row[":TYPE"], row[":END_ID"]) == (want["head"], want["type"], want["tail"])
        assert row["role"] == plain(want["properties"].get("role", ""))
        assert len(row["evidence:string[]"].split("|")) == len(want["evidence"])


def check_ftm(stem, nodes, edges):
    with open(stem + ".ftm.json", encoding="utf-8") as lines:
        entities = [json.loads(line) for line in lines]
    by_id = {each["id"]: each for each in entities}
    assert len(by_id) == len(entities)
    assert set(nodes) <= set(by_id) and {"e" + e["id"] for e in edges} <= set(by_id)
    for each in entities:
        for key in REQUIRED.get(each["schema"], ()):
            assert each["properties"].get(key), each
        for key, values in each["properties"].items():
            assert values and all(isinstance(v, str) and v for v in values), each
            for value in values if key in RANGES else ():
                assert by_id[value]["schema"] in RANGES[key], (each, by_id[value])


def check_dot(stem, nodes, edges):
    if not shutil.which("gvpr"):
        return 0
    program = r'N{printf("N\t%s\n", $.name)} E{printf("E\t%s\t%s\t%s\n", $.tail.name, $.head.name, $.class)}'
    out = subprocess.run(["gvpr", program, stem + ".dot"], stdout=subprocess.PIPE, check=True).stdout
    lines = [line.split("\t") for line in out.decode().splitlines()]
    assert {line[1] for line in lines if line[0] == "N"} == set(nodes)
    assert collections.Counter(tuple(line[1:]) for line in lines if line[0] == "E") == {key: 1 for key in expected_edges(edges, "plain")}
    return 1


def check_svg(stem, nodes, edges):
    svg = "{http://www.w3.org/2000/svg}"
    root = xml.parse(stem + ".svg").getroot()
    joined = {"n" + end for edge in edges for end in (edge["head"], edge["tail"])}
    titles = sorted(each.find(svg + "title").text for each in root.iter(svg + "circle") if each.find(svg + "title") is not None)
    assert titles == sorted(in_xml(nodes[key]["name"]) for key in joined)
    assert sum(1 for each in root.iter(svg + "line") if each.find(svg + "title") is not None) == len(expected_edges(edges, "plain"))
    shown = {each.text for each in root.iter(svg + "text")}
    assert not joined or len(nodes) > 500 or any(label_of(nodes[key]["name"]) in shown for key in joined)


def main(folders):
    checked = drawn = 0
    for jsonl in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "*.jsonl"))):
        stem = jsonl[:-len(".jsonl")]
        graph = load_jsonl(jsonl)
        for check in (check_gephi, check_neo4j, check_ftm, check_svg):
            check(stem, *graph)
        drawn += check_dot(stem, *graph)
        checked += 1
    assert checked >= 4, checked
    print(f"{checked} graphs agree; Graphviz read {drawn}")


main(sys.argv[1:])
