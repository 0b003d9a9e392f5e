// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "store/equivalences.hpp"

/// A statements row read fact by fact, for documents whose facts are not to be held all at once.
namespace govgraph::store {

/// A row whose facts are unpacked, not decoded: about twice as large as the row, a fifth of what the facts take.
struct PlainStatements {
  Equivalences equivalences;
  std::string facts;
};

std::optional<PlainStatements> unpack_statements(std::string_view row);  ///< nullopt for a malformed row

/// Bytes that the row's facts unpack to, as it says itself; 0 for a malformed row.
std::size_t plain_size(std::string_view row);

/// Walks the facts: all entities, then all edges.
class FactCursor {
 public:
  explicit FactCursor(std::string_view facts);

  bool next(EntityFact& out);  ///< overwrites `out`; false after the last
  bool next(EdgeFact& out);    ///< the same; to be called after the last entity

  /// Whether all was read and sound. To be called after the last edge.
  bool ok() const { return sound_ && in_.ok() && in_.at_end(); }

 private:
  bytes::Cursor in_;
  std::size_t entities_ = 0, left_ = 0;
  bool edges_begun_ = false;
  bool sound_ = true;
};

/// Their ids in order; nullopt where facts are malformed.
std::optional<std::vector<NodeId>> keys_of(const PlainStatements& statements);

}  // namespace govgraph::store
