#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The graph of a page is the same in whatever format it comes.

usage: same_graph.py GOVGRAPH FOLDER…     (folders of UTF-8 .txt; those that are not there are left out)

Makes of each page a web page, a Word, an OpenDocument and an EPUB file, a ZIP, what MinerU and docling write, Markdown with and
without marks before its headings, and compares
nodes and edges as sets: F1 of at least 0.99 and 0.98.
"""
import sys
import tempfile
from pathlib import Path

from makers import Program, all_formats

LEAST_NODES, LEAST_EDGES = 0.99, 0.98


def f1(one, other):
    return 2 * len(one & other) / max(1, len(one) + len(other))


def main():
    program, folders = sys.argv[1], [Path(each) for each in sys.argv[2:]]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        govgraph = Program(program, scratch)
        for page in sorted(page for folder in folders for page in folder.glob("*.txt")):
            try:
                text = page.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            of_text = govgraph.build(page, "-q")[0]
            nodes, edges = govgraph.graph(of_text)
            articles = [line for line in govgraph.lines(of_text) if line["kind"] == "article"]
            headings = [each[part] for each in articles for part in ("title", "subtitle") if each.get(part)]
            for name, data in all_formats(page.stem, text, headings).items():
                made = Path(scratch) / name
                made.write_bytes(data)
                database, done = govgraph.build(made, "-q")
                assert done.returncode == 0, (name, done.stderr.decode())
                of_nodes, of_edges = map(f1, (nodes, edges), govgraph.graph(database))
                if of_nodes < LEAST_NODES or of_edges < LEAST_EDGES:
                    failed += 1
                    print(f"{name}: nodes {of_nodes:.3f}, edges {of_edges:.3f}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
