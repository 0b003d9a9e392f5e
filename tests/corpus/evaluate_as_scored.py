#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`govgraph evaluate` says what the scorer of the annotated pages says, to the digit.

usage: evaluate_as_scored.py PROGRAM SHARED WORK

SHARED holds corpus/, gold/ and eval/score.py; where it is absent the test is skipped (exit 77).
"""
import json
import os
import subprocess
import sys

from annotated import SKIPPED, Annotated

GROUPS = {"label": "by_label", "relation": "by_type"}
ALL = {"entities": "entities", "relations": "relations", "stated relations": "stated_relations", "articles": "articles"}


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def main(program, shared, work):
    pages = Annotated(shared)
    if not pages.found:
        return SKIPPED
    database, export = pages.build(program, work, "evaluated")
    wanted = json.loads(run(sys.executable, "-B", pages.scorer, "--gold", *pages.gold, "--pred", export, "--json"))
    rows = json.loads(run(program, "evaluate", "--gold", *pages.gold, "--db", database, "--format", "json"))
    faults, compared = [], 0
    for row in rows:
        if row["group"] in ("rule", "confidence"):
            continue
        expected = wanted[ALL[row["name"]]] if row["group"] == "all" else wanted[GROUPS[row["group"]]].get(row["name"])
        found = {"p": row["p"], "r": row["r"], "f1": row["f1"], "tp": row["right"], "fp": row["wrong"], "fn": row["missed"]}
        compared += 1
        if expected != found:
            faults.append(f"{row['group']} {row['name']}: {found}, the scorer says {expected}")
    for group, key in GROUPS.items():
        missing = set(wanted[key]) - {row["name"] for row in rows if row["group"] == group}
        faults += [f"{group} {name} is missing" for name in sorted(missing)]
    bands = [row for row in rows if row["group"] == "confidence"]
    relations = next(row for row in rows if row["group"] == "all" and row["name"] == "relations")
    for key in ("right", "wrong"):
        if sum(row[key] for row in bands) != relations[key]:
            faults.append(f"the bands of confidence do not add up to what is {key}")
    print(f"{compared} rows compared", *faults, sep="\n")
    return 1 if faults or compared < 20 else 0


if __name__ == "__main__":
    os.makedirs(sys.argv[3], exist_ok=True)
    sys.exit(main(*sys.argv[1:4]))
