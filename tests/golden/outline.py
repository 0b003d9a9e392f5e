#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A JSON Lines export as a table that can be read and reviewed: no ids, offsets, rules or confidences.

usage: outline.py EXPORT.jsonl

  article | date | title / subtitle
  Label | name | alias, alias | key=value
  head -TYPE[role]-> tail | key=value (inferred) | the sentence that says so
"""
import json
import sys


def properties(item, without=()):
    return " ".join(f"{key}={value}" for key, value in sorted(item["properties"].items()) if key not in without)


def article_row(item):
    title = " / ".join(part for part in (item.get("title"), item.get("subtitle")) if part)
    return f"{item['article']} | {item.get('date') or '-'} | {title or '-'}"


def node_row(item):
    return " | ".join(part for part in (item["label"], item["name"], ", ".join(item["aliases"]), properties(item)) if part)


def edge_row(item, names):
    role = item["properties"].get("role")
    kind = f"{item['type']}[{role}]" if role else item["type"]
    notes = " ".join(part for part in (properties(item, ("role",)), "(inferred)" if item["inferred"] else "") if part)
    said = " / ".join(sorted({evidence["text"] for evidence in item["evidence"]}))
    return " | ".join(part for part in (f"{names[item['head']]} -{kind}-> {names[item['tail']]}", notes, said) if part)


def main(path):
    with open(path, encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    names = {item["id"]: item["name"] for item in items if item["kind"] == "node"}
    rows = {"article": [], "node": [], "edge": []}
    for item in items:
        if item["kind"] == "article":
            rows["article"].append(article_row(item))
        elif item["kind"] == "node":
            rows["node"].append(node_row(item))
        elif item["kind"] == "edge":
            rows["edge"].append(edge_row(item, names))
    for title, kind in (("articles", "article"), ("nodes", "node"), ("edges", "edge")):
        print(f"# {title}: {len(rows[kind])}")
        print("\n".join(sorted(rows[kind])))
        print()


if __name__ == "__main__":
    main(sys.argv[1])
