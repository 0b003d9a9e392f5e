// SPDX-License-Identifier: Apache-2.0
#include "search/article_map.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

std::optional<std::uint32_t> shortest_at(const std::vector<ArticleFact>& articles, std::uint32_t place) {
  std::optional<std::uint32_t> out;
  const auto size = [&](std::uint32_t i) { return articles[i].span.end - articles[i].span.begin; };
  for (std::uint32_t i = 0; i < articles.size(); ++i)
    if (articles[i].span.begin <= place && place < articles[i].span.end && (!out || size(i) < size(*out))) out = i;
  return out;
}

}  // namespace

TEST_CASE("a place belongs to the shortest article around it") {
  std::mt19937 chance(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<ArticleFact> articles(chance() % 9);
    for (ArticleFact& each : articles) {
      each.span.begin = static_cast<std::uint32_t>(chance() % 40);
      each.span.end = each.span.begin + static_cast<std::uint32_t>(chance() % 15);
    }
    const search::ArticleMap map(articles);
    for (std::uint32_t place = 0; place < 60; ++place) REQUIRE(map.at(place) == shortest_at(articles, place));
  }
}
