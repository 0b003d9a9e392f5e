// SPDX-License-Identifier: Apache-2.0
#include "store/equivalences.hpp"

#include <algorithm>
#include <iterator>

#include "base/bytes.hpp"

namespace govgraph::store {

Equivalences equivalences_of(std::span<const Judgement> judgements) {
  Equivalences out;
  for (const Judgement& each : judgements)
    if (each.certain && each.key != each.same_as) out.emplace_back(each.key, each.same_as);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
            out.end());
  return out;
}

std::string encode(const Equivalences& equivalences) {
  std::string out;
  out.reserve(16 * equivalences.size());
  for (const auto& [key, node] : equivalences) {
    bytes::append_be64(out, static_cast<std::uint64_t>(key));
    bytes::append_be64(out, static_cast<std::uint64_t>(node));
  }
  return out;
}

std::optional<Equivalences> decode_equivalences(std::string_view bytes) {
  Equivalences out;
  out.reserve(bytes.size() / 16);
  bytes::Cursor in(bytes);
  while (in.ok() && !in.at_end()) {
    const NodeId key{in.be64()}, node{in.be64()};
    if (!in.ok() || (!out.empty() && out.back().first >= key)) return std::nullopt;
    out.emplace_back(key, node);
  }
  return out;
}

NodeId stands_for(const Equivalences& equivalences, NodeId key) {
  const auto at = std::lower_bound(equivalences.begin(), equivalences.end(), key,
                                   [](const auto& join, NodeId k) { return join.first < k; });
  return at != equivalences.end() && at->first == key ? at->second : key;
}

Equivalences restricted(const Equivalences& equivalences, std::span<const EntityFact> entities) {
  Equivalences out;
  for (const EntityFact& each : entities)
    if (const NodeId node = stands_for(equivalences, each.id); node != each.id) out.emplace_back(each.id, node);
  return out;
}

Equivalences restricted(const Equivalences& equivalences, std::span<const NodeId> keys) {
  Equivalences out;
  for (const NodeId each : keys)
    if (const NodeId node = stands_for(equivalences, each); node != each) out.emplace_back(each, node);
  return out;
}

std::vector<NodeId> changed_keys(const Equivalences& before, const Equivalences& after) {
  Equivalences differing;
  std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                std::back_inserter(differing));
  std::vector<NodeId> out;
  for (const auto& [key, node] : differing)
    if (out.empty() || out.back() != key) out.push_back(key);
  return out;
}

}  // namespace govgraph::store
