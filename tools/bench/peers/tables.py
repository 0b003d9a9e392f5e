#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""usage: tables.py GRAPH.jsonl FOLDER: nodes.csv (id, name, label) and edges.csv (head, tail, type, role) of a graph to import."""
import json
import os
import sys


def main(graph, folder):
    ids = {}
    with open(graph, encoding="utf-8") as lines, open(os.path.join(folder, "nodes.csv"), "w", encoding="utf-8") as nodes, open(
        os.path.join(folder, "edges.csv"), "w", encoding="utf-8"
    ) as edges:
        for line in lines:
            document = json.loads(line)
            if document["kind"] != "document":
                continue
            own = []
            for entity in document["entities"]:
                key = (entity["label"], entity["name"], entity["scope"])
                number = ids.get(key)
                if number is None:
                    number = ids[key] = len(ids)
                    nodes.write(f"{number},{entity['name']},{entity['label']}\n")
                own.append(number)
            for relation in document["relations"]:
                edges.write(f"{own[relation['head']]},{own[relation['tail']]},{relation['type']},{relation.get('role', '')}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
