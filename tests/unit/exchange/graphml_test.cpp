// SPDX-License-Identifier: Apache-2.0
#include "exchange/graphml.hpp"

#include <set>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "exchange/network_columns.hpp"
#include "exchange/network_values.hpp"
#include "support/export_to_string.hpp"
#include "support/hostile_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

std::string graphml(const GraphView& view, const NetworkOptions& options, NetworkReport& report,
                    const Selection& selection = {}) {
  return test::export_to_string(view, selection, [&](Output& output) { return make_graphml(output, options, report); });
}

std::string graphml(const GraphView& view, const NetworkOptions& options = {}, const Selection& selection = {}) {
  NetworkReport report;
  return graphml(view, options, report, selection);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

std::string element_with(const std::string& xml, const std::string& part) {
  const std::size_t at = xml.find(part);
  if (at == std::string::npos) return "";
  const std::size_t begin = xml.rfind('\n', at) + 1;
  return xml.substr(begin, xml.find('\n', at) - begin);
}

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

TEST_CASE("column names are unique with case folded and none is one that Gephi keeps for itself") {
  const std::set<std::string_view> reserved{
      "nodelabel",        "color",           "z",        "xpos", "ypos",   "zpos",     "id",
      "timeset",          "start",           "end",      "kind", "degree", "indegree", "outdegree",
      "modularity_class", "componentnumber", "pageranks"};
  const std::set<std::string_view> drawn_node{"label", "size", "x", "y", "r", "g", "b"},
      drawn_edge{"edgelabel", "weight"};
  std::set<std::string> ids;
  std::set<std::pair<bool, std::string>> titles;
  const auto check = [&](const Column& key) {
    INFO(key.id);
    CHECK(ids.insert(folded(key.id)).second);
    CHECK(titles.insert({key.of_edges, folded(key.name)}).second);
    CHECK(reserved.count(key.name) + reserved.count(key.id) == 0);
  };
  for (const Column& key : kDrawnColumns) {
    check(key);
    CHECK((key.of_edges ? drawn_edge : drawn_node).count(key.name) == 1);
  }
  for (const Column& key : kColumns) check(key);
}

TEST_CASE("graphml is the same each time, keys first, every edge directed by the graph") {
  const std::string xml = graphml(test::sample_graph());
  CHECK(xml == graphml(test::sample_graph()));
  CHECK(xml.starts_with(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""));
  CHECK(xml.rfind("<key ") < xml.find("<graph "));
  CHECK(count(xml, "directed=") == 0);
  CHECK(count(xml, "<node ") == 9);
  CHECK(count(xml, "<edge ") == 7);
}

TEST_CASE("two offices in one organ are one edge, or one a piece of evidence") {
  NetworkReport report;
  const std::string pair = element_with(graphml(test::sample_graph(), {}, report), "任职");
  CHECK(report.edges == 7);
  CHECK(report.merged == 1);
  CHECK_THAT(pair, Catch::Contains("<data key=\"role\">书记 | 人大主席</data>"));
  CHECK_THAT(pair, Catch::Contains("<data key=\"modality\">stated</data>"));
  CHECK_THAT(pair, Catch::Contains("<data key=\"edge_confidence\">0.97</data>"));
  const std::string xml = graphml(test::sample_graph(), {.per_evidence = true}, report);
  CHECK(count(xml, "<edge ") == 8);
  CHECK(count(xml, "-1\" source=") == 8);
}

TEST_CASE("the kind of an edge is an attribute, save in strict mode") {
  const std::string plain = graphml(test::sample_graph()), strict = graphml(test::sample_graph(), {.strict_xsd = true});
  CHECK(count(plain, "\" label=\"PARTICIPATES_IN\">") == 2);
  CHECK(count(strict, " label=") == 0);
  CHECK(count(strict, "<data key=\"rel\">PARTICIPATES_IN</data>") == 2);
}

TEST_CASE("derived edges bring the articles in as nodes") {
  NetworkReport report;
  const std::string xml = graphml(test::sample_graph(), {.derived = true}, report, {.derived = true});
  CHECK(count(xml, "<data key=\"entity_type\">Article</data>") == 3);
  CHECK(report.nodes == 12);
  CHECK(report.edges == 7 + 12 + 13);
  CHECK(count(xml, "\" label=\"CO_OCCURS\">") == 13);
}

TEST_CASE("what Gephi would change is counted, and rewritten when asked") {
  NetworkReport report;
  const std::string plain = graphml(test::hostile_graph(), {}, report);
  CHECK(report.null_values == 4);
  CHECK(report.infinity_values > 0);
  CHECK_THAT(plain, Catch::Contains("<data key=\"full_name\">null</data>"));
  CHECK_THAT(plain, Catch::Contains("<data key=\"full_name\">INFORMATION中心</data>"));
  const std::string safe = graphml(test::hostile_graph(), {.gephi_safe = true});
  CHECK(count(safe, "INF") == 1);  // Gephi leaves labels alone
  CHECK(count(safe, "<data key=\"label\">INF") == 1);
  CHECK_THAT(safe, Catch::Contains("<data key=\"label\">null</data>"));
  CHECK_THAT(safe, !Catch::Contains("<data key=\"full_name\">null</data>"));
  CHECK_THAT(safe, Catch::Contains("<data key=\"full_name\">甲&amp;&amp;乙</data>"));
  CHECK_THAT(safe, Catch::Contains("<data key=\"full_name\">InfORMATION中心</data>"));
}

TEST_CASE("labels are short, names whole") {
  const std::string xml = graphml(test::hostile_graph());
  CHECK_THAT(xml, Catch::Contains("<data key=\"label\">长长长长长长长长长长长…</data>"));
  CHECK(count(element_with(xml, "长长长长长长长长长长长…"), "长") == 11 + 300 + 300);
}

TEST_CASE("an empty graph is a graph") {
  CHECK_THAT(graphml(test::MemoryGraph({})),
             Catch::EndsWith("<graph id=\"govgraph\" edgedefault=\"directed\">\n</graph>\n</graphml>\n"));
}

TEST_CASE("a view that contradicts itself is not exported") {
  /// Shows an edge whose end it does not show.
  class Torn final : public GraphView {
   public:
    test::MemoryGraph whole = test::sample_graph();
    mutable int visits = 0;
    std::size_t shown_edges = 100;  ///< on the second visit
    std::size_t hidden_node = 100;  ///< index, never shown
    std::optional<Node> node(NodeId id) const override { return whole.node(id); }
    std::optional<Edge> edge(EdgeId id) const override { return whole.edge(id); }
    void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const override {
      std::size_t at = 0;
      whole.visit_nodes(label, [&](const Node& node) { return at++ == hidden_node || visit(node); });
    }
    void visit_edges(const std::function<bool(const Edge&)>& visit) const override {
      std::size_t left = visits++ == 0 ? 100 : shown_edges;
      whole.visit_edges([&](const Edge& edge) { return left-- > 0 && visit(edge); });
    }
    void visit_neighbors(NodeId, Direction, std::optional<RelationType>,
                         const std::function<bool(const Neighbor&)>&) const override {}
    std::vector<NodeId> named(std::string_view) const override { return {}; }
    std::vector<NodeId> containing(std::string_view, std::size_t) const override { return {}; }
    std::vector<Located> mentions(NodeId id) const override { return whole.mentions(id); }
    std::vector<Located> evidence(EdgeId id) const override { return whole.evidence(id); }
    std::vector<DocumentInfo> documents() const override { return whole.documents(); }
    std::optional<DocumentInfo> document(std::string_view path) const override { return whole.document(path); }
    std::string source(std::string_view path) const override { return whole.source(path); }
    std::optional<DocumentFacts> facts(std::string_view path) const override { return whole.facts(path); }
  };
  Torn whole;
  CHECK_NOTHROW(graphml(whole));
  Torn fewer_edges;
  fewer_edges.shown_edges = 3;
  CHECK_THROWS_AS(graphml(fewer_edges), CorruptionError);
  Torn fewer_nodes;
  fewer_nodes.hidden_node = 2;
  CHECK_THROWS_WITH(graphml(fewer_nodes), Catch::Contains("has an end that does not exist"));
}

TEST_CASE("dates, kinds and the rest of the properties have their columns") {
  struct Row {
    std::string date, precision;
  };
  for (const Row& row :
       {Row{"2025", "year"}, Row{"2025-01", "month"}, Row{"2025-01-06", "day"}, Row{"--01-06", "month-day"}})
    CHECK(precision_of(row.date) == row.precision);
  std::string text;
  details_of({{"amount", "3|4"}, {"date", "x"}, {"kind", "origin"}}, {"date"}, text);
  CHECK(text == "amount=3¦4 | kind=origin");
  CHECK(subtype_of({{}, Label::kPerson, "何阿姨", "", {}, {{"partial", "true"}}}) == "partial");
  Located place;
  std::vector<Located> many;
  for (int i = 0; i < 25; ++i) {
    place.document = "d" + std::to_string(100 + i);
    many.push_back(place);
    many.push_back(place);
  }
  CHECK(sources_of(many, text) == 25);
  CHECK_THAT(text, Catch::EndsWith("d119 | …"));
}
