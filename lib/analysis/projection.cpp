// SPDX-License-Identifier: Apache-2.0
#include "analysis/projection.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace govgraph::analysis {

std::vector<Tie> project(const GraphView& view, const ProjectionOptions& options) {
  std::unordered_map<std::uint64_t, Label> labels;
  view.visit_nodes(std::nullopt, [&](const Node& node) {
    options.cancellation.check();
    if (node.label == options.one || node.label == options.other || node.label == options.via)
      labels.emplace(static_cast<std::uint64_t>(node.id), node.label);
    return true;
  });
  std::map<NodeId, std::vector<NodeId>> members;  // of each shared thing
  const auto add = [&](NodeId member, NodeId thing) {
    const auto a = labels.find(static_cast<std::uint64_t>(member)), b = labels.find(static_cast<std::uint64_t>(thing));
    if (a == labels.end() || b == labels.end() || b->second != options.via) return;
    if (a->second == options.one || a->second == options.other) members[thing].push_back(member);
  };
  view.visit_edges([&](const Edge& edge) {
    options.cancellation.check();
    if (edge.confidence < options.min_confidence) return true;
    if (!options.types.empty() &&
        std::find(options.types.begin(), options.types.end(), edge.type) == options.types.end())
      return true;
    add(edge.head, edge.tail);
    add(edge.tail, edge.head);
    return true;
  });
  std::map<std::pair<NodeId, NodeId>, Tie> ties;
  std::unordered_map<std::uint64_t, std::uint32_t> things;  // that a member has
  for (auto& [thing, of] : members) {
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
    for (const NodeId each : of) ++things[static_cast<std::uint64_t>(each)];
    for (const NodeId a : of)
      for (const NodeId b : of) {
        options.cancellation.check();
        if (a == b || labels[static_cast<std::uint64_t>(a)] != options.one ||
            labels[static_cast<std::uint64_t>(b)] != options.other)
          continue;
        if (options.one == options.other && b < a) continue;
        Tie& tie = ties[{a, b}];
        tie.one = a;
        tie.other = b;
        ++tie.shared;
        tie.weight += options.weight == TieWeight::kNewman ? 1.0 / static_cast<double>(of.size() - 1) : 1.0;
      }
  }
  std::vector<Tie> out;
  for (auto& [pair, tie] : ties) {
    if (options.weight == TieWeight::kJaccard)
      tie.weight = tie.shared / static_cast<double>(things[static_cast<std::uint64_t>(tie.one)] +
                                                    things[static_cast<std::uint64_t>(tie.other)] - tie.shared);
    out.push_back(tie);
  }
  std::stable_sort(out.begin(), out.end(), [](const Tie& a, const Tie& b) { return a.weight > b.weight; });
  return out;
}

}  // namespace govgraph::analysis
