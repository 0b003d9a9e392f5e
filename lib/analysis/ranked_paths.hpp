// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/paths.hpp"

namespace govgraph::analysis {

struct RankedPath {
  Path path;
  double cost = 0;
};

struct RankedPathOptions {
  StepFilter filter{};
  std::size_t max_length = 12;
  std::size_t limit = 3;  ///< how many paths
  bool weighted =
      false;  ///< a step costs the negative logarithm of its highest confidence: the surest chain first; else 1
};

/// The `limit` cheapest paths between two nodes that pass no node twice, the cheapest first, then the shortest, then by
/// the ids of their nodes. Yen (1971) over Dijkstra's algorithm: about `limit` times the length of a path as many
/// searches, each of which looks at no node twice; with weights a cheap way to a node that is too long may so hide a
/// dear one that is not. Memory: the nodes looked at and, if weighted, the confidence of their edges.
std::vector<RankedPath> ranked_paths(const GraphView& view, NodeId from, NodeId to,
                                     const RankedPathOptions& options = {});

}  // namespace govgraph::analysis
