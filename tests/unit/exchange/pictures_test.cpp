// SPDX-License-Identifier: Apache-2.0
// The formats that are looked at: SVG and Graphviz.
#include <cmath>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "exchange/dot.hpp"
#include "exchange/force_layout.hpp"
#include "exchange/svg.hpp"
#include "support/export_to_string.hpp"
#include "support/hostile_graph.hpp"
#include "support/numbered_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::string svg(const GraphView& view, const PictureOptions& options = {}) {
  return test::export_to_string(view, {}, [&](Output& output) { return make_svg(output, options); });
}

std::string dot(const GraphView& view) {
  return test::export_to_string(view, {}, [](Output& output) { return make_dot(output); });
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a picture is the same each time and has every node and line that is joined") {
  const std::string picture = svg(test::sample_graph());
  CHECK(picture == svg(test::sample_graph()));
  CHECK(count(picture, "<circle cx") == 8 + 5);  // nodes that edges join, and the labels in the legend
  CHECK(count(picture, "<line ") == 7 + 2);
  CHECK(count(picture, "stroke-dasharray") == 1 + 1);
  CHECK_THAT(picture, Catch::Contains("<title>周远舟 任职 柳河镇党委：书记 | 人大主席</title>"));
  CHECK_THAT(picture, Catch::Contains("without links  1"));
}

TEST_CASE("a picture of too much is refused with advice") {
  const auto many = test::numbered_graph(30, test::random_edges(30, 100, 1));
  CHECK_THROWS_WITH(svg(many, {.most_nodes = 29}), Catch::Contains("--ego NAME"));
  CHECK_NOTHROW(svg(many, {.most_nodes = 30}));
}

TEST_CASE("pictures of nothing and of hostile names are whole") {
  CHECK_THAT(svg(test::MemoryGraph({})), Catch::EndsWith("</svg>\n"));
  CHECK(count(svg(test::hostile_graph()), "<line ") == test::hostile_names().size() + 2);
}

TEST_CASE("Graphviz gets one line an element, symmetric edges without arrows") {
  const std::string graph = dot(test::sample_graph());
  CHECK(graph == dot(test::sample_graph()));
  CHECK(count(graph, " -> ") == 7);
  CHECK(count(graph, "fillcolor=") == 9);
  CHECK(count(graph, "dir=none") == 1);
  CHECK(count(graph, "style=dashed") == 1);
  CHECK_THAT(dot(test::hostile_graph()), Catch::Contains("label=\"<>&amp;\\\"'\""));
}

TEST_CASE("circles are laid out near what they are joined to, and hardly overlap") {
  constexpr std::uint32_t kNodes = 300;
  std::vector<Point> points;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    points.push_back({std::cos(static_cast<float>(i)) * 100, std::sin(static_cast<float>(i)) * 100});
    if (i % 10 > 0) edges.emplace_back(i - i % 10, i);
  }
  const std::vector<float> radii(kNodes, 10);
  force_layout(points, edges, radii);
  const auto distance = [&](std::uint32_t a, std::uint32_t b) {
    return std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
  };
  double joined = 0, all = 0;
  std::size_t overlaps = 0;
  for (const auto& [a, b] : edges) joined += distance(a, b) / static_cast<double>(edges.size());
  for (std::uint32_t a = 0; a < kNodes; ++a)
    for (std::uint32_t b = a + 1; b < kNodes; ++b) {
      all += 2.0 * distance(a, b) / kNodes / (kNodes - 1);
      overlaps += distance(a, b) < 19;
    }
  CHECK(joined < all / 3);
  CHECK(overlaps < 5);
  std::vector<Point> same(5, Point{1, 1});
  force_layout(same, {}, std::vector<float>(5, 1));
  for (const Point each : same) CHECK(std::isfinite(each.x + each.y));
}
