#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The layering check finds each kind of fault in a made-up tree, and nothing in a sound one."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_layers  # noqa: E402
import check_paths  # noqa: E402

MODULES = {
    "base": {"deps": [], "public": ["base/json.hpp"]},
    "store": {"deps": ["base"], "public": ["store/writer.hpp"]},
    "query": {"deps": ["base"], "public": []},
}


def faults_of(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(check_layers.faults(Path(folder), MODULES))


class LayersTest(unittest.TestCase):
    def assert_fault(self, files, start):
        found = faults_of(files)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(start), found[0])

    def test_sound_tree(self):
        self.assertEqual(faults_of({
            "base/json.hpp": "#include <string>\n",
            "base/json.cpp": '#include "base/json.hpp"\n#include <rapidjson/document.h>\n',
            "store/writer.hpp": '#pragma once\n#include "base/json.hpp"\n',
            "store/writer.cpp": '#include "store/writer.hpp"\n#include <rocksdb/db.h>\n#include <unistd.h>\n',
        }), [])

    def test_upward_include(self):
        self.assert_fault({"base/json.cpp": '#include "store/writer.hpp"\n'}, "base/json.cpp:1: order:")

    def test_sideways_include_not_in_deps(self):
        self.assert_fault({"query/parse.cpp": '\n#include "store/writer.hpp"\n'}, "query/parse.cpp:2: order:")

    def test_third_party_outside_its_owner(self):
        self.assert_fault({"query/run.cpp": "#include <rocksdb/db.h>\n"}, "query/run.cpp:1: owner:")

    def test_third_party_in_a_public_header(self):
        self.assert_fault({"store/writer.hpp": "#include <rocksdb/db.h>\n"}, "store/writer.hpp:1: exposed:")

    def test_relative_include(self):
        self.assert_fault({"base/json.cpp": '#include "json.hpp"\n'}, "base/json.cpp:1: exposed:")

    def test_folder_that_cmake_does_not_know(self):
        self.assert_fault({"stray/a.cpp": ""}, "stray/a.cpp: order:")


class PathsTest(unittest.TestCase):
    def test_paths_of_a_machine(self):
        for text in ("see " + "/ho" + "me/li/govgraph", "DB=" + "/ro" + "ot/db", '"' + "/wo" + 'rk/x"', "C:" + "\\Users\\li"):
            self.assertEqual(len(list(check_paths.faults_in(text))), 1, text)

    def test_paths_that_everyone_has(self):
        for text in ("/usr/bin/python3", "https://example.org/work/1", "lib/work/a.cpp", "a/home/b", "/tmp/x"):
            self.assertEqual(list(check_paths.faults_in(text)), [], text)


if __name__ == "__main__":
    unittest.main()
