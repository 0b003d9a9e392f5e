// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;
namespace fs = std::filesystem;

namespace {

/// A good page beside a bad one: the good one must get in.
struct BadPage {
  TemporaryFolder folder;
  std::string pages = folder / "pages", database = folder / "db";

  explicit BadPage(const std::string& bytes) {
    make_pages(pages, 1);
    write_file(pages + "/bad.txt", bytes);
  }

  void check(int code, const std::string& about) const {
    const Finished done = build(pages, database);
    INFO(done.err);
    CHECK(done.code == code);
    CHECK(done.out.empty());
    CHECK(is_one_line_about(done.err, about));
    CHECK(contains(done.err, "bad.txt"));
    CHECK(contains(govgraph_program({"docs", "--db", database, "--format", "csv"}).out, "000.txt,"));
    check_is_clean(database);
  }
};

bool is_root() { return ::geteuid() == 0; }

}  // namespace

TEST_CASE("an empty file is a line on stderr, and the others get in") { BadPage("").check(1, "empty"); }

TEST_CASE("a binary file is a line on stderr, and the others get in") {
  std::string bytes =
      "\x7F"
      "ELF\x02\x01\x01";
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * 37 % 251 * (i % 3));
  BadPage(bytes).check(1, "binary");
}

TEST_CASE("a file without one valid byte is a line on stderr, and the others get in") {
  const BadPage bad(std::string(3000, '\xFF'));
  const Finished done = build(bad.pages, bad.database);
  INFO(done.err);
  CHECK((done.code == 0 || done.code == 1));
  CHECK(is_one_line_about(done.err, "bad.txt"));
  check_is_clean(bad.database);
}

TEST_CASE("a file that says it is UTF-8 and breaks all the way keeps its good text") {
  std::string bytes = "\xEF\xBB\xBF";
  for (int i = 0; i < 200; ++i) bytes += "柳河镇召开会议。\xFF\xC3\x28";
  BadPage(bytes).check(0, "invalid-byte");
}

TEST_CASE("a link whose file has gone is a line on stderr, and the others get in") {
  const BadPage bad("x");
  fs::remove(bad.pages + "/bad.txt");
  const Finished done = govgraph_program({"build", bad.pages, bad.pages + "/bad.txt", "--db", bad.database});
  CHECK(done.code == 2);
  CHECK(is_one_line_about(done.err, "no such file"));
}

TEST_CASE("a folder without documents says so") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "empty");
  const Finished done = build(folder / "empty", folder / "db");
  CHECK(done.code == 1);
  CHECK(is_one_line_about(done.err, "no documents found"));
  CHECK_FALSE(fs::exists(folder / "db"));
}

TEST_CASE("a full disk ends a build with one line, and what was in stays whole") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 400);
  Program::Options options;
  options.file_limit = 60'000;
  const Finished full = govgraph_program({"build", folder / "pages", "--db", folder / "db", "-q"}, options);
  INFO(full.err);
  CHECK(full.code == 2);
  CHECK(is_one_line_about(full.err, folder / "db"));
  CHECK(build(folder / "pages", folder / "db").code == 0);
  check_is_clean(folder / "db");
}

TEST_CASE("a folder in which nothing may be written is one line") {
  const TemporaryFolder folder;
  write_file(folder / "page.txt", page(1));
  write_file(folder / "file", "no folder");
  std::string database = folder / "file/db";  // no folder can be made below a file, even by root
  if (!is_root()) {
    fs::create_directory(folder / "locked");
    fs::permissions(folder / "locked", fs::perms::owner_read | fs::perms::owner_exec);
    database = folder / "locked/db";
  }
  const Finished done = build(folder / "page.txt", database);
  CHECK(done.code == 2);
  CHECK(is_one_line_about(done.err, database));
}

TEST_CASE("what is no database is one line for every command") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 1);
  write_file(folder / "page.txt", page(1));
  for (const std::string& place : {folder / "pages", folder / "page.txt", folder / "nowhere"})
    for (const std::string command : {"docs", "stats", "check"}) {
      const Finished done = govgraph_program({command, "--db", place});
      INFO(command << ' ' << done.err);
      CHECK(done.code == 2);
      CHECK(done.out.empty());
      CHECK(is_one_line_about(done.err, place));
    }
  const Finished done = build(folder / "page.txt", folder / "pages");
  CHECK(done.code == 2);
  CHECK(is_one_line_about(done.err, folder / "pages"));
  CHECK(files_in(folder / "pages").size() == 1);
}

TEST_CASE("a database without a name is one line") {
  const TemporaryFolder folder;
  write_file(folder / "page.txt", page(1));
  for (const std::vector<std::string>& command : {std::vector<std::string>{"build", folder / "page.txt"}, {"stats"}}) {
    std::vector<std::string> words = command;
    words.insert(words.end(), {"--db", ""});
    const Finished done = govgraph_program(words);
    CHECK(done.code == 2);
    CHECK(is_one_line_about(done.err, "--db: name a folder"));
  }
}

TEST_CASE("a database that another build writes is one line") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 400);
  Program first({GOVGRAPH_PROGRAM, "build", folder / "pages", "--db", folder / "db", "--threads", "1", "-q"});
  while (!fs::exists(folder / "db/CURRENT") && !first.ended()) std::this_thread::yield();
  first.signal(SIGSTOP);  // so that it is under way for as long as the second one tries
  REQUIRE_FALSE(first.ended());
  const Finished second = build(folder / "pages", folder / "db");
  first.signal(SIGCONT);
  CHECK(second.code == 2);
  CHECK(is_one_line_about(second.err, folder / "db"));
  CHECK(first.wait().code == 0);
}

TEST_CASE("an unknown name is one line") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 4);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const Finished unknown = govgraph_program({"show", "没有这个名字", "--db", folder / "db"});
  CHECK(unknown.code == 2);
  CHECK(is_one_line_about(unknown.err, "没有这个名字"));
}

TEST_CASE("an import that fails half way leaves no database, and none that was there is touched") {
  const TemporaryFolder folder;
  const std::string database = folder / "db", copy = folder / "copy", file = folder / "town.jsonl";
  make_pages(folder / "pages", 3);
  REQUIRE(build(folder / "pages", database).code == 0);
  std::string lines = govgraph_program({"export", "--db", database}).out;
  write_file(file, lines.substr(0, lines.find("{\"kind\":\"article\"")) + "{\"kind\":\"document\"}\n");
  const Finished cut = govgraph_program({"import", file, "--db", copy});
  CHECK(cut.code == 2);
  CHECK(is_one_line_about(cut.err, "town.jsonl:5"));
  CHECK_FALSE(fs::exists(copy));
  CHECK(govgraph_program({"import", file, "--db", database, "--add"}).code == 2);
  check_is_clean(database);
  write_file(file, lines);
  CHECK(govgraph_program({"import", file, "--db", copy}).code == 0);
  check_is_clean(copy);
}
