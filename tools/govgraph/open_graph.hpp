// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "model/graph_view.hpp"

namespace govgraph::cli {

/// The graph of a database, as it stands now, for reading only. A build may run beside it.
std::unique_ptr<GraphView> open_graph(const std::string& path);

}  // namespace govgraph::cli
