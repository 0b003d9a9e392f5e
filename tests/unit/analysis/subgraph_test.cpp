// SPDX-License-Identifier: Apache-2.0
#include "analysis/subgraph.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <set>

#include "analysis/ranked_paths.hpp"
#include "support/facts_builder.hpp"
#include "support/numbered_graph.hpp"

using namespace govgraph;
using namespace govgraph::analysis;
using test::numbered;
using test::numbered_id;

namespace {

using Nodes = std::vector<NodeId>;

/// Lengths of all paths that pass no node twice, ascending.
std::vector<std::size_t> all_lengths(const GraphView& view, NodeId from, NodeId to, std::size_t most) {
  std::vector<std::size_t> out;
  Nodes path{from};
  const std::function<void()> go = [&] {
    if (path.back() == to) return out.push_back(path.size() - 1);
    if (path.size() > most) return;
    std::set<NodeId> next;
    visit_steps(view, path.back(), {}, [&](const Neighbor& step) { next.insert(step.node); });
    for (const NodeId each : next) {
      if (std::find(path.begin(), path.end(), each) != path.end()) continue;
      path.push_back(each);
      go();
      path.pop_back();
    }
  };
  go();
  std::sort(out.begin(), out.end());
  return out;
}

Nodes sorted(Nodes nodes) {
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

}  // namespace

TEST_CASE("the k shortest paths are those of trying all") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const std::size_t n = 5 + seed % 5;
    const auto graph = test::numbered_graph(n, test::random_edges(n, 2 * n, seed));
    const auto lengths = all_lengths(graph, numbered_id(0), numbered_id(1), 5);
    const auto found = ranked_paths(graph, numbered_id(0), numbered_id(1), {{}, 5, 1000, false});
    REQUIRE(found.size() == lengths.size());
    std::set<Nodes> seen;
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].path.length() == lengths[i]);
      CHECK(found[i].cost == static_cast<double>(lengths[i]));
      CHECK(seen.insert(found[i].path.nodes).second);
      for (const auto& steps : found[i].path.steps) CHECK_FALSE(steps.empty());
    }
    CHECK(ranked_paths(graph, numbered_id(0), numbered_id(1), {{}, 5, 2, false}).size() ==
          std::min<std::size_t>(2, found.size()));
  }
}

TEST_CASE("by confidence a long sure chain goes before a short doubtful step") {
  test::FactsBuilder page("a.txt", "柳河镇。");
  for (std::size_t i = 0; i < 4; ++i) page.entity(Label::kPartyOrg, numbered(i));
  page.edge(numbered(0), RelationType::kPartOf, numbered(3), "", {}, 0.5F);
  for (std::size_t i = 0; i < 3; ++i) page.edge(numbered(i), RelationType::kPartOf, numbered(i + 1), "", {}, 0.9F);
  const test::MemoryGraph graph({page.build()});
  const auto surest = ranked_paths(graph, numbered_id(0), numbered_id(3), {{}, 9, 9, true});
  REQUIRE(surest.size() == 2);
  CHECK(surest[0].path.length() == 3);
  CHECK(surest[0].cost == Approx(-3 * std::log(0.9)));
  CHECK(surest[1].cost == Approx(-std::log(0.5)));
  CHECK(ranked_paths(graph, numbered_id(0), numbered_id(3))[0].path.length() == 1);
  CHECK(ranked_paths(graph, numbered_id(0), numbered_id(0))[0].path.length() == 0);
}

TEST_CASE("an ego network holds the ties between the others too") {
  const auto graph = test::numbered_graph(6, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {4, 5}});
  const Subgraph near = ego_network(graph, numbered_id(0), 1);
  CHECK(near.nodes == sorted({numbered_id(0), numbered_id(1), numbered_id(2)}));
  CHECK(near.edges.size() == 3);
  CHECK(ego_network(graph, numbered_id(0), 2).edges.size() == 4);
  CHECK(ego_network(graph, numbered_id(0), 1, {Direction::kBoth, {RelationType::kGoverns}}).nodes.size() == 1);
}

TEST_CASE("what ties a set: its own edges and the shortest paths between each two") {
  const auto graph = test::numbered_graph(8, {{0, 1}, {1, 2}, {0, 3}, {3, 2}, {2, 4}, {4, 5}, {6, 7}});
  const Nodes ends{numbered_id(0), numbered_id(2), numbered_id(6)};
  const Subgraph found = between(graph, ends);
  CHECK(found.nodes == sorted({numbered_id(0), numbered_id(1), numbered_id(2), numbered_id(3), numbered_id(6)}));
  CHECK(found.edges.size() == 4);
  CHECK(between(graph, ends, {{}, 1, 9}).edges.empty());
  const Nodes back{numbered_id(2), numbered_id(0)};
  CHECK(between(graph, back, {{Direction::kOut, {}}, 4, 9}).edges.size() == 4);
}
