// SPDX-License-Identifier: Apache-2.0
// Standard streams that are closed, full, or without an end.
#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

namespace {

/// govgraph as a shell starts it with its streams turned aside: `2>/dev/full`.
Finished with_streams(const std::string& streams, const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {"/bin/sh", "-c", "exec \"$0\" \"$@\" " + streams, GOVGRAPH_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return Program(command).wait();
}

}  // namespace

TEST_CASE("a stderr that takes nothing changes neither what is done nor the exit code") {
  const TemporaryFolder folder;
  make_pages(folder / "pages", 2);
  write_file(folder / "pages/empty.txt", "");
  REQUIRE(build(folder / "pages", folder / "db").code == 1);
  const std::pair<std::vector<std::string>, int> cases[] = {
      {{"no-such-command"}, 2},
      {{"query", "x", "--db", folder / "db"}, 2},
      {{"query", "MATCH (n:Person {name: '无此人'}) RETURN n", "--db", folder / "db"}, 1},
      {{"communities", "--db", folder / "db"}, 0},
      {{"export", "--db", folder / "db", "--overwrite", "-o", folder / "out.jsonl"}, 0},
      {{"build", folder / "pages", "--db", folder / "db", "--progress"}, 1},
  };
  for (const std::string streams : {"2>/dev/full", "2>&-"})
    for (const auto& [arguments, code] : cases) {
      INFO(streams << ' ' << arguments[0]);
      const Finished done = with_streams(streams, arguments);
      CHECK(done.signal == 0);
      CHECK(done.code == code);
    }
}

TEST_CASE("results that cannot be written are an error that says so") {
  const TemporaryFolder folder;
  make_pages(folder / "pages", 2);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const std::vector<std::string> cases[] = {{"--help"},
                                            {"--version"},
                                            {"help", "build"},
                                            {"build", "--help"},
                                            {"passes"},
                                            {"stats", "--db", folder / "db"},
                                            {"export", "--db", folder / "db"},
                                            {"query", "MATCH (n) RETURN n.name", "--db", folder / "db"}};
  for (const std::string streams : {">/dev/full", ">&-"})
    for (const auto& arguments : cases) {
      const Finished done = with_streams(streams, arguments);
      INFO(streams << ' ' << arguments[0] << ": " << done.err);
      CHECK(done.code == 2);
      CHECK((is_one_line_about(done.err, "stdout: ") || is_one_line_about(done.err, "standard output: ")));
    }
}

TEST_CASE("no file of a database takes the place of a stream that was closed") {
  const TemporaryFolder folder;
  make_pages(folder / "pages", 2);
  write_file(folder / "pages/empty.txt", "");
  REQUIRE(build(folder / "pages", folder / "whole").code == 1);
  for (const std::string streams : {"<&- >&- 2>&-", "<&- >&-", "2>&-"}) {
    INFO(streams);
    std::filesystem::remove_all(folder / "db");
    const Finished done = with_streams(streams, {"build", folder / "pages", "--db", folder / "db", "-q"});
    CHECK(done.code == 1);
    CHECK((dump(folder / "db") == dump(folder / "whole")));
    check_is_clean(folder / "db");
  }
}

TEST_CASE("a query without an end is refused, not read until memory runs out") {
  const TemporaryFolder folder;
  make_pages(folder / "pages", 1);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const Finished file = govgraph_program({"query", "--file", "/dev/zero", "--db", folder / "db"});
  CHECK(file.code == 2);
  CHECK(is_one_line_about(file.err, "/dev/zero: is longer than 16 MiB"));
  Program::Options options;
  options.input = "/dev/zero";
  const Finished given = govgraph_program({"query", "-", "--db", folder / "db"}, options);
  CHECK(given.code == 2);
  CHECK(is_one_line_about(given.err, "stdin: is longer than 16 MiB"));
  const Finished folder_given = govgraph_program({"query", "--file", folder / "pages", "--db", folder / "db"});
  CHECK(folder_given.code == 2);
  CHECK(is_one_line_about(folder_given.err, "pages: cannot be read"));
}
