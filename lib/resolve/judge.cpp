// SPDX-License-Identifier: Apache-2.0
#include "resolve/judge.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <tuple>

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

namespace govgraph::resolve {
namespace {

/// Whether one scope lies within the other, which the rule of scopes has looked at.
bool nested(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.empty() || (b.starts_with(a) && (b.size() == a.size() || b[a.size()] == '/'));
}

class FromKey {
 public:
  FromKey(const KeyClaim& key, const KeyNames& names) : key_(key), names_(names) {}

  std::vector<FoundJoin> run() {
    if (names_article(key_.scope)) find_print();
    find_scopes();
    find_declared();
    if (key_.label == Label::kPerson && !names_article(key_.scope)) find_namesakes();
    sort_unique(found_);
    return std::move(found_);
  }

 private:
  void add(JoinKind kind, NodeId to) { found_.push_back({kind, key_.id, to}); }

  void find_print() {
    if (const NodeId first = names_.first_print(key_); first != key_.id) add(JoinKind::kReprint, first);
  }

  /// As far as there may be few.
  std::vector<NodeId> few(const std::function<void(const KeyNames::Visit&)>& visit_all) const {
    std::vector<NodeId> out;
    visit_all([&](NodeId id, std::string_view) {
      if (id != key_.id) out.push_back(id);
      return out.size() <= kFewCandidates;
    });
    return out;
  }

  /// People are kept apart: a name is never enough for them.
  void find_scopes() {
    const auto inner = few([&](const auto& visit) { names_.within(key_.label, key_.name, key_.scope, visit); });
    if (inner.size() == 1 && key_.label != Label::kPerson) return add(JoinKind::kScope, inner.front());
    if (inner.size() <= kFewCandidates)
      for (const NodeId each : inner) add(JoinKind::kScopeDoubt, each);
  }

  /// Who declares its own name is one of them.
  void find_declared() {
    const bool itself = std::find(key_.declared.begin(), key_.declared.end(), key_.name) != key_.declared.end();
    const auto full = few([&](const auto& visit) { names_.declaring(key_.label, key_.name, visit); });
    if (full.size() == 1 && !itself) return add(JoinKind::kDeclared, full.front());
    if (full.size() + (itself ? 1 : 0) <= kFewCandidates)
      for (const NodeId each : full) add(JoinKind::kDeclaredDoubt, each);
  }

  /// People of one name in areas apart: they may be one, but a name is no proof. Those of a single article (partial
  /// names) stay apart.
  void find_namesakes() {
    std::vector<NodeId> apart;
    std::size_t all = 0;
    names_.outside_articles(key_.label, key_.name, [&](NodeId id, std::string_view scope) {
      if (id > key_.id && !nested(key_.scope, scope)) apart.push_back(id);
      return ++all <= kFewCandidates;
    });
    if (all <= kFewCandidates)
      for (const NodeId each : apart) add(JoinKind::kNamesake, each);
  }

  const KeyClaim& key_;
  const KeyNames& names_;
  std::vector<FoundJoin> found_;
};

/// Of claims in memory, the keys of one label and name at a time: only these may be asked for.
class ClaimNames final : public KeyNames {
 public:
  using Index = std::uint32_t;

  ClaimNames(const ClaimTable& claims, const std::vector<ReprintGroup>& reprints)
      : claims_(claims), order_(claims.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](Index a, Index b) { return rank(a) < rank(b); });
    for (Index i = 0; i < claims_.size(); ++i)
      for (const Index form : claims_.declared(i)) forms_.push_back({claims_.label(i), form, claims_.id(i)});
    std::sort(forms_.begin(), forms_.end());
    note_prints(reprints);
  }

  /// Goes on to the next name, first to the first; empty behind the last.
  std::span<const Index> next() {
    const auto is_same = [&](Index i) {
      return claims_.label(i) == claims_.label(*first_) && claims_.name(i) == claims_.name(*first_);
    };
    first_ = last_;
    last_ = first_ == order_.end() ? first_ : std::find_if_not(first_ + 1, order_.cend(), is_same);
    outside_.clear();
    firsts_.clear();
    for (auto at = first_; at != last_; ++at) {
      if (!names_article(scope(*at))) outside_.push_back(*at);
      if (const Index group = group_of(claims_.scope(*at)); group > 0) {
        NodeId& least = firsts_.try_emplace(group, claims_.id(*at)).first->second;
        least = std::min(least, claims_.id(*at));
      }
    }
    return {first_, last_};
  }

  /// All scopes that begin with "scope/"; '0' comes right after '/'.
  void within(Label, std::string_view, std::string_view outer, const Visit& visit) const override {
    const std::string from = outer.empty() ? std::string(1, '\0') : std::string(outer) + '/';
    const std::string to = std::string(outer) + '0';
    auto at = std::lower_bound(first_, last_, from, [&](Index i, const auto& wanted) { return scope(i) < wanted; });
    for (; at != last_; ++at)
      if ((!outer.empty() && scope(*at) >= to) || !visit(claims_.id(*at), scope(*at))) return;
  }

  void outside_articles(Label, std::string_view, const Visit& visit) const override {
    for (const Index each : outside_)
      if (!visit(claims_.id(each), scope(each))) return;
  }

  void declaring(Label, std::string_view, const Visit& visit) const override {
    if (first_ == last_) return;
    const Form wanted{claims_.label(*first_), claims_.name(*first_), NodeId{}};
    for (auto at = std::lower_bound(forms_.begin(), forms_.end(), wanted);
         at != forms_.end() && at->label == wanted.label && at->form == wanted.form; ++at)
      if (!visit(at->key, {})) return;
  }

  NodeId first_print(const KeyClaim& key) const override {
    const auto scope = claims_.number(key.scope);
    return scope && group_of(*scope) > 0 ? firsts_.at(group_of(*scope)) : key.id;
  }

 private:
  struct Form {
    Label label = Label::kPerson;
    Index form = 0;
    NodeId key{};

    friend auto operator<=>(const Form&, const Form&) = default;
  };

  std::tuple<Label, Index, Index, Index> rank(Index i) const {
    return {claims_.label(i), claims_.name(i), claims_.scope(i), i};
  }

  std::string_view scope(Index i) const { return claims_.text(claims_.scope(i)); }

  Index group_of(Index scope) const { return groups_.empty() ? 0 : groups_[scope]; }

  void note_prints(const std::vector<ReprintGroup>& reprints) {
    if (!reprints.empty()) groups_.resize(claims_.texts());
    for (Index i = 0; i < reprints.size(); ++i)
      for (const ArticlePlace& each : reprints[i])
        if (const auto article = claims_.number(article_name(each.document, each.article))) groups_[*article] = i + 1;
  }

  const ClaimTable& claims_;
  std::vector<Index> order_;
  std::vector<Index>::const_iterator first_ = order_.cbegin(), last_ = order_.cbegin();  ///< of one name
  std::vector<Index> outside_;                                                           ///< articles, of these
  std::vector<Form> forms_;
  std::vector<Index> groups_;       ///< by scope: 0, or the articles that are one text with it; empty where none are
  std::map<Index, NodeId> firsts_;  ///< of the name, by group
};

}  // namespace

const char* reason_of(JoinKind kind) {
  switch (kind) {
    case JoinKind::kReprint:
      return "one text in several prints";
    case JoinKind::kDeclared:
      return "declared short form";
    case JoinKind::kDeclaredDoubt:
      return "short form that several texts declare";
    case JoinKind::kNamesake:
      return "same name in another area";
    default:
      return "same name; one scope lies within the other";
  }
}

bool names_article(std::string_view scope) { return scope.find('#') != std::string_view::npos; }

std::vector<FoundJoin> joins_from(const KeyClaim& key, const KeyNames& names) { return FromKey(key, names).run(); }

std::vector<FoundJoin> find_joins(const ClaimTable& claims, const std::vector<ReprintGroup>& reprints,
                                  const Cancellation& cancellation) {
  ClaimNames names(claims, reprints);
  std::vector<FoundJoin> out;
  for (auto same = names.next(); !same.empty(); same = names.next())
    for (const std::uint32_t each : same) {
      cancellation.check();
      const std::vector<FoundJoin> found = joins_from(claims[each], names);
      out.insert(out.end(), found.begin(), found.end());
    }
  std::sort(out.begin(), out.end());
  return out;
}

RankedKey ranked(const KeyClaim& claim) {
  return {claim.id, static_cast<std::uint32_t>(utf8::length(claim.name)),
          static_cast<std::uint32_t>(claim.scope.size())};
}

std::vector<RankedKey> ranked(const ClaimTable& claims) {
  std::vector<RankedKey> out(claims.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = {claims.id(i), static_cast<std::uint32_t>(utf8::length(claims.text(claims.name(i)))),
              static_cast<std::uint32_t>(claims.text(claims.scope(i)).size())};
  return out;
}

std::vector<Judgement> judge(const ClaimTable& claims, const std::vector<ReprintGroup>& reprints,
                             const Cancellation& cancellation) {
  return settle(ranked(claims), find_joins(claims, reprints, cancellation));
}

}  // namespace govgraph::resolve
