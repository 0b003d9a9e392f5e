// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/steps.hpp"

namespace govgraph::analysis {

/// A part of a graph: nodes and edges between them, both ascending.
struct Subgraph {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
};

/// A node, all within `depth` steps of it, and every edge of the filter's types between any two of them.
Subgraph ego_network(const GraphView& view, NodeId ego, std::size_t depth, const StepFilter& filter = {});

struct BetweenOptions {
  StepFilter filter{};
  std::size_t max_length = 4;  ///< of a path between two of the nodes
  std::size_t limit = 20;      ///< shortest paths of a pair
};

/// What ties a set of nodes: the shortest paths between each pair, and the edges between the set's own nodes. A node
/// that nothing ties to the others stands alone. Cost: a search from both ends for each pair.
Subgraph between(const GraphView& view, std::span<const NodeId> nodes, const BetweenOptions& options = {});

}  // namespace govgraph::analysis
