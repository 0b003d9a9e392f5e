#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program in a terminal of some width and looks at its tables; and with its options in any order.

usage: terminal_test.py PROGRAM SAMPLES
"""
import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata


def in_terminal(columns, *words):
    """What the program prints on a terminal of so many columns."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(words, stdout=child, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    os.close(child)
    out = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        out += piece
    process.wait()
    os.close(parent)
    return out.decode().replace("\r\n", "\n")


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def main(program, samples):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    os.environ.update(environment)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "db")

        def say(*words):
            return subprocess.run([program, *words, "--db", db], capture_output=True, text=True, check=False)

        say("build", samples, "--quiet")
        whole = say("tenures", "柳河镇").stdout
        for language in ("en", "zh"):
            for columns in (80, 120):
                shown = in_terminal(columns, program, "search", "望江", "--db", db, "--lang", language)
                widest = max(width(line) for line in shown.splitlines())
                if not shown or widest > columns:
                    faults.append(f"a table of {widest} columns in a terminal of {columns} ({language})")
        if "…" not in in_terminal(80, program, "search", "望江", "--db", db):
            faults.append("what is cut does not say so")
        if in_terminal(80, program, "tenures", "柳河镇", "--db", db, "--wide") != whole:
            faults.append("--wide, or no terminal, does not print the whole table")
        for words in (("search", "--label", "Person", "方"), ("search", "方", "--label", "Person"),
                      ("query", "--param", "area=柳河镇", "MATCH (a:Area {name: $area}) RETURN a.name"),
                      ("query", "--bom", "MATCH (a:Area {name: '柳河镇'}) RETURN a.name", "--format", "csv")):
            done = say(*words)
            if done.returncode != 0 or not done.stdout:
                faults.append(f"{' '.join(words)}: {done.stderr}")
        marked = subprocess.run([program, "query", "RETURN 1 AS one", "--format", "csv", "--bom", "--db", db], capture_output=True, check=False)
        if marked.stdout != b"\xef\xbb\xbfone\r\n1\r\n":
            faults.append(f"--bom prints {marked.stdout}")
    for fault in faults:
        print(f"FAULT: {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
