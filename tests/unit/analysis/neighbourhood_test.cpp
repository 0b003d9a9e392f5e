// SPDX-License-Identifier: Apache-2.0
#include "analysis/neighbourhood.hpp"

#include <catch2/catch.hpp>

#include "support/numbered_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using analysis::NeighbourhoodOptions;
using analysis::Reached;
using test::numbered_id;

namespace {

std::map<NodeId, std::size_t> depths(const std::vector<Reached>& found) {
  std::map<NodeId, std::size_t> out;
  for (const Reached& each : found) CHECK(out.emplace(each.node, each.depth).second);
  return out;
}

}  // namespace

TEST_CASE("a neighbourhood grows with its depth and follows directions and types") {
  const auto graph = test::numbered_graph(6, {{0, 1}, {1, 2}, {2, 3}, {4, 0}, {0, 5, RelationType::kGoverns}});
  struct Row {
    NeighbourhoodOptions options;
    std::map<NodeId, std::size_t> expected;
  };
  const auto id = numbered_id;
  const std::vector<Row> rows{
      {{.depth = 0}, {}},
      {{.depth = 1}, {{id(1), 1}, {id(4), 1}, {id(5), 1}}},
      {{.depth = 2}, {{id(1), 1}, {id(4), 1}, {id(5), 1}, {id(2), 2}}},
      {{.depth = 9, .filter = {Direction::kOut, {RelationType::kPartOf}}}, {{id(1), 1}, {id(2), 2}, {id(3), 3}}},
      {{.depth = 9, .filter = {Direction::kIn, {}}}, {{id(4), 1}}},
      {{.depth = 1, .filter = {Direction::kBoth, {RelationType::kGoverns}}}, {{id(5), 1}}},
  };
  for (const Row& row : rows)
    CHECK(depths(analysis::neighbourhood(graph, numbered_id(0), row.options)) == row.expected);
}

TEST_CASE("labels choose what is returned, not where the walk goes") {
  const auto graph = test::sample_graph();
  const NodeId town = node_id(Label::kArea, "柳河镇", "安平市");
  const auto found = analysis::neighbourhood(graph, town, {.depth = 2, .labels = {Label::kPerson, Label::kProgramme}});
  REQUIRE(found.size() == 2);
  for (const Reached& each : found) {
    CHECK(each.depth == 2);
    CHECK(each.from == node_id(Label::kPartyOrg, "柳河镇党委", "安平市"));
    CHECK(graph.edge(each.by.edge).has_value());
  }
  CHECK(analysis::neighbourhood(graph, town, {.depth = 2, .limit = 1}).size() == 1);
}
