// SPDX-License-Identifier: Apache-2.0
#include "serve/answers.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "support/hostile_graph.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;
using serve::Answer;
using serve::Query;

namespace {

bool is_json(std::string text) {
  json::Text parsed;
  return parsed.parse(text).has_value();
}

}  // namespace

TEST_CASE("the overview counts nodes, relations, months and doubts") {
  const auto snapshot = snapshot_of(sample_graph());
  const Answer answer = serve::overview(*snapshot, {});
  CHECK(answer.status == 200);
  CHECK(is_json(answer.body));
  CHECK(holds(answer.body, R"("documents":3,"articles":3)"));
  CHECK(holds(answer.body, R"("nodes":9,"edges":8,"inferred":1,"undated":0)"));
  CHECK(holds(answer.body, R"({"month":"2025-01","documents":1,"articles":1,"edges":5})"));
  CHECK(holds(answer.body, R"({"month":"2025-03","documents":1,"articles":1,"edges":1})"));
  CHECK(holds(answer.body, R"("doubtful":0)"));
}

TEST_CASE("what may be one is told") {
  const NodeId one = node_id(Label::kPerson, "周远舟", "安平市"), other = node_id(Label::kPerson, "周远舟", "临江市");
  const auto snapshot = snapshot_of(
      MemoryGraph(sample_facts(), {{one, other, "same name", false}, {one, NodeId{1}, "a key without a node", false}}));
  const Answer answer = serve::overview(*snapshot, {});
  CHECK(holds(answer.body, R"("reason":"same name"}],"doubtful":1)"));
}

TEST_CASE("a search tells why a node was found") {
  const auto snapshot = snapshot_of(sample_graph());
  CHECK(holds(serve::search(*snapshot, {{"q", "镇党委"}}).body, R"("matched":"镇党委","fit":"exact")"));
  CHECK(holds(serve::search(*snapshot, {{"q", "zyz"}}).body, R"("found":2)"));
  CHECK(holds(serve::search(*snapshot, {{"q", "周"}, {"label", "Area"}}).body, R"("found":0)"));
  CHECK_THROWS_AS(serve::search(*snapshot, {}), UsageError);
  CHECK_THROWS_AS(serve::search(*snapshot, {{"q", "a"}, {"limit", "1000"}}), UsageError);
}

TEST_CASE("a search in the text gives articles, what stands there and the nodes in it") {
  const auto snapshot = snapshot_of(sample_graph());
  const Answer answer = serve::text(*snapshot, {{"q", "镇党委 周远舟"}});
  CHECK(is_json(answer.body));
  CHECK(holds(answer.body, R"("found":1,"searched":3,"undated":0,"terms":["镇党委","周远舟"])"));
  CHECK(holds(answer.body, R"({"text":"镇党委","found":true})"));
  CHECK(holds(answer.body, R"("label":"Person","name":"周远舟")"));
  const std::string found = R"("found":1,)", none = R"("found":0,)";
  CHECK(
      holds(serve::text(*snapshot, {{"q", "周远舟 镇党委"}, {"since", "2025-01"}, {"until", "2025-01"}}).body, found));
  CHECK(holds(serve::text(*snapshot, {{"q", "周远舟 镇党委"}, {"since", "2026"}}).body, none));
  CHECK(holds(serve::text(*snapshot, {{"q", "周远舟 镇党委"}, {"label", "Person"}}).body, found));
  CHECK(holds(serve::text(*snapshot, {{"q", "周远舟 镇党委"}, {"label", "Honour"}}).body, none));
  CHECK(holds(serve::text(*snapshot, {{"q", "周远舟 镇党委"}, {"offset", "1"}}).body, R"("found":1,)"));
  CHECK_THROWS_AS(serve::text(*snapshot, {{"q", "(镇"}}), UsageError);
  CHECK_THROWS_AS(serve::text(*snapshot, {{"q", "镇"}, {"since", "march"}}), UsageError);
  CHECK_THROWS_AS(serve::text(*snapshot, {{"q", "镇"}, {"since", "2025"}, {"until", "2024"}}), UsageError);
  CHECK_THROWS_AS(serve::text(*snapshot, {{"q", "镇"}, {"label", "Nobody"}}), UsageError);
}

TEST_CASE("a node comes with its names, relations and the places that name it") {
  const auto snapshot = snapshot_of(sample_graph());
  const Answer answer = serve::node(*snapshot, {{"id", id_of(*snapshot, "柳河镇党委")}});
  CHECK(holds(answer.body, R"("aliases":["镇党委"])"));
  CHECK(holds(answer.body, R"({"type":"HOLDS_ROLE","outgoing":false,"count":2})"));
  CHECK(holds(answer.body,
              R"("total":2,"mentions":[{"article":0,"begin":0,"end":5},{"article":0,"begin":22,"end":27}])"));
  CHECK(times(answer.body, R"("document":"a.txt")") == 1);
  CHECK(serve::node(*snapshot, {{"id", "0000000000000000"}}).status == 404);
}

TEST_CASE("one hop keeps to the filter and says what it leaves out") {
  const auto snapshot = snapshot_of(sample_graph());
  const std::string id = id_of(*snapshot, "柳河镇党委");
  const auto ask = [&](Query more) {
    more.emplace_back("id", id);
    return serve::neighbours(*snapshot, more).body;
  };
  CHECK(holds(ask({}), R"("total":4)"));
  CHECK(times(ask({}), R"("type":"HOLDS_ROLE")") == 2);
  CHECK(times(ask({}), R"("type":"PARTICIPATES_IN")") == 1);  // between two neighbours
  CHECK(holds(ask({{"inferred", "no"}}), R"("total":3)"));
  CHECK(holds(ask({{"label", "Person"}}), R"("total":1)"));
  CHECK(holds(ask({{"type", "GOVERNS,ORGANIZES"}}), R"("total":2)"));
  CHECK(holds(ask({{"confidence", "0.97"}}), R"("total":1)"));
  CHECK(holds(ask({{"since", "2025-02"}}), R"("total":0)"));
  const std::string two = ask({{"limit", "2"}});
  CHECK(holds(two, R"("total":4)"));
  CHECK(times(two, R"("links":)") == 3);
}

TEST_CASE("pictures of several nodes hold the relations among them") {
  const auto snapshot = snapshot_of(sample_graph());
  const std::string ids = id_of(*snapshot, "青禾超市") + "," + id_of(*snapshot, "暖巷") + ",0000000000000000";
  CHECK(times(serve::between(*snapshot, {{"ids", ids}}).body, R"("type":)") == 1);
  CHECK(times(serve::graph(*snapshot, {{"limit", "100"}}).body, R"("links":)") == 9);
  CHECK(times(serve::graph(*snapshot, {{"limit", "2"}}).body, R"("links":)") == 2);
}

TEST_CASE("paths name all relations of each step") {
  const auto snapshot = snapshot_of(sample_graph());
  const Answer answer =
      serve::paths(*snapshot, {{"from", id_of(*snapshot, "临川镇党委")}, {"to", id_of(*snapshot, "青禾超市")}});
  CHECK(holds(answer.body, R"("length":3)"));
  CHECK(is_json(answer.body));
  const Answer none =
      serve::paths(*snapshot, {{"from", id_of(*snapshot, "临川镇党委")}, {"to", id_of(*snapshot, "五星商户")}});
  CHECK(none.body == R"({"paths":[]})");
  const Query ends{{"from", id_of(*snapshot, "临川镇党委")}, {"to", id_of(*snapshot, "青禾超市")}};
  const auto avoiding = [&](const std::string& ids) {
    Query query = ends;
    query.emplace_back("avoid", ids);
    return serve::paths(*snapshot, query).body;
  };
  CHECK(avoiding(ends[0].second + "," + ends[1].second) == answer.body);  // the ends are never avoided
  const std::size_t begin = answer.body.find(R"("id":")", answer.body.find(ends[0].second)) + 6;
  CHECK(avoiding(answer.body.substr(begin, 16)) != answer.body);
  CHECK_THROWS_AS(avoiding("nowhere"), UsageError);
}

TEST_CASE("evidence comes with its article and rule") {
  const auto snapshot = snapshot_of(sample_graph());
  for (const serve::EdgeEntry& each : snapshot->edges()) {
    const Answer answer = serve::edge(*snapshot, {{"id", hex64(static_cast<std::uint64_t>(each.id))}});
    CHECK(answer.status == 200);
    CHECK(holds(answer.body, R"("rule":"by-hand")"));
    CHECK(holds(answer.body, R"("text":")"));
  }
  const Answer article =
      serve::article(*snapshot, {{"document", "sub/b.txt"}, {"article", "1"}, {"begin", "21"}, {"end", "27"}});
  CHECK(holds(article.body, R"("places":[{"article":0,"begin":7,"end":9}])"));
  CHECK(serve::article(*snapshot, {{"document", "sub/b.txt"}, {"article", "2"}}).status == 404);
  CHECK(serve::article(*snapshot, {{"document", "../../etc/passwd"}}).status == 404);
}

TEST_CASE("tables are sorted and cut") {
  const auto snapshot = snapshot_of(sample_graph());
  const std::string rows =
      serve::table(*snapshot, {{"sort", "name"}, {"order", "up"}, {"limit", "2"}, {"offset", "1"}}).body;
  CHECK(holds(rows, R"("total":9)"));
  CHECK(times(rows, R"("links":)") == 2);
  CHECK(holds(serve::table(*snapshot, {{"kind", "edges"}, {"q", "超市"}}).body, R"("total":1)"));
  CHECK(holds(serve::table(*snapshot, {{"kind", "edges"}, {"type", "HOLDS_ROLE"}}).body, R"("total":2)"));
  const auto total = [&](const Query& query) {
    const std::string body = serve::table(*snapshot, query).body;
    return std::stoi(body.substr(body.find("\"total\":") + 8));
  };
  CHECK(total({{"kind", "edges"}, {"head", "超市"}}) + total({{"kind", "edges"}, {"tail", "超市"}}) == 1);
  CHECK(total({{"kind", "edges"}, {"documents", "1000"}}) == 0);
  CHECK(total({{"links", "2"}}) + total({{"links", "0"}}) < 18);
  CHECK(total({{"links", "2"}}) > 0);
  CHECK(total({{"scope", "没有这个地方"}}) == 0);
  CHECK_THROWS_AS(total({{"links", "many"}}), UsageError);
  CHECK(holds(serve::table(*snapshot, {{"offset", "1000"}}).body, R"("nodes":[])"));
  CHECK_THROWS_AS(serve::table(*snapshot, {{"kind", "edges"}, {"sort", "name"}}), UsageError);
}

TEST_CASE("what was left alone is read once, and told with its place") {
  int reads = 0;
  const auto read_again = [&](const GraphView&) {
    ++reads;
    return MissedStrings{{{Label::kPerson, "教师", "may be a person's name", 2, {"sub/c.txt", 0, {21, 27}, "教师", ""}},
                          {Label::kArea, "柳河", "x", 1, {"a.txt", 0, {0, 6}, "柳河", ""}}},
                         2,
                         3};
  };
  const serve::Snapshot snapshot(std::make_shared<const MemoryGraph>(sample_graph()), 1, nullptr, read_again);
  const Answer answer = serve::missed(snapshot, {{"limit", "1"}});
  CHECK(holds(
      answer.body,
      R"({"read":2,"documents":3,"found":2,"strings":[{"label":"Person","text":"教师","reason":"may be a person's name","count":2,"places":[{"article":0,"begin":7,"end":9}]}])"));
  CHECK(times(answer.body, R"("document":)") == 1);
  CHECK(is_json(serve::missed(snapshot, {}).body));
  CHECK(reads == 1);
  CHECK(
      holds(serve::missed(*snapshot_of(sample_graph()), {}).body, R"({"read":0,"documents":3,"found":0,"strings":[])"));
}

TEST_CASE("hostile names stay data") {
  const auto snapshot = snapshot_of(hostile_graph());
  for (const serve::NodeEntry& each : snapshot->nodes()) {
    const std::string id = hex64(static_cast<std::uint64_t>(each.id));
    CHECK(is_json(serve::node(*snapshot, {{"id", id}}).body));
    CHECK(is_json(serve::neighbours(*snapshot, {{"id", id}}).body));
  }
  CHECK(is_json(serve::overview(*snapshot, {}).body));
  CHECK(is_json(serve::table(*snapshot, {{"kind", "edges"}, {"limit", "500"}}).body));
  CHECK(holds(serve::search(*snapshot, {{"q", "<!--x-->"}}).body, R"("found":1)"));
}

TEST_CASE("an empty graph has answers") {
  const auto snapshot = snapshot_of(MemoryGraph({}));
  CHECK(is_json(serve::overview(*snapshot, {}).body));
  CHECK(holds(serve::search(*snapshot, {{"q", "柳"}}).body, R"("found":0)"));
  CHECK(holds(serve::graph(*snapshot, {}).body, R"("total":0)"));
  CHECK(holds(serve::table(*snapshot, {}).body, R"("total":0)"));
}

TEST_CASE("faults become answers, and only good answers are kept") {
  serve::Api api(snapshot_of(sample_graph()));
  CHECK(api.answer("/api/search", {{"q", "柳"}}, "/api/search?q=1")->status == 200);
  CHECK(api.answer("/api/search", {{"q", "柳"}}, "/api/search?q=1") ==
        api.answer("/api/search", {{"q", "柳"}}, "/api/search?q=1"));
  const auto wrong = api.answer("/api/search", {}, "/api/search");
  CHECK(wrong->status == 400);
  CHECK(wrong->body == R"({"error":"q is missing"})");
  CHECK(api.answer("/api/nothing", {}, "/api/nothing")->status == 404);
}
