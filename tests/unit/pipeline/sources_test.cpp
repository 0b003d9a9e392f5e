// SPDX-License-Identifier: Apache-2.0
#include "pipeline/sources.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using pipeline::find_sources;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> ids_of(const pipeline::Sources& sources) {
  std::vector<std::string> out;
  for (const pipeline::Source& source : sources.files) out.push_back(source.id);
  return out;
}

std::vector<std::string> found(const std::vector<std::string>& arguments, const fs::path& except = {}) {
  return ids_of(find_sources(arguments, except));
}

using Ids = std::vector<std::string>;

/// a.txt, z.txt, picture.jpg, 一月/a.txt, 一月/.hidden, town.db/note.txt
struct Pages : test::TemporaryFolder {
  Pages() {
    for (const char* folder : {"一月", "town.db", "empty"}) fs::create_directory(path() / folder);
    for (const char* file : {"z.txt", "a.txt", "picture.jpg", "一月/a.txt", "一月/.hidden", "town.db/note.txt"})
      test::write_file(*this / file, file);
  }
};

}  // namespace

TEST_CASE("a folder gives the files below it, by their path in it") {
  const Pages pages;
  CHECK(found({pages.path()}) == Ids{"a.txt", "town.db/note.txt", "z.txt", "一月/a.txt"});
  CHECK(found({pages / ""}) == Ids{"a.txt", "town.db/note.txt", "z.txt", "一月/a.txt"});
  CHECK(found({pages.path()}, pages / "town.db") == Ids{"a.txt", "z.txt", "一月/a.txt"});
  CHECK(found({pages / "empty"}).empty());
}

TEST_CASE("a file by itself is known by its name") {
  const Pages pages;
  CHECK(found({pages / "一月/a.txt"}) == Ids{"a.txt"});
  CHECK(find_sources(std::vector<std::string>{pages / "z.txt"}).files.front().bytes == 5);
}

TEST_CASE("a pattern names files from its first wildcard on") {
  const Pages pages;
  CHECK(found({pages / "*.txt"}) == Ids{"a.txt", "z.txt"});
  CHECK(found({pages / "*/a.txt"}) == Ids{"一月/a.txt"});
  CHECK(found({pages / "一*"}) == Ids{"一月/a.txt"});
  test::write_file(pages / "[x]*.txt", "x");
  CHECK(found({pages / "[x]*.txt"}) == Ids{"[x]*.txt"});
}

TEST_CASE("a file given twice counts once, two files of one id are refused") {
  const Pages pages;
  CHECK(found({pages / "a.txt", pages / "./一月/../a.txt", pages.path()}, pages / "town.db") ==
        Ids{"a.txt", "z.txt", "一月/a.txt"});
  CHECK_THROWS_AS(found({pages / "a.txt", pages / "一月/a.txt"}), UsageError);
}

TEST_CASE("what is not there is an error") {
  const Pages pages;
  CHECK_THROWS_AS(found({pages / "b.txt"}), InputError);
  CHECK_THROWS_AS(found({pages / "*.pdf"}), InputError);
}

TEST_CASE("links to folders are not followed, so a loop ends") {
  const Pages pages;
  fs::create_directory_symlink(pages.path(), pages.path() / "一月" / "up");
  fs::create_symlink(pages.path() / "a.txt", pages.path() / "一月" / "link.txt");
  CHECK(found({pages / "一月"}) == Ids{"a.txt", "link.txt"});
}

TEST_CASE("stdin is a dash") { CHECK(found({"-"}) == Ids{pipeline::kStdinId}); }
