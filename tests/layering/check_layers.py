#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that each #include under lib/ keeps to the house's order.

usage: check_layers.py LIB LAYERS.json

LAYERS.json is written by CMake from the targets themselves (tests/layering/CMakeLists.txt):
  {"modules": {"text": {"deps": ["base", "model"], "public": ["text/sentences.hpp", ...]}, ...}}

Three rules:
  order     a module includes its own headers and those of the modules in its DEPS, nothing else of lib/
  owner     a third-party library is included only by the module that owns it (OWNERS below)
  exposed   a public header includes only headers of the house and of the C++ standard library
"""
import json
import re
import sys
from pathlib import Path

# Prefix of the include -> modules that may include it. Libraries not named here are free to any .cpp.
OWNERS = {
    "rapidjson/": {"base"},
    "xxhash.h": {"base"},
    "unicode/": {"text", "lexicon", "query", "search"},
    "libxml/": {"text"},
    "archive": {"text"},
    "rocksdb/": {"store"},
    "zstd.h": {"store"},
    "tao/pegtl": {"query"},
    "boost/graph/": {"analysis"},
    "CLI/": set(),
    "httplib.h": {"serve"},
    "cairo": {"exchange"},
    "fontconfig/": {"exchange"},
    "histedit.h": set(),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(path):
    """(line number, opening mark, what is included) of each #include."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1), found.group(2)


def owner_fault(module, name):
    for prefix, owners in OWNERS.items():
        if name.startswith(prefix) and module not in owners:
            return f"owner: <{name}> belongs to {' and '.join(sorted(owners)) or 'tools'}, not to {module}"
    return None


def include_fault(module, mark, name, relative, modules):
    other = name.split("/", 1)[0] if "/" in name else None
    if mark == '"':
        if other not in modules:
            return f'exposed: "{name}" is not named from lib/ ("module/file.hpp")'
        if other != module and other not in modules[module]["deps"]:
            return f"order: {module} does not name {other} in its DEPS"
        return None
    fault = owner_fault(module, name)
    if fault is None and relative in modules[module]["public"] and ("/" in name or "." in name):
        return f"exposed: public header includes <{name}>; keep third-party and system types in the .cpp"
    return fault


def faults(lib, modules):
    for path in sorted(lib.rglob("*")):
        relative = path.relative_to(lib).as_posix()
        if path.suffix not in (".hpp", ".cpp"):
            continue
        module = relative.split("/", 1)[0]
        if module not in modules:
            if path.suffix == ".cpp":
                yield f"{relative}: order: {module} is no module known to CMake"
            continue
        for number, mark, name in includes(path):
            fault = include_fault(module, mark, name, relative, modules)
            if fault:
                yield f"{relative}:{number}: {fault}"


def main(arguments):
    lib, layers = Path(arguments[1]), json.loads(Path(arguments[2]).read_text(encoding="utf-8"))
    found = list(faults(lib, layers["modules"]))
    print("\n".join(found) if found else f"{len(layers['modules'])} modules keep their order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
