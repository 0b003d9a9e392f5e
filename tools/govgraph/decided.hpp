// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/graph_view.hpp"

namespace govgraph::cli {

/// "rename Person 李明 @安平市 to 李鸣": what a decision says, on one line.
std::string claim_of(const Decision& decision);

/// "in force", "contradicts line 7 and line 9", "applies to nothing".
std::string state_of(const Decided& decided);

/// "decided: right, by 王芳, 2025-03-01: seen on the wall (line 7)", for those in force of a node or of an edge.
std::vector<std::string> decided_of(const GraphView& view, NodeId node);
std::vector<std::string> decided_of(const GraphView& view, EdgeId edge);

/// On stderr, what of the decisions is not in force, at most `limit` lines of it.
void tell_undecided(const GraphView& view, std::size_t limit);

}  // namespace govgraph::cli
