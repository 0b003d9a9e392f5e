// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "model/graph_view.hpp"
#include "store/counted_set.hpp"
#include "store/keys.hpp"

namespace govgraph::store {

/// The steps of a row of `adjacency`, by node, then edge, into `out`, which is emptied first. False when the row is
/// malformed.
bool steps_of(const AdjacencyKey& key, std::string_view row, std::vector<Neighbor>& out);

/// The other end of each step of a row. False when the row is malformed.
template <class Visit>
bool visit_ends(std::string_view row, Visit visit) {
  CountedSetReader in(row);
  while (in.next()) {
    bytes::Cursor item(in.item());
    const NodeId other{item.be64()};
    if (!item.ok()) return false;
    visit(other);
  }
  return in.ok();
}

/// Whether steps of this row go in `direction`; symmetric ones go both ways.
bool is_wanted(const AdjacencyKey& key, Direction direction);

}  // namespace govgraph::store
