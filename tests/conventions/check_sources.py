#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks what STYLE rules of source files need no compiler.

usage: check_sources.py SOURCE_DIR

  licence    every file of code begins with its SPDX line (after #! or an opening of a comment)
  once       a header has #pragma once
  namespace  a header has no `using namespace`
  name       a test's name has no semicolon: CMake cuts it in two there, and neither half is ever run
  length     a source of more than 500 lines says why: // Past 500 lines: …
  words      what reads pages has no list of three words of Chinese or more: they stand in the lexicon, with a feature
  rule       nothing branches on the name of a rule: what it means is a field
"""
import re
import sys
from pathlib import Path

CODE = {".cpp", ".hpp", ".py", ".ts", ".mjs", ".cmake"}
FOLDERS = ("lib", "tools", "tests")
SKIPPED = {"node_modules", "build", "__pycache__"}
MOST_LINES = 500
CUT_NAME = re.compile(r'^TEST_CASE\("[^"]*;', re.MULTILINE)
READERS = {"text", "extract", "resolve"}
WORDS = re.compile(r'(?:U?"[^"\n]*[\u4e00-\u9fff][^"\n]*"\s*,\s*){2,}U?"[^"\n]*[\u4e00-\u9fff]')
RULE_NAME = re.compile(r'\brule(?:\(\)|->name|\.name)?\s*[!=]=\s*"|\brule(?:\(\)|->name|\.name)?\.(?:starts|ends)_with\(')
COMMENT = re.compile(r"//[^\n]*")
USING = re.compile(r"^\s*using namespace(?!.*// NOLINT)", re.MULTILINE)


def files(source):
    for folder in FOLDERS:
        for path in sorted((source / folder).rglob("*")):
            if path.is_file() and not SKIPPED & set(path.parts) and (path.suffix in CODE or path.name == "CMakeLists.txt"):
                yield path


def faults_of(path, text):
    lines = text.splitlines()
    first = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
    if not first or "SPDX-License-Identifier: Apache-2.0" not in first[0]:
        yield "licence: the SPDX line is not the first"
    if path.suffix == ".hpp" and "#pragma once" not in lines:
        yield "once: no #pragma once"
    if path.suffix == ".hpp" and USING.search(text):
        yield "namespace: using namespace in a header"
    if path.suffix == ".cpp" and CUT_NAME.search(text):
        yield "name: a test's name has a semicolon"
    if path.suffix in (".cpp", ".hpp") and len(path.parts) > 2 and "lib" in path.parts and path.parts[path.parts.index("lib") + 1] in READERS:
        code = COMMENT.sub("", text)
        for what, pattern in (("words", WORDS), ("rule", RULE_NAME)):
            if found := pattern.search(code):
                said = "a list of words" if what == "words" else "a branch on a rule's name"
                yield f"{what}: {said}, line {code.count(chr(10), 0, found.start()) + 1}"
    if path.suffix in (".cpp", ".hpp") and len(lines) > MOST_LINES and "// Past 500 lines: " not in text:
        yield f"length: {len(lines)} lines; split it by subject, or say why not (// Past 500 lines: …)"


def faults(source):
    for path in files(source):
        for fault in faults_of(path, path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(source)}: {fault}"


def main(arguments):
    found = list(faults(Path(arguments[1])))
    print("\n".join(found) if found else "sources are as they should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
