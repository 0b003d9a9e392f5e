#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Name the rules that say something in fewer than two documents of the pages beside the project.

usage: rule_support.py PROGRAM SHARED

A report, not a judgement: a rule that few pages need may still be right, but it was likely made for a sentence. SHARED
holds corpus/ and pages/; where they are absent the test is skipped (exit 77).
"""
import csv
import glob
import io
import os
import subprocess
import sys


def main(program, shared):
    pages = [folder for folder in [os.path.join(shared, "corpus"), *sorted(glob.glob(os.path.join(shared, "pages", "*", "")))]
             if os.path.isdir(folder)]
    if not pages:
        print(f"skipped: no pages in {shared}")
        return 77
    counted = subprocess.run([program, "rules", *pages, "--format", "csv"], check=True, capture_output=True, text=True)
    rules = list(csv.DictReader(io.StringIO(counted.stdout)))
    rare = [rule for rule in rules if int(rule["documents"]) < 2]
    statements = sum(int(rule["statements"]) for rule in rules)
    print(f"{len(rules)} rules say {statements} statements; {len(rare)} of them in fewer than two documents:")
    for rule in rare:
        print(f"  {rule['documents']} documents, {rule['statements']} statements, {rule['alone']} alone  {rule['place']}  {rule['rule']}")
    return 0 if rules and statements else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
