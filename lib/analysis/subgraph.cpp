// SPDX-License-Identifier: Apache-2.0
#include "analysis/subgraph.hpp"

#include <algorithm>

#include "analysis/neighbourhood.hpp"
#include "analysis/paths.hpp"

namespace govgraph::analysis {
namespace {

template <class Id>
void tidy(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Adds the edges of the filter's types between any two of the nodes.
void add_inner_edges(const GraphView& view, const StepFilter& filter, std::span<const NodeId> nodes,
                     std::vector<EdgeId>& out) {
  for (const NodeId node : nodes)
    visit_steps(view, node, {Direction::kOut, filter.types, filter.cancellation}, [&](const Neighbor& step) {
      if (std::binary_search(nodes.begin(), nodes.end(), step.node)) out.push_back(step.edge);
    });
}

}  // namespace

Subgraph ego_network(const GraphView& view, NodeId ego, std::size_t depth, const StepFilter& filter) {
  Subgraph out;
  NeighbourhoodOptions options;
  options.depth = depth;
  options.filter = filter;
  options.limit = static_cast<std::size_t>(-1);
  for (const Reached& each : neighbourhood(view, ego, options)) out.nodes.push_back(each.node);
  out.nodes.push_back(ego);
  tidy(out.nodes);
  add_inner_edges(view, filter, out.nodes, out.edges);
  tidy(out.edges);
  return out;
}

Subgraph between(const GraphView& view, std::span<const NodeId> nodes, const BetweenOptions& options) {
  Subgraph out;
  out.nodes.assign(nodes.begin(), nodes.end());
  tidy(out.nodes);
  const std::vector<NodeId> ends = out.nodes;
  add_inner_edges(view, options.filter, ends, out.edges);
  for (std::size_t i = 0; i < ends.size(); ++i)
    for (std::size_t j = 0; j < ends.size(); ++j) {
      // Where edges are followed one way only, both ways between a pair are to be tried.
      if (i == j || (j < i && options.filter.direction == Direction::kBoth)) continue;
      for (const Path& path :
           shortest_paths(view, ends[i], ends[j], {options.filter, options.max_length, options.limit})) {
        out.nodes.insert(out.nodes.end(), path.nodes.begin(), path.nodes.end());
        for (const auto& steps : path.steps)
          for (const Neighbor& step : steps) out.edges.push_back(step.edge);
      }
    }
  tidy(out.nodes);
  tidy(out.edges);
  return out;
}

}  // namespace govgraph::analysis
