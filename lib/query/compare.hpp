// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <unordered_set>

#include "query/value.hpp"

namespace govgraph::query {

/// `a = b` of openCypher: nothing where the answer is null. 1 = 1.0; NaN equals nothing; values of other kinds are
/// unequal; lists and maps are null where no element differs and one comparison is null.
std::optional<bool> equals(const Value& a, const Value& b);

/// `a < b` and the like: nothing where the values cannot be compared (null, other kinds, maps, nodes, relationships,
/// paths, or lists whose first difference is such); `unordered` where a NaN makes every such comparison false.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);

/// The total order of ORDER BY, min and max: map, node, relationship, list, path, string, boolean, number, NaN, null.
/// Numbers compare exactly, an integer with a float too; values that are equal here are one group of DISTINCT.
std::weak_ordering order(const Value& a, const Value& b);

/// Equal for values that `order` holds equal: 1 and 1.0 alike. Linear in the value.
std::size_t hash_of(const Value& value);

/// For hash tables of values and of rows of values, by `order`.
struct ValueHash {
  std::size_t operator()(const List& values) const;
};
struct ValueSame {
  bool operator()(const List& a, const List& b) const;
};
using RowSet = std::unordered_set<List, ValueHash, ValueSame, Counted<List>>;

}  // namespace govgraph::query
