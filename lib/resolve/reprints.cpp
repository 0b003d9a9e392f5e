// SPDX-License-Identifier: Apache-2.0
#include "resolve/reprints.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/sort_unique.hpp"
#include "model/reprint_runs.hpp"

namespace govgraph::resolve {
namespace {

using Index = std::uint32_t;
using Pair = std::pair<Index, Index>;

constexpr std::size_t kLeast = 6;       ///< of a sketch that tells anything: some 55 ideographs
constexpr std::size_t kMostLonger = 6;  ///< times the shorter: a round-up of many reports is another text

class Finder {
 public:
  Finder(const std::vector<SketchedArticle>& articles, const Cancellation& cancellation)
      : articles_(articles), cancellation_(cancellation), into_(articles.size()), order_(articles.size()) {
    std::iota(into_.begin(), into_.end(), 0U);
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](Index a, Index b) { return articles_[a].place < articles_[b].place; });
  }

  std::vector<ReprintGroup> run() {
    collect_runs();
    for (const auto& [a, b] : candidates()) {
      cancellation_.check();
      if (is_reprint(articles_[a].sketch, articles_[b].sketch)) into_[root(a)] = root(b);
    }
    join_the_rest();
    std::map<Index, std::vector<Index>> groups;
    for (const Index each : order_) groups[root(each)].push_back(each);
    std::vector<ReprintGroup> out;
    for (auto& [to, group] : groups)
      if (group.size() > 1) out.push_back(places_of(group));
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  Index root(Index i) {
    while (into_[i] != i) i = into_[i] = into_[into_[i]];
    return i;
  }

  void collect_runs() {
    for (Index rank = 0; rank < order_.size(); ++rank)
      if (const Sketch& sketch = articles_[order_[rank]].sketch; tells_wording(sketch))
        for (const std::uint32_t run : sketch) runs_.emplace_back(run, rank);
    std::sort(runs_.begin(), runs_.end());
  }

  std::size_t end_of_run(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < runs_.size() && runs_[end].first == runs_[begin].first) ++end;
    return end;
  }

  /// Pairs that share runs. Of a run that many articles hold each is paired with the first and with its neighbour, so a
  /// page of which there are a thousand copies costs no more than a thousand looks.
  std::vector<Pair> candidates() const {
    std::vector<Pair> met;
    for (std::size_t begin = 0, end; begin < runs_.size(); begin = end) {
      end = end_of_run(begin);
      for (std::size_t i = begin + 1; i < end; ++i) {
        met.emplace_back(runs_[begin].second, runs_[i].second);
        if (i > begin + 1) met.emplace_back(runs_[i - 1].second, runs_[i].second);
      }
    }
    std::sort(met.begin(), met.end());
    std::vector<Pair> out;
    for (std::size_t begin = 0, end; begin < met.size(); begin = end) {
      for (end = begin + 1; end < met.size() && met[end] == met[begin];) ++end;
      if (end - begin >= kLeastShared) out.emplace_back(order_[met[begin].first], order_[met[begin].second]);
    }
    return out;
  }

  /// Pairs that are left, found by the rarest runs of the shorter of two, of which the longer holds one at least.
  void join_the_rest() {
    const std::vector<Pair> rare = rarest_runs();
    std::size_t first = 0;
    for (std::size_t begin = 0, end; begin < runs_.size(); begin = end) {
      end = end_of_run(begin);
      const std::size_t from = first;
      while (first < rare.size() && rare[first].first == runs_[begin].first) ++first;
      if (from == first) continue;
      cancellation_.check();
      std::map<Index, std::vector<Index>> holders;  // by what is known to be one text
      for (std::size_t i = begin; i < end; ++i)
        holders[root(order_[runs_[i].second])].push_back(order_[runs_[i].second]);
      if (holders.size() == 1) continue;
      for (std::size_t i = from; i < first; ++i) join_with(order_[rare[i].second], holders);
    }
  }

  void join_with(Index shorter, const std::map<Index, std::vector<Index>>& holders) {
    for (const auto& [known, group] : holders) {
      if (root(known) == root(shorter)) continue;
      const auto found = std::find_if(group.begin(), group.end(), [&](Index each) {
        return is_reprint(articles_[shorter].sketch, articles_[each].sketch);
      });
      if (found != group.end()) into_[root(shorter)] = root(*found);
    }
  }

  /// Of each article more runs than may be missing in one that holds it, as few articles hold them as may be; sorted.
  /// Those that no other article holds are left out.
  std::vector<Pair> rarest_runs() const {
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> of(order_.size());  // how many hold it, run
    for (std::size_t begin = 0, end; begin < runs_.size(); begin = end) {
      end = end_of_run(begin);
      if (end == begin + 1) continue;
      for (std::size_t i = begin; i < end; ++i)
        of[runs_[i].second].emplace_back(static_cast<std::uint32_t>(end - begin), runs_[i].first);
    }
    std::vector<Pair> out;
    for (Index rank = 0; rank < of.size(); ++rank) {
      const std::size_t size = articles_[order_[rank]].sketch.size();
      const std::size_t alone = size - std::min(size, of[rank].size());
      const std::size_t most = runs_that_may_miss(size) + 1;
      if (alone >= most) continue;
      std::sort(of[rank].begin(), of[rank].end());
      for (std::size_t i = 0; i < std::min(most - alone, of[rank].size()); ++i)
        out.emplace_back(of[rank][i].second, rank);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  ReprintGroup places_of(std::vector<Index>& group) const {
    const auto fullest = std::max_element(group.begin(), group.end(), [&](Index a, Index b) {
      return articles_[a].sketch.size() < articles_[b].sketch.size();
    });
    std::rotate(group.begin(), fullest, fullest + 1);
    ReprintGroup out;
    for (const Index each : group) out.push_back(articles_[each].place);
    return out;
  }

  const std::vector<SketchedArticle>& articles_;
  const Cancellation& cancellation_;
  std::vector<Index> into_, order_;
  std::vector<std::pair<std::uint32_t, Index>> runs_;  ///< articles by their rank among places
};

}  // namespace

bool is_reprint(const Sketch& a, const Sketch& b) {
  if (!tells_wording(a) || !tells_wording(b)) return false;
  const std::size_t shorter = std::min(a.size(), b.size());
  return sizes_fit(a.size(), b.size()) && shared(a, b) + runs_that_may_miss(shorter) >= shorter;
}

bool sizes_fit(std::size_t a, std::size_t b) { return std::max(a, b) <= kMostLonger * std::min(a, b); }

bool tells_wording(const Sketch& sketch) { return sketch.size() >= kLeast; }

std::vector<ReprintGroup> find_reprints(const std::vector<SketchedArticle>& articles,
                                        const Cancellation& cancellation) {
  return Finder(articles, cancellation).run();
}

}  // namespace govgraph::resolve
