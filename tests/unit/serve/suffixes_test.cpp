// SPDX-License-Identifier: Apache-2.0
#include "serve/suffixes.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "serve/range_minimum.hpp"

using namespace govgraph;
using serve::Range;
using serve::RangeMinimum;
using serve::Suffixes;

namespace {

/// A text for each index of the order, and whether the place begins it.
struct Sorted {
  Suffixes suffixes;
  std::vector<std::pair<std::uint32_t, bool>> places;

  explicit Sorted(const std::vector<std::string>& texts) {
    for (const std::string& each : texts) suffixes.add(each);
    suffixes.finish([&](std::uint32_t index, std::uint32_t text, bool at_begin) {
      CHECK(index == places.size());
      places.emplace_back(text, at_begin);
    });
  }

  std::vector<std::uint32_t> texts_in(Range range) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = range.begin; i < range.end; ++i) out.push_back(places[i].first);
    std::sort(out.begin(), out.end());
    return out;
  }
};

std::vector<std::uint32_t> holding(const std::vector<std::string>& texts, const std::string& part, bool at_end) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < texts.size(); ++i)
    for (std::size_t at = texts[i].find(part); at != std::string::npos; at = texts[i].find(part, at + 1))
      if (!at_end || at + part.size() == texts[i].size()) out.push_back(i);
  return out;
}

}  // namespace

TEST_CASE("the places of a part stand side by side") {
  const Sorted all({"柳河镇", "柳河", "新柳河镇", "", "柳"});
  CHECK(all.places.size() == 10);
  CHECK(all.texts_in(all.suffixes.range("柳河")) == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(all.texts_in(all.suffixes.ending("柳河")) == std::vector<std::uint32_t>{1});
  CHECK(all.texts_in(all.suffixes.ending("镇")) == std::vector<std::uint32_t>{0, 2});
  CHECK(all.suffixes.range("没有").size() == 0);
  CHECK(all.suffixes.range("").size() == 0);
  CHECK(Sorted({}).suffixes.range("柳").size() == 0);
}

TEST_CASE("a part begins only where it may") {
  Suffixes suffixes;
  suffixes.add("liuhe", "10010");
  suffixes.finish([](std::uint32_t, std::uint32_t, bool) {});
  CHECK(suffixes.size() == 2);
  CHECK(suffixes.range("he").size() == 1);
  CHECK(suffixes.range("iu").size() == 0);
}

TEST_CASE("every part of random texts is found where it stands") {
  std::mt19937 random(7);
  const std::vector<std::string> letters{"甲", "乙", "a", "b", "\x01", "\xFF", "丙"};
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i) {
    std::string& text = texts.emplace_back();
    for (std::size_t n = random() % 30; n > 0; --n) text += letters[random() % (i % 3 == 0 ? 2 : letters.size())];
  }
  const Sorted all(texts);
  for (int i = 0; i < 1000; ++i) {
    std::string part;
    for (std::size_t n = 1 + random() % 12; n > 0; --n) part += letters[random() % (i % 2 == 0 ? 2 : letters.size())];
    CHECK(all.texts_in(all.suffixes.range(part)) == holding(texts, part, false));
    CHECK(all.texts_in(all.suffixes.ending(part)) == holding(texts, part, true));
  }
}

TEST_CASE("the least of any stretch is known, and what comes after it") {
  std::mt19937 random(3);
  for (const std::size_t size : {1, 63, 64, 65, 1000}) {
    std::vector<std::uint32_t> values(size);
    for (std::uint32_t& each : values) each = static_cast<std::uint32_t>(random() % 500);
    const RangeMinimum least(values);
    for (int i = 0; i < 200; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % size),
                 end = begin + 1 + static_cast<std::uint32_t>(random() % (size - begin));
      const auto first = std::min_element(values.begin() + begin, values.begin() + end);
      CHECK(least.at({begin, end}) == first - values.begin());
      std::vector<std::uint32_t> sorted(values.begin() + begin, values.begin() + end), given;
      std::sort(sorted.begin(), sorted.end());
      const std::uint32_t middle = begin + (end - begin) / 2;
      serve::Ascending ascending(least, std::vector<Range>{{begin, middle}, {middle, end}});
      for (; ascending.peek(); ascending.pop()) given.push_back(*ascending.peek());
      CHECK(given == sorted);
    }
  }
}
