// SPDX-License-Identifier: Apache-2.0
// A volume of many pages in one file: in time and memory that its length asks for, and stopped when the user says so.
#include <fstream>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

namespace {

constexpr std::size_t kVolume = length_of_run(100'000'000, 10'000'000);

/// So many bytes of the same four pages, one after the other, form feeds between them.
void make_volume(const std::string& path, std::size_t bytes) {
  std::ofstream out(path, std::ios::binary);
  std::size_t written = 0;
  for (unsigned i = 0; written < bytes; ++i) {
    std::string next;
    for (unsigned k = 0; k < 12; ++k) next += page(i % 4 * 100 + k) + '\n';
    next += '\f';
    out << next;
    written += next.size();
  }
}

}  // namespace

TEST_CASE("100 MB in one file are built within 500 MB of memory") {
  const TemporaryFolder folder;
  make_volume(folder / "volume.txt", kVolume);
  const Finished done = build(folder / "volume.txt", folder / "db");
  INFO(done.err);
  CHECK(done.code == 0);
  check_peak(done, 500);
  check_is_clean(folder / "db");
}

TEST_CASE("a volume that is being read is left when the user says so, and nothing half of it stays") {
  const TemporaryFolder folder;
  make_volume(folder / "volume.txt", kVolume);
  struct Case {
    int signal, code;
  };
  for (const Case each : {Case{SIGINT, 130}, Case{SIGTERM, 143}}) {
    Program program({GOVGRAPH_PROGRAM, "build", folder / "volume.txt", "--db", folder / "db", "-q"});
    std::this_thread::sleep_for(std::chrono::seconds(2));
    program.signal(each.signal);
    const Finished stopped = program.wait();
    CHECK(stopped.signal == 0);
    CHECK(stopped.code == each.code);
    check_is_clean(folder / "db");
  }
  CHECK_FALSE(contains(govgraph_program({"docs", "--db", folder / "db", "--format", "csv"}).out, "volume.txt"));
}

TEST_CASE("a volume names whom its pages name") {
  const TemporaryFolder folder;
  make_volume(folder / "volume.txt", 1'000'000);
  std::filesystem::create_directory(folder / "pages");
  for (unsigned i = 0; i < 4; ++i)
    for (unsigned k = 0; k < 12; ++k) write_file(folder / fmt::format("pages/{}-{:02}.txt", i, k), page(i * 100 + k));
  const auto people = [&](const std::string& source, const std::string& database) {
    CHECK(build(source, database).code == 0);
    check_is_clean(database);
    return govgraph_program({"query", "MATCH (p:Person) RETURN DISTINCT p.name AS name ORDER BY name", "--db", database,
                             "--format", "csv"})
        .out;
  };
  const std::string named = people(folder / "volume.txt", folder / "volume.db");
  CHECK(contains(named, "周明远"));
  CHECK(named == people(folder / "pages", folder / "pages.db"));
}
