#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the checks of .clang-tidy over the sources that a build folder compiles.

usage: check_tidy.py SOURCE_DIR BUILD_DIR [--jobs N] [--seconds N] [--cache FOLDER | --no-cache] [FILE...]

A look at a source sees the headers of the project that it includes, too. Each file in which it found nothing is not looked at again while
clang-tidy, .clang-tidy, its own text and, of a source, its options stay the same: a stamp in FOLDER says so (default: govgraph-tidy in
$CCACHE_DIR, else in the user's cache). So a header that changes costs one look, not one for each source that includes it; the rare
objection to a source that only comes with a change of a header is found with --no-cache. What is included comes from the build itself
(`ninja -t deps`); without it a source is looked at each time.
After --seconds no further file is begun: the rest is left to the next run, which finds stamps of what this one saw. What was changed last
is looked at first, as git tells; the rest in the order of the stamps, by chance as it were, so that no part of the project is always the last.
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
RECENT_COMMITS = 300
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


def changed_last(source):
    """{path: how many files were changed after it} of what git says has been changed of late; empty where there is no git."""
    out = {}
    for words in (["diff", "--relative", "--name-only", "HEAD"], ["ls-files", "--others", "--exclude-standard"],
                  ["log", "--relative", "--name-only", "--format=", "-n", str(RECENT_COMMITS)]):
        try:
            said = subprocess.run(["git", "-C", source, *words], capture_output=True, text=True, check=False).stdout
        except OSError:
            return {}
        for name in said.splitlines():
            out.setdefault(source / name, len(out))
    return out


def is_ours(path, source):
    return any(path.is_relative_to(source / folder) for folder in ("lib", "tools", "tests"))


class Stamps:
    """Empty files named by a digest of a file's text and of what else one look at it depends on."""

    def __init__(self, folder, source, build, about):
        self.folder, self.source, self.build, self.about = folder, source, build, about
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def of(self, path, options=()):
        parts = [self.about, str(path.relative_to(self.source)), *options]
        text = "\n".join(parts).replace(str(self.build), "BUILD").replace(str(self.source), "SOURCE")
        try:
            return self.folder / hashlib.sha256(text.encode() + b"\n" + path.read_bytes()).hexdigest()
        except OSError:
            return self.folder / "gone"

    def all_of(self, path, options, files):
        """{file: stamp} of a source and of the project's headers in it; empty where it is not known what it includes."""
        if not self.folder or not files:
            return {}
        inside = {Path(os.path.normpath(self.build / name)) for name in files}
        return {path: self.of(path, options)} | {each: self.of(each) for each in inside if each != path and is_ours(each, self.source)}

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


def not_whole(found):
    """Whether clang could not read the text to its end, so that nothing is known of the rest."""
    return any("[clang-diagnostic-error]" in message or "clang-tidy ended with" in message for _, message in found)


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
    todo, objections, faulty = [], {}, set()
    all_sources = sources(given.source, given.build)
    for path, (options, output) in sorted(all_sources.items()):
        if given.files and path not in given.files:
            continue
        of_file = stamps.all_of(path, options, known.get(output))
        for stamp in of_file.values():
            if stamp.exists():
                stamp.touch()
        if not of_file or not all(stamp.exists() for stamp in of_file.values()):
            todo.append((path, options, of_file))
    recent = changed_last(given.source)

    def turn(entry):
        path, _, of_file = entry
        unseen = [each for each, stamp in of_file.items() if not stamp.exists()] or [path]
        return min(recent.get(each, len(recent)) for each in unseen), of_file[path].name if of_file else ""

    todo.sort(key=turn)
    deadline, left, looked = time.monotonic() + given.seconds, [], []

    def check(entry):
        path, options, of_file = entry
        if of_file and all(stamp.exists() or each in faulty for each, stamp in of_file.items()):
            return []  # another look saw what is new in it
        if time.monotonic() > deadline:
            left.append(path)
            return []
        looked.append(path)
        found = look(path, options, given.source)
        at_fault = {given.source / place.split(":")[0] for place, _ in found}
        faulty.update(at_fault)
        for each, stamp in of_file.items():
            if each not in at_fault and not not_whole(found):
                stamp.touch()
        return found

    with ThreadPoolExecutor(given.jobs) as pool:
        for found in pool.map(check, todo):
            for place, message in found:
                if objections.setdefault(place, message) is message:
                    print(f"{place}: {message}", flush=True)
    stamps.sweep()
    rest = f"; {len(left)} are left to the next run" if left else ""
    print(f"{len(objections)} objections; looked at {len(looked)} of {len(all_sources)} files{rest}")
    return 1 if objections else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
