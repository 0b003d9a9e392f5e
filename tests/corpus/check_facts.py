#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many of the facts that a reader took from the samples the graph holds.

usage: check_facts.py EXPORT.jsonl FOLDER [--floor SHARE] [--wrong N] [--show]

FOLDER holds <page>.facts, one fact a line:
  方致远 HOLDS_ROLE[书记] 柳河镇党委        "/" between names, roles or wholly other ends that are as good, "|" between types;
  仁和庄镇 INVESTS_IN *                    "*" is anything
  not 老齐 HOLDS_ROLE[理发师] *             the graph must not say this
White space inside names is not compared. Fails when a smaller share of the facts than SHARE is found, or when more than N that must not be
said are.
"""
import argparse
import json
import re
import sys
import unicodedata
from pathlib import Path

FACT = re.compile(r"^(not )?(\S+) ([A-Z_|]+(?:\[[^\]]*\])?(?:\|[A-Z_|]+(?:\[[^\]]*\])?)*) (\S.*)$")
KIND = re.compile(r"([A-Z_]+)(?:\[([^\]]*)\])?")
SYMMETRIC = {"COOPERATES_WITH", "INTERSECTS"}


def squeezed(name):
    """Without white space, widths folded as the program folds them."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


class Graph:
    """The relations of an export, by document: (names of the head, type, role, names of the tail)."""

    def __init__(self, path):
        items = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
        names = {item["id"]: {squeezed(name) for name in (item["name"], *item["aliases"])} for item in items if item["kind"] == "node"}
        self.edges = {}
        for item in items:
            if item["kind"] != "edge":
                continue
            edge = (names[item["head"]], item["type"], item["properties"].get("role", ""), names[item["tail"]])
            for document in {evidence["doc"] for evidence in item["evidence"]}:
                self.edges.setdefault(document, []).append(edge)
                if item["type"] in SYMMETRIC:
                    self.edges[document].append((edge[3], *edge[1:3], edge[0]))

    def says(self, document, heads, kinds, tails):
        return any(
            fits(heads, head) and fits(tails, tail) and any(kind == name and (not role or fits(role, {said})) for name, role in kinds)
            for head, kind, said, tail in self.edges.get(document, ()))


def fits(wanted, names):
    return wanted == "*" or any(squeezed(each) in names for each in wanted.split("/"))


def facts(folder):
    """(document, whether it must not be said, head, kinds, tail, the line)."""
    for path in sorted(folder.glob("*.facts")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            found = FACT.match(line)
            if not found:
                sys.exit(f"{path}: no fact: {line}")
            yield path.stem, bool(found[1]), found[2], KIND.findall(found[3]), found[4], line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--floor", type=float, default=0)
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="list what is missing")
    options = parser.parse_args()
    graph, counts, wrong = Graph(options.export), {}, []
    for document, must_not, head, kinds, tail, line in facts(options.folder):
        said = graph.says(document, head, kinds, tail)
        if must_not:
            wrong += [f"{document}: said, and must not be: {line}"] if said else []
            continue
        found, all_facts = counts.get(document, (0, 0))
        counts[document] = (found + said, all_facts + 1)
        if options.show and not said:
            print(f"{document}: missing: {line}")
    for document, (found, all_facts) in counts.items():
        print(f"{found:4} of {all_facts:3}  {document}")
    found, all_facts = (sum(column) for column in zip(*counts.values()))
    print(f"{found:4} of {all_facts:3}  = {found / all_facts:.3f}, floor {options.floor}")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if len(wrong) > options.wrong or found < options.floor * all_facts else 0


if __name__ == "__main__":
    sys.exit(main())
