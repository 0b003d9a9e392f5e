#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that every sentence the program says stands in the catalogue of translations, and that what stands there is said.

usage: check_chinese.py SOURCE_DIR [--list]

The sentences are the string literals of tools/govgraph and lib that hold two words or more, the headings of tables, and
what is put together of literals and values by + ("cannot read " + path is the sentence "cannot read {}"). What is
written for programs (XML, queries, generated code) is told by its marks or its file. A translation takes the same
values as its sentence and holds Chinese. --list prints the sentences that have no translation, one a line.
"""
import re
import sys
from pathlib import Path

CATALOGUE = "tools/govgraph/chinese.txt"
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|(?P<text>"(?:[^"\\\n]|\\.)*")|\'(?:[^\'\\\n]|\\.)+\'|(?:::)?[A-Za-z_][A-Za-z_0-9:]*|\s+|.', re.S)
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
OPENS, CLOSES = "([{", ")]}"

# Two words, the second of which begins small.
SENTENCE = re.compile(r"[A-Za-z][A-Za-z'`/()-]*[,;:.]? +[a-z(`{'][a-z{]")
# What is for programs, not for people.
MARKS = re.compile(r"^\s*<|/>|\">|charset=|^\.(globl|hidden|pushsection|incbin)|^// |^usage: |xmlns|\bnamespace\b|^#pragma|^inline |^digraph"
                   r"|=[\"']|'none'|^(ssh host )?govgraph [a-z]|\| govgraph |[\u4e00-\u9fff] [\u4e00-\u9fffa-z]+ [\u4e00-\u9fffa-z]+|^ [a-z ]+ [\u4e00-\u9fff]")
LEFT_OUT = re.compile(
    r"tools/govgraph/(completion|manual|tenure_chart)|lib/(exchange/(dot|gexf|graphml|turtle|svg_defs)|lexicon/compiler/|extract/rules/checker/|model/(ontology|layer)|base/(descriptor|json)"
    r"|exchange/network_columns|text/(html_imprint|html_page|page_lines|kinds_marks|serve_parsers)|text/pages/|pipeline/source_lists_heads)")
# Pieces that people never read: what other programs print, or parts of files.
PIECES = {
    "No space left", "File too large", "No such file", "LOCK: Resource temporarily unavailable", "lock hold by current process",
    "Permission denied", "Read-only file system", "Too many open files", "SQLite format 3\0", "ncorrect password",
    "ncorrect user password", "ncorrect owner password", "May not be a PDF", "ut of memory", "annot allocate memory",
    "cannot write to file", "govgraph seal 1", "no row", "no parser is called", "no such column", "SQLite format 3\\0", "in headings", "file filename path 文件 文件名",
    # The fields of files, as `govgraph docs -v` names them.
    "Word properties", "EPUB metadata", "OpenDocument properties", "PDF info Title", "PDF info CreationDate", "PDF info Author",
    "PDF info Creator",
}


def unquoted(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(0)), text[1:-1])


def tokens(source):
    """(text, is a literal, line) of each token; literals that stand behind one another are one."""
    out, line = [], 1
    for found in TOKEN.finditer(source):
        text, literal = found.group(0), found.group("text") is not None
        if not text.isspace() and not text.startswith(("//", "/*")):
            if literal and out and out[-1][1]:
                out[-1] = (out[-1][0] + unquoted(text), True, out[-1][2])
            else:
                out.append((unquoted(text) if literal else text, literal, line))
        line += text.count("\n")
    return out


def unwrapped(all_tokens):
    """std::string("…") is the literal in it."""
    out = []
    for token in all_tokens:
        out.append(token)
        if len(out) >= 4 and token[0] == ")" and out[-2][1] and out[-3][0] == "(" and out[-4][0] == "std::string":
            out[-4:] = [out[-2]]
    return out


def operand_end(all_tokens, at):
    """Past the operand that begins at `at`: to the next + or the end of the expression."""
    depth = 0
    while at < len(all_tokens):
        text, literal, _ = all_tokens[at]
        if not literal:
            if text in OPENS:
                depth += 1
            elif text in CLOSES:
                depth -= 1
                if depth < 0:
                    return at
            elif depth == 0 and text in "+,;?:":
                return at
        at += 1
    return at


def operand_begin(all_tokens, at):
    """Where the operand begins whose last token is at `at`."""
    depth = 0
    while at >= 0:
        text, literal, _ = all_tokens[at]
        if not literal:
            if text in CLOSES:
                depth += 1
            elif text in OPENS:
                depth -= 1
                if depth < 0:
                    return at + 1
            elif depth == 0 and (text in "+,;?:=" or text in ("return", "throw")):
                return at + 1
        at -= 1
    return 0


def joined(all_tokens, at):
    """The sentence that the literal at `at` begins or belongs to, and the index past its last literal; None if another
    literal, which stands before it, was asked already."""
    text, begin, end = all_tokens[at][0], at, at + 1
    if begin >= 2 and all_tokens[begin - 1][0] == "+" and not all_tokens[begin - 1][1]:
        start = operand_begin(all_tokens, begin - 2)
        if any(literal for _, literal, _ in all_tokens[start:begin - 1]) and start == begin - 2:
            return None
        text = "{}" + text
    while end < len(all_tokens) and all_tokens[end][0] == "+" and not all_tokens[end][1]:
        past = operand_end(all_tokens, end + 1)
        if past == end + 2 and all_tokens[end + 1][1]:
            text += all_tokens[end + 1][0]
        else:
            text += "{}"
        end = past
    return text


def sentences_of(source):
    all_tokens, past = unwrapped(tokens(source)), 0
    for at, (text, literal, line) in enumerate(all_tokens):
        if not literal or (at > 0 and all_tokens[at - 1][0] == "include"):
            continue
        whole = joined(all_tokens, at) if at >= past else None
        if whole is None:
            continue
        end = at + 1
        while end < len(all_tokens) and all_tokens[end][0] == "+" and not all_tokens[end][1]:
            end = operand_end(all_tokens, end + 1)
            past = end
        # What stands in parentheses between two + is a sentence of its own.
        for inner in range(at + 1, end):
            if all_tokens[inner][1] and all_tokens[inner - 1][0] in "(?:" and all_tokens[inner - 1][0]:
                yield all_tokens[inner][0], all_tokens[inner][2]
        yield whole, line


HEADINGS = re.compile(r"(?:Table(?: \w+)?|Table::Column>|\bcolumns|columns\.end\(\), )[({]+((?:\s*\{\"[a-z_A-Z]+\", (?:\w+ \? )?\"[^\"]*\"(?: : \"[^\"]*\")?(?:, kWords)?\},?)+)")


def headings_of(source):
    for block in HEADINGS.findall(source):
        for _, heading in re.findall(r'\{"(\w+)", (?:\w+ \? )?"([^"]*)"', block):
            yield heading


def key_of(line):
    line = re.sub(r"^govgraph: ", "", line.strip())
    return re.sub(r"^(\{\}:)+ ?", "", line).strip()


def is_sentence(line, path):
    return SENTENCE.search(line) and not MARKS.search(line) and line not in PIECES and not LEFT_OUT.match(path)


def said(source_dir):
    """{sentence: where it is said}"""
    out = {}
    for folder in ("tools/govgraph", "lib"):
        for path in sorted((source_dir / folder).rglob("*.[ch]pp")):
            name = str(path.relative_to(source_dir))
            source = path.read_text(encoding="utf-8")
            for text, number in sentences_of(source):
                for line in text.split("\n"):
                    if is_sentence(line, name):
                        out.setdefault(key_of(line), f"{name}:{number}")
            for heading in headings_of(source):
                out.setdefault(heading, name)
    return out


PLACE = re.compile(r"\{(\d*)(:[^{} ]*)?\}")


def places(sentence):
    """{index: format} of what is filled in."""
    return {int(found.group(1) or i): found.group(2) or "" for i, found in enumerate(PLACE.finditer(sentence))}


def catalogue(path):
    """(sentence, translation, line) of each entry."""
    sentence = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("  "):
            yield sentence, line[2:], number
            sentence = None
        else:
            sentence = line


def entry_faults(source_dir):
    seen = set()
    for sentence, translation, line in catalogue(source_dir / CATALOGUE):
        where = f"{CATALOGUE}:{line}"
        if sentence is None:
            yield f"{where}: two translations of one sentence"
            continue
        if sentence in seen:
            yield f"{where}: '{sentence}' stands twice"
        seen.add(sentence)
        if any(index not in places(sentence) or form != places(sentence)[index] for index, form in places(translation).items()):
            yield f"{where}: the translation takes other values, or writes them otherwise"
        if len(PLACE.sub("", sentence)) < 4 and places(sentence):
            yield f"{where}: hardly more than values; it would translate names"


def main(source_dir, *options):
    source_dir = Path(source_dir)
    needed = said(source_dir)
    have = {sentence for sentence, _, _ in catalogue(source_dir / CATALOGUE)}
    missing = {sentence: where for sentence, where in needed.items() if sentence not in have}
    if "--list" in options:
        for sentence, where in missing.items():
            print(f"{where}\t{sentence}")
        return 0
    faults = [f"{where}: no Chinese for '{sentence}' in {CATALOGUE}" for sentence, where in missing.items()]
    faults += entry_faults(source_dir)
    for fault in faults:
        print(fault)
    print(f"{len(needed)} sentences, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
