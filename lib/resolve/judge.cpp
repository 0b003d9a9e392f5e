// SPDX-License-Identifier: Apache-2.0
#include "resolve/judge.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>

#include "base/utf8.hpp"

namespace govgraph::resolve {
namespace {

/// Whether one scope is unknown or a step above the other, so that the two may be one.
bool may_be_within(std::string_view outer, std::string_view inner) {
  if (outer.empty()) return !inner.empty();
  return inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '/';
}

class Judge {
 public:
  explicit Judge(const std::vector<KeyClaim>& claims) : claims_(claims), into_(claims.size()) {
    std::iota(into_.begin(), into_.end(), 0U);
  }

  std::vector<Judgement> run() {
    join_scopes();
    join_declared();
    return collect();
  }

 private:
  using Index = std::uint32_t;

  Index root(Index i) const {
    while (into_[i] != i) i = into_[i];
    return i;
  }

  /// The fuller of two stands for both: the deeper scope, then the longer name, then the smaller id.
  bool stands_before(Index a, Index b) const {
    const auto rank = [&](Index i) {
      return std::tuple(-static_cast<long>(utf8::length(claims_[i].name)), -static_cast<long>(claims_[i].scope.size()),
                        claims_[i].id);
    };
    return rank(a) < rank(b);
  }

  void join(Index a, Index b, std::string reason) {
    reasons_.emplace(claims_[a].id, reason);
    reasons_.emplace(claims_[b].id, std::move(reason));
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (stands_before(b, a)) std::swap(a, b);
    into_[b] = a;
  }

  void doubt(Index a, Index b, std::string reason) {
    if (stands_before(b, a)) std::swap(a, b);
    doubts_.push_back({claims_[b].id, claims_[a].id, std::move(reason), false});
  }

  /// People are kept apart: a name is never enough for them.
  bool may_join(Index i) const { return claims_[i].label != Label::kPerson; }

  void join_scopes() {
    std::map<std::pair<Label, std::string_view>, std::vector<Index>> by_name;
    for (Index i = 0; i < claims_.size(); ++i) by_name[{claims_[i].label, claims_[i].name}].push_back(i);
    for (const auto& [key, same] : by_name) {
      for (const Index outer : same) {
        std::vector<Index> inner;
        for (const Index each : same)
          if (may_be_within(claims_[outer].scope, claims_[each].scope)) inner.push_back(each);
        if (inner.size() == 1 && may_join(outer)) join(outer, inner.front(), "same name; one scope lies within the other");
        else if (!inner.empty() && inner.size() <= kFewCandidates)
          for (const Index each : inner) doubt(outer, each, "same name; one scope lies within the other");
      }
    }
  }

  void join_declared() {
    std::map<std::pair<Label, std::string_view>, std::vector<Index>> declared;
    for (Index i = 0; i < claims_.size(); ++i)
      for (const std::string& form : claims_[i].declared) declared[{claims_[i].label, form}].push_back(i);
    for (Index i = 0; i < claims_.size(); ++i) {
      const auto at = declared.find({claims_[i].label, claims_[i].name});
      if (at == declared.end()) continue;
      if (at->second.size() == 1) join(i, at->second.front(), "declared short form");
      else if (at->second.size() <= kFewCandidates)
        for (const Index each : at->second) doubt(i, each, "short form that several texts declare");
    }
  }

  std::vector<Judgement> collect() {
    std::vector<Judgement> out;
    for (Index i = 0; i < claims_.size(); ++i)
      if (root(i) != i) out.push_back({claims_[i].id, claims_[root(i)].id, reasons_[claims_[i].id], true});
    for (Judgement& each : doubts_)
      if (each.key != each.same_as) out.push_back(std::move(each));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  static constexpr std::size_t kFewCandidates = 8;

  const std::vector<KeyClaim>& claims_;
  std::vector<Index> into_;
  std::map<NodeId, std::string> reasons_;
  std::vector<Judgement> doubts_;
};

}  // namespace

std::vector<Judgement> judge(const std::vector<KeyClaim>& claims) { return Judge(claims).run(); }

}  // namespace govgraph::resolve
