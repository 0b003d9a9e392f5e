#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that two pages of one text in two languages show the same: headings of the same levels, pictures, links and
commands, but for the language that is asked for and the names of labels and relations.

usage: readmes_alike.py PAGE PAGE
"""
import re
import sys

CHINESE_WORDS = {"人物": "Person", "党组织": "PartyOrg", "政府机构": "GovBody", "群团与社会组织": "SocialOrg", "企业商户": "Enterprise",
                 "任职": "HOLDS_ROLE"}


def command(line):
    """A command without its remark, its language and its Chinese words."""
    line = re.sub(r"\s+# .*|\s+#$", "", line).replace(" --lang zh", "").strip()
    for chinese, english in CHINESE_WORDS.items():
        line = re.sub(rf"(?<![\u4e00-\u9fff]){chinese}(?![\u4e00-\u9fff])", english, line)
    return line


def outline(path):
    out, inside = [], False
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("```"):
                inside = not inside
            elif inside:
                if line.startswith("$ "):
                    out.append(command(line))
            elif line.startswith("#"):
                out.append(re.match(r"#+", line).group(0))
            elif line.startswith("    "):
                out.append(command(line))
            else:
                out += [target.replace(".zh.png", ".png") for target in re.findall(r"\]\(([^)]+)\)", line) if not target.startswith("README")]
                out += re.findall(r"^\| `(govgraph help \w+)`", line)
    return out


def main(one, other):
    a, b = outline(one), outline(other)
    if a == b and len(a) > 20:
        print(f"{len(a)} headings, commands, pictures and links alike")
        return 0
    for number, (left, right) in enumerate(zip(a + [None] * len(b), b + [None] * len(a))):
        if left != right:
            print(f"{number}: {one} has {left!r}, {other} has {right!r}")
            break
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
