// SPDX-License-Identifier: Apache-2.0
#include "resolve/judge.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

KeyClaim claim(Label label, std::string name, std::string scope, std::vector<std::string> declared = {}) {
  KeyClaim out;
  out.id = node_id(label, name, scope);
  out.label = label;
  out.name = std::move(name);
  out.scope = std::move(scope);
  out.declared = std::move(declared);
  return out;
}

std::vector<Judgement> judged(std::vector<KeyClaim> claims) { return resolve::judge(ClaimTable(claims)); }

}  // namespace

TEST_CASE("one name whose scope is unknown joins the only one that is known") {
  const KeyClaim vague = claim(Label::kSocialOrg, "柳河书画社", "");
  const KeyClaim known = claim(Label::kSocialOrg, "柳河书画社", "安平市/东山区");
  const auto out = judged({vague, known});
  REQUIRE(out.size() == 1);
  CHECK(out[0].key == vague.id);
  CHECK(out[0].same_as == known.id);
  CHECK(out[0].certain);
}

TEST_CASE("where two known ones fit, doubt stays doubt") {
  const auto out = judged({claim(Label::kSocialOrg, "书画社", ""), claim(Label::kSocialOrg, "书画社", "甲市"),
                           claim(Label::kSocialOrg, "书画社", "乙市")});
  REQUIRE(out.size() == 2);
  CHECK_FALSE(out[0].certain);
  CHECK_FALSE(out[1].certain);
}

TEST_CASE("a short form that one text declares is the full name everywhere") {
  const KeyClaim full = claim(Label::kEnterprise, "安平市明远咖啡有限公司", "", {"明远咖啡"});
  const KeyClaim brief = claim(Label::kEnterprise, "明远咖啡", "安平市");
  const auto out = judged({full, brief});
  REQUIRE(out.size() == 1);
  CHECK(out[0].key == brief.id);
  CHECK(out[0].same_as == full.id);
}

TEST_CASE("people are never joined by name alone") {
  const auto out = judged({claim(Label::kPerson, "王芳", ""), claim(Label::kPerson, "王芳", "甲市")});
  REQUIRE(out.size() == 1);
  CHECK_FALSE(out[0].certain);
}

TEST_CASE("people of one name in two areas may be one, and stay two") {
  const KeyClaim one = claim(Label::kPerson, "王建国", "上海市/松江区"),
                 other = claim(Label::kPerson, "王建国", "浙江省/杭州市/余杭区");
  const auto out =
      judged({one, other, claim(Label::kPerson, "王建国", "page.txt#1"), claim(Label::kArea, "王建国", "甲市")});
  REQUIRE(out.size() == 1);
  CHECK_FALSE(out[0].certain);
  CHECK(std::set{out[0].key, out[0].same_as} == std::set{one.id, other.id});
}

using resolve::ranked;

TEST_CASE("what people hold apart, or together, is so whatever the corpus shows") {
  const KeyClaim full = claim(Label::kEnterprise, "安平市明远咖啡有限公司", "", {"明远咖啡", "远咖"});
  const KeyClaim brief = claim(Label::kEnterprise, "明远咖啡", "安平市"),
                 briefer = claim(Label::kEnterprise, "远咖", "安平市");
  const KeyClaim one = claim(Label::kPerson, "李明", "甲市"), other = claim(Label::kPerson, "李明", "乙市");
  const ClaimTable claims(std::vector<KeyClaim>{full, brief, briefer, one, other});
  const std::vector<resolve::RankedKey> keys = ranked(claims);
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  const std::vector<resolve::FoundJoin> joins = resolve::find_joins(claims);
  CHECK(resolve::settle(keys, joins) == resolve::judge(claims));

  resolve::Constraints decided;
  decided.apart = {{ranked(full), ranked(brief)}};
  decided.together = {{ranked(one), ranked(other)}};
  std::set<std::pair<NodeId, NodeId>> certain;
  for (const Judgement& each : resolve::settle(keys, joins, decided)) {
    CHECK(each.certain);  // the doubt over two of one name is settled, too
    certain.emplace(each.key, each.same_as);
  }
  const auto [least, most] = std::minmax(one.id, other.id);
  CHECK(certain == std::set<std::pair<NodeId, NodeId>>{{briefer.id, full.id}, {most, least}});

  decided.together.emplace_back(ranked(brief), ranked(full));  // who holds them together says more
  CHECK(resolve::settle(keys, joins, decided).size() == 3);
}
