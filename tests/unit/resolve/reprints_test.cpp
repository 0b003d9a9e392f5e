// SPDX-License-Identifier: Apache-2.0
#include "resolve/reprints.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace govgraph;
using resolve::find_reprints;
using resolve::SketchedArticle;

namespace {

/// Ideographs that no other seed shares runs of.
std::string text(unsigned seed, std::size_t length) {
  std::string out;
  std::uint64_t state = seed * 7919 + 1;
  for (std::size_t i = 0; i < length; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    utf8::append(out, static_cast<char32_t>(0x4E00 + (state >> 40) % 5000));
  }
  return out;
}

SketchedArticle article(const std::string& document, const std::string& words) {
  return {{document, 0}, sketch_of(words)};
}

}  // namespace

TEST_CASE("a sketch is of the wording alone") {
  const std::string words = text(1, 300);
  std::string set;
  for (std::size_t i = 0; i < words.size(); i += 3) set += words.substr(i, 3) + (i % 30 == 0 ? "，\n" : "");
  CHECK(sketch_of(words) == sketch_of(set));
  CHECK(sketch_of(words).size() > 20);
  CHECK(sketch_of("柳河镇").empty());
  const Sketch whole = sketch_of(words), part = sketch_of(words.substr(0, 450));
  CHECK(shared(whole, part) == part.size());
}

TEST_CASE("whole and shortened prints are one group, what shares a paragraph is not") {
  const std::string one = text(1, 600), other = text(2, 600), notice = text(3, 150);
  std::vector<SketchedArticle> articles = {article("b", one),
                                           article("a", one.substr(0, 900)),
                                           article("c", text(9, 20) + one),
                                           article("d", other + notice),
                                           article("e", text(4, 600) + notice),
                                           article("f", one.substr(0, 60))};
  const std::vector<ReprintGroup> expected = {{{"c", 0}, {"a", 0}, {"b", 0}}};
  CHECK(find_reprints(articles) == expected);
  std::reverse(articles.begin(), articles.end());
  CHECK(find_reprints(articles) == expected);
}

TEST_CASE("a round-up is no print of what it sums up") {
  std::string all;
  for (unsigned seed = 1; seed <= 8; ++seed) all += text(seed, 200);
  CHECK(find_reprints({article("a", all), article("b", text(1, 200)), article("c", text(2, 200))}).empty());
}

TEST_CASE("a thousand copies are one group") {
  std::vector<SketchedArticle> articles;
  const std::string words = text(5, 400);
  for (int i = 0; i < 1000; ++i) articles.push_back(article(std::to_string(i), words));
  const auto groups = find_reprints(articles);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].size() == 1000);
}
