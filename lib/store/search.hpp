// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace govgraph::store {

/// Nodes that bear exactly this name, ascending.
std::vector<NodeId> nodes_named(const Database& database, std::string_view name);

/// Nodes one of whose names contains `part`, ascending, at most `limit`. Of two characters or more: the rows of its
/// bigrams, then a look-up a candidate until `limit` are found. Of one: a scan of all names.
std::vector<NodeId> nodes_containing(const Database& database, std::string_view part, std::size_t limit);

}  // namespace govgraph::store
