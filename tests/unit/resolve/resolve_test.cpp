// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolve.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "resolve/home.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

/// Builds mentions by finding their words in the text, the n-th occurrence of each.
class Page {
 public:
  explicit Page(std::string_view text) : document_(test::document_of(text)) {}

  std::uint32_t add(Label label, std::string_view words, Naming naming = Naming::kFull, std::uint32_t within = kNone,
                    std::size_t occurrence = 0) {
    const std::u32string name = utf8::decode_all(words);
    std::size_t at = document_.text().find(name);
    for (; occurrence > 0; --occurrence) at = document_.text().find(name, at + 1);
    REQUIRE(at != std::u32string::npos);
    Mention mention;
    mention.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    mention.label = label;
    mention.name = std::string(words);
    mention.naming = naming;
    mention.within = within;
    extraction_.mentions.push_back(std::move(mention));
    return static_cast<std::uint32_t>(extraction_.mentions.size() - 1);
  }

  Mention& mention(std::uint32_t i) { return extraction_.mentions[i]; }

  void relate(std::uint32_t head, RelationType type, std::uint32_t tail, std::string role = {}) {
    Relation relation;
    relation.head = head;
    relation.type = type;
    relation.tail = tail;
    relation.role = std::move(role);
    relation.evidence = {0, 4};
    relation.rule = "test";
    extraction_.relations.push_back(std::move(relation));
  }

  DocumentFacts facts(std::string_view place = {}) const {
    return resolve::resolve(document_, lexicon::Lexicon::built_in(), extraction_, {}, place);
  }

 private:
  Document document_;
  extract::Extraction extraction_;
};

const EntityFact* named(const DocumentFacts& facts, std::string_view name) {
  for (const EntityFact& each : facts.entities)
    if (each.name == name) return &each;
  return nullptr;
}

bool holds(const DocumentFacts& facts, std::string_view head, RelationType type, std::string_view tail) {
  for (const EdgeFact& each : facts.edges)
    if (each.type == type && facts.entities[each.head].name == head && facts.entities[each.tail].name == tail)
      return true;
  return false;
}

void level(Mention& mention, AreaLevel value) { mention.level = value; }

}  // namespace

TEST_CASE("a bare organ is that of the town which the article is about") {
  Page page("柳河镇召开会议。镇党委书记讲话。");
  level(page.mention(page.add(Label::kArea, "柳河镇")), AreaLevel::kTown);
  page.add(Label::kPartyOrg, "镇党委", Naming::kBare);
  const DocumentFacts facts = page.facts();
  REQUIRE(named(facts, "柳河镇党委") != nullptr);
  CHECK(holds(facts, "柳河镇党委", RelationType::kGoverns, "柳河镇"));
}

TEST_CASE("organs with the town's full and short name are one") {
  Page page("柳河镇派出所民警与柳河派出所所长。");
  const auto town = page.add(Label::kArea, "柳河镇");
  level(page.mention(town), AreaLevel::kTown);
  page.add(Label::kGovBody, "柳河镇派出所", Naming::kFull, town);
  page.add(Label::kGovBody, "柳河派出所");
  const DocumentFacts facts = page.facts();
  const EntityFact* office = named(facts, "柳河镇派出所");
  REQUIRE(office != nullptr);
  CHECK(office->mentions.size() == 2);
  CHECK(office->aliases == std::vector<std::string>{"柳河派出所"});
  CHECK(holds(facts, "柳河镇派出所", RelationType::kLocatedIn, "柳河镇"));
}

TEST_CASE("a declared short form is its full name") {
  Page page("安平市明远咖啡有限公司(以下简称“明远咖啡”)开业。");
  const auto full = page.add(Label::kEnterprise, "安平市明远咖啡有限公司");
  const auto brief = page.add(Label::kEnterprise, "明远咖啡", Naming::kShort, kNone, 1);
  page.mention(brief).short_for = full;
  const DocumentFacts facts = page.facts();
  REQUIRE(facts.entities.size() == 1);
  CHECK(facts.entities[0].declared == std::vector<std::string>{"明远咖啡"});
  CHECK(facts.entities[0].aliases == std::vector<std::string>{"明远咖啡"});
}

TEST_CASE("a partial person is the full name that holds the office") {
  Page page("柳河镇党委书记李明华讲话。李书记表示。");
  const auto town = page.add(Label::kArea, "柳河镇");
  level(page.mention(town), AreaLevel::kTown);
  const auto organ = page.add(Label::kPartyOrg, "柳河镇党委", Naming::kFull, town);
  const auto person = page.add(Label::kPerson, "李明华");
  page.add(Label::kPerson, "李书记", Naming::kPartial);
  page.relate(person, RelationType::kHoldsRole, organ, "书记");
  const DocumentFacts facts = page.facts();
  CHECK(named(facts, "李书记") == nullptr);
  REQUIRE(named(facts, "李明华") != nullptr);
  CHECK(named(facts, "李明华")->mentions.size() == 2);
}

TEST_CASE("a town is part of the county that the article is about, as the gazetteer says") {
  Page page("彭浦镇召开会议。静安区来人参加。");
  const auto divisions = lexicon::Lexicon::built_in().divisions();
  const auto row = [&](std::string_view name) {
    const auto at =
        std::find_if(divisions.begin(), divisions.end(), [&](const auto& each) { return each.name == name; });
    REQUIRE(at != divisions.end());
    return static_cast<std::uint32_t>(at - divisions.begin());
  };
  Mention& town = page.mention(page.add(Label::kArea, "彭浦镇"));
  level(town, AreaLevel::kTown);
  town.division = row("彭浦镇");
  Mention& district = page.mention(page.add(Label::kArea, "静安区"));
  level(district, AreaLevel::kDistrict);
  district.division = divisions[row("彭浦镇")].parent;
  CHECK(holds(page.facts(), "彭浦镇", RelationType::kPartOf, "静安区"));
}

TEST_CASE("an estate is part of the community named shortly before it, else of the town") {
  Page page("柳河镇开会。东岭社区走访香樟苑小区。" + std::string(240, '-') + "随后到白桦苑小区。");
  level(page.mention(page.add(Label::kArea, "柳河镇")), AreaLevel::kTown);
  level(page.mention(page.add(Label::kArea, "东岭社区")), AreaLevel::kCommunity);
  for (const char* estate : {"香樟苑小区", "白桦苑小区"})
    level(page.mention(page.add(Label::kArea, estate)), AreaLevel::kEstate);
  const DocumentFacts facts = page.facts();
  CHECK(holds(facts, "香樟苑小区", RelationType::kPartOf, "东岭社区"));
  CHECK_FALSE(holds(facts, "香樟苑小区", RelationType::kPartOf, "柳河镇"));
  CHECK(holds(facts, "白桦苑小区", RelationType::kPartOf, "柳河镇"));
}

TEST_CASE("a party group leads its bureau, which alone is said to be in the area") {
  Page page("柳河镇供销社党组开会。");
  level(page.mention(page.add(Label::kArea, "柳河镇")), AreaLevel::kTown);
  const auto bureau = page.add(Label::kGovBody, "柳河镇供销社");
  page.add(Label::kPartyOrg, "柳河镇供销社党组", Naming::kFull, bureau);
  const DocumentFacts facts = page.facts();
  CHECK(holds(facts, "柳河镇供销社党组", RelationType::kGoverns, "柳河镇供销社"));
  CHECK(holds(facts, "柳河镇供销社", RelationType::kLocatedIn, "柳河镇"));
  CHECK_FALSE(holds(facts, "柳河镇供销社党组", RelationType::kLocatedIn, "柳河镇"));
}

TEST_CASE("an edge is never surer than its ends") {
  Page page("柳河镇党委书记李明华讲话。");
  const auto organ = page.add(Label::kPartyOrg, "柳河镇党委");
  const auto person = page.add(Label::kPerson, "李明华");
  page.mention(person).confidence = 0.6F;
  page.relate(person, RelationType::kHoldsRole, organ, "书记");
  const DocumentFacts facts = page.facts();
  REQUIRE(facts.edges.size() == 1);
  CHECK(facts.edges[0].confidence == 0.6F);
}

TEST_CASE("partial people of two articles stay two") {
  CHECK(node_id(Label::kPerson, "何阿姨", article_name("a.txt", 0)) !=
        node_id(Label::kPerson, "何阿姨", article_name("a.txt", 1)));
}

TEST_CASE("one organ of an area under two names of its noun is one node") {
  const struct {
    Label label;
    const char* one;
    const char* other;
    bool same;
  } cases[] = {
      {Label::kSocialOrg, "居委会", "居民委员会", true},
      {Label::kPartyOrg, "党工委", "工作委员会", true},
      {Label::kGovBody, "市场监管所", "市场监督管理所", true},
      {Label::kGovBody, "司法所", "派出所", false},
      {Label::kSocialOrg, "妇联", "残联", false},
  };
  for (const auto& each : cases) {
    INFO(each.one << ' ' << each.other);
    const std::string area = "柳河镇", one = area + each.one, other = area + each.other;
    Page page(one + "开会。" + other + "开会。");
    const std::uint32_t first = page.add(Label::kArea, area);
    page.add(each.label, one, Naming::kFull, first);
    const std::uint32_t second = page.add(Label::kArea, area, Naming::kFull, kNone, 1);
    page.add(each.label, other, Naming::kFull, second);
    const DocumentFacts facts = page.facts();
    const auto organs = std::count_if(facts.entities.begin(), facts.entities.end(),
                                      [&](const EntityFact& entity) { return entity.label == each.label; });
    CHECK(organs == (each.same ? 1 : 2));
  }
}

TEST_CASE("the place of a document is read step by step") {
  using Steps = std::vector<std::string>;
  struct Case {
    std::string_view place;
    Steps names;
  };
  const Case cases[] = {
      {"", {}},
      {"一处地方", {}},
      {"柳河镇", {"柳河镇"}},
      {"上海市松江区柳河镇", {"上海市", "松江区", "柳河镇"}},
      {"上海市 / 松江区/ 柳河镇南华社区", {"上海市", "松江区", "柳河镇", "南华社区"}},
      {"沿江市临浦区石桥镇", {"沿江市", "临浦区", "石桥镇"}},
      {"柳河镇，以及别处", {"柳河镇"}},
  };
  for (const Case& each : cases) {
    INFO(each.place);
    Steps names;
    for (const resolve::HomeArea& step : resolve::home_areas(lexicon::Lexicon::built_in(), each.place))
      names.push_back(step.name);
    CHECK(names == each.names);
  }
}

TEST_CASE("what a page leaves open is of the place that it comes from") {
  Page page("镇党委书记李明华讲话。石桥镇来人。东苑社区开门。");
  page.add(Label::kPartyOrg, "镇党委", Naming::kBare);
  const auto person = page.add(Label::kPerson, "李明华");
  level(page.mention(page.add(Label::kArea, "石桥镇")), AreaLevel::kTown);
  page.relate(person, RelationType::kHoldsRole, 0, "书记");

  SECTION("without one it stands as it is") {
    const DocumentFacts facts = page.facts();
    CHECK(named(facts, "石桥镇")->scope.empty());
  }
  SECTION("a town beside it is of its district, and the article is about that town") {
    const DocumentFacts facts = page.facts("临浦区柳河镇");
    CHECK(named(facts, "石桥镇")->scope == "临浦区");
    CHECK(named(facts, "柳河镇党委") == nullptr);
    REQUIRE(named(facts, "石桥镇党委") != nullptr);
    CHECK(named(facts, "石桥镇党委")->scope == "临浦区");
    CHECK(named(facts, "李明华")->scope == "临浦区");
    CHECK(named(facts, "临浦区") == nullptr);
  }
}

TEST_CASE("a bare organ or area of a page that names no area is that of its place") {
  Page page("镇党委书记李明华讲话，全镇响应。区政府支持。");
  page.add(Label::kPartyOrg, "镇党委", Naming::kBare);
  page.add(Label::kPerson, "李明华");
  page.add(Label::kArea, "镇", Naming::kBare, kNone, 1);
  page.add(Label::kGovBody, "区政府", Naming::kBare);
  const DocumentFacts facts = page.facts("临浦区柳河镇");
  REQUIRE(named(facts, "柳河镇党委") != nullptr);
  CHECK(named(facts, "柳河镇党委")->scope == "临浦区");
  REQUIRE(named(facts, "临浦区政府") != nullptr);
  REQUIRE(named(facts, "柳河镇") != nullptr);
  CHECK(named(facts, "柳河镇")->mentions.size() == 1);
  CHECK(holds(facts, "柳河镇党委", RelationType::kGoverns, "柳河镇"));
  CHECK(named(facts, "李明华")->scope == "临浦区");
}

TEST_CASE("a page about another district does not borrow the place's organs") {
  Page page("青浦区召开会议。镇党委书记讲话。");
  Mention& district = page.mention(page.add(Label::kArea, "青浦区"));
  district.level = AreaLevel::kDistrict;
  page.add(Label::kPartyOrg, "镇党委", Naming::kBare);
  const DocumentFacts facts = page.facts("临浦区柳河镇");
  CHECK(named(facts, "柳河镇党委") == nullptr);
}
