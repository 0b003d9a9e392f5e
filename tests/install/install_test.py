#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installs a build into a fresh prefix, uses the program from there in both languages, reads its manual, loads its
completions, and removes it again.

usage: install_test.py BUILD_DIR SOURCE_DIR
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMPLETED = """
source {script}
ask() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _govgraph 2>/dev/null; echo "${{COMPREPLY[*]}}"; }}
ask govgraph sho
ask govgraph show --pla
ask govgraph --lang zh show --form
ask govgraph show --format j
ask govgraph search x --label Person,Par
ask govgraph query --named chain
ask govgraph help form
"""
COMPLETIONS = ["show", "--places", "--format", "json", "Person,PartyOrg", "chain-of-command", "formats"]


class Faults:
    def __init__(self):
        self.count = 0

    def check(self, holds, what):
        if not holds:
            self.count += 1
            print(f"FAULT: {what}")


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)


def environment(prefix, language):
    return {"PATH": f"{prefix}/bin:{os.environ['PATH']}", "HOME": str(prefix), "LC_ALL": language, "TMPDIR": tempfile.gettempdir()}


def use(prefix, faults):
    """As two users would, one of each language."""
    share = prefix / "share"
    for language, words in (("C.UTF-8", "Documents: 10 found"), ("zh_CN.UTF-8", "文档：找到 10 个")):
        built = run("govgraph", "build", share / "govgraph/samples", "--db", prefix / f"{language}.db", env=environment(prefix, language))
        faults.check(built.returncode == 0 and words in built.stdout, f"govgraph build ({language}): {built.stdout}{built.stderr}")
    shown = run("govgraph", "--version", env=environment(prefix, "C.UTF-8")).stdout
    for part in ("govgraph 0.", "compiler", "RocksDB", "page"):
        faults.check(part in shown, f"--version does not name {part}:\n{shown}")


def read_manual(prefix, faults):
    for path, words in ((prefix / "share/man/man1/govgraph.1", ("read pages into a database", "--min-confidence")),
                        (prefix / "share/man/zh_CN/man1/govgraph.1", ("读取文档，建成数据库", "--min-confidence"))):
        text = path.read_text(encoding="utf-8")
        for word in words:
            faults.check(word in text.replace("\\-", "-"), f"{path.name} lacks '{word}'")
        if shutil.which("man"):
            page = run("man", "--warnings", "-E", "UTF-8", "-l", path, env=dict(os.environ, LC_ALL="C.UTF-8", MANWIDTH="120", MANPAGER="cat"))
            faults.check(page.returncode == 0 and not page.stderr, f"man does not like {path}: {page.stderr[:500]}")
            faults.check(words[0] in page.stdout.replace("‐", "-"), f"man does not show '{words[0]}' of {path}")


def complete(prefix, faults):
    script = prefix / "share/bash-completion/completions/govgraph"
    answers = run("bash", "-c", COMPLETED.format(script=script)).stdout.splitlines()
    faults.check(answers == COMPLETIONS, f"bash completes {answers}, not {COMPLETIONS}")
    for shell, path in (("bash", script), ("zsh", prefix / "share/zsh/site-functions/_govgraph"),
                        ("fish", prefix / "share/fish/vendor_completions.d/govgraph.fish")):
        text = path.read_text(encoding="utf-8")
        faults.check("min-confidence" in text and "PartyOrg" in text, f"{path.name} lacks options or labels")
        if shutil.which(shell):
            checked = run(shell, "-n", path)
            faults.check(checked.returncode == 0 and not checked.stderr, f"{shell} cannot read {path}: {checked.stderr[:500]}")


def main(build, source):
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder:
        prefix = Path(folder) / "prefix"
        # The manifest is the build folder's own, so a user's is put back.
        manifest = Path(build) / "install_manifest.txt"
        kept = manifest.read_bytes() if manifest.is_file() else None
        done = run("cmake", "--install", build, "--prefix", prefix)
        faults.check(done.returncode == 0, f"cmake --install: {done.stdout}{done.stderr}")
        if done.returncode == 0:
            use(prefix, faults)
            read_manual(prefix, faults)
            complete(prefix, faults)
            for database in prefix.glob("*.db"):
                shutil.rmtree(database)
            removed = run("cmake", f"-DMANIFEST={manifest}", "-P", Path(source) / "tools/install/uninstall.cmake")
            left = [path for path in prefix.rglob("*") if path.is_file() and ".cache" not in path.parts]
            faults.check(removed.returncode == 0 and not left, f"uninstall leaves {left}")
        if kept is not None:
            manifest.write_bytes(kept)
    print(f"{faults.count} faults")
    return 1 if faults.count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
