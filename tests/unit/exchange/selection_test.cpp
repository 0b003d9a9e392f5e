// SPDX-License-Identifier: Apache-2.0
// Which part of a graph is exported, whatever the format.
#include <cmath>

#include <catch2/catch.hpp>

#include "exchange/force_layout.hpp"
#include "exchange/graphml.hpp"
#include "support/export_to_string.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

NetworkReport exported(const GraphView& view, const Selection& selection) {
  NetworkReport report;
  test::export_to_string(view, selection, [&](Output& output) { return make_graphml(output, {}, report); });
  return report;
}

NodeId id_of(const GraphView& view, std::string_view name) { return view.named(name).front(); }

}  // namespace

TEST_CASE("chosen nodes come with the edges between them") {
  const auto graph = test::sample_graph();
  Selection selection;
  selection.nodes = {id_of(graph, "柳河镇党委"), id_of(graph, "暖巷"), id_of(graph, "五星商户")};
  std::sort(selection.nodes->begin(), selection.nodes->end());
  const NetworkReport found = exported(graph, selection);
  CHECK(found.nodes == 3);
  CHECK(found.edges == 1);
  selection.joined_only = true;
  CHECK(exported(graph, selection).nodes == 2);
}

TEST_CASE("chosen edges leave the nodes, or only those that they join") {
  const auto graph = test::sample_graph();
  Selection selection;
  selection.edges = std::vector<EdgeId>{};
  CHECK(exported(graph, selection).nodes == 9);
  CHECK(exported(graph, selection).edges == 0);
  graph.visit_edges([&](const Edge& edge) {
    if (edge.type == RelationType::kGoverns) selection.edges->push_back(edge.id);
    return true;
  });
  selection.joined_only = true;
  CHECK(exported(graph, selection).nodes == 2);
  CHECK(exported(graph, selection).edges == 1);
  CHECK_FALSE(selection.everything());
}

TEST_CASE("the outline of a small graph knows its ties, of what is chosen only") {
  const auto graph = test::sample_graph();
  CHECK(Outline(graph, {}).ties().empty());
  CHECK(Outline(graph, {}, {.ties = true}).ties().size() == 8);
  Selection selection;
  selection.types = {RelationType::kParticipatesIn};
  const Outline outline(graph, selection, {.ties = true});
  REQUIRE(outline.nodes().size() == 3);
  REQUIRE(outline.ties().size() == 2);
  for (const auto& [head, tail] : outline.ties()) {
    CHECK(graph.node(outline.nodes()[tail].id)->name == "暖巷");
    CHECK(outline.nodes()[head].degree == 1);
  }
}

TEST_CASE("the first picture keeps nodes without ties outside, and circles apart") {
  const auto graph = test::sample_graph();
  const Outline outline(graph, {}, {.ties = true});
  const auto points = first_layout(outline);
  REQUIRE(points.size() == 9);
  double farthest = 0, alone = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double distance = std::hypot(points[i].x, points[i].y);
    (outline.nodes()[i].degree > 0 ? farthest : alone) =
        std::max(outline.nodes()[i].degree > 0 ? farthest : alone, distance);
    for (std::size_t j = 0; j < i; ++j)
      CHECK(std::hypot(points[i].x - points[j].x, points[i].y - points[j].y) >
            (node_size(outline.nodes()[i].degree) + node_size(outline.nodes()[j].degree)) / 2);
  }
  CHECK(alone > farthest);
}
