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
  search::Speller speller;
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
  search::Speller speller;
  CHECK(speller.spell("柳河镇").letters == "liuhezhen");
  CHECK(speller.spell("柳河镇").initials == "lhz");
  CHECK(speller.spell("柳河镇").begins == "100101000");
  CHECK(speller.spell("吕梁").letters == "lvliang");
  CHECK(speller.spell("“暖巷”A1行动").initials == "nxa1xd");
  CHECK(speller.spell("").letters.empty());
  CHECK(speller.spell("\xFF\xFE").letters.empty());
}

TEST_CASE("any part of any name is found, the best fit first") {
  const NameIndex index = index_of({{"柳河镇党委", {"镇党委"}, 3},
                                    {"柳河镇", {}, 9},
                                    {"临川镇党委", {"镇党委"}, 5},
                                    {"新柳河镇超市", {}, 50},
                                    {"Ａ区", {}, 1}});
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
  for (std::uint32_t i = 0; i < 1000; ++i)
    all.push_back({"第" + std::to_string(i) + "网格", {"网格" + std::to_string(i)}, i % 7});
  const NameIndex index = index_of(all);
  const NameIndex::Result result = index.search("网格", 5);
  CHECK(result.found == 1000);
  REQUIRE(result.best.size() == 5);
  CHECK(result.best.front().node % 7 == 6);
  CHECK(nodes_of(index.search("网格", 5, [](std::uint32_t each) { return each == 42; })) == Nodes{42});
}

TEST_CASE("blanks in a spelling count for nothing, nor is a node counted twice") {
  const NameIndex index = index_of({{"Liu He 路", {"刘禾路", "liuhe"}, 1},
                                    {"柳河镇", {"柳河", "柳河镇人"}, 2},
                                    {"1 2号楼", {"12号楼"}, 3},
                                    {"12", {}, 4}});
  CHECK(nodes_of(index.search("liuhe", 10)) == Nodes{0, 1});
  CHECK(nodes_of(index.search("liu he", 10)) == Nodes{0, 1});
  CHECK(index.search("liu he", 10).found == 2);
  CHECK(nodes_of(index.search("1 2", 10)) == Nodes{3, 2});
  CHECK(index.search("1 2", 1).found == 2);
  CHECK(index.search("l", 1).found == 3);  // 楼 is lou
}

namespace {

/// Every name is looked at, as the header says what fits.
std::vector<std::uint32_t> by_trying_all(const std::vector<Named>& all, const std::string& part) {
  search::Speller speller;
  std::vector<serve::Found> found;
  for (std::uint32_t node = 0; node < all.size(); ++node) {
    std::vector<std::string> names = all[node].aliases;
    names.insert(names.begin(), all[node].name);
    std::vector<serve::Found> fits;
    const auto look = [&](const std::string& name, const std::string& text, Fit whole) {
      const std::size_t at = text.find(part);
      if (at == std::string::npos) return;
      const int beyond = at > 0 ? 2 : text.size() > part.size() ? 1 : 0;
      fits.push_back({node, name, static_cast<Fit>(static_cast<int>(whole) + beyond), all[node].links});
    };
    for (const std::string& name : names) {
      look(name, name, Fit::kExact);
      look(name, speller.spell(name).initials, Fit::kSpelling);
    }
    if (!fits.empty()) found.push_back(*std::min_element(fits.begin(), fits.end()));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> out;
  for (const serve::Found& each : found) out.push_back(each.node);
  return out;
}

}  // namespace

TEST_CASE("the best are those that are found by looking at all") {
  std::uint32_t state = 1;
  const auto chance = [&](std::uint32_t below) { return (state = state * 1664525 + 1013904223) / 65536 % below; };
  const std::vector<std::string> letters{"柳", "河", "镇", "a", "b"};
  const auto text = [&](std::uint32_t longest) {
    std::string out;
    for (std::uint32_t n = 1 + chance(longest); n > 0; --n)
      out += letters[chance(static_cast<std::uint32_t>(letters.size()))];
    return out;
  };
  std::vector<Named> all;
  for (int i = 0; i < 400; ++i) {
    Named& one = all.emplace_back(Named{text(5), {}, chance(6)});
    for (std::uint32_t n = chance(3); n > 0; --n) one.aliases.push_back(text(4));
  }
  const NameIndex index = index_of(all);
  for (int i = 0; i < 300; ++i) {
    const std::string part = text(3);
    const Nodes expected = by_trying_all(all, part);
    CHECK(nodes_of(index.search(part, 1000)) == expected);
    CHECK(nodes_of(index.search(part, 1000, [](std::uint32_t) { return true; })) == expected);
    CHECK(nodes_of(index.search(part, 3)) ==
          Nodes(expected.begin(), expected.begin() + std::min<std::ptrdiff_t>(3, std::ssize(expected))));
    CHECK(index.search(part, 1).found == expected.size());
    std::size_t visited = 0;
    index.visit(part, [&](std::uint32_t) { ++visited; });
    CHECK(visited == expected.size());
  }
}
