// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "model/claim_table.hpp"
#include "model/judgement.hpp"
#include "model/reprint.hpp"

/// Which keys of a corpus are one thing.
///
/// What joins two keys, or leaves them in doubt, is found from one of them alone, given the keys that bear a name or
/// declare it: no rule asks for more of the corpus than that. So a change is judged by what it touches:
///   1. a key that comes, goes or declares other forms changes what is found from itself; from keys of its name whose
///      scope holds its own; from keys whose name is a form that it declares; from people of its name; and from keys of
///      its name in articles that are one text with its own;
///   2. of these keys what is found is found anew, and what differs is noted;
///   3. the groups of keys (chains of joins, and of pairs that people hold together) with an end of what differs, or
///      with a pair of which people have decided otherwise, are settled anew; all others stay as they are.
/// The order in which joins of a group are made is that of JoinKind, then of the keys' ids: a function of the corpus.
namespace govgraph::resolve {

/// Numbers are stored.
enum class JoinKind : std::uint8_t {
  kReprint = 1,        ///< of one name in prints of one text
  kScope = 2,          ///< of one name, one scope within the other
  kDeclared = 3,       ///< the one is a short form that the other declares
  kScopeDoubt = 4,     ///< the same, where several are possible
  kDeclaredDoubt = 5,  ///< the same, where several declare it
  kNamesake = 6,       ///< people of one name in areas apart
};

constexpr bool is_certain(JoinKind kind) { return kind <= JoinKind::kDeclared; }
const char* reason_of(JoinKind kind);

/// Found from `from`; of a doubt `to` is the other that it may be.
struct FoundJoin {
  JoinKind kind = JoinKind::kReprint;
  NodeId from{}, to{};

  friend auto operator<=>(const FoundJoin&, const FoundJoin&) = default;
};

/// The keys of a corpus by their names. Each function calls `visit` until it returns false.
class KeyNames {
 public:
  using Visit = std::function<bool(NodeId id, std::string_view scope)>;

  virtual ~KeyNames() = default;

  /// Keys of that name whose scope lies within `scope` and is not it. An unknown scope holds every other.
  virtual void within(Label label, std::string_view name, std::string_view scope, const Visit& visit) const = 0;

  /// Keys of that name whose scope is no article.
  virtual void outside_articles(Label label, std::string_view name, const Visit& visit) const = 0;

  virtual void declaring(Label label, std::string_view form, const Visit& visit) const = 0;  ///< without their scopes

  /// Of the keys of that name in an article that is one text with the article `scope`, itself among them, the least;
  /// the id given where there is no such article.
  virtual NodeId first_print(const KeyClaim& key) const = 0;
};

/// More than so many that one may be are not listed as doubts.
inline constexpr std::size_t kFewCandidates = 8;

bool names_article(std::string_view scope);

/// All that is found from one key, ascending.
std::vector<FoundJoin> joins_from(const KeyClaim& key, const KeyNames& names);

/// Over a whole corpus, ascending: a function of the set of claims, so independent of the order in which documents
/// came, and of the groups of reprints: what a text names for itself alone (王经理) is one thing in all of its prints.
/// n log n in keys, save for names that many keys share. Thread-safe. Throws CancelledError.
std::vector<FoundJoin> find_joins(const ClaimTable& claims, const std::vector<ReprintGroup>& reprints = {},
                                  const Cancellation& cancellation = {});

/// A key that is joined or doubted, with what decides which of two stands for both.
struct RankedKey {
  NodeId id{};
  std::uint32_t name_length = 0;  ///< in code points
  std::uint32_t scope_size = 0;   ///< in bytes

  friend auto operator<=>(const RankedKey&, const RankedKey&) = default;
};

RankedKey ranked(const KeyClaim& claim);
std::vector<RankedKey> ranked(const ClaimTable& claims);  ///< ascending

/// What people have decided of pairs of keys.
struct Constraints {
  using Pair = std::pair<RankedKey, RankedKey>;

  std::vector<Pair> together;  ///< one thing, whatever the corpus shows
  std::vector<Pair> apart;     ///< two things; those that `together` makes one are passed over
};

/// The judgements, sorted by key, one over a pair: the certain one, else that of the least reason. Of a group in which
/// the corpus joins two that are held apart, joins are made in their order as long as they do not make the two one.
/// `keys`: ascending, each once, at least those of `joins`, which are sorted. What comes out of whole groups is the
/// same whatever other groups are given beside them. Linear in joins; n log n in constraints.
std::vector<Judgement> settle(const std::vector<RankedKey>& keys, const std::vector<FoundJoin>& joins,
                              const Constraints& constraints = {});

/// Both at once, where nothing is decided.
std::vector<Judgement> judge(const ClaimTable& claims, const std::vector<ReprintGroup>& reprints = {},
                             const Cancellation& cancellation = {});

}  // namespace govgraph::resolve
