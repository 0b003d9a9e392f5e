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
  const auto found = [&](const NeighbourhoodOptions& options) {
    return depths(analysis::neighbourhood(graph, numbered_id(0), options));
  };
  using Depths = std::map<NodeId, std::size_t>;
  const auto id = numbered_id;
  CHECK(found({.depth = 0}).empty());
  CHECK(found({.depth = 1}) == Depths{{id(1), 1}, {id(4), 1}, {id(5), 1}});
  CHECK(found({.depth = 2}) == Depths{{id(1), 1}, {id(4), 1}, {id(5), 1}, {id(2), 2}});
  CHECK(found({.depth = 9, .filter = {Direction::kOut, {RelationType::kPartOf}}}) ==
        Depths{{id(1), 1}, {id(2), 2}, {id(3), 3}});
  CHECK(found({.depth = 9, .filter = {Direction::kIn, {}}}) == Depths{{id(4), 1}});
  CHECK(found({.depth = 1, .filter = {Direction::kBoth, {RelationType::kGoverns}}}) == Depths{{id(5), 1}});
}

TEST_CASE("labels choose what is returned, not where the walk goes") {
  const auto graph = test::sample_graph();
  const NodeId town = node_id(Label::kArea, "柳河镇", "安平市");
  NeighbourhoodOptions options;
  options.depth = 2;
  options.labels = {Label::kPerson, Label::kProgramme};
  const auto found = analysis::neighbourhood(graph, town, options);
  REQUIRE(found.size() == 2);
  for (const Reached& each : found) {
    CHECK(each.depth == 2);
    CHECK(each.from == node_id(Label::kPartyOrg, "柳河镇党委", "安平市"));
    CHECK(graph.edge(each.by.edge).has_value());
  }
  options.limit = 1;
  CHECK(analysis::neighbourhood(graph, town, options).size() == 1);
}
