// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/graph_view.hpp"
#include "query/engine.hpp"

namespace govgraph::cli {

/// analysis.pagerank({labels: […], types: […], minConfidence: 0.8}) YIELD node, score and the other measures,
/// analysis.communities({resolution, seed}) and analysis.components() YIELD node, group. The view must outlive them.
std::vector<query::Procedure> analysis_procedures(const GraphView& view);

}  // namespace govgraph::cli
