// SPDX-License-Identifier: Apache-2.0
#include "model/graph_view.hpp"

namespace govgraph {

GraphView::~GraphView() = default;

void GraphView::visit_labels(const std::function<void(NodeId, Label)>& visit) const {
  visit_nodes(std::nullopt, [&](const Node& node) {
    visit(node.id, node.label);
    return true;
  });
}

void GraphView::visit_ties(const std::function<void(NodeId, RelationType, NodeId)>& visit) const {
  visit_edges([&](const Edge& edge) {
    visit(edge.head, edge.type, edge.tail);
    return true;
  });
}

std::vector<Judgement> GraphView::judgements() const { return {}; }

}  // namespace govgraph
