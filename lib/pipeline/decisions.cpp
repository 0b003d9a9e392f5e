// SPDX-License-Identifier: Apache-2.0
#include "pipeline/decisions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/sort_unique.hpp"
#include "base/text_file.hpp"
#include "pipeline/contradictions.hpp"
#include "pipeline/decided_facts.hpp"
#include "pipeline/decision_places.hpp"
#include "pipeline/decision_traces.hpp"
#include "pipeline/judging.hpp"
#include "pipeline/subject_keys.hpp"
#include "resolve/judge.hpp"

namespace govgraph::pipeline {
namespace {

using Index = std::size_t;  ///< of a decision
using enum DecisionKind;

bool is_of_entities(const Decision& each) {
  return each.kind == kSplit || each.kind == kAdd || each.kind == kNotSame || (each.kind == kWrong && !each.relation);
}
bool is_of_edges(const Decision& each) { return each.kind == kWrong && each.relation; }

class Decider {
 public:
  Decider(store::Writer& writer, std::string text, std::string_view path, const Cancellation& cancellation)
      : writer_(writer),
        cancellation_(cancellation),
        decisions_(parse_decisions(text, path)),
        places_(writer),
        contradictions_(decisions_) {
    row_.text = decisions_.empty() ? std::string() : std::move(text);
    row_.outcomes.resize(decisions_.size());
    for (const Decision& each : decisions_) {
      hashes_.push_back(hash64(content_of(each)));
      if (each.kind == kRename || each.kind == kRelabel) renamings_.push_back(each);
    }
  }

  void run() {
    begin();
    place();
    if (!join_and_part()) join_and_part();
    amend_all(&By::edges);
    find_outcomes();
    row_.complete = true;
    writer_.keep_decisions(row_);
    writer_.flush();
  }

 private:
  /// What a decision is about, as far as it is known.
  struct About {
    std::optional<DecisionPlaces::Place> place;
    std::vector<SubjectKeys::Named> about, other;
    bool placed = true;    ///< its page is there, if it names one
    bool unclear = false;  ///< several nodes that it may mean
  };

  /// Steps 1 and 2. False where it has come to light that a page's names are parted by a decision that others
  /// contradict: then it is to be done again, without it.
  bool join_and_part() {
    amend_all(&By::entities);
    CorpusJudgement corpus(writer_, cancellation_);
    const SubjectKeys keys(writer_, renamings_, corpus);
    resolve_subjects(keys);
    const resolve::Constraints decided = constraints(keys);
    for (Index i = 0; i < decisions_.size(); ++i)
      if (decisions_[i].kind == kNotSame && contradictions_.is_one(i) && has_hit(&By::entities, i)) return false;
    // Where neither statements nor what is decided of pairs has changed, the judgements in force are those.
    std::string settled = encode(decided);
    if (!corpus.differs() && writer_.settled() == settled) return true;
    corpus.apply(decided, decided_otherwise(writer_.settled(), settled));
    writer_.keep_settled(std::move(settled));
    return true;
  }

  bool has_hit(Step By::*step, Index i) const {
    return std::any_of(amended_.begin(), amended_.end(), [&](const auto& each) {
      const std::vector<std::uint64_t>& hits = (each.second.*step).hits;
      return std::binary_search(hits.begin(), hits.end(), hashes_[i]);
    });
  }

  bool is_out(Index i) const { return contradictions_.is_one(i) || !abouts_[i].placed; }

  void begin() {
    writer_.flush();
    amended_.clear();
    for (const auto& [id, by] : writer_.amended()) amended_.emplace(id, decode_traces(by));
    if (row_.text.empty() && writer_.decisions().text.empty()) return;
    row_.complete = false;
    writer_.keep_decisions(row_);
    writer_.flush();
  }

  /// Finds the pages.
  void place() {
    abouts_.resize(decisions_.size());
    for (Index i = 0; i < decisions_.size(); ++i) {
      cancellation_.check();
      if (!decisions_[i].on_one_page()) continue;
      abouts_[i].place = places_.find(decisions_[i]);
      abouts_[i].placed = abouts_[i].place.has_value();
      if (decisions_[i].kind == kSplit && abouts_[i].placed && abouts_[i].place->span)
        contradictions_.add_split(i, abouts_[i].place->document, article_of(*abouts_[i].place));
    }
  }

  std::uint32_t article_of(const DecisionPlaces::Place& place) {
    const auto facts = writer_.said(place.document);
    return facts ? article_at(*facts, *place.span) : 0;
  }

  PlacedDecision placed(Index i) const {
    const Decision& each = decisions_[i];
    PlacedDecision out;
    out.decision = &each;
    out.about = readings(*each.about, renamings_);
    if (each.other) out.other = readings(*each.other, renamings_);
    if (abouts_[i].place) out.span = abouts_[i].place->span;
    return out;
  }

  /// The decisions of one step, by the page that they name.
  struct Work {
    std::map<DocumentId, std::vector<Index>> of_page;
    std::vector<Index> anywhere;

    /// All that may concern a document, in their order.
    std::vector<Index> of(DocumentId id) const {
      std::vector<Index> out = anywhere;
      if (const auto at = of_page.find(id); at != of_page.end())
        out.insert(out.end(), at->second.begin(), at->second.end());
      std::sort(out.begin(), out.end());
      return out;
    }
  };

  Work work_of(Step By::*step) const {
    Work out;
    for (Index i = 0; i < decisions_.size(); ++i) {
      const bool is_of = step == &By::entities ? is_of_entities(decisions_[i]) : is_of_edges(decisions_[i]);
      if (!is_of || is_out(i) || (!abouts_[i].place && abouts_[i].unclear)) continue;
      if (abouts_[i].place)
        out.of_page[abouts_[i].place->document].push_back(i);
      else
        out.anywhere.push_back(i);
    }
    return out;
  }

  /// One step over all documents that it concerns. `step`: where its traces are kept.
  void amend_all(Step By::*step) {
    Work work = work_of(step);
    std::map<DocumentId, std::vector<Index>> expected = pages_of(work.anywhere, step);
    for (const auto& [id, own] : work.of_page) expected[id].insert(expected[id].end(), own.begin(), own.end());
    for (const auto& [id, by] : amended_) expected.try_emplace(id);
    if (step == &By::entities) of_entities_ = work;
    for (auto& [id, indexes] : expected) {
      cancellation_.check();
      std::sort(indexes.begin(), indexes.end());
      amend(id, step, indexes, work.of(id));
    }
  }

  /// For decisions that name no page: those where there may be something to do.
  std::map<DocumentId, std::vector<Index>> pages_of(const std::vector<Index>& anywhere, Step By::*step) {
    std::map<DocumentId, std::vector<Index>> out;
    std::set<std::uint64_t> known;
    for (const auto& [id, by] : amended_) known.insert((by.*step).hits.begin(), (by.*step).hits.end());
    for (const Index i : anywhere) {
      std::vector<DocumentId> pages = is_of_edges(decisions_[i]) ? pages_stating(i) : pages_naming(i);
      for (const auto& [id, by] : amended_)
        if (!known.contains(hashes_[i]) ||
            std::binary_search((by.*step).hits.begin(), (by.*step).hits.end(), hashes_[i]))
          pages.push_back(id);
      sort_unique(pages);
      for (const DocumentId id : pages) out[id].push_back(i);
    }
    return out;
  }

  /// Of two that are held apart: pages that may call one thing by both names.
  std::vector<DocumentId> pages_naming(Index i) const {
    std::map<NodeId, NodeId> nodes = nodes_named(*decisions_[i].about);  // by key
    if (decisions_[i].kind == kNotSame) {
      const std::map<NodeId, NodeId> others = nodes_named(*decisions_[i].other);
      std::erase_if(nodes, [&](const auto& each) { return !others.contains(each.first); });
    }
    std::vector<DocumentId> out;
    for (const auto& [key, node] : nodes) {
      const std::vector<DocumentId> more = writer_.documents_naming(node);
      out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  std::map<NodeId, NodeId> nodes_named(const Subject& subject) const {
    std::map<NodeId, NodeId> out;
    for (const Subject& each : readings(subject, renamings_))
      for (const auto& key : writer_.keys_named(each.name)) out.emplace(key.key, key.node);
    return out;
  }

  std::vector<DocumentId> pages_stating(Index i) const {
    std::vector<DocumentId> out;
    for (const EdgeId edge : edges_of(i)) {
      const std::vector<DocumentId> more = writer_.documents_stating(edge);
      out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  /// The edges that a decision of a relation is about, as they are now.
  std::vector<EdgeId> edges_of(Index i) const {
    std::vector<EdgeId> out;
    const Decision& each = decisions_[i];
    for (const NodeId head : nodes_of(abouts_[i].about))
      for (const NodeId tail : nodes_of(abouts_[i].other))
        for (const auto& [edge, role] : writer_.edges_between(head, *each.relation, tail))
          if (each.role.empty() || role == each.role) out.push_back(edge);
    sort_unique(out);
    return out;
  }

  std::vector<NodeId> nodes_of(const std::vector<SubjectKeys::Named>& keys) const {
    std::vector<NodeId> out;
    for (const auto& each : keys) out.push_back(writer_.node_of(each.key));
    sort_unique(out);
    return out;
  }

  /// All keys of the nodes.
  std::set<NodeId> keys_around(const std::vector<SubjectKeys::Named>& keys) const {
    std::set<NodeId> out;
    for (const NodeId node : nodes_of(keys))
      for (const NodeId key : writer_.keys_of(node)) out.insert(key);
    return out;
  }

  std::uint64_t stamp_of(const std::vector<Index>& indexes) const {
    if (indexes.empty()) return 0;
    std::string all;
    for (const Index i : indexes) {
      bytes::append_be64(all, hashes_[i]);
      const auto& place = abouts_[i].place;
      if (place && place->span) {
        bytes::append_varint(all, place->span->begin);
        bytes::append_varint(all, place->span->end);
      }
      for (const Subject& each : readings(*decisions_[i].about, renamings_)) bytes::append_text(all, text_of(each));
      if (!is_of_edges(decisions_[i])) continue;
      for (const auto* keys : {&abouts_[i].about, &abouts_[i].other})
        for (const NodeId key : keys_around(*keys)) bytes::append_be64(all, static_cast<std::uint64_t>(key));
    }
    return hash64(all) | 1;
  }

  /// `expected`: the decisions that it should be changed by, if nothing is new; `all`: those that may concern it.
  void amend(DocumentId id, Step By::*step, const std::vector<Index>& expected, const std::vector<Index>& all) {
    By& by = amended_[id];
    if ((by.*step).stamp == stamp_of(expected)) return;
    std::optional<DocumentFacts> facts = writer_.said(id);
    if (!facts) return;
    By now;
    if (step == &By::edges) {
      now.entities = by.entities;
      apply(id, *facts, of_entities_.of(id));
    }
    now.*step = trace_of(apply(id, *facts, all), all);
    if (now.*step == by.*step) return;
    by = now;
    if (by.any())
      writer_.amend(id, std::move(facts->entities), std::move(facts->edges), encode(by));
    else
      writer_.restore(id);
  }

  /// Decisions that name no page count only where they found something: so it is the next time.
  Step trace_of(const std::vector<Index>& hit, const std::vector<Index>& all) const {
    Step out;
    for (const Index i : hit) out.hits.push_back(hashes_[i]);
    sort_unique(out.hits);
    std::vector<Index> counted;
    for (const Index i : all)
      if (abouts_[i].place || std::binary_search(hit.begin(), hit.end(), i)) counted.push_back(i);
    out.stamp = stamp_of(counted);
    return out;
  }

  /// Names that are parted, splits, then what is added, then what is left out. Those that found something to do,
  /// ascending.
  std::vector<Index> apply(DocumentId id, DocumentFacts& facts, const std::vector<Index>& indexes) {
    std::vector<Index> out;
    for (const DecisionKind kind : {kNotSame, kSplit, kAdd, kWrong})
      for (const Index i : indexes) {
        if (decisions_[i].kind != kind) continue;
        const PlacedDecision what = placed(i);
        bool hit = false;
        if (kind == kNotSame) hit = part_names(facts, places_.source(id), what);
        if (kind == kSplit) hit = split(facts, what);
        if (kind == kAdd) hit = add(facts, places_.source(id), what);
        if (kind == kWrong && !decisions_[i].relation) hit = leave_out_entity(facts, what);
        if (kind == kWrong && decisions_[i].relation)
          hit = leave_out_edges(facts, what, keys_around(abouts_[i].about), keys_around(abouts_[i].other));
        if (hit) out.push_back(i);
      }
    sort_unique(out);
    return out;
  }

  /// Which keys subjects mean, of what step 1 has left.
  void resolve_subjects(const SubjectKeys& keys) {
    for (Index i = 0; i < decisions_.size(); ++i) {
      const Decision& each = decisions_[i];
      if (is_of_entities(each) && each.kind != kAdd && each.kind != kNotSame) continue;
      About& about = abouts_[i];
      about.about = keys.find(*each.about);
      if (each.other) about.other = keys.find(*each.other);
      about.unclear = !about.place && !(keys.are_one(about.about) && keys.are_one(about.other));
    }
  }

  resolve::Constraints constraints(const SubjectKeys& keys) {
    contradictions_.read_pairs(
        [this](Index i) { return is_usable(i) ? keys_in(abouts_[i].about) : std::vector<NodeId>(); },
        [this](Index i) { return is_usable(i) ? keys_in(abouts_[i].other) : std::vector<NodeId>(); });
    resolve::Constraints out;
    for (Index i = 0; i < decisions_.size(); ++i) {
      if (is_out(i)) continue;
      const Decision& each = decisions_[i];
      if (each.kind == kSame && is_usable(i)) add_chain(abouts_[i].about, abouts_[i].other, out);
      if (each.kind == kNotSame && is_usable(i)) add_pairs(abouts_[i].about, abouts_[i].other, out);
      if (each.kind == kSplit) add_pairs(keys.find(*each.about), keys.find(part_of(each)), out);
      if (each.kind == kAdd) add_chain(of_that_name(abouts_[i].about, each.about), {}, out);
      if (each.kind == kAdd) add_chain(of_that_name(abouts_[i].other, each.other), {}, out);
    }
    return out;
  }

  static Subject part_of(const Decision& split) {
    Subject out = *split.about;
    out.scope = split_scope(out.scope.value_or(""), split);
    return out;
  }

  bool is_usable(Index i) const {
    return !abouts_[i].unclear && !abouts_[i].about.empty() && !abouts_[i].other.empty();
  }

  static std::vector<NodeId> keys_in(const std::vector<SubjectKeys::Named>& all) {
    std::vector<NodeId> out;
    for (const auto& each : all) out.push_back(each.key);
    return out;
  }

  /// What a statement that was added names is what bears that name in that scope already.
  static std::vector<SubjectKeys::Named> of_that_name(std::vector<SubjectKeys::Named> keys,
                                                      const std::optional<Subject>& subject) {
    std::erase_if(keys, [&](const auto& each) {
      return !subject || !subject->scope || each.name != subject->name || each.scope != *subject->scope;
    });
    return keys;
  }

  static void add_chain(std::vector<SubjectKeys::Named> a, const std::vector<SubjectKeys::Named>& b,
                        resolve::Constraints& out) {
    a.insert(a.end(), b.begin(), b.end());
    for (std::size_t i = 1; i < a.size(); ++i)
      if (a[i].key != a[0].key) out.together.emplace_back(key_of(a[0]), key_of(a[i]));
  }

  static void add_pairs(const std::vector<SubjectKeys::Named>& a, const std::vector<SubjectKeys::Named>& b,
                        resolve::Constraints& out) {
    for (const auto& one : a)
      for (const auto& other : b)
        if (one.key != other.key) out.apart.emplace_back(key_of(one), key_of(other));
  }

  void find_outcomes() {
    std::set<std::uint64_t> hits;
    for (const auto& [id, by] : amended_)
      for (const Step* each : {&by.entities, &by.edges}) hits.insert(each->hits.begin(), each->hits.end());
    for (Index i = 0; i < decisions_.size(); ++i) {
      Decided& out = row_.outcomes[i];
      out.nodes = nodes_of(abouts_[i].about);
      const std::vector<NodeId> others = nodes_of(abouts_[i].other);
      out.nodes.insert(out.nodes.end(), others.begin(), others.end());
      sort_unique(out.nodes);
      if (decisions_[i].relation) out.edges = edges_of(i);
      out.state = state_of(i, hits.contains(hashes_[i]));
    }
    contradict_renamings();
    for (Index i = 0; i < decisions_.size(); ++i)
      if (contradictions_.is_one(i)) {
        row_.outcomes[i].state = DecisionState::kContradicts;
        row_.outcomes[i].against = contradictions_.lines_against(i);
      }
    for (Decided& each : row_.outcomes)
      if (!each.in_force()) each.nodes.clear(), each.edges.clear();
  }

  DecisionState state_of(Index i, bool hit) const {
    const Decision& each = decisions_[i];
    const auto in_force = [](bool yes) { return yes ? DecisionState::kInForce : DecisionState::kNothing; };
    if (!abouts_[i].placed) return DecisionState::kNothing;
    if (each.kind == kNotSame && hit) return DecisionState::kInForce;
    if (each.kind != kNotSame && (is_of_entities(each) || is_of_edges(each)))
      return !hit && abouts_[i].unclear ? DecisionState::kSeveral : in_force(hit);
    if (abouts_[i].unclear) return DecisionState::kSeveral;
    if (each.relation) return in_force(is_stated(i));
    if (each.kind == kSame) return in_force(is_usable(i) && row_.outcomes[i].nodes.size() == 1);
    if (each.other) return in_force(is_usable(i) && keys_in(abouts_[i].about) != keys_in(abouts_[i].other));
    if (abouts_[i].about.empty()) return DecisionState::kNothing;
    return row_.outcomes[i].nodes.size() == 1 ? DecisionState::kInForce : DecisionState::kSeveral;
  }

  /// On its page, if it names one.
  bool is_stated(Index i) const {
    for (const EdgeId edge : row_.outcomes[i].edges) {
      if (!abouts_[i].place) return true;
      const std::vector<DocumentId> pages = writer_.documents_stating(edge);
      if (std::binary_search(pages.begin(), pages.end(), abouts_[i].place->document)) return true;
    }
    return false;
  }

  /// One node under two names, or two labels.
  void contradict_renamings() {
    std::map<std::pair<DecisionKind, NodeId>, std::vector<Index>> given;
    for (Index i = 0; i < decisions_.size(); ++i) {
      const DecisionKind kind = decisions_[i].kind;
      if ((kind == kRename || kind == kRelabel) && row_.outcomes[i].in_force())
        given[{kind, row_.outcomes[i].nodes.front()}].push_back(i);
    }
    for (const auto& [node, all] : given)
      for (const Index one : all)
        for (const Index other : all)
          if (decisions_[one].value != decisions_[other].value) contradictions_.add(one, other);
  }

  store::Writer& writer_;
  const Cancellation& cancellation_;
  std::vector<Decision> decisions_;
  std::vector<Decision> renamings_;
  std::vector<std::uint64_t> hashes_;  ///< of decisions
  DecisionPlaces places_;
  Contradictions contradictions_;
  std::vector<About> abouts_;
  std::map<DocumentId, By> amended_;
  Work of_entities_;  ///< of step 1
  store::DecisionsRow row_;
};

}  // namespace

void decide(store::Writer& writer, std::string text, std::string_view path, const Cancellation& cancellation) {
  const store::DecisionsRow before = writer.decisions();
  if (writer.dirty() || !before.complete || before.text != text)
    apply_decisions(writer, std::move(text), path, cancellation);
}

void decide(const std::filesystem::path& database, const std::filesystem::path& file,
            const Cancellation& cancellation) {
  std::string text = read_text_file(file);
  parse_decisions(text, file.string());  // before the database is touched
  store::OpenOptions options;
  options.create = false;
  options.cancellation = cancellation;
  store::Writer writer = store::Writer::open(database.string(), options);
  decide(writer, std::move(text), file.string(), cancellation);
  writer.finish();
}

void apply_decisions(store::Writer& writer, std::string text, std::string_view path, const Cancellation& cancellation) {
  Decider(writer, std::move(text), path, cancellation).run();
}

}  // namespace govgraph::pipeline
