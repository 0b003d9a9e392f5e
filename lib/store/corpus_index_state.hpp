// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/corpus_index.hpp"
#include "store/database.hpp"
#include "store/equivalences.hpp"

/// What CorpusIndex holds; shared with Writer, and of their own use.
namespace govgraph::store {

/// Changes of rows over those of a database.
struct CorpusIndex::State {
  State(const Database& of, const Equivalences& joined) : database(of), equivalences(joined) {}

  /// The rows of the default family from `from` up to `to`: `use(key, value)` until it returns false.
  template <class Use>
  void visit(std::string_view from, std::string_view to, Use use);

  bool has(const std::string& row);
  void set(std::string row, bool on) { changes.insert_or_assign(std::move(row), on); }

  const Database& database;
  const Equivalences& equivalences;
  std::vector<DocumentId> touched_documents;
  std::vector<KeyClaim> touched_keys;
  std::map<std::string, bool, std::less<>> changes;   ///< of rows without values: whether they are there
  std::optional<std::vector<ReprintGroup>> reprints;  ///< where they are others
  std::unique_ptr<rocksdb::Iterator> rows, nodes;
  std::map<NodeId, KeyClaim> claims;  ///< of the nodes that were looked at
  std::map<NodeId, bool> looked_at;
};

template <class Use>
void CorpusIndex::State::visit(std::string_view from, std::string_view to, Use use) {
  if (!rows) rows = database.scan(Family::kMeta);
  rows->Seek(slice(from));
  auto change = changes.lower_bound(from);
  const auto is_row = [&] { return rows->Valid() && view(rows->key()).compare(to) < 0; };
  const auto is_change = [&] { return change != changes.end() && change->first.compare(to) < 0; };
  while (is_row() || is_change()) {
    const int order = !is_row() ? 1 : !is_change() ? -1 : view(rows->key()).compare(change->first);
    if (order < 0) {
      if (!use(view(rows->key()), view(rows->value()))) return;
    } else if (change->second) {
      if (!use(std::string_view(change->first), std::string_view())) return;
    }
    if (order <= 0) rows->Next();
    if (order >= 0) ++change;
  }
  database.finish(*rows);
}

/// The first bytes behind all that begin with `prefix`.
inline std::string end_of(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xFF') prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

}  // namespace govgraph::store
