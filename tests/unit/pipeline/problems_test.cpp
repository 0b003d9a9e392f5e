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

TEST_CASE("what was left out is counted by its reason") {
  pipeline::Problems problems;
  CHECK(describe_left_out(problems).empty());
  problems.add({{"invalid-byte", Severity::kWarning, "a.txt", 1, 2, "x"}});
  CHECK(describe_left_out(problems).empty());
  problems.add({{"invalid-byte", Severity::kWarning, "b.txt", 1, 2, "x"},
                {"empty-document", Severity::kError, "b.txt", 0, 0, "x"}},
               true);
  CHECK(describe_left_out(problems) == "1 document was left out: 1 empty-document");
  problems.add({{"html-too-deep", Severity::kError, "c.html", 0, 0, "x"}}, true);
  problems.add({{"empty-document", Severity::kError, "d.txt", 0, 0, "x"}}, true);
  CHECK(describe_left_out(problems) == "3 documents were left out: 2 empty-document, 1 html-too-deep");
}

TEST_CASE("a problem is one line that no terminal obeys, whatever a file is called") {
  const std::pair<std::string, std::string> cases[] = {
      {"a\nb.txt", "a\\nb.txt: c: m"},          {"\x1B[31m.txt", "\\x1B[31m.txt: c: m"},
      {"\xC2\x9B.txt", "\\xC2\\x9B.txt: c: m"}, {"\xE2\x80\xAEtxt.exe", "\\xE2\\x80\\xAEtxt.exe: c: m"},
      {"\xFF.txt", "\\xFF.txt: c: m"},          {"一月/甲.txt", "一月/甲.txt: c: m"},
  };
  for (const auto& [name, expected] : cases)
    CHECK(describe(pipeline::Problem{{"c", Severity::kError, name, 0, 0, "m"}, 0}) == expected);
  std::string deep;
  for (int i = 0; i < 4000; ++i) deep += "月/";
  const std::string line = describe(pipeline::Problem{{"c", Severity::kError, deep, 0, 0, "m"}, 0});
  CHECK(line.size() < 300);
  CHECK(line.find("\\x") == std::string::npos);
}
