// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;
namespace fs = std::filesystem;

TEST_CASE("a build reports what it read and what the graph holds") {
  const TemporaryFolder folder;
  const Finished done = govgraph_program({"build", GOVGRAPH_SAMPLES, "--db", folder / "db"});
  CHECK(done.code == 0);
  CHECK(contains(done.out, "Documents: "));
  CHECK(contains(done.out, "Person"));
  CHECK(contains(done.out, "MB/s"));
  check_is_clean(folder / "db");
}

TEST_CASE("a document that is there already is not read again") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 5);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const Finished again = govgraph_program({"build", folder / "pages", "--db", folder / "db"});
  CHECK(contains(again.out, "5 found, 0 added, 5 unchanged, 0 left out"));
  write_file(folder / "pages/002.txt", page(77));
  const Finished changed = govgraph_program({"build", folder / "pages", "--db", folder / "db"});
  CHECK(contains(changed.out, "5 found, 1 added, 4 unchanged, 0 left out"));
  const Finished all = govgraph_program({"build", folder / "pages", "--db", folder / "db", "--reprocess"});
  CHECK(contains(all.out, "5 found, 5 added, 0 unchanged, 0 left out"));
  const std::string before = dump(folder / "db");
  const Finished stored = govgraph_program({"build", "--db", folder / "db", "--reprocess"});
  CHECK(contains(stored.out, "5 found, 5 added, 0 unchanged, 0 left out"));
  CHECK(dump(folder / "db") == before);
  check_is_clean(folder / "db");
}

TEST_CASE("what was read by words of another version is told, and read again alone") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 4);
  REQUIRE(build(folder / "pages", folder / "new").code == 0);
  std::string exported = dump(folder / "new");
  const std::size_t at = exported.find("\"passes\":\"") + 10;
  write_file(folder / "old.jsonl", exported.replace(at, 12, "000000000000"));
  REQUIRE(govgraph_program({"import", folder / "old.jsonl", "--db", folder / "db"}).code == 0);

  for (const std::string command : {"check", "stats", "doubts"}) {
    const Finished said = govgraph_program({command, "--db", folder / "db"});
    CHECK(said.code == 0);
    CHECK(is_one_line_about(said.err, "4 of 4 documents"));
    CHECK(contains(said.err, "`govgraph build --refresh --db " + (folder / "db") + "`"));
  }
  const Finished refused = build(folder / "pages", folder / "db");
  CHECK(refused.code == 2);
  CHECK(is_one_line_about(refused.err, "--refresh"));

  const Finished refreshed = govgraph_program({"build", "--refresh", "--db", folder / "db"});
  CHECK(contains(refreshed.out, "4 found, 4 added, 0 unchanged, 0 left out"));
  CHECK(refreshed.err.empty());
  CHECK(govgraph_program({"check", "--db", folder / "db"}).err.empty());
  CHECK(dump(folder / "db") == dump(folder / "new"));

  write_file(folder / "pages/002.txt", page(77));
  const Finished changed = govgraph_program({"build", folder / "pages", "--refresh", "--db", folder / "db"});
  CHECK(contains(changed.out, "4 found, 1 added, 3 unchanged, 0 left out"));
}

TEST_CASE("words of one's own are another version of the words") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 3);
  fs::create_directories(folder.path() / "own");
  write_file(folder / "own/office.tsv", "片长\tjob\n");
  const std::string own = folder / "own", db = folder / "db";
  REQUIRE(build(folder / "pages", db).code == 0);
  const Finished refused = govgraph_program({"build", folder / "pages", "--db", db, "--lexicon", own});
  CHECK(refused.code == 2);
  CHECK(is_one_line_about(refused.err, "--refresh"));
  const std::vector<std::string> refresh{"build", "--refresh", "--lexicon", own, "--db", db};
  // No page has the first word, every page the second.
  CHECK(contains(govgraph_program(refresh).out, "3 found, 0 added, 3 unchanged"));
  CHECK(build(folder / "pages", db).code == 2);
  CHECK(govgraph_program({"check", "--db", db}).err.empty());
  write_file(folder / "own/own.features", "[shares] Has a share in what follows it.\n签订\n");
  CHECK(contains(govgraph_program(refresh).out, "3 found, 3 added, 0 unchanged"));
  CHECK(contains(govgraph_program(refresh).out, "3 found, 0 added, 3 unchanged"));
  CHECK(govgraph_program({"build", "--refresh", "--reprocess", "--db", db}).code == 2);
}

TEST_CASE("what pages owe to each rule is the same with a database and without, and nothing is left") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "passing");
  make_pages(folder.path() / "pages", 6);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const Finished kept = govgraph_program({"rules", "--db", folder / "db", "--format", "csv"});
  ::setenv("TMPDIR", (folder / "passing").c_str(), 1);
  const Finished passing = govgraph_program({"rules", folder / "pages", "--format", "csv"});
  const Finished one = govgraph_program({"rules", folder / "pages", "absorbed", "--format", "csv"});
  ::unsetenv("TMPDIR");
  CHECK(kept.code == 0);
  CHECK(contains(kept.out, "rule,relation,confidence,statements,documents,alone,"));
  CHECK(passing.out == kept.out);
  CHECK(passing.err.empty());
  CHECK(std::count(one.out.begin(), one.out.end(), '\n') == 2);
  CHECK(fs::is_empty(folder.path() / "passing"));
  CHECK(govgraph_program({"rules", folder / "pages", "--db", folder / "db"}).code == 2);
  CHECK(is_one_line_about(govgraph_program({"rules", folder / "passing"}).err, "no documents found"));
}

TEST_CASE("threads, order and number of builds leave no trace in the graph") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 12);
  REQUIRE(govgraph_program({"build", folder / "pages", "--db", folder / "one", "--threads", "1", "-q"}).code == 0);
  REQUIRE(govgraph_program({"build", folder / "pages", "--db", folder / "two", "--threads", "2", "-q"}).code == 0);
  std::vector<std::string> reversed = files_in(folder / "pages");
  std::reverse(reversed.begin(), reversed.end());
  std::vector<std::string> command{"build", "--db", folder / "reversed", "-q"};
  command.insert(command.end(), reversed.begin(), reversed.end());
  REQUIRE(govgraph_program(command).code == 0);
  for (const std::string& file : reversed) REQUIRE(build(file, folder / "single").code == 0);

  const std::string expected = dump(folder / "one");
  CHECK(contains(expected, "\"kind\":\"edge\""));
  CHECK(dump(folder / "two") == expected);
  CHECK(dump(folder / "reversed") == expected);
  CHECK(dump(folder / "single") == expected);
  check_is_clean(folder / "single");
}

TEST_CASE("forgetting a document leaves what the others alone would give") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 8);
  REQUIRE(build(folder / "pages", folder / "all").code == 0);
  REQUIRE(govgraph_program({"forget", "003.txt", "005.txt", "--db", folder / "all"}).code == 0);
  fs::remove(folder / "pages/003.txt");
  fs::remove(folder / "pages/005.txt");
  REQUIRE(build(folder / "pages", folder / "rest").code == 0);
  CHECK(dump(folder / "all") == dump(folder / "rest"));
  check_is_clean(folder / "all");
  const Finished unknown = govgraph_program({"forget", "003.txt", "--db", folder / "all"});
  CHECK(unknown.code == 1);
  CHECK(is_one_line_about(unknown.err, "003.txt"));
}

TEST_CASE("stdin is a document like another") {
  const TemporaryFolder folder;
  write_file(folder / "page", page(1));
  Program::Options options;
  options.input = folder / "page";
  CHECK(govgraph_program({"build", "-", "--db", folder / "db", "-q"}, options).code == 0);
  CHECK(contains(govgraph_program({"docs", "--db", folder / "db", "--format", "csv"}).out, "stdin.txt,"));
}

TEST_CASE("the database may lie among the pages, and $GOVGRAPH_DB names it") {
  const TemporaryFolder folder;
  make_pages(folder.path(), 3);
  ::setenv("GOVGRAPH_DB", (folder / "town.db").c_str(), 1);
  CHECK(govgraph_program({"build", folder.path(), "-q"}).code == 0);
  const Finished again = govgraph_program({"build", folder.path()});
  ::unsetenv("GOVGRAPH_DB");
  CHECK(contains(again.out, "3 found, 0 added, 3 unchanged, 0 left out"));
}

TEST_CASE("an interrupted build says so and the next one ends it") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 1500);
  Program program({GOVGRAPH_PROGRAM, "build", folder / "pages", "--db", folder / "db", "--threads", "1", "-q"});
  while (!fs::exists(folder / "db/CURRENT") && !program.ended()) std::this_thread::yield();
  program.signal(SIGINT);
  const Finished stopped = program.wait();
  CHECK(stopped.signal == 0);
  CHECK(stopped.code == 128 + SIGINT);
  CHECK(is_one_line_about(stopped.err, "run the same command again"));
  check_is_clean(folder / "db");
  CHECK(build(folder / "pages", folder / "db").code == 0);
  CHECK(contains(govgraph_program({"stats", "--db", folder / "db", "--format", "csv"}).out,
                 "text,documents,文档,1500\n"));
}

TEST_CASE("passes are listed and timed, and a trace shows what they did") {
  const TemporaryFolder folder;
  write_file(folder / "page.txt", page(0));
  CHECK(contains(govgraph_program({"passes"}).out, "words"));
  CHECK(contains(govgraph_program({"passes", "--time", folder / "page.txt", "--format", "csv"}).out,
                 "pass,milliseconds"));
  const std::string at = std::to_string(page(0).find("柳河镇"));
  const Finished trace = govgraph_program({"trace", folder / "page.txt", "--at", at});
  CHECK(trace.code == 0);
  CHECK(contains(trace.out, "article   page.txt#1"));
  CHECK(contains(trace.out, "柳河镇"));
  const Finished beyond = govgraph_program({"trace", folder / "page.txt", "--at", "999999"});
  CHECK(beyond.code == 2);
  CHECK(is_one_line_about(beyond.err, "past the end"));
}
