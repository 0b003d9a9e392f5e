#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that all C++ of the project is formatted as .clang-format has it.

usage: check_format.py SOURCE_DIR

Exits with 77 where there is no clang-format of the version that formatted it: other versions format otherwise.
"""
import re
import subprocess
import sys
from pathlib import Path

VERSION = 14  # of Debian 12
SKIPPED = 77


def sources(source):
    for folder in ("lib", "tools", "tests"):
        for path in sorted((source / folder).rglob("*.[ch]pp")):
            if "node_modules" not in path.parts:
                yield path


def has_formatter():
    try:
        said = subprocess.run(["clang-format", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    found = re.search(r"version (\d+)", said)
    return found is not None and int(found.group(1)) == VERSION


def objections(source):
    """(how many files were looked at, what clang-format says of those that it would change)"""
    paths = list(sources(source))
    done = subprocess.run(["clang-format", "--dry-run", "-Werror", "--style=file", *paths], capture_output=True, text=True, check=False, cwd=source)
    return len(paths), done.stderr if done.returncode else ""


def main(arguments):
    if not has_formatter():
        print(f"skipped: there is no clang-format of version {VERSION}")
        return SKIPPED
    count, said = objections(Path(arguments[1]).resolve())
    print(f"{said}\nclang-format -i FILE… mends them" if said else f"{count} files are formatted")
    return 1 if said or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
