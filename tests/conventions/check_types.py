#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that no two types of one namespace have one name: to the linker they are one, and what it keeps of the two
(a vector's destructor, say) works on the memory of both. Compilers see one source at a time, and say nothing.

usage: check_types.py SOURCE_DIR

Types in a namespace without a name and those within others, and templates, are left alone.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

FOLDERS = ("lib", "tools", "tests")
TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/"                                   # comments
    r'|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])*\''  # texts
    r"|^[ \t]*#(?:\\\n|[^\n])*"                             # lines of the preprocessor
    r"|[A-Za-z_]\w*(?:::\w+)*|[{};=()<>:,]", re.DOTALL | re.MULTILINE)
LEFT_OUT = ("//", "/*", '"', "'", 'R"', "#")
NAMESPACE, NAMELESS, OTHER = range(3)


def defined(words):
    """The name of the type that a statement up to its brace defines, or None."""
    if "(" in words or "=" in words or "template" in words:
        return None
    for i, word in enumerate(words):
        if word in ("struct", "class", "union", "enum"):
            rest = [each for each in words[i + 1:] if each not in ("struct", "class")]
            return rest[0] if rest and re.match(r"\w", rest[0]) else None
    return None


def types_of(text):
    """The whole names of the types that a source defines in namespaces with names."""
    scopes, words = [], []
    for found in TOKEN.finditer(text):
        token = found.group().lstrip()
        if token.startswith(LEFT_OUT):
            continue
        if token == "{":
            scope = (OTHER, "")
            if "namespace" in words and "(" not in words:
                names = words[words.index("namespace") + 1:]
                scope = (NAMESPACE, names[0]) if names else (NAMELESS, "")
            elif all(kind == NAMESPACE for kind, _ in scopes) and (name := defined(words)):
                yield "::".join([each for _, each in scopes] + [name])
            scopes.append(scope)
            words = []
        elif token == "}":
            scopes = scopes[:-1]
            words = []
        elif token == ";":
            words = []
        else:
            words.append(token)


def faults(source):
    places = defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((source / folder).rglob("*.[ch]pp")):
            if "node_modules" not in path.parts:
                for name in types_of(path.read_text(encoding="utf-8")):
                    places[name].append(str(path.relative_to(source)))
    for name, paths in sorted(places.items()):
        if len(paths) > 1:
            yield f"{name} is defined in {' and '.join(paths)}: give one another name, or a namespace without one"


def main(arguments):
    found = list(faults(Path(arguments[1])))
    print("\n".join(found) if found else "no two types have one name")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
