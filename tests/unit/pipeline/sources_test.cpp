// SPDX-License-Identifier: Apache-2.0
#include "pipeline/sources.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

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
  return ids_of(find_sources(arguments, {.except = except}));
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

TEST_CASE("a file given twice counts once, two files of one id are left out with the reason") {
  const Pages pages;
  CHECK(found({pages / "a.txt", pages / "./一月/../a.txt", pages.path()}, pages / "town.db") ==
        Ids{"a.txt", "z.txt", "一月/a.txt"});
  const std::vector<std::string> arguments{pages / "a.txt", pages / "一月/a.txt", pages / "z.txt"};
  const pipeline::Sources sources = find_sources(arguments);
  CHECK(ids_of(sources) == Ids{"z.txt"});
  REQUIRE(sources.problems.size() == 1);
  CHECK(sources.problems[0].code == "same-name");
  CHECK(sources.problems[0].document == "a.txt");
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

TEST_CASE("what has a document's name and is no file is a problem, beside files that are found") {
  const Pages pages;
  REQUIRE(::mkfifo((pages / "pipe.txt").c_str(), 0600) == 0);
  fs::create_symlink("gone.txt", pages.path() / "dangling.txt");
  fs::create_symlink("loop.txt", pages.path() / "loop.txt");
  fs::create_symlink("/dev/zero", pages.path() / "zero.txt");
  fs::create_directory(pages.path() / "folder.txt");
  test::write_file(pages / "folder.txt/inner.txt", "x");
  const pipeline::Sources sources = find_sources(std::vector<std::string>{pages.path()}, {.except = pages / "town.db"});
  CHECK(ids_of(sources) == Ids{"a.txt", "folder.txt/inner.txt", "z.txt", "一月/a.txt"});
  Ids left_out;
  for (const Diagnostic& problem : sources.problems) {
    left_out.push_back(problem.document);
    CHECK(problem.code == "not-a-file");
    CHECK(problem.severity == Severity::kError);
  }
  CHECK(left_out == Ids{"dangling.txt", "loop.txt", "pipe.txt", "zero.txt"});
}

TEST_CASE("names that are no UTF-8 stay apart") {
  const test::TemporaryFolder folder;
  test::write_file(folder / "a\xFF.txt", "x");
  test::write_file(folder / "a\xFE.txt", "x");
  test::write_file(folder / "a\n.txt", "x");
  CHECK(found({folder.path()}) == Ids{"a\n.txt", "a\\xFE.txt", "a\\xFF.txt"});
}

TEST_CASE("folders nested deeper than a path can say are a problem, not a crash") {
  const test::TemporaryFolder folder;
  test::write_file(folder / "a.txt", "x");
  int here = ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 10'000; ++depth) {
    REQUIRE(::mkdirat(here, "d", 0700) == 0);
    const int below = ::openat(here, "d", O_RDONLY | O_DIRECTORY);
    REQUIRE(below >= 0);
    ::close(here);
    here = below;
  }
  ::close(here);
  const pipeline::Sources sources = find_sources(std::vector<std::string>{folder.path()});
  CHECK(ids_of(sources) == Ids{"a.txt"});
  REQUIRE(sources.problems.size() == 1);
  CHECK(sources.problems[0].code == "unreadable-folder");
  CHECK(std::system(("rm -rf '" + folder.path().string() + "/d'").c_str()) == 0);
}

TEST_CASE("the user's wish to stop ends a search") {
  const Pages pages;
  const std::atomic<bool> flag{true};
  CHECK_THROWS_AS(find_sources(std::vector<std::string>{pages.path()}, {.cancellation = Cancellation(flag)}),
                  CancelledError);
}

TEST_CASE("stdin is a dash") { CHECK(found({"-"}) == Ids{pipeline::kStdinId}); }
