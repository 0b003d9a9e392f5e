// SPDX-License-Identifier: Apache-2.0
#include "resolve/judge.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>

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

/// Of claims in memory.
class ClaimNames final : public KeyNames {
 public:
  ClaimNames(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints)
      : claims_(claims), order_(claims.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(),
              [&](Index a, Index b) { return std::tuple(key_of(a), a) < std::tuple(key_of(b), b); });
    for (Index i = 0; i < claims_.size(); ++i)
      for (const std::string& form : claims_[i].declared) declared_[{claims_[i].label, form}].push_back(claims_[i].id);
    note_prints(reprints);
  }

  /// All scopes that begin with "scope/"; '0' comes right after '/'.
  void within(Label label, std::string_view name, std::string_view scope, const Visit& visit) const override {
    const std::string from = scope.empty() ? std::string(1, '\0') : std::string(scope) + '/';
    const std::string to = std::string(scope) + '0';
    for (auto at = place_of(label, name, from); at != order_.end(); ++at) {
      const KeyClaim& each = claims_[*at];
      if (each.label != label || each.name != name || (!scope.empty() && each.scope >= to)) return;
      if (!visit(each.id, each.scope)) return;
    }
  }

  void outside_articles(Label label, std::string_view name, const Visit& visit) const override {
    for (auto at = place_of(label, name, {}); at != order_.end(); ++at) {
      const KeyClaim& each = claims_[*at];
      if (each.label != label || each.name != name) return;
      if (!names_article(each.scope) && !visit(each.id, each.scope)) return;
    }
  }

  void declaring(Label label, std::string_view form, const Visit& visit) const override {
    const auto at = declared_.find({label, form});
    if (at == declared_.end()) return;
    for (const NodeId each : at->second)
      if (!visit(each, {})) return;
  }

  NodeId first_print(const KeyClaim& key) const override {
    const auto article = fullest_.find(key.scope);
    if (article == fullest_.end()) return key.id;
    return firsts_.at({key.label, key.name, article->second});
  }

 private:
  using Index = std::uint32_t;

  std::tuple<Label, std::string_view, std::string_view> key_of(Index i) const {
    return {claims_[i].label, claims_[i].name, claims_[i].scope};
  }

  std::vector<Index>::const_iterator place_of(Label label, std::string_view name, std::string_view scope) const {
    return std::lower_bound(order_.begin(), order_.end(), std::tuple(label, name, scope),
                            [&](Index i, const auto& key) { return key_of(i) < key; });
  }

  void note_prints(const std::vector<ReprintGroup>& reprints) {
    for (const ReprintGroup& group : reprints)
      for (const ArticlePlace& each : group)
        fullest_.emplace(article_name(each.document, each.article),
                         article_name(group.front().document, group.front().article));
    if (fullest_.empty()) return;
    for (const KeyClaim& each : claims_)  // by id
      if (const auto article = fullest_.find(each.scope); article != fullest_.end())
        firsts_.try_emplace({each.label, each.name, article->second}, each.id);
  }

  const std::vector<KeyClaim>& claims_;
  std::vector<Index> order_;
  std::map<std::pair<Label, std::string_view>, std::vector<NodeId>> declared_;
  std::unordered_map<std::string, std::string> fullest_;  ///< of each article of a group
  std::map<std::tuple<Label, std::string_view, std::string_view>, NodeId> firsts_;
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

std::vector<FoundJoin> find_joins(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints,
                                  const Cancellation& cancellation) {
  const ClaimNames names(claims, reprints);
  std::vector<FoundJoin> out;
  for (const KeyClaim& each : claims) {
    cancellation.check();
    const std::vector<FoundJoin> found = joins_from(each, names);
    out.insert(out.end(), found.begin(), found.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

RankedKey ranked(const KeyClaim& claim) {
  return {claim.id, static_cast<std::uint32_t>(utf8::length(claim.name)),
          static_cast<std::uint32_t>(claim.scope.size())};
}

std::vector<Judgement> judge(const std::vector<KeyClaim>& claims, const std::vector<ReprintGroup>& reprints,
                             const Cancellation& cancellation) {
  std::vector<RankedKey> keys;
  for (const KeyClaim& each : claims) keys.push_back(ranked(each));
  return settle(keys, find_joins(claims, reprints, cancellation));
}

}  // namespace govgraph::resolve
