// SPDX-License-Identifier: Apache-2.0
#include "search/article_map.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace govgraph::search {

ArticleMap::ArticleMap(const std::vector<ArticleFact>& articles) {
  struct Border {
    std::uint32_t place, article;
    bool begins;
  };
  std::vector<Border> borders;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    if (articles[i].span.begin >= articles[i].span.end) continue;
    borders.push_back({articles[i].span.begin, i, true});
    borders.push_back({articles[i].span.end, i, false});
  }
  std::sort(borders.begin(), borders.end(), [](const Border& a, const Border& b) {
    return std::tie(a.place, a.article, a.begins) < std::tie(b.place, b.article, b.begins);
  });
  std::set<std::pair<std::uint32_t, std::uint32_t>> open;  // length, article
  for (std::size_t i = 0; i < borders.size(); ++i) {
    const Border& border = borders[i];
    const std::pair key(articles[border.article].span.end - articles[border.article].span.begin, border.article);
    border.begins ? void(open.insert(key)) : void(open.erase(key));
    if (i + 1 < borders.size() && borders[i + 1].place == border.place) continue;
    stretches_.push_back({border.place, open.empty() ? std::nullopt : std::optional(open.begin()->second)});
  }
}

std::optional<std::uint32_t> ArticleMap::at(std::uint32_t place) const {
  const auto past = std::upper_bound(stretches_.begin(), stretches_.end(), place,
                                     [](std::uint32_t at, const Stretch& each) { return at < each.begin; });
  return past == stretches_.begin() ? std::nullopt : std::prev(past)->article;
}

}  // namespace govgraph::search
