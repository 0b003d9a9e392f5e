// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "model/graph_view.hpp"

namespace govgraph::test {

/// All that a view answers, as text: two views of one graph read alike.
inline std::string answers_of(const GraphView& view) {
  std::string out;
  const auto line = [&](auto&&... parts) { ((out += parts, out += '|'), ...), out += '\n'; };
  const auto hex = [](auto id) { return hex64(static_cast<std::uint64_t>(id)); };
  const auto pairs = [](const Properties& properties) {
    std::string text;
    for (const auto& [key, value] : properties) text += key + "=" + value + ";";
    return text;
  };
  const auto places = [&](const std::vector<Located>& all) {
    for (const Located& each : all)
      line("  at", each.document, std::to_string(each.article), std::to_string(each.span.begin),
           std::to_string(each.span.end), each.text, each.rule);
  };
  for (const DocumentInfo& each : view.documents()) {
    line("document", each.path, each.digest, each.date, view.source(each.path));
    for (const NamedPlace& place : view.named_in(each.path))
      line("  names", std::to_string(place.article), std::to_string(place.span.begin), std::to_string(place.span.end),
           hex(place.node), info(place.label).name);
  }
  view.visit_nodes(std::nullopt, [&](const Node& node) {
    std::string aliases;
    for (const std::string& each : node.aliases) aliases += each + ",";
    line("node", hex(node.id), info(node.label).name, node.name, node.scope, aliases, pairs(node.properties));
    places(view.mentions(node.id));
    for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth})
      view.visit_neighbors(node.id, direction, std::nullopt, [&](const Neighbor& step) {
        line("  step", std::to_string(static_cast<int>(direction)), hex(step.edge), info(step.type).name,
             hex(step.node), step.outgoing ? "out" : "in");
        return true;
      });
    for (const NodeId each : view.named(node.name)) line("  namesake", hex(each));
    return true;
  });
  view.visit_edges([&](const Edge& edge) {
    line("edge", hex(edge.id), hex(edge.head), info(edge.type).name, hex(edge.tail), edge.role, pairs(edge.properties),
         edge.inferred ? "inferred" : "stated", std::to_string(edge.confidence), std::to_string(edge.documents));
    places(view.evidence(edge.id));
    return true;
  });
  view.visit_nodes_with_mentions([&](const Node& node, std::span<const Located> all) {
    line("named", hex(node.id), node.name);
    places({all.begin(), all.end()});
    return true;
  });
  view.visit_edges_with_evidence([&](const Edge& edge, std::span<const Located> all) {
    line("stated", hex(edge.id), hex(edge.head), hex(edge.tail), std::to_string(edge.confidence));
    places({all.begin(), all.end()});
    return true;
  });
  view.visit_labels([&](NodeId id, Label label) { line("label", hex(id), info(label).name); });
  std::vector<std::string> ties;  // their order is the view's own
  view.visit_ties([&](NodeId head, RelationType type, NodeId tail) {
    ties.push_back(hex(head) + " " + std::string(info(type).name) + " " + hex(tail));
  });
  std::sort(ties.begin(), ties.end());
  for (const std::string& each : ties) line("tie", each);
  for (const char* part : {"柳河", "镇", "河镇党", "委会", "不在", "", "桥社区1"})
    for (const NodeId each : view.containing(part, 7)) line("containing", part, hex(each));
  return out;
}

}  // namespace govgraph::test
