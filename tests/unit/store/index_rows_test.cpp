// SPDX-License-Identifier: Apache-2.0
#include "store/index_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "store/keys.hpp"

using namespace govgraph;
using namespace govgraph::store;

namespace {

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    (out += "0123456789abcdef"[byte >> 4]) += "0123456789abcdef"[byte & 15];
  }
  return out;
}

KeyClaim key(std::string scope) { return {NodeId{7}, Label::kSocialOrg, "晨社", std::move(scope), {}}; }

}  // namespace

TEST_CASE("a string in a key comes back, and sorts as it would by itself") {
  const std::vector<std::string> texts{"",
                                       std::string("\0", 1),
                                       std::string("\0\0", 2),
                                       std::string("\0\xFF", 2),
                                       "a",
                                       std::string("a\0", 2),
                                       std::string("a\0b", 3),
                                       "a/b",
                                       "a0",
                                       std::string("a\xFF", 2),
                                       "晨"};
  REQUIRE(std::is_sorted(texts.begin(), texts.end()));
  std::vector<std::string> rows;
  for (const std::string& each : texts) {
    append_string(rows.emplace_back(), each);
    std::string with_rest = rows.back() + "rest";
    std::string_view bytes = with_rest;
    CHECK(take_string(bytes) == each);
    CHECK(bytes == "rest");
  }
  CHECK(std::is_sorted(rows.begin(), rows.end()));
  std::string_view open("ab");
  CHECK_FALSE(take_string(open));
}

TEST_CASE("what lies within a scope stands together behind it, articles apart") {
  const std::vector<std::string> rows{key_row(key("")), key_row(key("甲市")), key_row(key("甲市/东区")),
                                      key_row(key("甲市0")), key_row(key("page.txt#1"))};
  CHECK(std::is_sorted(rows.begin(), rows.end()));
  for (const std::string& each : rows) CHECK(each.starts_with(names_prefix(Label::kSocialOrg, "晨社")));
  CHECK(rows.back().starts_with(names_prefix(Label::kSocialOrg, "晨社", true)));
  CHECK_FALSE(rows.front().starts_with(names_prefix(Label::kSocialOrg, "晨社", true)));
}

TEST_CASE("rows of joins and runs come back") {
  const KeyJoin join{false, 4, NodeId{0x0102030405060708}};
  CHECK(parse_join(join_row(NodeId{9}, join)) == join);
  CHECK_FALSE(parse_join("join/short"));
  CHECK(hex(join_row(NodeId{9}, join)) == "6a6f696e2f000000000000000900040102030405060708");

  const RunHolder holder{true, {DocumentId{0x0A0B}, 300}};
  CHECK(parse_run(run_row(0x01020304, true, holder.article)) == holder);
  CHECK(hex(run_row(0x01020304, true, holder.article)) == "72756e2f01020304000000000000000a0bac02");
  CHECK(run_row(5, true, holder.article) < run_row(5, false, holder.article));
  CHECK_FALSE(parse_run("run/1"));
}

TEST_CASE("keys that were touched come back, with their forms") {
  KeyClaim declaring = key("甲市");
  declaring.declared = {"晨", "社"};
  const auto back = decode_touched(encode_touched({key(""), declaring}));
  REQUIRE(back);
  REQUIRE(back->size() == 2);
  CHECK(back->front().declared.empty());
  CHECK(back->back().id == declaring.id);
  CHECK(back->back().label == declaring.label);
  CHECK(back->back().name == declaring.name);
  CHECK(back->back().scope == declaring.scope);
  CHECK(back->back().declared == declaring.declared);
  CHECK_FALSE(decode_touched("\x05"));
}
