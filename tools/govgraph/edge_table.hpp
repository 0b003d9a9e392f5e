// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "model/graph_view.hpp"
#include "table.hpp"

namespace govgraph::cli {

/// A table of edges with the names and labels of their ends.
Table edge_table(const GraphView& view, std::span<const EdgeId> edges);

}  // namespace govgraph::cli
