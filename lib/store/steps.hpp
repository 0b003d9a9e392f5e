// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "store/keys.hpp"

namespace govgraph::store {

/// The steps of a row of `adjacency`, by node, then edge, into `out`, which is emptied first. False when the row is malformed.
bool steps_of(const AdjacencyKey& key, std::string_view row, std::vector<Neighbor>& out);

/// Whether steps of this row go in `direction`; symmetric ones go both ways.
bool is_wanted(const AdjacencyKey& key, Direction direction);

}  // namespace govgraph::store
