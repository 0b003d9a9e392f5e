#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""write_corpora.py GOVGRAPH FOLDER SOURCE...: builds a database of each folder of pages and exports it in every format, under the names
that the readers beside this file look for. A source that is not there is left out."""
import os
import shutil
import subprocess
import sys

EXPORTS = {
    "jsonl": [],
    "plain.graphml": [], "multi.graphml": ["--per-evidence"], "strict.graphml": ["--strict-xsd"],
    "strict-derived.graphml": ["--strict-xsd", "--derived"], "safe.graphml": ["--gephi-safe"],
    "plain.gexf": [], "multi.gexf": ["--per-evidence"], "derived.gexf": ["--derived", "--time", "observed"],
    "csv": [], "ttl": [], "ftm.json": [], "dot": [], "svg": [],
}


def main(program, folder, sources):
    os.makedirs(folder, exist_ok=True)
    for source in sources:
        if not os.path.isdir(source):
            print(f"left out: there is no {source}")
            continue
        stem = os.path.join(folder, os.path.basename(source))
        shutil.rmtree(stem + ".db", ignore_errors=True)
        subprocess.run([program, "build", source, "--db", stem + ".db", "--quiet"], check=True)
        for ending, options in EXPORTS.items():
            subprocess.run([program, "export", "--db", stem + ".db", "--overwrite", "-o", f"{stem}.{ending}", *options],
                           check=True, stderr=subprocess.DEVNULL)
        tables = stem + ".neo4j"
        subprocess.run([program, "export", "--db", stem + ".db", "--overwrite", "--format", "neo4j", "-o", tables], check=True, stderr=subprocess.DEVNULL)
        for name in ("nodes", "relationships"):
            shutil.copy(os.path.join(tables, name + ".csv"), f"{stem}.neo4j-{name}")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
