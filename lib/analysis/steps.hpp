// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"

namespace govgraph::analysis {

/// Which edges a walk may take. No types: any.
struct StepFilter {
  Direction direction = Direction::kBoth;
  std::vector<RelationType> types{};
  Cancellation cancellation{};  ///< looked at by every walk at each of its nodes
  std::vector<NodeId> avoid{};  ///< nodes that no step leads to
};

/// Steps from a node in the order of the view: by type, direction, node, edge. Throws CancelledError.
void visit_steps(const GraphView& view, NodeId node, const StepFilter& filter,
                 const std::function<void(const Neighbor&)>& visit);

Direction reversed(Direction direction);

}  // namespace govgraph::analysis
