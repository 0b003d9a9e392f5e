// SPDX-License-Identifier: Apache-2.0
#include "resolve/reprints.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "base/sort_unique.hpp"

namespace govgraph::resolve {
namespace {

using Index = std::uint32_t;
using Pair = std::pair<Index, Index>;

constexpr std::size_t kLeast = 6;        ///< of a sketch that tells anything: some 55 ideographs
constexpr double kMostOfShorter = 0.7;   ///< that the longer one must hold
constexpr double kMostLonger = 6;        ///< times the shorter: a round-up of many reports is another text
constexpr std::size_t kLeastShared = 3;  ///< of runs that make a pair worth a look

class Finder {
 public:
  Finder(const std::vector<SketchedArticle>& articles, const Cancellation& cancellation)
      : articles_(articles), cancellation_(cancellation), into_(articles.size()), order_(articles.size()) {
    std::iota(into_.begin(), into_.end(), 0U);
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](Index a, Index b) { return articles_[a].place < articles_[b].place; });
  }

  std::vector<ReprintGroup> run() {
    for (const auto& [a, b] : candidates()) {
      cancellation_.check();
      if (is_reprint(articles_[a].sketch, articles_[b].sketch)) into_[root(a)] = root(b);
    }
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

  static bool is_reprint(const Sketch& a, const Sketch& b) {
    const auto shorter = static_cast<double>(std::min(a.size(), b.size()));
    const auto longer = static_cast<double>(std::max(a.size(), b.size()));
    return longer <= kMostLonger * shorter && static_cast<double>(shared(a, b)) >= kMostOfShorter * shorter;
  }

  /// Pairs that share runs. Of a run that many articles hold each is paired with the first and with its neighbour, so a
  /// page of which there are a thousand copies costs no more than a thousand looks.
  std::vector<Pair> candidates() const {
    std::vector<std::pair<std::uint32_t, Index>> runs;  // articles by their rank among places
    for (Index rank = 0; rank < order_.size(); ++rank)
      if (const Sketch& sketch = articles_[order_[rank]].sketch; sketch.size() >= kLeast)
        for (const std::uint32_t run : sketch) runs.emplace_back(run, rank);
    std::sort(runs.begin(), runs.end());
    std::vector<Pair> met;
    for (std::size_t begin = 0, end; begin < runs.size(); begin = end) {
      for (end = begin + 1; end < runs.size() && runs[end].first == runs[begin].first;) ++end;
      for (std::size_t i = begin + 1; i < end; ++i) {
        met.emplace_back(runs[begin].second, runs[i].second);
        if (i > begin + 1) met.emplace_back(runs[i - 1].second, runs[i].second);
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
};

}  // namespace

std::vector<ReprintGroup> find_reprints(const std::vector<SketchedArticle>& articles,
                                        const Cancellation& cancellation) {
  return Finder(articles, cancellation).run();
}

}  // namespace govgraph::resolve
