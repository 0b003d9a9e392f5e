#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packs a build, looks at the package, and where GOVGRAPH_TRY_PACKAGE is set tries it in a fresh Debian.

usage: package_test.py BUILD_DIR SOURCE_DIR
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

FILES = ("./usr/bin/govgraph", "./usr/share/man/man1/govgraph.1", "./usr/share/man/zh_CN/man1/govgraph.1",
         "./usr/share/bash-completion/completions/govgraph", "./usr/share/zsh/vendor-completions/_govgraph",
         "./usr/share/fish/vendor_completions.d/govgraph.fish", "./usr/share/govgraph/queries/", "./usr/share/govgraph/samples/",
         "./usr/share/doc/govgraph/README.zh-CN.md", "./usr/share/doc/govgraph/copyright")
NEEDED = ("libc6", "librocksdb", "libicu", "libxml2", "libarchive", "poppler-utils")


def skip(why):
    print(f"skipped: {why}")
    return 77


def main(build, source):
    if not shutil.which("dpkg-shlibdeps") or not shutil.which("dpkg-deb"):
        return skip("no dpkg-shlibdeps here (dpkg-dev)")
    package = Path(source) / "tools/package"
    packed = subprocess.run([package, "--with", build], capture_output=True, text=True, check=False)
    if packed.returncode != 0:
        print(packed.stdout + packed.stderr)
        return 1
    deb = packed.stdout.split()[-1]
    contents = subprocess.run(["dpkg-deb", "--contents", deb], capture_output=True, text=True, check=True).stdout
    depends = subprocess.run(["dpkg-deb", "--field", deb, "Depends"], capture_output=True, text=True, check=True).stdout
    missing = [each for each in FILES if f" {each}" not in contents] + [each for each in NEEDED if each not in depends]
    if missing:
        print(f"{deb} lacks {missing}\nDepends: {depends}")
        return 1
    print(f"{deb}\nDepends: {depends}")
    if not os.environ.get("GOVGRAPH_TRY_PACKAGE"):
        return 0
    return subprocess.run([package, "--try", deb], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
