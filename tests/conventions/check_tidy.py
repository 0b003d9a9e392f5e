#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the checks of .clang-tidy over the sources that a build folder compiles.

usage: check_tidy.py SOURCE_DIR BUILD_DIR [--jobs N] [--seconds N] [--cache FOLDER | --no-cache] [FILE...]

A file that was found sound is not looked at again while clang-tidy, .clang-tidy, the file's options and all that it includes stay
the same: a stamp in FOLDER says so (default: govgraph-tidy in $CCACHE_DIR, else in the user's cache). What is included comes from
the build itself (`ninja -t deps`); without it a file is looked at each time.
After --seconds no further file is begun: the rest is left to the next run, which finds stamps of what this one saw. Files are taken in
the order of their stamps, by chance as it were, so that no part of the project is always the last.
Exits with 77 where there is no clang-tidy of the version for which .clang-tidy is written.
"""
import argparse
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VERSION = 14  # of Debian 12; other versions have other checks
SKIPPED = 77
STAMP_LIFE = 60 * 86400  # seconds after which a stamp that nobody asked for is taken away
MESSAGE = re.compile(r"^(/[^:\n]+):(\d+):(\d+): (?:warning|error): (.*)$")


def tidy_version():
    """The first lines of `clang-tidy --version`, or None where it is missing or of another version."""
    try:
        said = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    found = re.search(r"version (\d+)", said)
    return said if found and int(found.group(1)) == VERSION else None


def options_of(command):
    """What of a compiler's command line changes the meaning of the text: not how it is optimised, measured or warned about."""
    words, kept = iter(shlex.split(command)[1:]), []
    for word in words:
        if word in ("-o", "-c", "-MF", "-MT", "-MQ"):
            next(words, None)
        elif word in ("-I", "-isystem", "-include", "-D"):
            kept += [word, next(words)]
        elif word.startswith(("-I", "-isystem", "-D", "-std=")) and word != "-DNDEBUG":
            kept.append(word)
    return kept


def object_of(command):
    words = shlex.split(command)
    return words[words.index("-o") + 1]


def sources(source, build):
    """{path: (options, object)} of the project's own sources."""
    out = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = Path(entry["file"])
        if path.is_relative_to(source) and not path.is_relative_to(source / "build") and not path.is_relative_to(build):
            out.setdefault(path, (options_of(entry["command"]), object_of(entry["command"])))
    return out


def included(build):
    """{object: files that it was compiled from}, as ninja noted them."""
    try:
        said = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return {}
    out, files = {}, []
    for line in said.splitlines():
        if line.startswith("    "):
            files.append(line.strip())
        elif ": #deps" in line and line.endswith("(VALID)"):
            files = out.setdefault(line.split(": #deps")[0], [])
        else:
            files = []
    return out


class Stamps:
    """Empty files named by a digest of all that one look depends on."""

    def __init__(self, folder, source, build, about):
        self.folder, self.about = folder, about
        self.here = [(str(build), "BUILD"), (str(source), "SOURCE")]
        self.build, self.digests = build, {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def digest(self, path):
        if path not in self.digests:
            try:
                self.digests[path] = hashlib.sha256((self.build / path).read_bytes()).hexdigest()
            except OSError:
                self.digests[path] = None
        return self.digests[path]

    def of(self, path, options, files):
        """The stamp's path, or None where it is not known what the file includes."""
        if not self.folder or not files:
            return None
        parts = [self.about, *options, str(path), *(self.digest(name) or "" for name in sorted(files)), self.digest(path)]
        text = "\n".join(parts)
        for place, name in self.here:
            text = text.replace(place, name)
        return self.folder / hashlib.sha256(text.encode()).hexdigest()

    def sweep(self):
        for path in self.folder.iterdir() if self.folder else ():
            if time.time() - path.stat().st_mtime > STAMP_LIFE:
                path.unlink(missing_ok=True)


def look(path, options, source):
    """What clang-tidy objects to in a file: [(path:line:column, message)]."""
    done = subprocess.run(
        ["clang-tidy", "--quiet", f"--config-file={source}/.clang-tidy", f"--header-filter=^{source}/(lib|tools|tests)/", str(path), "--", *options],
        capture_output=True, text=True, check=False, cwd=source)
    out = []
    for line in done.stdout.splitlines():
        found = MESSAGE.match(line)
        if found:
            name = os.path.relpath(os.path.normpath(found.group(1)), source)
            out.append((f"{name}:{found.group(2)}:{found.group(3)}", found.group(4)))
    if done.returncode != 0 and not out:
        out.append((os.path.relpath(path, source), f"clang-tidy ended with {done.returncode}: {done.stderr.strip()}"))
    return out


def default_cache():
    base = os.environ.get("CCACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "govgraph-tidy"


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=lambda text: Path(text).resolve())
    parser.add_argument("build", type=lambda text: Path(text).resolve())
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("--no-cache", action="store_const", const=None, dest="cache")
    parser.add_argument("files", nargs="*", type=lambda text: Path(text).resolve())
    return parser.parse_intermixed_args(arguments)


def main(arguments):
    given = parse(arguments)
    version = tidy_version()
    if version is None:
        print(f"skipped: there is no clang-tidy of version {VERSION}")
        return SKIPPED
    known = included(given.build)
    stamps = Stamps(given.cache, given.source, given.build, version + (given.source / ".clang-tidy").read_text(encoding="utf-8"))
    todo, objections = [], {}
    all_sources = sources(given.source, given.build)
    for path, (options, output) in sorted(all_sources.items()):
        if given.files and path not in given.files:
            continue
        stamp = stamps.of(path, options, known.get(output))
        if stamp and stamp.exists():
            stamp.touch()
        else:
            todo.append((path, options, stamp))

    todo.sort(key=lambda entry: entry[2].name if entry[2] else "")
    deadline, left = time.monotonic() + given.seconds, []

    def check(entry):
        path, options, stamp = entry
        if time.monotonic() > deadline:
            left.append(path)
            return []
        found = look(path, options, given.source)
        if stamp and not found:
            stamp.touch()
        return found

    with ThreadPoolExecutor(given.jobs) as pool:
        for found in pool.map(check, todo):
            for place, message in found:
                if objections.setdefault(place, message) is message:
                    print(f"{place}: {message}", flush=True)
    stamps.sweep()
    rest = f"; {len(left)} are left to the next run" if left else ""
    print(f"{len(objections)} objections; looked at {len(todo) - len(left)} of {len(all_sources)} files{rest}")
    return 1 if objections else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
