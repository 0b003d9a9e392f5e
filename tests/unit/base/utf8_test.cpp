// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("well-formed text survives a round trip") {
  const std::string text = "a\u00e9\u6c49\U00020bb7";
  CHECK(utf8::encode(utf8::decode_all(text)) == text);
  CHECK(utf8::length(text) == 4);
  CHECK(utf8::is_valid(text));
}

TEST_CASE("broken bytes become one U+FFFD for each maximal subpart") {
  const std::pair<std::string, std::size_t> cases[] = {{"\x80", 1},
                                                       {"\xE6\xB1", 1},
                                                       {"\xE6\xB1"
                                                        "a",
                                                        2},
                                                       {"\xF0\x80\x80", 3},
                                                       {"\xED\xA0\x80", 3},
                                                       {"\xC0\xAF", 2}};
  for (const auto& [bytes, count] : cases) {
    INFO(bytes);
    CHECK_FALSE(utf8::is_valid(bytes));
    CHECK(utf8::length(bytes) == count);
  }
}

TEST_CASE("squeezing removes white space of every width") {
  CHECK(utf8::squeeze(" 党\u3000支\r\n部\u00a0") == "党支部");
  CHECK(utf8::squeeze("、\u3000。\u3001\u2003\uff0c𠮷 a\x7F") == "、。\u3001\uff0c𠮷a\x7F");
  CHECK(utf8::squeeze("党\xE6\xB1 支\xE4") == "党\uFFFD支\uFFFD");
  CHECK(utf8::squeeze("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(utf8::squeeze("\xE6\xB1\xE6\xB1\x89") == "\uFFFD\u6c49");
  std::string used = "what stood here before";
  utf8::squeeze("党 支", used);
  CHECK(used == "党支");
}
