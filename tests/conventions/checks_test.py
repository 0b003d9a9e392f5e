#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each check finds the faults of a made-up tree, and nothing in a sound one."""
import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_format  # noqa: E402
import check_packages  # noqa: E402
import check_sources  # noqa: E402
import check_tidy  # noqa: E402
import check_types  # noqa: E402

ROOT = Path(__file__).parents[2]
SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name).resolve()

    def write(self, name, text):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


class SourcesTest(Tree):
    def faults(self, name, text):
        self.write(name, text)
        return [fault.split(":")[1].strip() for fault in check_sources.faults(self.source)]

    def test_sound(self):
        self.write("lib/a/long.cpp", SPDX + "// Past 500 lines: one table\n" + "int x;\n" * 600)
        self.write("tools/run.py", "#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n")
        self.assertEqual(self.faults("lib/a/a.hpp", SPDX + "#pragma once\n"), [])

    def test_no_licence(self):
        self.assertEqual(self.faults("tests/a.py", "import os\n"), ["licence"])

    def test_words(self):
        lists = 'const auto all = {U"镇长",\n U"县长", U"市长"};\n'
        self.assertEqual(self.faults("lib/text/a.cpp", SPDX + lists), ["words"])
        self.assertEqual(self.faults("lib/text/a.cpp", SPDX + '// "镇长", "县长", "市长"\nf({U"镇长", U"县长"});\n'), [])
        self.assertEqual(self.faults("lib/serve/a.cpp", SPDX + lists), [])

    def test_rule_names(self):
        self.assertEqual(self.faults("lib/extract/a.cpp", SPDX + 'mention.rule = "shop";\n'), [])
        self.assertEqual(self.faults("lib/extract/a.cpp", SPDX + 'if (mention.rule == "shop") f();\n'), ["rule"])
        self.assertEqual(self.faults("lib/extract/a.cpp", SPDX + 'if (x.rule.starts_with("q")) f();\n'), ["rule"])

    def test_no_guard(self):
        self.assertEqual(self.faults("lib/a/a.hpp", SPDX), ["once"])

    def test_name_that_is_cut(self):
        self.assertEqual(self.faults("tests/a_test.cpp", SPDX + 'TEST_CASE("a; b") {\n'), ["name"])
        self.assertEqual(self.faults("tests/a_test.cpp", SPDX + 'TEST_CASE("a, b") { f(";"); }\n'), [])

    def test_using_namespace(self):
        self.assertEqual(self.faults("lib/a/a.hpp", SPDX + "#pragma once\n  using namespace std;\n"), ["namespace"])

    def test_too_long(self):
        self.assertEqual(self.faults("lib/a/a.cpp", SPDX + "int x;\n" * 500), ["length"])


class PackagesTest(Tree):
    def test_what_is_linked(self):
        self.write("CMakeLists.txt", "find_package(ICU 72 REQUIRED COMPONENTS uc i18n)\nfind_package(fmt 9)\nfind_library(HTTP http)\n")
        self.write("lib/CMakeLists.txt", "govgraph_module(a\n  SOURCES a.cpp\n  LIBRARIES ICU::uc fmt::fmt)\n")
        self.assertEqual(list(check_packages.find_faults(self.source)), ["find: nothing links ICU::i18n", "find: nothing links HTTP"])

    def test_what_is_included(self):
        self.write("tools/packages.txt", "# To build\ng++\n\n# Libraries\nliba-dev\nlibb-dev\n\n# Tests\nlibc-dev\n")
        self.write("lib/a.cpp", "#include <a/a.h>\n")
        headers = {"liba-dev": {"x86_64-linux-gnu/a/a.h"}, "libb-dev": {"b.h"}}
        self.assertEqual(list(check_packages.package_faults(self.source, headers.__getitem__)),
                         ["package: no source includes a header of libb-dev"])


class TypesTest(Tree):
    def faults(self, one, other):
        self.write("lib/a.hpp", one)
        self.write("lib/b.cpp", other)
        return [fault.split(" ")[0] for fault in check_types.faults(self.source)]

    def test_one_name(self):
        one = "namespace g::text {\nstruct Part {\n  int x = 0;\n};\n}\n"
        self.assertEqual(self.faults(one, "namespace g {\nnamespace text {\n// {\nclass Part final : Base {};\n}\n}\n"), ["g::text::Part"])
        self.assertEqual(self.faults(one, "namespace g::text {\nenum class Part : char { kA };\n}\n"), ["g::text::Part"])

    def test_sound(self):
        one = "namespace g::text {\nstruct Part {\n  struct Inner {};\n};\nstruct Other;\n}\n"
        for other in ("namespace g::text {\nnamespace {\nstruct Part {};\n}\n}\n", "namespace g::model {\nstruct Part {};\n}\n",
                      "namespace g::text {\nstruct Part;\nPart f(struct Part x) { return x; }\n}\n",
                      "namespace g::text {\nstruct Other {\n  struct Inner {};\n};\nauto s = \"struct Part {\";\n}\n"):
            self.assertEqual(self.faults(one, other), [], other)


@unittest.skipUnless(check_format.has_formatter(), "no clang-format")
class FormatTest(Tree):
    def test_faults(self):
        shutil.copy(ROOT / ".clang-format", self.source)
        self.write("lib/good.cpp", "int x = 1;\n")
        self.assertEqual(check_format.objections(self.source), (1, ""))
        self.write("tests/bad.cpp", "int   x=1;\n")
        self.assertIn("bad.cpp", check_format.objections(self.source)[1])


@unittest.skipUnless(check_tidy.tidy_version(), "no clang-tidy")
class TidyTest(Tree):
    def look(self, text):
        shutil.copy(ROOT / ".clang-tidy", self.source)
        path = self.write("lib/a.cpp", text)
        self.write("build/x/compile_commands.json", json.dumps(
            [{"file": str(path), "command": f"c++ -O3 -DNDEBUG -DA=1 -std=c++20 -o a.o -c {path}", "directory": str(path.parent)}]))
        (options, _), = check_tidy.sources(self.source, self.source / "build/x").values()
        self.assertEqual(options, ["-DA=1", "-std=c++20"])
        return [message.rsplit("[", 1)[1] for _, message in check_tidy.look(path, options, self.source)]

    def test_sound(self):
        self.assertEqual(self.look("constexpr int kTwo = 2;\nint twice(int x) { return kTwo * x; }\n"), [])

    def test_names(self):
        self.assertEqual(self.look("struct bad_name {};\n"), ["readability-identifier-naming]"])

    def test_length(self):
        self.assertEqual(self.look("int f(int x) {\n" + "  x += 1;\n" * 60 + "  return x;\n}\n"), ["readability-function-size]"])

    def test_time_runs_out(self):
        self.look("struct bad_name {};\n")
        arguments = [str(self.source), str(self.source / "build/x"), "--no-cache"]

        def run(*more):
            with contextlib.redirect_stdout(io.StringIO()) as said:
                code = check_tidy.main([*arguments, *more])
            return code, said.getvalue().splitlines()[-1]

        self.assertEqual(run(), (1, "1 objections; looked at 1 of 1 files"))
        self.assertEqual(run("--seconds", "-1"), (0, "0 objections; looked at 0 of 1 files; 1 are left to the next run"))

    @unittest.skipUnless(shutil.which("git"), "no git")
    def test_what_was_changed_last_is_looked_at_first(self):
        shutil.copy(ROOT / ".clang-tidy", self.source)
        files = [self.write(f"lib/{name}.cpp", "struct bad_name {};\n") for name in "abcd"]
        self.write("build/compile_commands.json", json.dumps(
            [{"file": str(each), "command": f"c++ -std=c++20 -o {each.stem}.o -c {each}", "directory": str(each.parent)} for each in files]))

        def git(*words):
            subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", self.source, *words], check=True, capture_output=True)

        git("init")
        for name in "adb":
            git("add", f"lib/{name}.cpp")
            git("commit", "-m", name)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            check_tidy.main([str(self.source), str(self.source / "build"), "--no-cache", "--jobs", "1"])
        self.assertEqual([line[4] for line in said.getvalue().splitlines()[:-1]], list("cbda"))

    def test_no_program(self):
        self.assertEqual(self.look("int f() { return y; }\n"), ["clang-diagnostic-error]"])

    def test_stamps(self):
        path, header = self.write("lib/a.cpp", "int x;\n"), self.write("lib/a.hpp", "int y;\n")
        outside = self.write("usr/b.hpp", "int z;\n")

        def stamps(options):
            made = check_tidy.Stamps(self.source / "cache", self.source, self.source / "build", "14")
            return made.all_of(path, options, ["../lib/a.cpp", "../lib/a.hpp", str(outside)])

        first = stamps(["-DA"])
        self.assertEqual(set(first), {path, header})
        self.assertEqual(stamps(["-DA"]), first)
        self.assertNotEqual(stamps(["-DB"])[path], first[path])
        self.assertEqual(stamps(["-DB"])[header], first[header])
        header.write_text("int z;\n", encoding="utf-8")
        self.assertNotEqual(stamps(["-DA"])[header], first[header])
        self.assertEqual(stamps(["-DA"])[path], first[path])
        self.assertEqual(check_tidy.Stamps(self.source / "cache", self.source, self.source, "14").all_of(path, [], None), {})

    def test_a_header_is_looked_at_once(self):
        header = self.write("lib/a.hpp", "#pragma once\nstruct Good {};\n")
        files = [self.write(f"lib/{name}.cpp", '#include "a.hpp"\n') for name in "bc"]
        shutil.copy(ROOT / ".clang-tidy", self.source)
        self.write("build/compile_commands.json", json.dumps(
            [{"file": str(each), "command": f"c++ -std=c++20 -o {each.stem}.o -c {each}", "directory": str(each.parent)} for each in files]))
        deps = {f"{each.stem}.o": [str(each), str(header)] for each in files}

        def run():
            with contextlib.redirect_stdout(io.StringIO()) as said, mock.patch.object(check_tidy, "included", lambda build: deps):
                check_tidy.main([str(self.source), str(self.source / "build"), "--jobs", "1", "--cache", str(self.source / "cache")])
            return said.getvalue().splitlines()[-1]

        self.assertEqual(run(), "0 objections; looked at 2 of 2 files")
        self.assertEqual(run(), "0 objections; looked at 0 of 2 files")
        header.write_text("#pragma once\nstruct Better {};\n", encoding="utf-8")
        self.assertEqual(run(), "0 objections; looked at 1 of 2 files")
        header.write_text("#pragma once\nstruct bad_name {};\n", encoding="utf-8")
        self.assertEqual(run(), "1 objections; looked at 1 of 2 files")


if __name__ == "__main__":
    unittest.main()
