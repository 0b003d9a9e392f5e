// SPDX-License-Identifier: Apache-2.0
#include "model/graph_view.hpp"

namespace govgraph {

GraphView::~GraphView() = default;

std::vector<Judgement> GraphView::judgements() const { return {}; }

}  // namespace govgraph
