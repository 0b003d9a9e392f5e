// SPDX-License-Identifier: Apache-2.0
#include "store/joins.hpp"

#include <algorithm>
#include <iterator>

namespace govgraph::store {

Joins joins_of(std::span<const Judgement> judgements) {
  Joins out;
  for (const Judgement& each : judgements)
    if (each.certain && each.key != each.same_as) out.emplace_back(each.key, each.same_as);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
            out.end());
  return out;
}

NodeId stands_for(const Joins& joins, NodeId key) {
  const auto at =
      std::lower_bound(joins.begin(), joins.end(), key, [](const auto& join, NodeId k) { return join.first < k; });
  return at != joins.end() && at->first == key ? at->second : key;
}

Joins restricted(const Joins& joins, std::span<const EntityFact> entities) {
  Joins out;
  for (const EntityFact& each : entities)
    if (const NodeId node = stands_for(joins, each.id); node != each.id) out.emplace_back(each.id, node);
  return out;
}

Joins restricted(const Joins& joins, std::span<const NodeId> keys) {
  Joins out;
  for (const NodeId each : keys)
    if (const NodeId node = stands_for(joins, each); node != each) out.emplace_back(each, node);
  return out;
}

std::vector<NodeId> changed_keys(const Joins& before, const Joins& after) {
  Joins differing;
  std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                std::back_inserter(differing));
  std::vector<NodeId> out;
  for (const auto& [key, node] : differing)
    if (out.empty() || out.back() != key) out.push_back(key);
  return out;
}

}  // namespace govgraph::store
