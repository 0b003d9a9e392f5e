// SPDX-License-Identifier: Apache-2.0
#include "analysis/timed_view.hpp"

#include <catch2/catch.hpp>

#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::analysis;

namespace {

std::uint64_t within(std::string_view from, std::string_view to, bool undated = false) {
  const auto graph = std::make_shared<const test::MemoryGraph>(test::sample_graph());
  const TimedView view(graph, {{days_of(from)->first, days_of(to)->last}, undated});
  std::uint64_t found = 0, neighbours = 0;
  view.visit_edges([&](const Edge& edge) {
    CHECK(view.edge(edge.id));
    CHECK_FALSE(view.evidence(edge.id).empty());
    view.visit_neighbors(edge.head, Direction::kBoth, edge.type,
                         [&](const Neighbor& step) { return neighbours += step.edge == edge.id ? 1 : 0, true; });
    ++found;
    return true;
  });
  CHECK(neighbours == found);
  CHECK(view.let_through() == found);
  return found;
}

}  // namespace

TEST_CASE("time chooses relations, the same for every reader") {
  CHECK(within("1990", "1990") == 0);
  CHECK(within("2024", "2024") == 0);
  CHECK(within("2025-01-06", "2025-01-06") > 0);
  CHECK(within("2030", "2030") >= within("2025-01-06", "2025-01-06"));
  CHECK(within("2030", "2030", true) >= within("2030", "2030"));
}
