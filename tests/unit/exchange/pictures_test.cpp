// SPDX-License-Identifier: Apache-2.0
// The formats that are looked at: SVG and Graphviz.
#include <cmath>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "exchange/dot.hpp"
#include "exchange/force_layout.hpp"
#include "exchange/pdf.hpp"
#include "exchange/picture_labels.hpp"
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

std::string pdf(const GraphView& view, const PictureOptions& options = {}) {
  return test::export_to_string(view, {}, [&](Output& output) { return make_pdf(output, options); });
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
  CHECK(count(picture, "<path ") == 6);  // an arrowhead each, save of the symmetric one
  CHECK_THAT(picture, Catch::Contains("任职 HOLDS_ROLE  1<"));
  CHECK_THAT(picture, Catch::Contains("资料来源 Source: 3 个文档 documents, 2025-01-06 – 2025-03 (govgraph)"));
}

TEST_CASE("a picture has the title and the source that it is given") {
  const std::string picture = svg(test::sample_graph(), {.title = "谁管什么 <2025>", .source = "县档案馆"});
  CHECK_THAT(picture, Catch::Contains(">谁管什么 &lt;2025&gt;</text>") && Catch::Contains(">县档案馆</text>"));
  CHECK_THAT(picture, !Catch::Contains("资料来源"));
}

TEST_CASE("lines name their relations where there are few") {
  CHECK_THAT(svg(test::sample_graph()), Catch::Contains(">居住</text>"));
  const auto many = test::numbered_graph(300, test::random_edges(300, 500, 1));
  const std::string picture = svg(many);
  std::size_t named = 0;
  for (const RelationInfo& each : relation_types())
    named += count(picture, ">" + std::string(each.chinese) + "</text>");
  CHECK(named == 0);
}

TEST_CASE("a page of PDF is the same each time, embeds its letters and bounds what it draws") {
  const std::string page = pdf(test::sample_graph(), {.title = "柳河"});
  CHECK(page == pdf(test::sample_graph(), {.title = "柳河"}));
  CHECK_THAT(page, Catch::StartsWith("%PDF-1."));
  CHECK_THAT(page, Catch::Contains("%%EOF"));
  CHECK(count(page, "/FontFile") >= 1);
  CHECK(count(page, "/Count 1") == 1);
  CHECK_NOTHROW(pdf(test::MemoryGraph({})));
  CHECK_NOTHROW(pdf(test::hostile_graph()));
  const auto many = test::numbered_graph(30, test::random_edges(30, 100, 1));
  CHECK_THROWS_WITH(pdf(many, {.most_nodes = 29}), Catch::Contains("--ego NAME"));
}

TEST_CASE("texts find room beside one another") {
  PictureRoom room({0, 0, 100, 100}, {{0, 0, 20, 20}});
  const std::array<PictureBox, 3> places{PictureBox{90, 0, 110, 10}, PictureBox{10, 10, 30, 30},
                                         PictureBox{30, 0, 50, 10}};
  using Circles = PictureRoom::Circles;
  CHECK(room.take(places, Circles::kAvoid)->left == 30);        // the first juts out, the second covers a circle
  CHECK_FALSE(room.take(places, Circles::kAvoid).has_value());  // the third is taken
  CHECK(room.take(places, Circles::kAvoidIfPossible)->left == 10);
  CHECK_FALSE(room.take(places, Circles::kAvoidIfPossible).has_value());
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
