// SPDX-License-Identifier: Apache-2.0
#include "search.hpp"

#include <catch2/catch.hpp>

#include "support/sample_graph.hpp"

using namespace govgraph;

namespace {

std::vector<std::string> names(const cli::Hits& hits) {
  std::vector<std::string> out;
  for (const cli::Hit& each : hits.best) out.push_back(each.node.name);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("search ranks exact names, then beginnings, then the rest, the best linked first") {
  test::FactsBuilder page("a.txt", "柳河镇。");
  page.entity(Label::kArea, "柳河镇")
      .entity(Label::kPartyOrg, "柳河镇党委")
      .entity(Label::kGovBody, "柳河镇政府")
      .entity(Label::kPlace, "新柳河镇驿站")
      .edge("柳河镇政府", RelationType::kGoverns, "柳河镇");
  const test::MemoryGraph graph({page.build()});
  CHECK(names(cli::search(graph, "柳河镇", {}, 10)) == Names{"柳河镇", "柳河镇政府", "柳河镇党委", "新柳河镇驿站"});
  CHECK(names(cli::search(graph, "柳河镇", {Label::kPlace, Label::kPartyOrg}, 10)) ==
        Names{"柳河镇党委", "新柳河镇驿站"});
}

TEST_CASE("search looks at every name and says which it found, and counts what it does not show") {
  const auto graph = test::sample_graph();
  const auto hits = cli::search(graph, "行动", {}, 10);
  REQUIRE(hits.best.size() == 1);
  CHECK(hits.best[0].node.name == "暖巷");
  CHECK(hits.best[0].matched == "“暖巷”行动");
  CHECK(hits.best[0].links == 3);
  CHECK(hits.best[0].mentions == 2);
  const auto two = cli::search(graph, "周远舟", {}, 1);
  CHECK(two.found == 2);
  REQUIRE(two.best.size() == 1);
  CHECK(two.best[0].node.scope == "安平市");
  CHECK(cli::search(graph, "无此名", {}, 10).found == 0);
  CHECK(cli::search(graph, "暖巷", {}, 0).found == 1);
}

TEST_CASE("letters find names by their pinyin, behind those that hold the letters themselves") {
  test::FactsBuilder page("a.txt", "周远舟。");
  page.entity(Label::kPerson, "周远舟")
      .entity(Label::kPerson, "周远")
      .entity(Label::kEnterprise, "ZY电子")
      .entity(Label::kPlace, "小周远舟亭")
      .entity(Label::kArea, "柳河镇");
  const test::MemoryGraph graph({page.build()});
  CHECK(names(cli::search(graph, "zhouyuan", {}, 10)) == Names{"周远", "周远舟", "小周远舟亭"});
  CHECK(names(cli::search(graph, "zy", {}, 10)) == Names{"ZY电子", "周远", "周远舟", "小周远舟亭"});
  CHECK(names(cli::search(graph, "zyz", {Label::kPerson}, 10)) == Names{"周远舟"});
  CHECK(names(cli::search(graph, "houyuan", {}, 10)).empty());
}
