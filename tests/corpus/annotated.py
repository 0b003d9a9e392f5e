# SPDX-License-Identifier: Apache-2.0
"""The annotated pages beside the project, their scorer, and a database of them."""
import glob
import os
import subprocess

SKIPPED = 77  # the exit code by which ctest knows it


class Annotated:
    """`found` is false, and says so on stdout, where SHARED lacks the pages, what should be found in them, or the scorer."""

    def __init__(self, shared):
        self.scorer = os.path.join(shared, "eval", "score.py")
        self.gold = [path for path in sorted(glob.glob(os.path.join(shared, "gold", "*.jsonl"))) if "questions" not in os.path.basename(path)]
        self.corpus = os.path.join(shared, "corpus")
        self.found = os.path.exists(self.scorer) and bool(self.gold) and os.path.isdir(self.corpus)
        if not self.found:
            print(f"skipped: no annotated pages in {shared}")

    def build(self, program, work, name):
        """A new database of the pages, and its export."""
        database, export = os.path.join(work, name + ".db"), os.path.join(work, name + ".jsonl")
        subprocess.run(["rm", "-rf", database], check=True)
        subprocess.run([program, "build", self.corpus, "--db", database, "--quiet"], check=True)
        subprocess.run([program, "export", "--db", database, "--format", "jsonl", "-o", export, "--overwrite"], check=True)
        return database, export
