// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sort_unique.hpp"
#include "pipeline/judging_scope.hpp"
#include "resolve/reprints.hpp"

namespace govgraph::pipeline {
namespace {

using resolve::FoundJoin;
using resolve::JoinKind;

class IndexedSketches final : public resolve::SketchIndex {
 public:
  explicit IndexedSketches(const store::CorpusIndex& index) : index_(index) {}

  void visit(std::uint32_t run, const Visit& visit) const override { index_.visit_run(run, visit); }

  std::vector<resolve::SketchedArticle> articles(DocumentId document) const override {
    std::vector<resolve::SketchedArticle> out;
    auto found = index_.sketches(document);
    if (!found) return out;
    for (std::uint32_t i = 0; i < found->second.size(); ++i)
      if (resolve::tells_wording(found->second[i])) out.push_back({{found->first, i}, std::move(found->second[i])});
    return out;
  }

 private:
  const store::CorpusIndex& index_;
};

/// Which articles are in which of some groups.
class PrintGroups {
 public:
  explicit PrintGroups(std::vector<ReprintGroup> groups) : groups_(std::move(groups)) {}

  /// Nullptr of an article that is printed once. The first look makes a table of all.
  const ReprintGroup* of(const std::string& article) {
    if (numbers_.empty())
      for (std::uint32_t i = 0; i < groups_.size(); ++i)
        for (const ArticlePlace& each : groups_[i]) numbers_.emplace(article_name(each.document, each.article), i);
    const auto at = numbers_.find(article);
    return at == numbers_.end() ? nullptr : &groups_[at->second];
  }

 private:
  std::vector<ReprintGroup> groups_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

class IndexedNames final : public resolve::KeyNames {
 public:
  IndexedNames(const store::CorpusIndex& index, PrintGroups& prints) : index_(index), prints_(prints) {}

  void within(Label label, std::string_view name, std::string_view scope, const Visit& visit) const override {
    index_.visit_within(label, name, scope, visit);
  }
  void outside_articles(Label label, std::string_view name, const Visit& visit) const override {
    index_.visit_outside_articles(label, name, visit);
  }
  void declaring(Label label, std::string_view form, const Visit& visit) const override {
    index_.visit_declaring(label, form, visit);
  }

  NodeId first_print(const KeyClaim& key) const override {
    const ReprintGroup* group = prints_.of(key.scope);
    if (group == nullptr) return key.id;
    const auto [at, added] = firsts_.try_emplace({group, key.label, key.name}, key.id);
    NodeId& first = at->second;
    if (!added) return first;
    for (const ArticlePlace& each : *group)
      index_.visit_at(key.label, key.name, article_name(each.document, each.article), [&](NodeId id, std::string_view) {
        first = std::min(first, id);
        return true;
      });
    return first;
  }

 private:
  const store::CorpusIndex& index_;
  PrintGroups& prints_;
  mutable std::map<std::tuple<const ReprintGroup*, Label, std::string>, NodeId> firsts_;
};

class Changes final : public CorpusJudgement::Scope {
 public:
  Changes(store::Writer& writer, const Cancellation& cancellation)
      : writer_(writer), cancellation_(cancellation), index_(writer.index()) {
    if (index_.touched_documents().empty()) return;
    std::vector<KeyClaim> touched = index_.touched_keys();
    const std::vector<KeyClaim> more = find_reprints();
    touched.insert(touched.end(), more.begin(), more.end());
    for (const KeyClaim& each : touched) enter(each);
    for (const auto& [name, count] : people_) touch_namesakes(name, count);
    for (const auto& [label, form] : forms_) touch_named(label, form);
    for (const KeyClaim& each : touched) touch_prints(each);
    PrintGroups all(reprints_);
    const IndexedNames names(index_, all);
    for (const NodeId each : owners_) find_anew(each, names);
  }

  bool differs() const override { return writer_.dirty() || !index_.touched_documents().empty(); }

  bool are_one(const std::vector<NodeId>& keys) override {
    const std::set<NodeId> group = closure({keys.front()}, {});
    return std::all_of(keys.begin(), keys.end(), [&](NodeId each) { return group.contains(each); });
  }

  void apply(const resolve::Constraints& decided, const std::vector<NodeId>& otherwise) override {
    std::set<NodeId> seeds = differing_;
    seeds.insert(otherwise.begin(), otherwise.end());
    std::map<NodeId, std::vector<NodeId>> together;
    for (const auto& [a, b] : decided.together) {
      together[a.id].push_back(b.id);
      together[b.id].push_back(a.id);
    }
    const std::set<NodeId> group = closure(seeds, together);
    std::vector<Judgement> wanted = settled(group, decided), kept = kept_of(group), gone, come;
    std::sort(wanted.begin(), wanted.end());
    std::set_difference(kept.begin(), kept.end(), wanted.begin(), wanted.end(), std::back_inserter(gone));
    std::set_difference(wanted.begin(), wanted.end(), kept.begin(), kept.end(), std::back_inserter(come));
    writer_.apply(index_, gone, come, cancellation_);
  }

 private:
  using Name = std::pair<Label, std::string>;

  /// The groups of reprints after the change. Keys in articles of documents that are as they were, but one text with
  /// others than before.
  std::vector<KeyClaim> find_reprints() {
    resolve::ReprintChange change = resolve::update_reprints(writer_.reprints(), index_.touched_documents(),
                                                             IndexedSketches(index_), cancellation_);
    reprints_ = std::move(change.groups);
    if (change.gone != change.come) index_.set_reprints(reprints_);
    gone_ = PrintGroups(std::move(change.gone));
    come_ = PrintGroups(std::move(change.come));
    std::map<DocumentId, std::set<std::string>> articles;
    for (const ArticlePlace& each : change.regrouped)
      articles[document_id(each.document)].insert(article_name(each.document, each.article));
    std::vector<KeyClaim> out;
    for (const auto& [document, names] : articles)
      for (KeyClaim& each : index_.keys_in(document))
        if (names.contains(each.scope)) out.push_back(std::move(each));
    return out;
  }

  /// The indexes follow what is said now; notes what that touches.
  void enter(const KeyClaim& key) {
    cancellation_.check();
    const std::optional<KeyClaim> now = index_.claim(key.id);
    const bool was = index_.has(key);
    if (was != now.has_value()) {
      index_.set(now ? *now : key, now.has_value());
      touch_scopes(key);
      owners_.insert(key.id);
      differing_.insert(key.id);
      if (key.label == Label::kPerson && !resolve::names_article(key.scope)) ++people_[key.name];
    }
    std::vector<std::string> forms = key.declared;
    if (now) forms.insert(forms.end(), now->declared.begin(), now->declared.end());
    sort_unique(forms);
    for (const std::string& form : forms) {
      const bool is_declared = now && std::binary_search(now->declared.begin(), now->declared.end(), form);
      if (index_.declares(key.label, form, key.id) == is_declared) continue;
      index_.set_declared(key.label, form, key.id, is_declared);
      forms_.emplace(key.label, form);
      owners_.insert(key.id);
    }
  }

  /// Keys of its name whose scope holds its own.
  void touch_scopes(const KeyClaim& key) {
    const std::string_view scope = key.scope;
    if (scope.empty()) return;
    for (std::size_t end = scope.rfind('/'); end != std::string_view::npos && end > 0; end = scope.rfind('/', end - 1))
      index_.visit_at(key.label, key.name, scope.substr(0, end), touching());
    index_.visit_at(key.label, key.name, {}, touching());
  }

  store::CorpusIndex::VisitKey touching() {
    return [this](NodeId id, std::string_view) {
      owners_.insert(id);
      return true;
    };
  }

  void touch_named(Label label, const std::string& name) {
    cancellation_.check();
    index_.visit_named(label, name, touching());
  }

  /// They are listed as doubts while they are few: if they were, or are. `count` of them came or went.
  void touch_namesakes(const std::string& name, std::size_t count) {
    std::vector<NodeId> all;
    const std::size_t most = resolve::kFewCandidates + count;
    index_.visit_outside_articles(Label::kPerson, name, [&](NodeId id, std::string_view) {
      all.push_back(id);
      return all.size() <= most;
    });
    if (all.size() <= most) owners_.insert(all.begin(), all.end());
  }

  /// Keys of its name in what is, or was, one text with its article.
  void touch_prints(const KeyClaim& key) {
    if (!resolve::names_article(key.scope)) return;
    cancellation_.check();
    for (PrintGroups* each : {&gone_, &come_})
      if (const ReprintGroup* group = each->of(key.scope)) {
        owners_.insert(key.id);
        for (const ArticlePlace& place : *group)
          index_.visit_at(key.label, key.name, article_name(place.document, place.article), touching());
      }
  }

  void find_anew(NodeId key, const IndexedNames& names) {
    cancellation_.check();
    const std::optional<KeyClaim> claim = index_.claim(key);
    std::vector<FoundJoin> now = claim ? resolve::joins_from(*claim, names) : std::vector<FoundJoin>(), before, differ;
    for (const store::KeyJoin& each : index_.joins(key))
      if (each.own) before.push_back({JoinKind{each.kind}, key, each.other});
    std::sort(before.begin(), before.end());
    const auto note = [&](const std::vector<FoundJoin>& some, const std::vector<FoundJoin>& others, bool on) {
      differ.clear();
      std::set_difference(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(differ));
      for (const FoundJoin& each : differ) {
        index_.set_join(each.from, static_cast<std::uint8_t>(each.kind), each.to, on);
        differing_.insert({each.from, each.to});
      }
    };
    note(before, now, false);
    note(now, before, true);
  }

  /// All keys that chains of joins, and of pairs that are held together, lead to.
  std::set<NodeId> closure(const std::set<NodeId>& seeds, const std::map<NodeId, std::vector<NodeId>>& together) const {
    std::set<NodeId> out = seeds;
    std::deque<NodeId> todo(seeds.begin(), seeds.end());
    const auto reach = [&](NodeId key) {
      if (out.insert(key).second) todo.push_back(key);
    };
    for (; !todo.empty(); todo.pop_front()) {
      cancellation_.check();
      for (const store::KeyJoin& each : index_.joins(todo.front()))
        if (resolve::is_certain(JoinKind{each.kind})) reach(each.other);
      if (const auto at = together.find(todo.front()); at != together.end())
        for (const NodeId each : at->second) reach(each);
    }
    return out;
  }

  /// Doubts lead out of a group.
  std::vector<FoundJoin> joins_around(const std::set<NodeId>& group) const {
    std::vector<FoundJoin> out;
    for (const NodeId key : group)
      for (const store::KeyJoin& each : index_.joins(key))
        out.push_back({JoinKind{each.kind}, each.own ? key : each.other, each.own ? each.other : key});
    sort_unique(out);
    return out;
  }

  std::vector<Judgement> settled(const std::set<NodeId>& group, const resolve::Constraints& decided) const {
    const std::vector<FoundJoin> joins = joins_around(group);
    std::set<NodeId> ids = group;
    for (const FoundJoin& each : joins) ids.insert({each.from, each.to});
    std::vector<resolve::RankedKey> keys;
    for (const NodeId each : ids)
      if (const auto claim = index_.claim(each)) keys.push_back(resolve::ranked(*claim));
    resolve::Constraints own;
    for (const auto& each : decided.together)
      if (group.contains(each.first.id)) own.together.push_back(each);
    for (const auto& each : decided.apart)
      if (group.contains(each.first.id) || group.contains(each.second.id)) own.apart.push_back(each);
    return resolve::settle(keys, joins, own);
  }

  /// The judgements in force over keys of the group, and those over others that may be one of these.
  std::vector<Judgement> kept_of(const std::set<NodeId>& group) const {
    std::set<NodeId> others;
    std::vector<Judgement> out;
    for (const NodeId key : group) {
      const std::vector<Judgement> own = index_.judgements(key);
      out.insert(out.end(), own.begin(), own.end());
      for (const store::KeyJoin& each : index_.joins(key))
        if (!group.contains(each.other)) others.insert(each.other);
    }
    for (const NodeId key : others)
      for (Judgement& each : index_.judgements(key))
        if (group.contains(each.same_as)) out.push_back(std::move(each));
    std::sort(out.begin(), out.end());
    return out;
  }

  store::Writer& writer_;
  const Cancellation& cancellation_;
  store::CorpusIndex index_;
  std::vector<ReprintGroup> reprints_;
  PrintGroups gone_{{}}, come_{{}};
  std::set<NodeId> owners_;     ///< of which what is found from them may be other than before
  std::set<NodeId> differing_;  ///< ends of what is
  std::map<std::string, std::size_t> people_;
  std::set<Name> forms_;
};

}  // namespace

std::unique_ptr<CorpusJudgement::Scope> judge_changes(store::Writer& writer, const Cancellation& cancellation) {
  return std::make_unique<Changes>(writer, cancellation);
}

}  // namespace govgraph::pipeline
