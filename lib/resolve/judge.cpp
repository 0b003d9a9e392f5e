// SPDX-License-Identifier: Apache-2.0
#include "resolve/judge.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

namespace govgraph::resolve {
namespace {

/// Pairs by the index of their claims, on the way to Joins.
struct Found {
  std::vector<std::string> reasons;
  std::vector<Joins::Join> joins, doubts;

  /// Reasons are a handful.
  std::uint32_t number_of(std::string_view reason) {
    const auto at = std::find(reasons.begin(), reasons.end(), reason);
    if (at == reasons.end()) reasons.emplace_back(reason);
    return static_cast<std::uint32_t>(std::find(reasons.begin(), reasons.end(), reason) - reasons.begin());
  }

  /// Only with the keys that are in some pair.
  Joins take(const std::vector<KeyClaim>& claims) && {
    std::vector<std::uint32_t> used;
    for (const auto* all : {&joins, &doubts})
      for (const Joins::Join& each : *all) used.insert(used.end(), {each.a, each.b});
    sort_unique(used);
    const auto renumber = [&](std::uint32_t claim) {
      return static_cast<std::uint32_t>(std::lower_bound(used.begin(), used.end(), claim) - used.begin());
    };
    for (auto* all : {&joins, &doubts})
      for (Joins::Join& each : *all) each = {renumber(each.a), renumber(each.b), each.reason};
    Joins out;
    for (const std::uint32_t each : used)
      out.keys.push_back({claims[each].id, static_cast<std::uint32_t>(utf8::length(claims[each].name)),
                          static_cast<std::uint32_t>(claims[each].scope.size())});
    out.reasons = std::move(reasons);
    out.joins = std::move(joins);
    out.doubts = std::move(doubts);
    return out;
  }
};

class JoinFinder {
 public:
  JoinFinder(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints,
             const Cancellation& cancellation)
      : claims_(claims), reprints_(reprints), cancellation_(cancellation) {}

  Joins run() {
    join_reprints();
    join_scopes();
    join_declared();
    doubt_namesakes();
    return std::move(found_).take(claims_);
  }

 private:
  using Index = std::uint32_t;

  void join(Index a, Index b, const char* reason) { found_.joins.push_back({a, b, found_.number_of(reason)}); }
  void doubt(Index a, Index b, const char* reason) { found_.doubts.push_back({a, b, found_.number_of(reason)}); }

  /// People are kept apart: a name is never enough for them.
  bool may_join(Index i) const { return claims_[i].label != Label::kPerson; }

  /// Keys whose scope is an article, in articles that are one text.
  void join_reprints() {
    std::map<std::string, std::string> fullest;  // of each article of a group
    for (const ReprintGroup& group : reprints_)
      for (const ArticlePlace& each : group)
        fullest.emplace(article_name(each.document, each.article),
                        article_name(group.front().document, group.front().article));
    if (fullest.empty()) return;
    std::map<std::tuple<Label, std::string_view, std::string_view>, Index> firsts;
    for (Index i = 0; i < claims_.size(); ++i) {
      const auto article = fullest.find(claims_[i].scope);
      if (article == fullest.end()) continue;
      const auto [first, added] = firsts.try_emplace({claims_[i].label, claims_[i].name, article->second}, i);
      if (!added) join(i, first->second, "one text in several prints");
    }
  }

  /// Sorted by label, name and scope, the keys within a scope follow it: one look-up a key.
  void join_scopes() {
    std::vector<Index> order(claims_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto key_of = [&](Index i) {
      return std::tuple(claims_[i].label, std::string_view(claims_[i].name), std::string_view(claims_[i].scope));
    };
    std::sort(order.begin(), order.end(),
              [&](Index a, Index b) { return std::tuple(key_of(a), a) < std::tuple(key_of(b), b); });
    for (const Index outer : order) {
      cancellation_.check();
      const KeyClaim& claim = claims_[outer];
      // All scopes that begin with "scope/"; '0' comes right after '/'. An unknown scope holds every other.
      const std::string from = claim.scope.empty() ? std::string(1, '\x01') : claim.scope + '/';
      const std::string to = claim.scope.empty() ? std::string(1, '\xFF') : claim.scope + '0';
      const auto at = [&](const std::string& scope) {
        return std::lower_bound(order.begin(), order.end(),
                                std::tuple(claim.label, std::string_view(claim.name), std::string_view(scope)),
                                [&](Index i, const auto& key) { return key_of(i) < key; });
      };
      settle_scope(outer, {at(from), at(to)});
    }
  }

  void settle_scope(Index outer, std::span<const Index> inner) {
    constexpr const char* kReason = "same name; one scope lies within the other";
    if (inner.size() == 1 && may_join(outer)) return join(outer, inner.front(), kReason);
    if (inner.size() > kFewCandidates) return;
    for (const Index each : inner) doubt(outer, each, kReason);
  }

  void join_declared() {
    std::map<std::pair<Label, std::string_view>, std::vector<Index>> declared;
    for (Index i = 0; i < claims_.size(); ++i)
      for (const std::string& form : claims_[i].declared) declared[{claims_[i].label, form}].push_back(i);
    for (Index i = 0; i < claims_.size(); ++i) {
      cancellation_.check();
      const auto at = declared.find({claims_[i].label, claims_[i].name});
      if (at == declared.end()) continue;
      if (at->second.size() == 1)
        join(i, at->second.front(), "declared short form");
      else if (at->second.size() <= kFewCandidates)
        for (const Index each : at->second) doubt(i, each, "short form that several texts declare");
    }
  }

  /// People of one name in areas apart: they may be one, but a name is no proof. Those of a single article (partial
  /// names) stay apart.
  void doubt_namesakes() {
    std::map<std::string_view, std::vector<Index>> named;
    for (Index i = 0; i < claims_.size(); ++i)
      if (claims_[i].label == Label::kPerson && claims_[i].scope.find('#') == std::string::npos)
        named[claims_[i].name].push_back(i);
    for (const auto& [name, all] : named) {
      cancellation_.check();
      if (all.size() < 2 || all.size() > kFewCandidates) continue;
      for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = a + 1; b < all.size(); ++b)
          if (!nested(claims_[all[a]].scope, claims_[all[b]].scope)) doubt(all[a], all[b], "same name in another area");
    }
  }

  /// Whether one scope lies within the other, which `join_scopes` has looked at.
  static bool nested(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    return a.empty() || (b.starts_with(a) && (b.size() == a.size() || b[a.size()] == '/'));
  }

  static constexpr std::size_t kFewCandidates = 8;

  const std::vector<KeyClaim>& claims_;
  const std::vector<ReprintGroup>& reprints_;
  const Cancellation& cancellation_;
  Found found_;
};

}  // namespace

Joins find_joins(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints,
                 const Cancellation& cancellation) {
  return JoinFinder(claims, reprints, cancellation).run();
}

std::vector<Judgement> judge(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints,
                             const Cancellation& cancellation) {
  return settle(find_joins(claims, reprints, cancellation));
}

}  // namespace govgraph::resolve
