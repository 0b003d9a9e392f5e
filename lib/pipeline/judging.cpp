// SPDX-License-Identifier: Apache-2.0
#include "pipeline/judging.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "pipeline/decisions.hpp"
#include "pipeline/judging_scope.hpp"
#include "resolve/reprints.hpp"

namespace govgraph::pipeline {
namespace {

class All final : public CorpusJudgement::Scope {
 public:
  All(store::Writer& writer, const Cancellation& cancellation) : writer_(writer), cancellation_(cancellation) {
    const std::vector<ReprintGroup> reprints = find_reprints();  // the sketches are gone before the claims come
    const ClaimTable claims = writer.claims(cancellation);
    joins_ = resolve::find_joins(claims, reprints, cancellation);
    std::vector<store::Writer::IndexedJoin> indexed;
    indexed.reserve(joins_.size());
    for (const resolve::FoundJoin& each : joins_)
      indexed.push_back({each.from, each.to, static_cast<std::uint8_t>(each.kind)});
    writer.index_keys(claims, indexed, cancellation);
    keys_ = resolve::ranked(claims);
    // The claims are gone before documents are joined anew.
  }

  bool differs() const override { return true; }

  bool are_one(const std::vector<NodeId>& keys) override {
    if (into_.empty()) unite();
    return std::all_of(keys.begin(), keys.end(), [&](NodeId each) {
      return each == keys.front() || root(number_of(each)) == root(number_of(keys.front()));
    });
  }

  void apply(const resolve::Constraints& decided, const std::vector<NodeId>&) override {
    writer_.apply(resolve::settle(keys_, joins_, decided), cancellation_);
  }

 private:
  using Index = std::uint32_t;

  /// The groups of the corpus, kept, and its articles by their runs.
  std::vector<ReprintGroup> find_reprints() {
    std::vector<std::pair<ArticlePlace, Sketch>> sketches = writer_.sketches(cancellation_);
    std::vector<resolve::SketchedArticle> articles;  // which are lent the sketches
    articles.reserve(sketches.size());
    for (auto& [place, sketch] : sketches) articles.push_back({place, std::move(sketch)});
    std::vector<ReprintGroup> out = resolve::find_reprints(articles, cancellation_);
    for (std::size_t i = 0; i < sketches.size(); ++i) sketches[i].second = std::move(articles[i].sketch);
    writer_.keep_reprints(out);
    writer_.index_runs(sketches, cancellation_);
    return out;
  }

  Index number_of(NodeId key) const {
    const auto at = std::lower_bound(keys_.begin(), keys_.end(), key,
                                     [](const resolve::RankedKey& each, NodeId wanted) { return each.id < wanted; });
    return static_cast<Index>(at - keys_.begin());
  }

  Index root(Index i) {
    while (into_[i] != i) i = into_[i] = into_[into_[i]];
    return i;
  }

  void unite() {
    into_.resize(keys_.size() + 1);  // and one for keys that are none
    std::iota(into_.begin(), into_.end(), 0U);
    for (const resolve::FoundJoin& each : joins_)
      if (resolve::is_certain(each.kind)) into_[root(number_of(each.from))] = root(number_of(each.to));
  }

  store::Writer& writer_;
  const Cancellation& cancellation_;
  std::vector<resolve::RankedKey> keys_;  ///< by id
  std::vector<resolve::FoundJoin> joins_;
  std::vector<Index> into_;  ///< by index of a key; empty before it is asked for
};

}  // namespace

std::unique_ptr<CorpusJudgement::Scope> judge_all(store::Writer& writer, const Cancellation& cancellation) {
  return std::make_unique<All>(writer, cancellation);
}

/// Of many changes it costs less to look at all.
static bool is_small_change(store::Writer& writer) {
  constexpr std::size_t kFew = 50, kShare = 10;
  if (!writer.indexed()) return false;
  writer.flush();
  const std::size_t touched = writer.touched();
  return touched <= kFew || touched < writer.documents_held() / kShare;
}

CorpusJudgement::CorpusJudgement(store::Writer& writer, const Cancellation& cancellation)
    : scope_(is_small_change(writer) ? judge_changes(writer, cancellation) : judge_all(writer, cancellation)) {}

CorpusJudgement::~CorpusJudgement() = default;

bool CorpusJudgement::differs() const { return scope_->differs(); }

bool CorpusJudgement::are_one(const std::vector<NodeId>& keys) const { return keys.empty() || scope_->are_one(keys); }

void CorpusJudgement::apply(const resolve::Constraints& decided, const std::vector<NodeId>& otherwise) {
  scope_->apply(decided, otherwise);
}

bool needs_judging(const store::Writer& writer) { return writer.dirty() || !writer.decisions().complete; }

void judge_corpus(store::Writer& writer, const Cancellation& cancellation) {
  apply_decisions(writer, writer.decisions().text, "decisions of the database", cancellation);
}

}  // namespace govgraph::pipeline
