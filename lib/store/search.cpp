// SPDX-License-Identifier: Apache-2.0
#include "store/search.hpp"

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "store/claims.hpp"
#include "store/counted_set.hpp"

namespace govgraph::store {
namespace {

std::vector<NodeId> nodes_of(const Database& database, std::string_view row) {
  std::vector<NodeId> out;
  CountedSetReader in(row);
  bool sound = true;
  while (sound && in.next()) {
    const auto id = parse_id(in.item());
    if (id) out.push_back(NodeId{*id});
    sound = id.has_value();
  }
  if (!sound || !in.ok())
    throw CorruptionError(database.path() + ": a row of the index of names cannot be read: run `govgraph check`");
  return out;
}

std::vector<NodeId> nodes_by_scan(const Database& database, std::string_view part, std::size_t limit) {
  std::vector<NodeId> out;
  visit_rows(database, Family::kNames, {}, [&](std::string_view name, std::string_view row) {
    if (name.find(part) == std::string_view::npos) return true;
    const std::vector<NodeId> more = nodes_of(database, row);
    out.insert(out.end(), more.begin(), more.end());
    return true;
  });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  out.resize(std::min(out.size(), limit));
  return out;
}

/// Nodes in whose names all pairs of neighbouring characters of `part` stand, though perhaps not together.
std::vector<NodeId> candidates(const Database& database, std::u32string_view part) {
  std::vector<std::string> rows;
  for (std::size_t i = 1; i < part.size(); ++i) {
    rows.push_back(database.get(Family::kBigrams, key_of(bigram(part[i - 1], part[i]))).value_or(""));
    if (rows.back().empty()) return {};
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<NodeId> out = nodes_of(database, rows.front());
  for (std::size_t i = 1; i < rows.size() && !out.empty(); ++i) {
    const std::vector<NodeId> other = nodes_of(database, rows[i]);
    std::vector<NodeId> both;
    std::set_intersection(out.begin(), out.end(), other.begin(), other.end(), std::back_inserter(both));
    out = std::move(both);
  }
  return out;
}

bool bears(const Database& database, NodeId id, std::string_view part) {
  const auto row = database.get(Family::kNodes, key_of(id));
  bool found = false;
  const bool sound = !row || visit_claims(id, *row, [&](const Claim& claim, std::int64_t) {
    const bool names = claim.kind == Claim::Kind::kName || claim.kind == Claim::Kind::kAlias;
    found = found || (names && claim.text.find(part) != std::string_view::npos);
  });
  if (!sound)
    throw CorruptionError(database.path() + ": the node " + hex64(static_cast<std::uint64_t>(id)) +
                          " cannot be read: run `govgraph check`");
  return found;
}

}  // namespace

std::vector<NodeId> nodes_named(const Database& database, std::string_view name) {
  return nodes_of(database, database.get(Family::kNames, name).value_or(""));
}

std::vector<NodeId> nodes_containing(const Database& database, std::string_view part, std::size_t limit) {
  const std::u32string points = utf8::decode_all(part);
  if (points.size() < 2 || !utf8::is_valid(part)) return nodes_by_scan(database, part, limit);
  std::vector<NodeId> out;
  for (const NodeId each : candidates(database, points)) {
    if (out.size() >= limit) break;
    if (bears(database, each, part)) out.push_back(each);
  }
  return out;
}

}  // namespace govgraph::store
