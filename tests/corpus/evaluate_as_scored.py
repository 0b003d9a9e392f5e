#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`govgraph evaluate` says what the scorer of the annotated pages says, to the digit.

usage: evaluate_as_scored.py PROGRAM SHARED WORK

SHARED holds corpus/, gold/ and eval/score.py; where it is absent the test is skipped (exit 77).
"""
import glob
import json
import os
import subprocess
import sys

GROUPS = {"label": "by_label", "relation": "by_type"}
ALL = {"entities": "entities", "relations": "relations", "stated relations": "stated_relations", "articles": "articles"}


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def main(program, shared, work):
    scorer = os.path.join(shared, "eval", "score.py")
    gold = [path for path in sorted(glob.glob(os.path.join(shared, "gold", "*.jsonl"))) if "questions" not in os.path.basename(path)]
    corpus = os.path.join(shared, "corpus")
    if not (os.path.exists(scorer) and gold and os.path.isdir(corpus)):
        print(f"skipped: no annotated pages in {shared}")
        return 77
    database, export = os.path.join(work, "evaluated.db"), os.path.join(work, "evaluated.jsonl")
    run("rm", "-rf", database)
    run(program, "build", corpus, "--db", database, "--quiet")
    run(program, "export", "--db", database, "--format", "jsonl", "-o", export, "--overwrite")
    wanted = json.loads(run(sys.executable, "-B", scorer, "--gold", *gold, "--pred", export, "--json"))
    rows = json.loads(run(program, "evaluate", "--gold", *gold, "--db", database, "--format", "json"))
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
