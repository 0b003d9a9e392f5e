// SPDX-License-Identifier: Apache-2.0
// What the views beside the graph ask for: the corpus at a glance, dossiers, tenures, questions, whole articles.
#include <atomic>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "serve/questions.hpp"
#include "serve/site.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;
using serve::Answer;

namespace {

/// Kept alive with the text that it was read from.
struct Parsed {
  explicit Parsed(const Answer& answer) : body(answer.body) {
    REQUIRE(answer.status == 200);
    value = text.parse(body);
    REQUIRE(value);
  }
  std::string body;
  json::Text text;
  std::optional<json::Value> value;
  const json::Value& root() const { return *value; }
};

std::string name_at(const json::Value& list, std::size_t i) {
  return std::string(list.at(i).find("node")->find("name")->string().value_or(""));
}

/// Two towns of a city and a ring of areas that lie in one another.
std::vector<DocumentFacts> places() {
  using enum Label;
  using enum RelationType;
  FactsBuilder page("a.txt", "云溪市青石镇青石镇党委陆芳华柳河镇柳河镇党委柳河镇工会段明远甲村乙村青禾超市柳河镇妇联\n",
                    "2025-03-04");
  page.entity(kArea, "云溪市", "").entity(kArea, "青石镇", "").entity(kArea, "柳河镇", "");
  page.entity(kArea, "甲村", "").entity(kArea, "乙村", "");
  page.entity(kPartyOrg, "青石镇党委", "").entity(kPartyOrg, "柳河镇党委", "").entity(kSocialOrg, "柳河镇工会", "");
  page.entity(kPerson, "陆芳华", "").entity(kPerson, "段明远", "");
  page.edge("青石镇", kPartOf, "云溪市").edge("柳河镇", kPartOf, "云溪市");
  page.edge("甲村", kPartOf, "乙村").edge("乙村", kPartOf, "甲村");
  page.edge("青石镇党委", kGoverns, "青石镇").edge("柳河镇党委", kGoverns, "柳河镇");
  page.entity(kEnterprise, "青禾超市", "").edge("青禾超市", kLocatedIn, "柳河镇");
  page.entity(kSocialOrg, "柳河镇妇联", "").edge("柳河镇妇联", kLocatedIn, "柳河镇");
  page.edge("柳河镇工会", kLocatedIn, "柳河镇");
  page.edge("陆芳华", kHoldsRole, "青石镇党委", "书记").edge("段明远", kHoldsRole, "柳河镇党委", "书记");
  FactsBuilder later("b.txt", "段明远到青石镇党委\n", "2025-06-01"), undated("c.txt", "云溪市\n", "");
  later.entity(kPerson, "段明远", "").entity(kPartyOrg, "青石镇党委", "");
  later.edge("段明远", kHoldsRole, "青石镇党委", "书记");
  undated.entity(kArea, "云溪市", "");
  return {page.build(), later.build(), undated.build()};
}

serve::Questions questions() {
  std::vector<serve::Question> all;
  all.push_back({"holders",
                 "谁任职？",
                 "Who holds an office?",
                 {{"organ", "青石镇党委"}},
                 "MATCH (p:Person)-[r:HOLDS_ROLE]->(o) WHERE o.name = $organ "
                 "RETURN p.name AS person, r.role AS office, [o.name, 1, null] AS of ORDER BY person"});
  all.push_back({"endless", "数不完", "No end", {}, "UNWIND range(1, 100000) AS i RETURN i"});
  return {std::move(all), [](const GraphView&) { return query::built_in_procedures(); }};
}

}  // namespace

TEST_CASE("at a glance places hold what belongs to them, through those below") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const Parsed answer(serve::glance(*snapshot, {}));
  const json::Value areas = *answer.root().find("areas");
  REQUIRE(areas.size() >= 4);
  CHECK(name_at(areas, 0) == "云溪市");
  CHECK_FALSE(areas.at(0).find("above"));
  CHECK(areas.at(0).find("organs")->integer() == 5);
  CHECK(areas.at(0).find("people")->integer() == 2);
  CHECK(areas.at(0).find("all")->integer() == 9);
  CHECK(areas.at(0).find("best")->size() == 0);
  CHECK(name_at(areas, 1) == "柳河镇");
  CHECK(areas.at(1).find("above")->integer() == 0);
  CHECK(areas.at(1).find("best")->size() == 4);
  CHECK(name_at(areas, 2) == "青石镇");
  CHECK(areas.at(2).find("best")->at(0).find("name")->string() == "青石镇党委");
  // Of the ring one lies in the other, and that one in none.
  CHECK(areas.size() == 4);
  CHECK_FALSE(areas.at(3).find("above"));
  CHECK(areas.at(3).find("all")->integer() == 1);
  CHECK(answer.root().find("people")->at(0).find("name")->string() == "段明远");
}

TEST_CASE("at a glance the latest documents come first, those of no known day last") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const Parsed answer(serve::glance(*snapshot, {}));
  const json::Value recent = *answer.root().find("recent");
  REQUIRE(recent.size() == 3);
  CHECK(recent.at(0).find("document")->string() == "b.txt");
  CHECK(recent.at(1).find("date")->string() == "2025-03-04");
  CHECK(recent.at(2).find("document")->string() == "c.txt");
  CHECK_FALSE(recent.at(2).find("date"));
}

TEST_CASE("a dossier has relations by type, a sentence each, tenures and documents") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const Parsed answer(serve::dossier(*snapshot, {{"id", id_of(*snapshot, "青石镇党委")}, {"each", "1"}}));
  const json::Value groups = *answer.root().find("groups");
  REQUIRE(groups.size() == 2);
  CHECK(groups.at(0).find("type")->string() == "HOLDS_ROLE");
  CHECK(groups.at(0).find("outgoing")->boolean() == false);
  CHECK(groups.at(0).find("count")->integer() == 2);
  CHECK(groups.at(0).find("relations")->size() == 1);
  CHECK(groups.at(0).find("relations")->at(0).find("evidence")->size() == 1);
  CHECK(groups.at(1).find("type")->string() == "GOVERNS");
  const json::Value tenures = *answer.root().find("tenures");
  REQUIRE(tenures.size() == 2);
  CHECK(tenures.at(0).find("person")->find("name")->string() == "陆芳华");
  CHECK(tenures.at(0).find("until")->string() == "2025-06-01");
  CHECK(tenures.at(0).find("until_by")->string() == "successor");
  CHECK(tenures.at(0).find("edges")->size() == 1);
  CHECK_FALSE(tenures.at(1).find("until"));
  CHECK(answer.root().find("documents")->at(0).find("document")->string() == "b.txt");
  CHECK(answer.root().find("documents_total")->integer() == 2);
  CHECK(serve::dossier(*snapshot, {{"id", "0000000000000001"}}).status == 404);
  CHECK_THROWS_AS(serve::dossier(*snapshot, {{"id", id_of(*snapshot, "青石镇党委")}, {"each", "201"}}), UsageError);
}

TEST_CASE("tenures of a graph or a node, and where there are more, whole offices of which most is told") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const Parsed all(serve::tenures(*snapshot, {}));
  CHECK(all.root().find("tenures_total")->integer() == 3);
  CHECK(all.root().find("tenures")->size() == 3);
  const Parsed some(serve::tenures(*snapshot, {{"limit", "2"}}));
  CHECK(some.root().find("tenures_total")->integer() == 3);
  REQUIRE(some.root().find("tenures")->size() == 2);
  for (const std::size_t i : {0U, 1U})
    CHECK(some.root().find("tenures")->at(i).find("organ")->find("name")->string() == "青石镇党委");
  const Parsed own(serve::tenures(*snapshot, {{"id", id_of(*snapshot, "段明远")}}));
  CHECK(own.root().find("tenures")->size() == 2);
  CHECK(serve::tenures(*snapshot, {{"id", "0000000000000001"}}).status == 404);
}

TEST_CASE("an article comes with the nodes that it names, when they are asked for") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const Answer answer = serve::article(*snapshot, {{"document", "b.txt"}, {"nodes", "1"}});
  CHECK(holds(answer.body, R"("name":"段明远")"));
  CHECK(holds(answer.body, R"("name":"青石镇党委")"));
  CHECK_FALSE(holds(answer.body, "柳河镇"));
  CHECK_FALSE(holds(serve::article(*snapshot, {{"document", "b.txt"}}).body, R"("nodes")"));
}

TEST_CASE("named questions are listed and answered, and nothing else is run") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const serve::Questions all = questions();
  const auto ask = [&](const serve::Query& query) { return all.answer(*snapshot, "/api/question", query); };
  CHECK(holds(all.answer(*snapshot, "/api/questions", {}).body,
              R"("parameters":[{"name":"organ","example":"青石镇党委"}])"));
  const Parsed found(ask({{"name", "holders"}, {"param", "organ=青石镇党委"}}));
  CHECK(found.root().find("columns")->at(0).string() == "person");
  REQUIRE(found.root().find("rows")->size() == 2);
  CHECK(found.root().find("rows")->at(0).at(0).string() == "段明远");
  CHECK(found.root().find("rows")->at(0).at(2).at(1).integer() == 1);
  CHECK(found.root().find("nodes")->find("陆芳华")->find("label")->string() == "Person");
  CHECK(Parsed(ask({{"name", "holders"}, {"param", "organ=无"}})).root().find("rows")->size() == 0);
  for (const serve::Query& wrong :
       std::vector<serve::Query>{{},
                                 {{"name", "holders"}},
                                 {{"name", "holders"}, {"name", "endless"}},
                                 {{"name", "holders"}, {"param", "organ"}},
                                 {{"name", "holders"}, {"param", "organ="}},
                                 {{"name", "holders"}, {"param", "person=段明远"}},
                                 {{"name", "holders"}, {"param", "organ=a"}, {"param", "organ=b"}},
                                 {{"name", "holders"}, {"param", "organ=\xFF"}},
                                 {{"name", "endless"}, {"query", "MATCH (n) RETURN n"}}})
    CHECK(ask(wrong).status == 400);
  CHECK(ask({{"name", "MATCH (n) RETURN n"}}).status == 404);
}

TEST_CASE("of many rows the first are given, and a question that is cancelled ends") {
  const auto snapshot = snapshot_of(MemoryGraph(places()));
  const serve::Questions all = questions();
  const Parsed many(all.answer(*snapshot, "/api/question", {{"name", "endless"}}));
  CHECK(many.root().find("rows")->size() == serve::Questions::kMostRows);
  CHECK(many.root().find("cut")->boolean() == true);
  const std::atomic<bool> stopped = true;
  CHECK(all.answer(*snapshot, "/api/question", {{"name", "endless"}}, Cancellation(stopped)).status == 503);
}

TEST_CASE("a site answers questions where it was given some") {
  auto api = std::make_shared<serve::Api>(snapshot_of(MemoryGraph(places())));
  const auto current = [api] { return api; };
  serve::Request request;
  request.method = "GET";
  request.path = "/api/questions";
  request.host = "localhost";
  CHECK(serve::Site(current, "127.0.0.1").respond(request).status == 404);
  const auto all = std::make_shared<const serve::Questions>(questions());
  CHECK(serve::Site(current, "127.0.0.1", nullptr, nullptr, all).respond(request).status == 200);
}
