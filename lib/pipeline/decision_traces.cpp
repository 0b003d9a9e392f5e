// SPDX-License-Identifier: Apache-2.0
#include "pipeline/decision_traces.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/bytes.hpp"
#include "base/sort_unique.hpp"

namespace govgraph::pipeline {
namespace {

using Pair = std::tuple<bool, NodeId, NodeId>;  ///< held apart; the keys

std::vector<Pair> pairs_in(std::string_view encoded) {
  std::vector<Pair> out;
  bytes::Cursor in(encoded);
  for (const bool apart : {false, true})
    for (std::size_t n = encoded.empty() ? 0 : in.count(); n > 0 && in.ok(); --n) {
      const NodeId a{in.be64()}, b{in.be64()};
      out.emplace_back(apart, std::min(a, b), std::max(a, b));
    }
  sort_unique(out);
  return out;
}

}  // namespace

std::vector<NodeId> decided_otherwise(std::string_view before, std::string_view now) {
  const std::vector<Pair> old = pairs_in(before), fresh = pairs_in(now);
  std::vector<Pair> differing;
  std::set_symmetric_difference(old.begin(), old.end(), fresh.begin(), fresh.end(), std::back_inserter(differing));
  std::vector<NodeId> out;
  for (const auto& [apart, a, b] : differing) out.insert(out.end(), {a, b});
  sort_unique(out);
  return out;
}

std::string encode(const By& by) {
  std::string out;
  for (const Step* each : {&by.entities, &by.edges}) {
    bytes::append_be64(out, each->stamp);
    bytes::append_varint(out, each->hits.size());
    for (const std::uint64_t hit : each->hits) bytes::append_be64(out, hit);
  }
  return out;
}

std::string encode(const resolve::Constraints& constraints) {
  std::string out;
  for (const auto* pairs : {&constraints.together, &constraints.apart}) {
    if (constraints.together.empty() && constraints.apart.empty()) return out;
    bytes::append_varint(out, pairs->size());
    for (const auto& [a, b] : *pairs)
      for (const NodeId id : {a.id, b.id}) bytes::append_be64(out, static_cast<std::uint64_t>(id));
  }
  return out;
}

By decode_traces(std::string_view bytes) {
  bytes::Cursor in(bytes);
  By out;
  for (Step* each : {&out.entities, &out.edges}) {
    each->stamp = in.be64();
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) each->hits.push_back(in.be64());
  }
  return in.ok() ? out : By();
}

}  // namespace govgraph::pipeline
