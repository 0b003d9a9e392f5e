// SPDX-License-Identifier: Apache-2.0
#include "serve/passage.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;
using serve::Passage;

TEST_CASE("places count in UTF-16 units of what is shown") {
  const std::string source = "前言。\r\n柳河镇😀党委\x01完";
  const auto at = [&](std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(source.find(part));
    return ByteSpan{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  const Passage all(source, {0, static_cast<std::uint32_t>(source.size())});
  CHECK(all.text() == "前言。\n柳河镇😀党委 完");
  CHECK(all.units_of(at("柳河镇")) == Span{4, 7});
  CHECK(all.units_of(at("党委")) == Span{9, 11});
  const Passage part(source, at("柳河镇😀党委"));
  CHECK(part.text() == "柳河镇😀党委");
  CHECK(part.units_of(at("党委")) == Span{5, 7});
}

TEST_CASE("places outside and broken bytes do no harm") {
  const std::string source = "甲\xE4\xB8乙";
  const Passage all(source, {0, 1000});
  CHECK(all.text() == "甲\xEF\xBF\xBD乙");
  CHECK(all.units_of({0, 1000}) == Span{0, 3});
  CHECK(all.units_of({900, 1000}) == Span{3, 3});
  CHECK(all.units_of({5, 2}).empty());
  CHECK(Passage(source, {50, 10}).text().empty());
  CHECK(Passage("", {0, 0}).units_of({0, 5}) == Span{0, 0});
}

TEST_CASE("a very long article is cut") {
  const std::string source(Passage::kLongest + 10, 'a');
  const Passage all(source, {0, static_cast<std::uint32_t>(source.size())});
  CHECK(all.text().size() == Passage::kLongest + 3);
}
