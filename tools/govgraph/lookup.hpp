// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"

namespace govgraph::cli {

/// The node that the user means: by id (16 hexadecimal digits, with or without the "n" of GraphML), by exact name or
/// alias, or by "Label:name". Where several nodes bear the name all are listed with what tells them apart; where none
/// does, the nearest names are. Both are UsageErrors: it never guesses.
Node find_node(const GraphView& view, std::string_view wanted);

/// Names in the graph that share most pairs of characters with `wanted`, best first.
std::vector<std::string> similar_names(const GraphView& view, std::string_view wanted, std::size_t limit);

std::size_t degree_of(const GraphView& view, NodeId id);

std::string hex(NodeId id);

/// A confidence as the pages' rules write it: 0.95, not the nearest float's 0.949999988.
double tidy(float confidence);

}  // namespace govgraph::cli
