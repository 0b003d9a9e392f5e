// SPDX-License-Identifier: Apache-2.0
#include "model/claim_table.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

std::vector<std::string> forms_of(const ClaimTable& table, std::size_t i) { return table[i].declared; }

}  // namespace

TEST_CASE("a table of claims has each key once, by id, with the forms of all that claim it") {
  const ClaimTable table(std::vector<KeyClaim>{
      {NodeId{9}, Label::kArea, "柳河镇", "安平市", {}},
      {NodeId{2}, Label::kEnterprise, "晨星书店", "", {"晨星", "书店"}},
      {NodeId{9}, Label::kArea, "柳河镇", "安平市", {"柳河"}},
      {NodeId{2}, Label::kEnterprise, "晨星书店", "", {"晨店", "晨星"}},
      {NodeId{5}, Label::kPerson, "", "安平市", {}},
  });
  REQUIRE(table.size() == 3);
  CHECK(table.id(0) == NodeId{2});
  CHECK(table.label(0) == Label::kEnterprise);
  CHECK(forms_of(table, 0) == std::vector<std::string>{"书店", "晨店", "晨星"});
  CHECK(table[1].name.empty());
  CHECK(table[1].scope == "安平市");
  CHECK(table[2].name == "柳河镇");
  CHECK(forms_of(table, 2) == std::vector<std::string>{"柳河"});
  CHECK(table.scope(1) == table.scope(2));
  CHECK(table.number("安平市") == table.scope(2));
  CHECK_FALSE(table.number("安平"));
  CHECK(ClaimTable(std::vector<KeyClaim>{}).empty());
}

TEST_CASE("the numbers of texts ascend as the texts do, however many there are") {
  std::mt19937 random(5);
  std::vector<KeyClaim> claims;
  std::map<NodeId, KeyClaim> expected;
  for (std::uint64_t i = 0; i < 6000; ++i) {
    KeyClaim each{
        NodeId{random()}, Label::kPlace, "桥" + std::to_string(random() % 3000), std::string(random() % 400, 'a'), {}};
    expected.emplace(each.id, each);
    claims.push_back(std::move(each));
  }
  claims.push_back({NodeId{1}, Label::kPlace, std::string(std::size_t{1} << 20, 'b'), "", {}});
  expected.emplace(NodeId{1}, claims.back());
  const ClaimTable table(claims);
  REQUIRE(table.size() == expected.size());
  std::size_t i = 0;
  for (const auto& [id, claim] : expected) {
    CHECK(table.id(i) == id);
    CHECK(table[i].name == claim.name);
    CHECK(table[i].scope == claim.scope);
    ++i;
  }
  for (std::uint32_t number = 1; number < table.texts(); ++number) CHECK(table.text(number - 1) < table.text(number));
}
