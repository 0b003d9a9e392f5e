#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that no file of the source tree names a path that only one machine has.

usage: check_paths.py SOURCE_DIR
"""
import re
import sys
from pathlib import Path

MACHINE = re.compile(r"(?:^|[^\w.)\]}-])(?:/(?:home|root|work|farm|Users)/\w|[A-Z]:\\Users\\)", re.MULTILINE)
SKIPPED = {".git", "build", "node_modules", "__pycache__"}


def faults_in(text):
    """Line numbers at which such a path stands."""
    for found in MACHINE.finditer(text):
        yield text.count("\n", 0, found.end()) + 1


def files(folder):
    for path in sorted(folder.iterdir()):
        if path.name in SKIPPED or path.is_symlink() or path.suffix == ".db":
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def main(arguments):
    source, found = Path(arguments[1]), []
    for path in files(source):
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(source)}:{line}: a path of one machine" for line in faults_in(text)]
    print("\n".join(found) if found else "no path of one machine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
