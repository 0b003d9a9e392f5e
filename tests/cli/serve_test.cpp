// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

TEST_CASE("serve says where it listens, and Ctrl-C ends it well") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 2);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  for (const int signal : {SIGINT, SIGTERM}) {
    Program server({GOVGRAPH_PROGRAM, "serve", "--db", folder / "db", "--port", "0"});
    while (!server.ended() && !contains(server.printed(), "\n"))
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    REQUIRE_FALSE(server.ended());
    server.signal(signal);
    const Finished done = server.wait();
    CHECK(done.code == 128 + signal);
    CHECK(done.out.starts_with("http://127.0.0.1:"));
    CHECK(done.out.ends_with("/\n"));
  }
}

TEST_CASE("serve refuses what it cannot serve") {
  const TemporaryFolder folder;
  const Finished missing = govgraph_program({"serve", "--db", folder / "none"});
  CHECK(missing.code == 2);
  CHECK(is_one_line_about(missing.err, folder / "none"));
  make_pages(folder.path() / "pages", 1);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  CHECK(govgraph_program({"serve", "--db", folder / "db", "--port", "70000"}).code == 2);
  const Finished host =
      govgraph_program({"serve", "--db", folder / "db", "--host", "no.such.host.invalid", "--port", "0"});
  CHECK(host.code == 2);
  CHECK(is_one_line_about(host.err, "no.such.host.invalid"));
}

TEST_CASE("a page of one file is the same each time, and refuses what it cannot hold") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 2);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const Finished one = govgraph_program({"export", "--db", folder / "db", "-o", folder / "one.html"});
  if (contains(one.err, "built without the page")) return;
  CHECK(one.code == 0);
  CHECK(govgraph_program({"export", "--db", folder / "db", "-o", folder / "two.html"}).code == 0);
  CHECK(read_file(folder / "one.html") == read_file(folder / "two.html"));
  CHECK(read_file(folder / "one.html").starts_with("<!doctype html>"));
  CHECK(govgraph_program({"export", "--db", folder / "db", "-o", folder / "three.html", "--derived"}).code == 2);
}
