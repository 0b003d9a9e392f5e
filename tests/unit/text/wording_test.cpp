// SPDX-License-Identifier: Apache-2.0
#include "text/wording.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "text/places.hpp"

using namespace govgraph;

namespace {

/// What `Wording` means, counted anew.
float overlap(std::u32string_view headline, std::u32string_view body, const text::PairCounts& page) {
  float sum = 0;
  for (std::size_t i = 0; i + 1 < headline.size(); ++i) {
    std::uint32_t there = 0;
    for (std::size_t k = 0; k + 1 < body.size(); ++k) there += body.substr(k, 2) == headline.substr(i, 2);
    sum += static_cast<float>(there) / static_cast<float>(std::max(1U, page.count(headline[i], headline[i + 1])));
  }
  return sum;
}

std::u32string some_text(std::mt19937& random, std::size_t length) {
  std::u32string out;
  while (out.size() < length) out += static_cast<char32_t>(U'柳' + random() % 5);
  return out;
}

}  // namespace

TEST_CASE("a headline meets the bodies that share wording with it, as if each were counted for it") {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::u32string> bodies;
    std::u32string page;
    const std::u32string headline = some_text(random, 2 + random() % 6);
    for (int i = 0; i < 6; ++i) page += bodies.emplace_back(some_text(random, 1 + random() % 30));
    const text::PairCounts pairs(page);
    text::WordingIndex index(headline, pairs);
    for (std::uint32_t i = 0; i < bodies.size(); ++i) {
      const std::size_t half = bodies[i].size() / 2;
      index.add(i, bodies[i].substr(0, half));  // the pair over the seam counts, too
      index.add(i, bodies[i].substr(half));
    }
    std::vector<float> found(bodies.size(), 0.0F);
    for (const auto& [body, share] : index.overlaps(headline, 6)) found[body] = share;
    const text::Wording wording(headline, pairs);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      CHECK(found[i] == overlap(headline, bodies[i], pairs));
      text::Wording::Counts counts = wording.none();
      wording.add(bodies[i], counts);
      CHECK(wording.overlap(counts) == found[i]);
      wording.remove(bodies[i], counts);
      CHECK(wording.overlap(counts) == 0);
    }
    CHECK(index.overlaps(headline, 0).empty());
  }
}

TEST_CASE("stems of places are found wherever they stand, in the order of their list") {
  const text::PlaceStems stems(lexicon::Lexicon::built_in(),
                               U"安平区柳河镇召开会议。安平区柳河镇、望山镇、望山镇和大石桥街道，大石桥街道。");
  CHECK(stems.all() == std::vector<std::u32string>{U"大石桥", U"望山", U"柳河"});
  CHECK(stems.in(U"柳河来到大石桥，柳河") == std::vector<std::size_t>{0, 2});
  CHECK(stems.in(U"石桥").empty());
}
