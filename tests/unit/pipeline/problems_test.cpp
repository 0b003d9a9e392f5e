// SPDX-License-Identifier: Apache-2.0
#include "pipeline/problems.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("many diagnostics of one code become one problem with a count") {
  pipeline::Problems problems;
  Diagnostics of_page;
  for (std::uint32_t at = 10; at < 15; ++at)
    of_page.push_back({"invalid-byte", Severity::kWarning, "a.txt", at, at + 1, "byte 0xFF"});
  of_page.push_back({"empty-document", Severity::kError, "a.txt", 0, 0, "no text"});
  problems.add(of_page);
  REQUIRE(problems.kept().size() == 2);
  CHECK(describe(problems.kept()[0]) == "a.txt:10: invalid-byte: byte 0xFF (and 4 more)");
  CHECK(describe(problems.kept()[1]) == "a.txt: empty-document: no text");
  CHECK(problems.by_code().at("invalid-byte") == 5);
}

TEST_CASE("problems beyond what is kept are still counted") {
  pipeline::Problems problems;
  for (std::size_t i = 0; i < pipeline::Problems::kKept + 3; ++i)
    problems.add({{"empty-document", Severity::kError, std::to_string(i), 0, 0, "no text"}});
  CHECK(problems.kept().size() == pipeline::Problems::kKept);
  CHECK(problems.dropped() == 3);
  CHECK(problems.by_code().at("empty-document") == pipeline::Problems::kKept + 3);
}
