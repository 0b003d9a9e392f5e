// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/bytes.hpp"
#include "base/sort_unique.hpp"
#include "resolve/judge.hpp"

namespace govgraph::resolve {
namespace {

using Index = std::uint32_t;

constexpr const char* kDecided = "decided";

class Settler {
 public:
  Settler(const Joins& joins, const Constraints& constraints) : joins_(joins), keys_(joins.keys) {
    for (const auto* pairs : {&constraints.together, &constraints.apart})
      for (const auto& [a, b] : *pairs) keys_.insert(keys_.end(), {a, b});
    std::sort(keys_.begin(), keys_.end(), [](const Joins::Key& a, const Joins::Key& b) { return a.id < b.id; });
    keys_.erase(std::unique(keys_.begin(), keys_.end(), [](const auto& a, const auto& b) { return a.id == b.id; }),
                keys_.end());
    own_.resize(joins.keys.size());
    for (Index i = 0; i < own_.size(); ++i) own_[i] = index_of(joins.keys[i].id);
    into_.resize(keys_.size());
    std::iota(into_.begin(), into_.end(), 0U);
    for (const auto& [a, b] : constraints.together) together_.emplace_back(index_of(a.id), index_of(b.id));
    for (const auto& [a, b] : constraints.apart) apart_.emplace_back(index_of(a.id), index_of(b.id));
  }

  std::vector<Judgement> run() {
    const std::set<Index> contested = contested_groups();
    for (const auto& [a, b] : together_) join(a, b, kDecided);
    std::erase_if(apart_, [&](const auto& pair) { return root(pair.first) == root(pair.second); });
    for (const Joins::Join& each : joins_.joins) {
      const Index a = own_[each.a], b = own_[each.b];
      if (!contested.contains(group_[a]) || !makes_one_of_two(a, b)) join(a, b, joins_.reasons[each.reason]);
    }
    return collect();
  }

 private:
  Index index_of(NodeId id) const {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), id,
                                     [](const Joins::Key& key, NodeId wanted) { return key.id < wanted; });
    return static_cast<Index>(at - keys_.begin());
  }

  Index root(Index i) {
    while (into_[i] != i) i = into_[i] = into_[into_[i]];  // halves the way for the next who asks
    return i;
  }

  /// The fuller of two stands for both: the longer name, then the deeper scope, then the smaller id.
  bool stands_before(Index a, Index b) const {
    const auto rank = [&](Index i) {
      return std::tuple(-static_cast<long>(keys_[i].name_length), -static_cast<long>(keys_[i].scope_size), keys_[i].id);
    };
    return rank(a) < rank(b);
  }

  void unite(Index a, Index b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (stands_before(b, a)) std::swap(a, b);
    into_[b] = a;
  }

  void join(Index a, Index b, const std::string& reason) {
    reasons_.emplace(a, reason);
    reasons_.emplace(b, reason);
    unite(a, b);
  }

  /// The groups, were all joined, in which two are that are held apart. Sets `group_`.
  std::set<Index> contested_groups() {
    for (const auto& [a, b] : together_) unite(a, b);
    for (const Joins::Join& each : joins_.joins) unite(own_[each.a], own_[each.b]);
    group_.resize(keys_.size());
    for (Index i = 0; i < keys_.size(); ++i) group_[i] = root(i);
    std::set<Index> out;
    for (const auto& [a, b] : apart_)
      if (group_[a] == group_[b]) out.insert(group_[a]);
    std::iota(into_.begin(), into_.end(), 0U);
    return out;
  }

  bool makes_one_of_two(Index a, Index b) {
    a = root(a);
    b = root(b);
    return std::any_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
      const Index one = root(pair.first), other = root(pair.second);
      return (one == a && other == b) || (one == b && other == a);
    });
  }

  /// Whether people have said of the two, or of the group that both are in, what they are.
  bool is_decided(Index a, Index b) {
    const auto is_pair = [&](const auto& pair) { return pair == std::pair(a, b) || pair == std::pair(b, a); };
    const auto is_group = [&](const auto& pair) { return root(pair.first) == root(a); };
    return std::any_of(apart_.begin(), apart_.end(), is_pair) ||
           (root(a) == root(b) && std::any_of(together_.begin(), together_.end(), is_group));
  }

  std::vector<Judgement> collect() {
    std::vector<Judgement> out;
    for (Index i = 0; i < keys_.size(); ++i)
      if (root(i) != i) out.push_back({keys_[i].id, keys_[root(i)].id, reasons_[i], true});
    for (const Joins::Join& each : joins_.doubts) {
      Index a = own_[each.a], b = own_[each.b];
      if (stands_before(b, a)) std::swap(a, b);
      if (a != b && !is_decided(a, b)) out.push_back({keys_[b].id, keys_[a].id, joins_.reasons[each.reason], false});
    }
    sort_unique(out);
    return out;
  }

  const Joins& joins_;
  std::vector<Joins::Key> keys_;  ///< by id
  std::vector<Index> own_;        ///< by index in `joins_.keys`
  std::vector<Index> into_, group_;
  std::vector<std::pair<Index, Index>> together_, apart_;
  std::map<Index, std::string> reasons_;
};

void append_pairs(std::string& out, const std::vector<Joins::Join>& pairs) {
  bytes::append_varint(out, pairs.size());
  for (const Joins::Join& each : pairs)
    for (const Index number : {each.a, each.b, each.reason}) bytes::append_varint(out, number);
}

bool read_pairs(bytes::Cursor& in, const Joins& joins, std::vector<Joins::Join>& out) {
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
    const Index a = in.varint32(), b = in.varint32(), reason = in.varint32();
    if (a >= joins.keys.size() || b >= joins.keys.size() || reason >= joins.reasons.size()) return false;
    out.push_back({a, b, reason});
  }
  return in.ok();
}

}  // namespace

std::vector<Judgement> settle(const Joins& joins, const Constraints& constraints) {
  return Settler(joins, constraints).run();
}

std::string encode_joins(const Joins& joins) {
  std::string out;
  bytes::append_varint(out, joins.keys.size());
  for (const Joins::Key& each : joins.keys) {
    bytes::append_be64(out, static_cast<std::uint64_t>(each.id));
    bytes::append_varint(out, each.name_length);
    bytes::append_varint(out, each.scope_size);
  }
  bytes::append_varint(out, joins.reasons.size());
  for (const std::string& each : joins.reasons) bytes::append_text(out, each);
  append_pairs(out, joins.joins);
  append_pairs(out, joins.doubts);
  return out;
}

std::optional<Joins> decode_joins(std::string_view bytes) {
  bytes::Cursor in(bytes);
  Joins out;
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
    Joins::Key key;
    key.id = NodeId{in.be64()};
    key.name_length = in.varint32();
    key.scope_size = in.varint32();
    out.keys.push_back(key);
  }
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) out.reasons.emplace_back(in.text());
  const bool sound = in.ok() && read_pairs(in, out, out.joins) && read_pairs(in, out, out.doubts) && in.at_end();
  const auto before = [](const Joins::Key& a, const Joins::Key& b) { return a.id >= b.id; };
  const bool sorted = std::adjacent_find(out.keys.begin(), out.keys.end(), before) == out.keys.end();
  return sound && sorted ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace govgraph::resolve
