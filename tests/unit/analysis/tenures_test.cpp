// SPDX-License-Identifier: Apache-2.0
#include "analysis/tenures.hpp"

#include <catch2/catch.hpp>

#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

using namespace govgraph;
using namespace govgraph::analysis;

namespace {

struct Held {
  std::string person, role, organ;
  Properties properties;
};

/// A page of a day that says who holds what.
DocumentFacts page(const std::string& date, const std::vector<Held>& all) {
  DocumentFacts out;
  out.path = date + ".txt";
  out.date = date;
  out.source = std::string(200, 'x');
  out.articles.push_back({});
  out.articles.front().span = {0, 200};
  std::map<NodeId, EntityFact> entities;
  const auto add = [&](Label label, const std::string& name) {
    EntityFact fact;
    fact.id = node_id(label, name, "");
    fact.label = label;
    fact.name = name;
    fact.mentions.push_back({0, {0, 1}});
    entities[fact.id] = fact;
    return fact.id;
  };
  std::vector<std::tuple<NodeId, NodeId, const Held*>> ties;
  for (const Held& each : all)
    ties.emplace_back(add(Label::kPerson, each.person), add(Label::kPartyOrg, each.organ), &each);
  const auto place = [&](NodeId id) {
    return static_cast<std::uint32_t>(std::distance(entities.begin(), entities.find(id)));
  };
  for (const auto& [person, organ, held] : ties) {
    EdgeFact edge;
    edge.head = place(person);
    edge.type = RelationType::kHoldsRole;
    edge.tail = place(organ);
    edge.role = held->role;
    edge.properties = held->properties;
    edge.confidence = 0.9F;
    edge.evidence.push_back({0, {0, 1}, "test"});
    out.edges.push_back(edge);
  }
  for (const auto& [id, fact] : entities) out.entities.push_back(fact);
  return out;
}

/// "书记 甲 2024-01-10(page) 2024-06-05(sentence)", a line a tenure.
std::string dump(const std::vector<DocumentFacts>& pages) {
  const test::MemoryGraph graph(pages);
  std::string out;
  for (const Tenure& each : tenures(graph, std::nullopt)) {
    const auto day = [](const std::optional<Days>& days, KnownBy by) {
      return days ? " " + iso_date(*days) + "(" + std::string(name_of(by)) + ")" : std::string(" -");
    };
    out += each.role + " " + graph.node(each.person)->name + day(each.since, each.since_by) +
           day(each.until, each.until_by) + (each.acting ? " acting" : "") +
           (each.gap > 0 ? " gap " + std::to_string(each.gap) : "") + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("two dated pages alone tell who followed whom") {
  const std::vector<DocumentFacts> pages{page("2024-01-10", {{"方致远", "书记", "柳河镇党委", {}}}),
                                         page("2024-07-10", {{"沈曼宁", "书记", "柳河镇党委", {}}})};
  CHECK(dump(pages) == "书记 方致远 2024-01-10(page) 2024-07-10(successor)\n书记 沈曼宁 2024-07-10(page) -\n");
  const test::MemoryGraph graph(pages);
  const auto all = tenures(graph, std::nullopt);
  REQUIRE(successions(all).size() == 1);
  CHECK(all[successions(all)[0].second].person == node_id(Label::kPerson, "沈曼宁", ""));
}

TEST_CASE("an office that several hold passes from nobody to nobody") {
  const std::vector<DocumentFacts> pages{page("2024-01-10", {{"方致远", "副书记", "柳河镇党委", {}}}),
                                         page("2024-07-10", {{"沈曼宁", "副书记", "柳河镇党委", {}}})};
  CHECK(successions(tenures(test::MemoryGraph(pages), std::nullopt)).empty());
  CHECK(dump(pages).find("successor") == std::string::npos);
}

TEST_CASE("who holds an office again has two tenures, and a gap is counted between stated days") {
  CHECK(
      dump({page("2024-01-10", {{"方致远", "主任", "望江社区", {}}}),
            page("2024-03-10", {{"沈曼宁", "主任", "望江社区", {}}}),
            page("2024-06-10", {{"方致远", "主任", "望江社区", {}}})}) ==
      "主任 方致远 2024-01-10(page) 2024-03-10(successor)\n主任 沈曼宁 2024-03-10(page) 2024-06-10(successor)\n主任 方致远 "
      "2024-06-10(page) -\n");
  CHECK(dump({page("2024-01-10", {{"方致远", "书记", "柳河镇党委", {}}}),
              page("2024-06-10", {{"方致远", "书记", "柳河镇党委", {{"status", "former"}, {"until", "2024-06-05"}}}}),
              page("2024-07-10", {{"沈曼宁", "代书记", "柳河镇党委", {{"since", "2024-06-16"}}}})})
            .find("书记 沈曼宁 2024-06-16(sentence) - acting gap 10\n") != std::string::npos);
}

TEST_CASE("who is only called former stands before whoever held the office then") {
  CHECK(dump({page("2024-01-10", {{"沈曼宁", "书记", "柳河镇党委", {}}}),
              page("2024-02-10", {{"方致远", "书记", "柳河镇党委", {{"status", "former"}}}})}) ==
        "书记 方致远 - 2024-02-10(former)\n书记 沈曼宁 2024-01-10(page) -\n");
}

TEST_CASE("of an organ its own offices, of a person those alone") {
  const test::MemoryGraph graph({page("2024-01-10", {{"方致远", "书记", "柳河镇党委", {}},
                                                     {"沈曼宁", "主席", "柳河镇总工会", {}},
                                                     {"方致远", "主席", "柳河镇文联", {}}})});
  CHECK(tenures(graph, node_id(Label::kPartyOrg, "柳河镇党委", "")).size() == 1);
  CHECK(tenures(graph, node_id(Label::kPerson, "方致远", "")).size() == 2);
  CHECK(tenures(graph, std::nullopt).size() == 3);
}

TEST_CASE("two who hold an office on one day: nobody tells who came first") {
  CHECK(successions(tenures(test::MemoryGraph({page("2024-01-10", {{"沈曼宁", "书记", "柳河镇党委", {}},
                                                                   {"方致远", "书记", "柳河镇党委", {}}})}),
                            std::nullopt))
            .empty());
}

TEST_CASE("which offices one person holds at a time") {
  for (const char* one : {"书记", "镇长", "党工委书记", "主任", "董事长"}) CHECK(is_held_by_one(one));
  for (const char* several : {"副镇长", "委员", "网格员", "楼组长", "代表", "常务副主任", "主任助理", "主任医师"})
    CHECK_FALSE(is_held_by_one(several));
}
