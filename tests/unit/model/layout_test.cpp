// SPDX-License-Identifier: Apache-2.0
#include "model/layout.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

Layout example() {
  Layout out;
  out.pages = {{595, 842}, {842, 595}};
  out.placed = {{{0, 12}, 0, {10, 20, 50, 30}, false, 100},
                {{14, 20}, 0, {10, 40, 20, 60}, true, 87},
                {{20, 26}, 1, {5, 5, 25, 15}, false, 100}};
  out.lines = {{0, SetLine::Role::kHeadline}, {14, SetLine::Role::kFurniture}};
  out.file = "town/p.pdf";
  return out;
}

}  // namespace

TEST_CASE("layouts keep through their bytes, and other bytes are none") {
  CHECK(encode_layout({}).empty());
  CHECK(decode_layout("")->empty());
  const std::string bytes = encode_layout(example());
  REQUIRE(decode_layout(bytes));
  CHECK(*decode_layout(bytes) == example());
  for (std::size_t size = 1; size < bytes.size(); ++size) CHECK_FALSE(decode_layout(bytes.substr(0, size)));
  CHECK_FALSE(decode_layout(bytes + "x"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = '\xFF';
    (void)decode_layout(changed);
  }
}

TEST_CASE("places are parts of runs, and as sure as the least sure of them") {
  const std::string text = "柳河镇政\n\n社区有书";
  const Layout layout = example();
  const auto part = places_of(layout, text, {3, 6});
  REQUIRE(part.size() == 1);
  CHECK(part[0].box.left == Approx(20));
  CHECK(part[0].box.right == Approx(30));
  const auto three = places_of(layout, text, {9, 23});
  REQUIRE(three.size() == 3);
  CHECK(three[0].box == Box{40, 20, 50, 30});
  CHECK(three[1].box == Box{10, 40, 20, 60});
  CHECK(three[2].box == Box{5, 5, 15, 15});
  CHECK(places_of(layout, text, {12, 14}).empty());
  CHECK(surety_of(layout, {0, 5}) == 100);
  CHECK(surety_of(layout, {0, 26}) == 87);
}
