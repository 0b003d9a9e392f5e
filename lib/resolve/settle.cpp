// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

#include "base/sort_unique.hpp"
#include "resolve/judge.hpp"

namespace govgraph::resolve {
namespace {

using Index = std::uint32_t;

constexpr const char* kDecided = "decided";

class Settler {
 public:
  Settler(const std::vector<RankedKey>& keys, const std::vector<FoundJoin>& joins, const Constraints& constraints) {
    std::vector<NodeId> used;
    for (const FoundJoin& each : joins) used.insert(used.end(), {each.from, each.to});
    sort_unique(used);
    for (const NodeId each : used) keys_.push_back(*std::lower_bound(keys.begin(), keys.end(), each, before));
    for (const auto* pairs : {&constraints.together, &constraints.apart})
      for (const auto& [a, b] : *pairs) keys_.insert(keys_.end(), {a, b});
    std::sort(keys_.begin(), keys_.end(), [](const RankedKey& a, const RankedKey& b) { return a.id < b.id; });
    keys_.erase(std::unique(keys_.begin(), keys_.end(), [](const auto& a, const auto& b) { return a.id == b.id; }),
                keys_.end());
    into_.resize(keys_.size());
    std::iota(into_.begin(), into_.end(), 0U);
    for (const auto& [a, b] : constraints.together) together_.emplace_back(index_of(a.id), index_of(b.id));
    for (const auto& [a, b] : constraints.apart) apart_.emplace_back(index_of(a.id), index_of(b.id));
    for (const FoundJoin& each : joins)
      (is_certain(each.kind) ? joins_ : doubts_).push_back({index_of(each.from), index_of(each.to), each.kind});
  }

  std::vector<Judgement> run() {
    const std::set<Index> contested = contested_groups();
    for (const auto& [a, b] : together_) join(a, b, kDecided);
    std::erase_if(apart_, [&](const auto& pair) { return root(pair.first) == root(pair.second); });
    for (const Pair& each : joins_)
      if (!contested.contains(group_[each.a]) || !makes_one_of_two(each.a, each.b))
        join(each.a, each.b, reason_of(each.kind));
    return collect();
  }

 private:
  struct Pair {
    Index a = 0, b = 0;
    JoinKind kind = JoinKind::kReprint;
  };

  static bool before(const RankedKey& key, NodeId wanted) { return key.id < wanted; }

  Index index_of(NodeId id) const {
    return static_cast<Index>(std::lower_bound(keys_.begin(), keys_.end(), id, before) - keys_.begin());
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

  void join(Index a, Index b, const char* reason) {
    if (reasons_.empty()) reasons_.resize(keys_.size(), nullptr);
    for (const Index each : {a, b})
      if (reasons_[each] == nullptr) reasons_[each] = reason;
    unite(a, b);
  }

  /// The groups, were all joined, in which two are that are held apart. Sets `group_`.
  std::set<Index> contested_groups() {
    for (const auto& [a, b] : together_) unite(a, b);
    for (const Pair& each : joins_) unite(each.a, each.b);
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
    for (const Pair& each : doubts_) {
      Index a = each.a, b = each.b;
      if (stands_before(b, a)) std::swap(a, b);
      if (a != b && !is_decided(a, b)) out.push_back({keys_[b].id, keys_[a].id, reason_of(each.kind), false});
    }
    const auto rank = [](const Judgement& each) {
      return std::tuple(each.key, each.same_as, !each.certain, std::string_view(each.reason));
    };
    std::sort(out.begin(), out.end(), [&](const Judgement& x, const Judgement& y) { return rank(x) < rank(y); });
    const auto one_pair = [](const Judgement& x, const Judgement& y) {
      return x.key == y.key && x.same_as == y.same_as;
    };
    out.erase(std::unique(out.begin(), out.end(), one_pair), out.end());
    return out;
  }

  std::vector<RankedKey> keys_;  ///< by id
  std::vector<Pair> joins_, doubts_;
  std::vector<Index> into_, group_;
  std::vector<std::pair<Index, Index>> together_, apart_;
  std::vector<const char*> reasons_;  ///< by index of a key; empty before the first
};

}  // namespace

std::vector<Judgement> settle(const std::vector<RankedKey>& keys, const std::vector<FoundJoin>& joins,
                              const Constraints& constraints) {
  return Settler(keys, joins, constraints).run();
}

}  // namespace govgraph::resolve
