// SPDX-License-Identifier: Apache-2.0
#include "analysis/diff.hpp"

#include <catch2/catch.hpp>

#include "analysis/union_view.hpp"
#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::analysis;
using enum Label;
using enum RelationType;

namespace {

test::FactsBuilder page(const std::string& path) {
  return test::FactsBuilder(path, "周远舟、沈曼宁，柳河镇党委，暖巷，青禾超市。");
}

/// 周远舟 is the secretary, the committee runs a programme.
test::MemoryGraph earlier() {
  auto facts = page("2024.txt");
  facts.entity(kPerson, "周远舟")
      .entity(kPerson, "沈曼宁")
      .entity(kPartyOrg, "柳河镇党委")
      .entity(kProgramme, "暖巷")
      .entity(kProgramme, "旧事");
  facts.edge("周远舟", kHoldsRole, "柳河镇党委", "书记")
      .edge("沈曼宁", kHoldsRole, "柳河镇党委", "副书记")
      .edge("柳河镇党委", kOrganizes, "暖巷", "", {{"status", "planned"}});
  return test::MemoryGraph({facts.build()});
}

/// 沈曼宁 has followed, a shop has joined.
test::MemoryGraph later() {
  auto facts = page("2025.txt");
  facts.entity(kPerson, "周远舟")
      .entity(kPerson, "沈曼宁")
      .entity(kPartyOrg, "柳河镇党委")
      .entity(kProgramme, "暖巷")
      .entity(kEnterprise, "青禾超市");
  facts.edge("周远舟", kHoldsRole, "柳河镇党委", "书记", {{"status", "former"}})
      .edge("沈曼宁", kHoldsRole, "柳河镇党委", "书记");
  facts.edge("柳河镇党委", kOrganizes, "暖巷").edge("青禾超市", kParticipatesIn, "暖巷");
  return test::MemoryGraph({facts.build()});
}

std::string summary(const Diff& diff, const GraphView& before, const GraphView& after) {
  const auto name = [&](NodeId id) {
    const auto node = after.node(id);
    return node ? node->name : before.node(id)->name;
  };
  std::vector<std::string> lines;
  for (const OfficeChange& each : diff.offices) {
    std::string line = "office " + std::string(name_of(each.change)) + " " + each.role + ":";
    for (const std::size_t i : each.went) line += " -" + name(diff.edges[i].head);
    for (const std::size_t i : each.came) line += " +" + name(diff.edges[i].head);
    lines.push_back(line);
  }
  for (const ProgrammeChange& each : diff.programmes)
    lines.push_back("programme " + std::string(name_of(each.change)) + " " + name(each.programme) + " " +
                    std::to_string(each.edges.size()));
  for (const NodeChange& each : diff.nodes)
    lines.push_back("node " + std::string(name_of(each.change)) + " " + each.node().name);
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& each : lines) out += each + "\n";
  return out;
}

}  // namespace

TEST_CASE("who came and who left, what began and what ended") {
  const auto before = earlier(), after = later();
  const Diff found = diff(before, after);
  CHECK(summary(found, before, after) ==
        "node came 青禾超市\n"
        "node went 旧事\n"
        "office changed 书记: -周远舟 +沈曼宁\n"
        "office went 副书记: -沈曼宁\n"
        "programme changed 暖巷 2\n"
        "programme went 旧事 0\n");
  CHECK(found.same_nodes == 4);
  CHECK(found.same_edges == 0);
  CHECK(found.edges.size() == 5);
}

TEST_CASE("a graph does not differ from itself, and all of it from nothing") {
  const auto graph = test::sample_graph();
  CHECK(diff(graph, graph).empty());
  CHECK(diff(graph, graph).same_edges == 8);
  CHECK(diff(test::MemoryGraph({}), graph).nodes.size() == 9);
  CHECK(diff(graph, test::MemoryGraph({})).edges.size() == 8);
}

TEST_CASE("a node with a fuller name is the same node, and so are its edges") {
  test::FactsBuilder first("a.txt", "镇党委书记周远舟。"), second("b.txt", "柳河镇党委（镇党委）书记周远舟。");
  first.entity(kPerson, "周远舟").entity(kPartyOrg, "镇党委", "安平市").edge("周远舟", kHoldsRole, "镇党委", "书记");
  second.entity(kPerson, "周远舟")
      .entity(kPartyOrg, "柳河镇党委", "安平市", {"镇党委"})
      .edge("周远舟", kHoldsRole, "柳河镇党委", "书记");
  const test::MemoryGraph before({first.build()}), after({second.build()});
  const Diff found = diff(before, after);
  REQUIRE(found.nodes.size() == 1);
  CHECK(found.nodes[0].change == Change::kChanged);
  CHECK(found.now.size() == 1);
  CHECK(found.edges.empty());
  CHECK(found.same_edges == 1);
}

TEST_CASE("both graphs as one hold everything, ascending, with what changed and all evidence") {
  const auto before = earlier(), after = later();
  const Diff found = diff(before, after);
  const UnionView all(before, after, found);
  std::map<std::string, int> nodes, edges;
  std::vector<NodeId> ids;
  all.visit_nodes(std::nullopt, [&](const Node& node) {
    ids.push_back(node.id);
    ++nodes[*find_property(node.properties, "change")];
    CHECK(all.node(node.id)->name == node.name);
    CHECK_FALSE(all.mentions(node.id).empty());
    return true;
  });
  CHECK(std::is_sorted(ids.begin(), ids.end()));
  CHECK(nodes == std::map<std::string, int>{{"came", 1}, {"went", 1}, {"same", 4}});
  std::vector<EdgeId> edge_ids;
  all.visit_edges([&](const Edge& edge) {
    edge_ids.push_back(edge.id);
    ++edges[*find_property(edge.properties, "change")];
    CHECK(all.node(edge.head));
    CHECK(all.node(edge.tail));
    CHECK(all.evidence(edge.id).size() == (*find_property(edge.properties, "change") == "changed" ? 2 : 1));
    return true;
  });
  CHECK(std::is_sorted(edge_ids.begin(), edge_ids.end()));
  CHECK(edges == std::map<std::string, int>{{"came", 2}, {"went", 1}, {"changed", 2}});
  CHECK(all.documents().size() == 2);
}
