// SPDX-License-Identifier: Apache-2.0
#include "store/steps.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "store/counted_set.hpp"

namespace govgraph::store {
namespace {

/// Edge ids are not stored beside the other end, for they follow from both ends, type and role.
EdgeId edge_of(const AdjacencyKey& key, NodeId other, std::string_view role) {
  const bool from_other = info(key.type).symmetric ? other < key.node : key.side == Side::kIn;
  return from_other ? edge_id(other, key.type, key.node, role) : edge_id(key.node, key.type, other, role);
}

}  // namespace

bool steps_of(const AdjacencyKey& key, std::string_view row, std::vector<Neighbor>& out) {
  out.clear();
  CountedSetReader in(row);
  while (in.next()) {
    bytes::Cursor item(in.item());
    const NodeId other{item.be64()};
    if (!item.ok()) return false;
    out.push_back({edge_of(key, other, item.rest()), key.type, other, key.side == Side::kOut});
  }
  // By node they are already; several roles between two nodes come in the order of their text.
  for (auto first = out.begin(); first != out.end();) {
    const auto last = std::find_if(first, out.end(), [&](const Neighbor& each) { return each.node != first->node; });
    if (last - first > 1) std::sort(first, last, [](const Neighbor& a, const Neighbor& b) { return a.edge < b.edge; });
    first = last;
  }
  return in.ok();
}

bool is_wanted(const AdjacencyKey& key, Direction direction) {
  if (direction == Direction::kBoth || info(key.type).symmetric) return true;
  return (direction == Direction::kIn) == (key.side == Side::kIn);
}

}  // namespace govgraph::store
