#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that nothing is asked for that nothing uses.

usage: check_packages.py SOURCE_DIR

  find     a package or library that CMake looks for is linked by some target; of a package with COMPONENTS, each of them
  package  a library of tools/packages.txt has a header that some source includes (skipped where there is no dpkg)
"""
import re
import subprocess
import sys
from pathlib import Path

FIND_PACKAGE = re.compile(r"^\s*find_package\((\w+)([^)]*)\)", re.MULTILINE)
FIND_LIBRARY = re.compile(r"^\s*find_library\((\w+)", re.MULTILINE)
INCLUDE = re.compile(r"^\s*#\s*include\s*<([^>]+)>", re.MULTILINE)
LINKS = re.compile(r"(?:target_link_libraries|govgraph_module|govgraph_unit_tests)\(([^)]*)\)")
FOLDERS = ("lib", "tools", "tests")


def texts(source, patterns):
    paths = [source / "CMakeLists.txt"] if (source / "CMakeLists.txt").is_file() else []
    for folder in FOLDERS:
        for pattern in patterns:
            paths += (path for path in sorted((source / folder).rglob(pattern)) if "node_modules" not in path.parts)
    return [path.read_text(encoding="utf-8") for path in paths]


def find_faults(source):
    scripts = texts(source, ("CMakeLists.txt", "*.cmake"))
    linked = " ".join(found for text in scripts for found in LINKS.findall(text))
    for text in scripts:
        for name, rest in FIND_PACKAGE.findall(text):
            parts = rest.split("COMPONENTS", 1)[1].split() if "COMPONENTS" in rest else [""]
            for part in parts:
                if not re.search(rf"\b{name}::{part}", linked):
                    yield f"find: nothing links {name}{'::' if part else ''}{part}"
        for name in FIND_LIBRARY.findall(text):
            if f"${{{name}}}" not in linked:
                yield f"find: nothing links {name}"


def libraries(text):
    """The packages under the heading Libraries."""
    wanted = False
    for line in text.splitlines():
        if line.startswith("#"):
            wanted = line == "# Libraries"
        elif wanted and line:
            yield line.split()[0]


def ask_dpkg(*words):
    done = subprocess.run(["dpkg-query", *words], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def headers_of(package, depth=3):
    """What the headers of an installed package are included as; of one that only names others, theirs."""
    prefix = "/usr/include/"
    out = {line[len(prefix):] for line in ask_dpkg("-L", package).splitlines() if line.startswith(prefix) and Path(line).is_file()}
    if not out and depth:
        for other in re.findall(r"[\w.+-]+-dev\b", ask_dpkg("-W", "-f", "${Depends}", package)):
            out |= headers_of(other, depth - 1)
    return out


def is_included(header, included):
    """By its whole name or the end of it, as include paths may name its folder."""
    parts = header.split("/")
    return any("/".join(parts[i:]) in included for i in range(len(parts)))


def package_faults(source, headers=headers_of):
    included = {name for text in texts(source, ("*.[ch]pp", "*.cpp.in")) for name in INCLUDE.findall(text)}
    for package in libraries((source / "tools" / "packages.txt").read_text(encoding="utf-8")):
        if not any(is_included(header, included) for header in headers(package)):
            yield f"package: no source includes a header of {package}"


def has_dpkg():
    try:
        return bool(ask_dpkg("--version"))
    except OSError:
        return False


def main(arguments):
    source = Path(arguments[1])
    found = list(find_faults(source))
    if has_dpkg():
        found += package_faults(source)
    print("\n".join(found) if found else "whatever is asked for is used")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
