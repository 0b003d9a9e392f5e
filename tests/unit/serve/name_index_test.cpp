// SPDX-License-Identifier: Apache-2.0
#include "serve/name_index.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;
using serve::Fit;
using serve::NameIndex;

namespace {

struct Named {
  std::string name;
  std::vector<std::string> aliases{};
  std::uint32_t links = 0;
};

NameIndex index_of(const std::vector<Named>& all) {
  NameIndex out;
  serve::Speller speller;
  std::vector<std::uint32_t> links;
  for (const Named& each : all) {
    out.add(each.name, each.aliases, speller);
    links.push_back(each.links);
  }
  out.finish(std::move(links));
  return out;
}

std::vector<std::uint32_t> nodes_of(const NameIndex::Result& result) {
  std::vector<std::uint32_t> out;
  for (const serve::Found& each : result.best) out.push_back(each.node);
  return out;
}

using Nodes = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("names are spelt in letters") {
  serve::Speller speller;
  CHECK(speller.spell("柳河镇").letters == "liuhezhen");
  CHECK(speller.spell("柳河镇").initials == "lhz");
  CHECK(speller.spell("柳河镇").begins == "100101000");
  CHECK(speller.spell("吕梁").letters == "lvliang");
  CHECK(speller.spell("“暖巷”A1行动").initials == "nxa1xd");
  CHECK(speller.spell("").letters.empty());
  CHECK(speller.spell("\xFF\xFE").letters.empty());
}

TEST_CASE("any part of any name is found, the best fit first") {
  const NameIndex index = index_of(
      {{"柳河镇党委", {"镇党委"}, 3}, {"柳河镇", {}, 9}, {"临川镇党委", {"镇党委"}, 5}, {"新柳河镇超市", {}, 50}, {"Ａ区", {}, 1}});
  CHECK(nodes_of(index.search("柳河镇", 10)) == Nodes{1, 0, 3});
  CHECK(nodes_of(index.search("镇党委", 10)) == Nodes{2, 0});
  CHECK(index.search("镇党委", 10).best.front().matched == "镇党委");
  CHECK(index.search("镇党委", 10).best.front().fit == Fit::kExact);
  CHECK(nodes_of(index.search("a区", 10)) == Nodes{4});
  CHECK(index.search("", 10).found == 0);
  CHECK(index.search("没有", 10).found == 0);
  CHECK(index.search("柳河镇\n临川", 10).found == 0);
}

TEST_CASE("pinyin and its initials find names from any character on") {
  const NameIndex index = index_of({{"柳河镇党委", {}, 3}, {"石溪村", {}, 1}, {"西安", {}, 1}});
  for (const std::string_view each : {"liuhezhen", "lhz", "lhzdw", "hezhen", "zdw", "liu he", "LIUHE", "dangwei"})
    CHECK(nodes_of(index.search(each, 10)) == Nodes{0});
  CHECK(nodes_of(index.search("xi'an", 10)) == Nodes{2});
  CHECK(index.search("iuhe", 10).found == 0);  // begins within a character
}

TEST_CASE("a search counts all and gives the first, and keeps to the nodes wanted") {
  std::vector<Named> all;
  for (std::uint32_t i = 0; i < 1000; ++i) all.push_back({"第" + std::to_string(i) + "网格", {"网格" + std::to_string(i)}, i % 7});
  const NameIndex index = index_of(all);
  const NameIndex::Result result = index.search("网格", 5);
  CHECK(result.found == 1000);
  REQUIRE(result.best.size() == 5);
  CHECK(result.best.front().node % 7 == 6);
  std::vector<bool> wanted(1000);
  wanted[42] = true;
  CHECK(nodes_of(index.search("网格", 5, wanted)) == Nodes{42});
}
