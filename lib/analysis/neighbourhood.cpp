// SPDX-License-Identifier: Apache-2.0
#include "analysis/neighbourhood.hpp"

#include <algorithm>
#include <unordered_set>

namespace govgraph::analysis {

std::vector<Reached> neighbourhood(const GraphView& view, NodeId start, const NeighbourhoodOptions& options) {
  std::vector<Reached> out;
  std::unordered_set<NodeId> seen{start};
  std::vector<NodeId> level{start}, next;
  const auto wanted = [&](NodeId node) {
    if (options.labels.empty()) return true;
    const auto found = view.node(node);
    return found && std::find(options.labels.begin(), options.labels.end(), found->label) != options.labels.end();
  };
  for (std::size_t depth = 1; depth <= options.depth && !level.empty(); ++depth) {
    for (const NodeId from : level)
      visit_steps(view, from, options.filter, [&](const Neighbor& step) {
        if (!seen.insert(step.node).second) return;
        next.push_back(step.node);
        if (out.size() < options.limit && wanted(step.node)) out.push_back({step.node, depth, from, step});
      });
    if (out.size() >= options.limit) break;
    level = std::move(next);
    next.clear();
  }
  return out;
}

}  // namespace govgraph::analysis
