// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/steps.hpp"

namespace govgraph::analysis {

/// A node met on a walk, with the first edge that led to it.
struct Reached {
  NodeId node{};
  std::size_t depth = 0;  ///< steps from the start, 1 and up
  NodeId from{};          ///< one step nearer to the start
  Neighbor by{};          ///< seen from `from`
};

struct NeighbourhoodOptions {
  std::size_t depth = 1;
  StepFilter filter{};
  std::vector<Label> labels{};  ///< only these are returned; the walk passes through all
  std::size_t limit = 100000;   ///< at most so many are returned
};

/// Nodes around a node, nearest first, each once; within a depth in the order in which a breadth-first walk meets them.
std::vector<Reached> neighbourhood(const GraphView& view, NodeId start, const NeighbourhoodOptions& options = {});

}  // namespace govgraph::analysis
