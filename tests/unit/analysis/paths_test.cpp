// SPDX-License-Identifier: Apache-2.0
#include "analysis/paths.hpp"

#include <deque>
#include <map>

#include <catch2/catch.hpp>

#include "support/numbered_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using analysis::Path;
using analysis::PathOptions;
using test::numbered_id;

namespace {

using Nodes = std::vector<NodeId>;

/// Every shortest path by the plainest means: distances from the start, then all descents.
std::set<Nodes> oracle(const GraphView& view, NodeId from, NodeId to, const analysis::StepFilter& filter) {
  std::map<NodeId, std::size_t> far{{from, 0}};
  std::deque<NodeId> open{from};
  for (; !open.empty(); open.pop_front())
    analysis::visit_steps(view, open.front(), filter, [&](const Neighbor& step) {
      if (far.emplace(step.node, far[open.front()] + 1).second) open.push_back(step.node);
    });
  std::set<Nodes> done, grown{{from}};
  if (!far.contains(to)) return {};
  for (std::size_t length = 0; length < far[to]; ++length) {
    std::set<Nodes> next;
    for (const Nodes& each : grown)
      analysis::visit_steps(view, each.back(), filter, [&](const Neighbor& step) {
        if (far[step.node] != length + 1) return;
        Nodes longer = each;
        longer.push_back(step.node);
        next.insert(longer);
      });
    grown = std::move(next);
  }
  for (const Nodes& each : grown)
    if (each.back() == to) done.insert(each);
  return done;
}

std::set<Nodes> nodes_of(const std::vector<Path>& paths) {
  std::set<Nodes> out;
  for (const Path& each : paths) out.insert(each.nodes);
  return out;
}

void check_steps(const GraphView& view, const Path& path) {
  REQUIRE(path.nodes.size() == path.steps.size() + 1);
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    REQUIRE(!path.steps[i].empty());
    for (const Neighbor& step : path.steps[i]) {
      const Edge edge = *view.edge(step.edge);
      const Nodes ends{path.nodes[i], path.nodes[i + 1]};
      CHECK((ends == Nodes{edge.head, edge.tail} || ends == Nodes{edge.tail, edge.head}));
    }
  }
}

}  // namespace

TEST_CASE("all shortest paths agree with a plain search on random graphs") {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const std::size_t n = 12 + seed, m = n + 4UL * (seed % 7);
    const auto graph = test::numbered_graph(n, test::random_edges(n, m, seed));
    for (const Direction direction : {Direction::kBoth, Direction::kOut, Direction::kIn})
      for (const auto& types :
           {std::vector<RelationType>{}, std::vector{RelationType::kCooperatesWith, RelationType::kPartOf}})
        for (std::size_t to = 1; to < n; to += 3) {
          const PathOptions options{{direction, types}, 100, 100000};
          const auto found = analysis::shortest_paths(graph, numbered_id(0), numbered_id(to), options);
          INFO("seed " << seed << " to " << to);
          CHECK(nodes_of(found) == oracle(graph, numbered_id(0), numbered_id(to), options.filter));
          CHECK(nodes_of(found).size() == found.size());
          for (const Path& each : found) check_steps(graph, each);
        }
  }
}

TEST_CASE("paths go round what is to be avoided") {
  const auto graph = test::numbered_graph(6, {{0, 1}, {1, 5}, {0, 2}, {2, 3}, {3, 5}, {0, 4}, {4, 5}});
  PathOptions options{{}, 20, 10};
  const auto lengths = [&](std::vector<NodeId> avoid) {
    options.filter.avoid = std::move(avoid);
    std::vector<std::size_t> out;
    for (const Path& each : analysis::shortest_paths(graph, numbered_id(0), numbered_id(5), options))
      out.push_back(each.length());
    return out;
  };
  CHECK(lengths({}) == std::vector<std::size_t>{2, 2});
  CHECK(lengths({numbered_id(1)}) == std::vector<std::size_t>{2});
  CHECK(lengths({numbered_id(1), numbered_id(4)}) == std::vector<std::size_t>{3});
  CHECK(lengths({numbered_id(1), numbered_id(4), numbered_id(3)}).empty());
}

TEST_CASE("a limit keeps the first of the same paths") {
  const auto graph = test::numbered_graph(6, {{0, 1}, {0, 2}, {0, 3}, {1, 5}, {2, 5}, {3, 5}, {3, 4}});
  PathOptions options{{}, 20, 10};
  const auto all = analysis::shortest_paths(graph, numbered_id(0), numbered_id(5), options);
  REQUIRE(all.size() == 3);
  options.limit = 1;
  const auto one = analysis::shortest_paths(graph, numbered_id(0), numbered_id(5), options);
  REQUIRE(one.size() == 1);
  CHECK(one[0].nodes == all[0].nodes);
}

TEST_CASE("a step carries all the edges between two nodes") {
  const auto graph = test::sample_graph();
  const auto paths = analysis::shortest_paths(graph, node_id(Label::kPerson, "周远舟", "安平市"),
                                              node_id(Label::kArea, "柳河镇", "安平市"));
  REQUIRE(paths.size() == 1);
  REQUIRE(paths[0].length() == 2);
  CHECK(paths[0].steps[0].size() == 2);
  CHECK(paths[0].steps[1].size() == 1);
}

TEST_CASE("paths that are not there, too long or of no length") {
  const auto graph = test::numbered_graph(5, {{0, 1}, {1, 2}, {2, 3}});
  CHECK(analysis::shortest_paths(graph, numbered_id(0), numbered_id(4)).empty());
  CHECK(analysis::shortest_paths(graph, numbered_id(0), numbered_id(3), {{}, 2, 1}).empty());
  CHECK(analysis::shortest_paths(graph, numbered_id(0), numbered_id(3), {{}, 3, 1}).size() == 1);
  CHECK(analysis::shortest_paths(graph, numbered_id(3), numbered_id(0), {{Direction::kOut, {}}, 20, 1}).empty());
  const auto self = analysis::shortest_paths(graph, numbered_id(2), numbered_id(2));
  REQUIRE(self.size() == 1);
  CHECK(self[0].length() == 0);
}
