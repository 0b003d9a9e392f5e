// SPDX-License-Identifier: Apache-2.0
#include "analysis/steps.hpp"

#include <algorithm>

namespace govgraph::analysis {

void visit_steps(const GraphView& view, NodeId node, const StepFilter& filter,
                 const std::function<void(const Neighbor&)>& visit) {
  filter.cancellation.check();
  const auto visit_all = [&](const Neighbor& step) {
    if (std::find(filter.avoid.begin(), filter.avoid.end(), step.node) == filter.avoid.end()) visit(step);
    return true;
  };
  if (filter.types.empty()) return view.visit_neighbors(node, filter.direction, std::nullopt, visit_all);
  std::vector<RelationType> types = filter.types;
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  for (const RelationType type : types) view.visit_neighbors(node, filter.direction, type, visit_all);
}

Direction reversed(Direction direction) {
  switch (direction) {
    case Direction::kOut:
      return Direction::kIn;
    case Direction::kIn:
      return Direction::kOut;
    case Direction::kBoth:
      break;
  }
  return Direction::kBoth;
}

}  // namespace govgraph::analysis
