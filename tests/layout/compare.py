# SPDX-License-Identifier: Apache-2.0
"""What two graphs have in common: F1 of the sets of nodes and of edges, and how many articles each has."""
import json


def load(lines):
    nodes, edges, articles = {}, set(), 0
    rows = [json.loads(line) for line in lines if line.strip()]
    for row in rows:
        if row["kind"] == "node":
            nodes[row["id"]] = (row["label"], row["name"])
        elif row["kind"] == "article":
            articles += 1
    for row in rows:
        if row["kind"] == "edge":
            edges.add((nodes[row["head"]], row["type"], nodes[row["tail"]], row.get("properties", {}).get("role", "")))
    return set(nodes.values()), edges, articles


def f1(one, other):
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def compare(wanted, found):
    """(F1 of nodes, F1 of edges, articles wanted, articles found)"""
    a, b = load(wanted), load(found)
    return f1(a[0], b[0]), f1(a[1], b[1]), a[2], b[2]


def difference(wanted, found):
    a, b = load(wanted), load(found)
    for which in (0, 1):
        for each in sorted(a[which] - b[which], key=str):
            yield f"lost: {each}"
        for each in sorted(b[which] - a[which], key=str):
            yield f"new:  {each}"
