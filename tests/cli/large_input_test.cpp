// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

namespace {

constexpr std::size_t kMegabyte = 1 << 20;

std::string sentence(unsigned i) { return fmt::format("柳河镇党委书记周明远到第{}居民区调研。", i); }

}  // namespace

TEST_CASE("a single line longer than a file may be is one line on stderr, in bounded memory, and the others get in") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 1);
  {
    std::ofstream line(folder / "pages/line.txt", std::ios::binary);
    std::size_t written = 0;
    for (unsigned i = 0; written < 130 * kMegabyte; ++i) {
      const std::string next = sentence(i);
      line << next;
      written += next.size();
    }
  }
  const Finished done = build(folder / "pages", folder / "db");
  INFO(done.err);
  CHECK(done.code == 1);
  CHECK(is_one_line_about(done.err, "document-too-large"));
  CHECK(contains(done.err, "line.txt"));
  check_peak(done, 300);
  CHECK(contains(govgraph_program({"docs", "--db", folder / "db", "--format", "csv"}).out, "000.txt,"));
  check_is_clean(folder / "db");
}

TEST_CASE("memory does not grow with the corpus") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "pages");
  for (unsigned i = 0; i < length_of_run(100, 10); ++i) {
    std::string issue;
    for (unsigned j = 0; issue.size() < 200'000; ++j) issue += page(i * 1000 + j) + '\n';
    write_file(folder / fmt::format("pages/{:03}.txt", i), issue);
  }
  const Finished done = build(folder / "pages", folder / "db");
  CHECK(done.code == 0);
  check_peak(done, 300);
}
