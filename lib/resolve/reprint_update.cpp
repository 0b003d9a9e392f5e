// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/sort_unique.hpp"
#include "model/reprint_runs.hpp"
#include "resolve/reprints.hpp"

namespace govgraph::resolve {
namespace {

using Index = std::uint32_t;

constexpr std::size_t kFewHolders = 64;  ///< of a run: they are counted no further before it is known to be needed

ArticleRef ref_of(const ArticlePlace& place) { return {document_id(place.document), place.article}; }

struct HashRef {
  std::size_t operator()(const ArticleRef& each) const {
    return static_cast<std::size_t>(static_cast<std::uint64_t>(each.document) * 31 + each.article);
  }
};

class Update {
 public:
  Update(std::vector<ReprintGroup> before, const std::vector<DocumentId>& changed, const SketchIndex& index,
         const Cancellation& cancellation)
      : before_(std::move(before)),
        changed_(changed.begin(), changed.end()),
        index_(index),
        cancellation_(cancellation),
        touched_(before_.size()) {}

  ReprintChange run() {
    enter_groups();
    for (Index group = 0; group < before_.size(); ++group)
      if (touched_[group]) join_what_is_left(group);
    std::vector<Index> fresh;
    for (const DocumentId document : changed_)
      for (const SketchedArticle& each : index_.articles(document)) fresh.push_back(enter(each.place, std::nullopt));
    for (const Index each : fresh) {
      cancellation_.check();
      join_prints_of(each);
    }
    return collect();
  }

 private:
  /// An article that is looked at; an untouched group is one of these, by its first.
  struct Known {
    ArticlePlace place;
    std::optional<Index> group;  ///< in which it was; of a changed document: none
  };

  bool is_changed(const ArticlePlace& place) const { return changed_.contains(document_id(place.document)); }

  Index enter(const ArticlePlace& place, std::optional<Index> group) {
    const auto [at, added] = number_.try_emplace(ref_of(place), static_cast<Index>(known_.size()));
    if (!added) return at->second;
    known_.push_back({place, group});
    into_.push_back(at->second);
    return at->second;
  }

  void enter_groups() {
    for (Index group = 0; group < before_.size(); ++group) {
      cancellation_.check();
      for (const ArticlePlace& each : before_[group]) {
        const ArticleRef ref = ref_of(each);
        group_of_.emplace(ref, group);
        if (changed_.contains(ref.document)) touched_[group] = true;
      }
    }
  }

  Index root(Index i) {
    while (into_[i] != i) i = into_[i] = into_[into_[i]];
    return i;
  }

  /// The number of an article that is in the corpus; of an untouched group that of its first.
  Index number_of(ArticleRef article) {
    const auto group = group_of_.find(article);
    if (group != group_of_.end() && !touched_[group->second] && !changed_.contains(article.document))
      return enter(before_[group->second].front(), group->second);
    if (const auto at = number_.find(article); at != number_.end()) return at->second;
    return enter({path_of(article), article.article}, std::nullopt);
  }

  const std::vector<SketchedArticle>& articles(DocumentId document) {
    const auto at = articles_.find(document);
    if (at != articles_.end()) return at->second;
    return articles_.emplace(document, index_.articles(document)).first->second;
  }

  const SketchedArticle* article(ArticleRef wanted) {
    for (const SketchedArticle& each : articles(wanted.document))
      if (each.place.article == wanted.article) return &each;
    return nullptr;
  }

  std::string path_of(ArticleRef wanted) {
    const auto& all = articles(wanted.document);
    return all.empty() ? std::string() : all.front().place.document;
  }

  bool are_prints(ArticleRef a, ArticleRef b) {
    const SketchedArticle* one = article(a);
    const SketchedArticle* other = article(b);
    return one != nullptr && other != nullptr && is_reprint(one->sketch, other->sketch);
  }

  void unite(Index a, Index b) { into_[root(a)] = root(b); }

  /// Members of unchanged documents: those that still hold together. Neighbours are, as a rule.
  void join_what_is_left(Index group) {
    std::vector<Index> left;
    for (const ArticlePlace& each : before_[group])
      if (!is_changed(each)) left.push_back(enter(each, group));
    for (std::size_t i = 1; i < left.size(); ++i) {
      cancellation_.check();
      if (are_prints(ref_of(known_[left[i - 1]].place), ref_of(known_[left[i]].place))) unite(left[i - 1], left[i]);
    }
    for (std::size_t i = 1; i < left.size(); ++i)
      for (std::size_t k = 0; k < i && is_split(left); ++k)
        if (root(left[i]) != root(left[k]) && are_prints(ref_of(known_[left[i]].place), ref_of(known_[left[k]].place)))
          unite(left[i], left[k]);
  }

  bool is_split(const std::vector<Index>& all) {
    const Index first = root(all.front());
    return std::any_of(all.begin(), all.end(), [&](Index each) { return root(each) != first; });
  }

  void join_prints_of(Index fresh) {
    const ArticleRef own = ref_of(known_[fresh].place);
    const SketchedArticle* found = article(own);
    const Sketch sketch = found->sketch;
    for (const ArticleRef& each : candidates_for(sketch)) {
      if (each == own) continue;
      const Index other = number_of(each);
      if (root(other) == root(fresh)) continue;
      if (const SketchedArticle* at = article(each); at != nullptr && is_reprint(sketch, at->sketch))
        unite(fresh, other);
    }
  }

  struct Hit {
    ArticleRef article;
    std::size_t runs = 0;  ///< of its sketch

    friend auto operator<=>(const Hit&, const Hit&) = default;
  };

  /// Who holds a run: all of which it leads to, and some others; all of them where they are few.
  struct Holders {
    std::uint32_t run = 0;
    std::size_t others = 0;
    std::vector<Hit> shorter, longer;
  };

  Holders holders_of(std::uint32_t run, std::size_t size, std::size_t most) const {
    Holders out;
    out.run = run;
    index_.visit(run, [&](ArticleRef article, std::size_t runs, bool lead) {
      out.others += lead ? 0 : 1;
      if (runs >= size && sizes_fit(runs, size)) out.longer.push_back({article, runs});
      if (lead && runs <= size && sizes_fit(runs, size)) out.shorter.push_back({article, runs});
      return out.others <= most;
    });
    return out;
  }

  /// Articles of no more runs, of whose leading runs some are among these, and such of no fewer runs as hold some of
  /// the rarest of these.
  std::vector<ArticleRef> candidates_for(const Sketch& sketch) const {
    std::vector<Holders> all;
    std::vector<Hit> shorter, longer;
    for (const std::uint32_t run : sketch) {
      cancellation_.check();
      all.push_back(holders_of(run, sketch.size(), kFewHolders));
      shorter.insert(shorter.end(), all.back().shorter.begin(), all.back().shorter.end());
    }
    std::sort(all.begin(), all.end(), [](const Holders& a, const Holders& b) { return a.others < b.others; });
    all.resize(std::min(all.size(), leading_runs(sketch.size())));
    for (Holders& each : all) {
      cancellation_.check();
      if (each.others > kFewHolders)
        each = holders_of(each.run, sketch.size(), std::numeric_limits<std::size_t>::max());
      longer.insert(longer.end(), each.longer.begin(), each.longer.end());
    }
    std::vector<ArticleRef> out = often_among(std::move(shorter), std::nullopt);
    const std::vector<ArticleRef> more = often_among(std::move(longer), sketch.size());
    out.insert(out.end(), more.begin(), more.end());
    sort_unique(out);
    return out;
  }

  /// Those that are hit as often as a print is; `shorter`: the runs of the shorter of the two, nullopt: it is they.
  static std::vector<ArticleRef> often_among(std::vector<Hit> hits, std::optional<std::size_t> shorter) {
    std::sort(hits.begin(), hits.end());
    std::vector<ArticleRef> out;
    for (std::size_t begin = 0, end; begin < hits.size(); begin = end) {
      for (end = begin + 1; end < hits.size() && hits[end] == hits[begin];) ++end;
      const std::size_t runs = shorter.value_or(hits[begin].runs);
      if (end - begin >= leading_runs(runs) - runs_that_may_miss(runs)) out.push_back(hits[begin].article);
    }
    return out;
  }

  /// What was looked at, by what holds it together. A group that came in as a whole comes with all of its members.
  ReprintChange collect() {
    std::map<Index, std::vector<Index>> made;
    for (Index i = 0; i < known_.size(); ++i) made[root(i)].push_back(i);
    ReprintChange out;
    std::set<Index> taken;  // untouched groups that others came to
    for (auto& [to, all] : made) {
      const bool whole = all.size() == 1 && known_[all[0]].group && !touched_[*known_[all[0]].group];
      if (whole) continue;
      for (const Index each : all)
        if (known_[each].group && !touched_[*known_[each].group]) taken.insert(*known_[each].group);
      if (ReprintGroup group = members(all); group.size() > 1) out.come.push_back(std::move(group));
    }
    for (Index group = 0; group < before_.size(); ++group)
      (touched_[group] || taken.contains(group) ? out.gone : out.groups).push_back(before_[group]);
    std::sort(out.come.begin(), out.come.end());
    out.regrouped = regrouped(out);
    out.groups.insert(out.groups.end(), out.come.begin(), out.come.end());
    std::sort(out.groups.begin(), out.groups.end());
    return out;
  }

  /// The fullest of a group stands first, then all by place; so of whole groups only the first is weighed.
  ReprintGroup members(const std::vector<Index>& all) {
    ReprintGroup weighed, out;
    for (const Index each : all) {
      weighed.push_back(known_[each].place);
      if (const auto& group = known_[each].group; group && !touched_[*group])
        out.insert(out.end(), before_[*group].begin() + 1, before_[*group].end());
    }
    std::sort(weighed.begin(), weighed.end());
    const auto size = [&](const ArticlePlace& place) {
      const SketchedArticle* at = article(ref_of(place));
      return at == nullptr ? 0 : at->sketch.size();
    };
    if (weighed.size() + out.size() < 2) return weighed;
    const auto fullest = std::max_element(weighed.begin(), weighed.end(),
                                          [&](const auto& a, const auto& b) { return size(a) < size(b); });
    const ArticlePlace first = *fullest;
    weighed.erase(fullest);
    out.insert(out.end(), weighed.begin(), weighed.end());
    std::sort(out.begin(), out.end());
    out.insert(out.begin(), first);
    return out;
  }

  /// Blocks of unchanged articles that were together and are: of each group, of before and of now, all but its largest.
  std::vector<ArticlePlace> regrouped(const ReprintChange& change) const {
    using Block = std::pair<std::size_t, std::size_t>;  // numbers of groups of before and of now; from 1, 0: alone
    std::map<ArticlePlace, Block> blocks_of;
    for (std::size_t i = 0; i < change.gone.size(); ++i)
      for (const ArticlePlace& each : change.gone[i])
        if (!is_changed(each)) blocks_of[each].first = i + 1;
    for (std::size_t i = 0; i < change.come.size(); ++i)
      for (const ArticlePlace& each : change.come[i])
        if (!is_changed(each)) blocks_of[each].second = i + 1;
    std::map<Block, std::vector<ArticlePlace>> blocks;
    for (const auto& [place, block] : blocks_of) blocks[block].push_back(place);
    std::map<std::size_t, std::size_t> largest_before, largest_now;
    for (const auto& [block, places] : blocks) {
      largest_before[block.first] = std::max(largest_before[block.first], places.size());
      largest_now[block.second] = std::max(largest_now[block.second], places.size());
    }
    std::vector<ArticlePlace> out;
    std::set<std::size_t> spared_before, spared_now;  // of several largest the first
    for (const auto& [block, places] : blocks) {
      const bool before = block.first == 0 ||
                          (places.size() == largest_before[block.first] && spared_before.insert(block.first).second);
      const bool now =
          block.second == 0 || (places.size() == largest_now[block.second] && spared_now.insert(block.second).second);
      const bool alone = (block.first == 0 || block.second == 0) && places.size() > 1;  // apart from one another
      if (!before || !now || alone) out.insert(out.end(), places.begin(), places.end());
    }
    return out;
  }

  std::vector<ReprintGroup> before_;
  std::set<DocumentId> changed_;
  const SketchIndex& index_;
  const Cancellation& cancellation_;
  std::vector<bool> touched_;  ///< groups that a changed document was in
  std::unordered_map<ArticleRef, Index, HashRef> group_of_, number_;
  std::vector<Known> known_;
  std::vector<Index> into_;
  std::map<DocumentId, std::vector<SketchedArticle>> articles_;
};

}  // namespace

ReprintChange update_reprints(std::vector<ReprintGroup> before, const std::vector<DocumentId>& changed,
                              const SketchIndex& index, const Cancellation& cancellation) {
  return Update(std::move(before), changed, index, cancellation).run();
}

}  // namespace govgraph::resolve
