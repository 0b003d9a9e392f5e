# SPDX-License-Identifier: Apache-2.0
"""What the tests of exports share: the JSON Lines export of a graph, and how other formats must show it."""
import json


def in_xml(text):
    """What XML lets through: blanks for control white space, no other control characters."""
    out = []
    for c in text:
        if c in "\t\n\r":
            out.append(" ")
        elif ord(c) >= 0x20 and c not in "\x7f\ufffe\uffff":
            out.append(c)
    return "".join(out)


def label_of(name):
    return in_xml(name if len(name) <= 12 else name[:11] + "…")


def load_jsonl(path):
    nodes, edges = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            each = json.loads(line)
            if each["kind"] == "node":
                nodes["n" + each["id"]] = each
            elif each["kind"] == "edge":
                edges.append(each)
    return nodes, edges


def expected_edges(edges, variant):
    """(source, target, relation) -> [number of edges, weight of each, roles]"""
    out = {}
    for each in edges:
        key = ("n" + each["head"], "n" + each["tail"], each["type"])
        out.setdefault(key, {"weight": 0, "roles": set(), "edges": 0, "spots": set()})
        found = out[key]
        found["spots"] |= {(e["doc"], e["begin"], e["end"], e["rule"]) for e in each["evidence"]}
        found["edges"] += len(each["evidence"]) if variant == "multi" else 0
        found["roles"] |= {each["properties"].get("role", "")} - {""}
    for found in out.values():
        if variant != "multi":
            found["edges"] = 1
        found["weight"] = len(found["spots"])
    return out
