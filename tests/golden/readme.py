#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run the terminal sessions of a page of documentation and compare what is printed.

usage: readme.py PROGRAM PAGE SAMPLES [--update]

A session is a block of code with lines that begin with "$ ": each runs in the session's own folder, where `samples` is
SAMPLES and `govgraph` is PROGRAM; what follows is what it prints. A block below the line "<!-- goes on -->" runs where the
one before it ran. A line "…" stands for any number of lines, a "…" that ends a line for the rest of it; lines that
begin with "# " are remarks. A block below the line "<!-- not run: why -->" is left out. --update writes what is
printed into the page, save where a line "…" stands. In a text without such fences (a topic of help) a session runs from a
line "$ " to the next empty line, and goes on where the one before it ran, unless it begins with mkdir.
"""
import os
import re
import subprocess
import sys
import tempfile

GOES_ON = "```on"  # a fence that stands for an empty line, before a session that goes on
HERE_DOCUMENT = re.compile(r"<<'(\w+)'")


class Command:
    """One command of a block, and the lines of the page that say what it prints: [begin, end)."""

    def __init__(self, text, begin):
        self.text, self.begin, self.end = text, begin, begin


def fenced(lines):
    """A text without fences with some around its sessions, in the same lines: they take the place of empty lines."""
    if any(line.startswith("```") for line in lines):
        return lines
    out, inside, here = list(lines), False, None
    for number, line in enumerate(lines):
        here = None if line == here else here
        if not inside and line.startswith("$ "):
            out[number - 1], inside = "```" if line.startswith("$ mkdir") else GOES_ON, True
        elif inside and not line and not here:
            out[number], inside = "```", False
        if inside and (found := HERE_DOCUMENT.search(line)):
            here = found.group(1)
    return out


def sessions(lines):
    """The commands of each block that has some."""
    lines = fenced(lines)
    block, left_out, here, goes_on, waiting = None, False, None, False, []
    for number, line in enumerate(lines):
        if line.startswith("```"):
            if block is None:
                block = []
                if not (goes_on or line == GOES_ON) and waiting:
                    yield waiting
                    waiting = []
            else:
                if block and not left_out:
                    waiting += block
                block, left_out, goes_on = None, False, False
        elif block is None:
            left_out = line.startswith("<!-- not run: ") if line.strip() else left_out
            goes_on = line == "<!-- goes on -->" if line.strip() else goes_on
        elif here:
            block[-1].text += "\n" + line
            block[-1].begin = block[-1].end = number + 1
            here = None if line == here else here
        elif line.startswith("$ "):
            block.append(Command(line[2:], number + 1))
            if found := HERE_DOCUMENT.search(line):
                here = found.group(1)
        elif block and line.strip() and not line.startswith("# "):
            block[-1].end = number + 1
    if waiting:
        yield waiting


def matches(expected, printed):
    def of_line(line):
        return r"(?:.*\n)*.*" if line == "…" else re.escape(line[:-1]) + ".*" if line.endswith("…") else re.escape(line)

    pattern = "\n".join(of_line(line) for line in expected.splitlines())
    return re.fullmatch(pattern, printed) is not None


def printed_by(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()).strip("\n")


def run(block, lines, program, samples):
    """(command, what the page has, what it prints) of a block."""
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(samples), os.path.join(folder, "samples"))
        os.makedirs(os.path.join(folder, ".bin"))
        os.symlink(os.path.abspath(program), os.path.join(folder, ".bin", "govgraph"))
        environment = dict(os.environ, PATH=os.path.join(folder, ".bin") + ":" + os.environ["PATH"], LC_ALL="C.UTF-8", TZ="UTC")
        for command in block:
            yield command, "\n".join(line.rstrip() for line in lines[command.begin:command.end]), printed_by(command.text, folder, environment)


def main(program, page, samples, update=None):
    with open(page, encoding="utf-8") as file:
        lines = file.read().splitlines()
    faults, changes, count = 0, [], 0
    for block in sessions(lines):
        for command, wanted, printed in run(block, lines, program, samples):
            count += 1
            # An ellipsis alone says nothing, and a command that fails nothing good.
            if matches(wanted, printed) and (wanted.strip("…\n") or not wanted):
                continue
            if update and ("…" not in wanted.splitlines() or wanted == "…"):
                changes.append((command.begin, command.end, printed.splitlines()))
                continue
            faults += 1
            print(f"{page}:{command.begin}: $ {command.text}\n--- the page has\n{wanted}\n--- it prints\n{printed}\n")
    for begin, end, printed in reversed(changes):
        lines[begin:end] = printed
    if changes:
        with open(page, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    print(f"{count} commands, {faults} of them print something else")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
