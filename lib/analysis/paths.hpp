// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/steps.hpp"

namespace govgraph::analysis {

struct Path {
  std::vector<NodeId> nodes;                 ///< from the start to the end, one more than steps
  std::vector<std::vector<Neighbor>> steps;  ///< all edges that lead from each node to the next, at least one

  std::size_t length() const { return steps.size(); }
};

struct PathOptions {
  StepFilter filter{};  ///< a direction is that of the walk from start to end
  std::size_t max_length = 20;
  std::size_t limit = 1;  ///< at most so many paths
};

/// The shortest paths between two nodes, in ascending order of their nodes as a walk meets them (by type, direction and
/// id of the step). Empty when there is none within `max_length`; one path of no steps when the two are one. A
/// breadth-first search from both ends: about the square root of what one from a single end visits.
std::vector<Path> shortest_paths(const GraphView& view, NodeId from, NodeId to, const PathOptions& options = {});

}  // namespace govgraph::analysis
