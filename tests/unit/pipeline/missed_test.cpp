// SPDX-License-Identifier: Apache-2.0
#include "pipeline/missed.hpp"

#include <catch2/catch.hpp>

#include "lexicon/lexicon.hpp"
#include "support/memory_graph.hpp"

using namespace govgraph;

namespace {

/// Pages that no pass has read: all that looks like a name was left alone.
test::MemoryGraph graph_of(const std::vector<std::string>& texts) {
  std::vector<DocumentFacts> facts;
  for (const std::string& each : texts) {
    DocumentFacts& page = facts.emplace_back();
    page.path = "page-" + std::to_string(100 + facts.size()) + ".txt";
    page.source = each;
    page.articles.push_back({"", "", "", {0, static_cast<std::uint32_t>(each.size())}});
  }
  return test::MemoryGraph(facts);
}

const lexicon::Lexicon& built_in() { return lexicon::Lexicon::built_in(); }

}  // namespace

TEST_CASE("strings left alone are counted over documents, with the place where they stand first") {
  const auto graph = graph_of({"村里开了“三本账”的会。\n", "镇里也开了“三本账”的会，又开了“定盘星”的会。\n"});
  const MissedStrings all = pipeline::missed_strings(graph, built_in());
  CHECK(all.read == 2);
  CHECK(all.documents == 2);
  REQUIRE(all.strings.size() == 2);
  CHECK(all.strings[0].text == "三本账");
  CHECK(all.strings[0].count == 2);
  CHECK(all.strings[0].place.document == "page-101.txt");
  CHECK(graph.source("page-101.txt").substr(all.strings[0].place.span.begin, 9) == "三本账");
  CHECK(all.strings[1].text == "定盘星");
  CHECK(pipeline::missed_strings(graph, built_in(), {{Label::kPerson}}).strings.empty());
}

TEST_CASE("of much text a part is read, evenly out of all") {
  std::vector<std::string> texts(100, "村里开了“三本账”的会。\n");
  const auto graph = graph_of(texts);
  const std::uint64_t bytes = texts[0].size();
  const MissedStrings some = pipeline::missed_strings(graph, built_in(), {{}, 10 * bytes});
  CHECK(some.read == 10);
  CHECK(some.documents == 100);
  CHECK(some.strings.at(0).count == 10);
  CHECK(pipeline::missed_strings(graph, built_in(), {{}, bytes - 1}).read == 0);
  CHECK(pipeline::missed_strings(graph, built_in(), {{}, 0}).read <= 1);
  CHECK(pipeline::missed_strings(graph_of({}), built_in()).strings.empty());
}
