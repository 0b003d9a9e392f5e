// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "model/judgement.hpp"
#include "model/reprint.hpp"

namespace govgraph::resolve {

/// What the corpus shows of its keys, pair by pair, before anybody decides: so that what is decided later can be
/// settled without looking at the corpus again.
struct Joins {
  /// A key that is joined or doubted, with what decides which of two stands for both.
  struct Key {
    NodeId id{};
    std::uint32_t name_length = 0;  ///< in code points
    std::uint32_t scope_size = 0;   ///< in bytes

    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Join {
    std::uint32_t a = 0, b = 0;  ///< indexes of keys
    std::uint32_t reason = 0;    ///< index of a reason

    friend bool operator==(const Join&, const Join&) = default;
  };

  std::vector<Key> keys;  ///< by id
  std::vector<std::string> reasons;
  std::vector<Join> joins;   ///< in the order in which they were found
  std::vector<Join> doubts;  ///< `a` would stand for both

  friend bool operator==(const Joins&, const Joins&) = default;
};

/// Over a corpus: a function of the set of claims (given in ascending order of id), so
/// independent of the order in which documents came, and of the groups of reprints: what a text names for itself alone
/// (王经理) is one thing in all of its prints. Linear in names, save for names that many keys share. Thread-safe.
/// Throws CancelledError.
Joins find_joins(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints = {},
                 const Cancellation& cancellation = {});

/// What people have decided of pairs of keys.
struct Constraints {
  using Pair = std::pair<Joins::Key, Joins::Key>;

  std::vector<Pair> together;  ///< one thing, whatever the corpus shows
  std::vector<Pair> apart;     ///< two things; those that `together` makes one are passed over
};

/// The judgements, sorted by key. Of a group in which the corpus joins two that are held apart, joins are made in their
/// order as long as they do not make the two one. Linear in joins; n log n in constraints.
std::vector<Judgement> settle(const Joins& joins, const Constraints& constraints = {});

/// Both at once, where nothing is decided.
std::vector<Judgement> judge(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints = {},
                             const Cancellation& cancellation = {});

/// As bytes that may be stored; nullopt for such as `encode_joins` cannot have written.
std::string encode_joins(const Joins& joins);
std::optional<Joins> decode_joins(std::string_view bytes);

}  // namespace govgraph::resolve
