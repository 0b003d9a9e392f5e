// SPDX-License-Identifier: Apache-2.0
// The formats in CSV: Gephi's tables and Neo4j's.
#include <catch2/catch.hpp>

#include "exchange/csv_text.hpp"
#include "exchange/gephi_tables.hpp"
#include "exchange/neo4j.hpp"
#include "support/hostile_graph.hpp"
#include "support/sample_graph.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// RFC 4180.
Rows rows_of(const std::string& csv) {
  Rows out(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"')
      out.back().back() += csv[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      out.back().emplace_back();
    else if (c == '\n' && !quoted)
      out.emplace_back(1);
    else
      out.back().back() += c;
  }
  out.pop_back();
  return out;
}

struct Tables {
  Rows nodes, edges;
};

template <class Make>
Tables written(const GraphView& view, Make make) {
  const test::TemporaryFolder folder;
  Output nodes(folder / "nodes", false), edges(folder / "edges", false);
  const auto exporter = make(nodes, edges);
  export_graph(view, {}, *exporter);
  nodes.commit();
  edges.commit();
  return {rows_of(test::read_file(folder / "nodes")), rows_of(test::read_file(folder / "edges"))};
}

Tables gephi(const GraphView& view) {
  NetworkReport report;
  return written(view, [&](Output& nodes, Output& edges) { return make_gephi_tables(nodes, edges, {}, report); });
}

std::string safe(std::string_view text) {
  std::string out;
  put_safe_cell(out, text);
  return out;
}

}  // namespace

TEST_CASE("cells are quoted where they must, and formulas are defused") {
  struct Row {
    std::string_view text, cell;
  };
  for (const Row& row :
       {Row{"柳河镇", "柳河镇"}, Row{"a,b", "\"a,b\""}, Row{"a\"b", "\"a\"\"b\""}, Row{" a", "\" a\""},
        Row{"a\nb", "\"a b\""}, Row{"=1+1", "'=1+1"}, Row{"+86", "'+86"}, Row{"-3", "'-3"}, Row{"@x", "'@x"},
        Row{"\t=1", "\"' =1\""}, Row{"\r@x", "\"' @x\""}, Row{"＝1", "'＝1"}, Row{"a=b", "a=b"},
        Row{"=a,\"b\"", "\"'=a,\"\"b\"\"\""}, Row{"", ""}, Row{"\xFF", "\xEF\xBF\xBD"}}) {
    INFO(row.text);
    CHECK(safe(row.text) == row.cell);
  }
  std::string plain;
  put_cell(plain, "=1+1");
  CHECK(plain == "=1+1");
}

TEST_CASE("Gephi's tables have the columns that it looks for, and one row an element") {
  const Tables tables = gephi(test::sample_graph());
  REQUIRE(tables.nodes.size() == 10);
  REQUIRE(tables.edges.size() == 8);
  CHECK(std::vector(tables.nodes[0].begin(), tables.nodes[0].begin() + 3) ==
        std::vector<std::string>{"Id", "Label", "full_name"});
  CHECK(std::vector(tables.edges[0].begin(), tables.edges[0].begin() + 7) ==
        std::vector<std::string>{"Source", "Target", "Type", "Id", "Label", "Weight", "Kind"});
  for (const Rows* table : {&tables.nodes, &tables.edges})
    for (const auto& row : *table) CHECK(row.size() == table->front().size());
  for (std::size_t i = 1; i < tables.edges.size(); ++i) CHECK(tables.edges[i][2] == "Directed");
}

TEST_CASE("hostile names stay in their cells") {
  for (const Tables& tables : {gephi(test::hostile_graph()), written(test::hostile_graph(), make_neo4j)}) {
    CHECK(tables.nodes.size() == test::hostile_names().size() + 2);
    CHECK(tables.edges.size() == test::hostile_names().size() + 1);
    for (const Rows* table : {&tables.nodes, &tables.edges})
      for (const auto& row : *table) CHECK(row.size() == table->front().size());
  }
}

TEST_CASE("Neo4j's tables have typed headers, every office, and lists") {
  const Tables tables = written(test::sample_graph(), make_neo4j);
  CHECK(tables.nodes[0].front() == "id:ID");
  CHECK(tables.nodes[0].back() == ":LABEL");
  CHECK(tables.edges[0][2] == ":TYPE");
  CHECK(tables.edges.size() == 9);  // two roles of one pair are two relationships
  const auto office =
      std::find_if(tables.edges.begin(), tables.edges.end(), [](const auto& row) { return row[4] == "人大主席"; });
  REQUIRE(office != tables.edges.end());
  CHECK((*office)[2] == "HOLDS_ROLE");
  CHECK(std::find(office->begin(), office->end(), "former") != office->end());
  CHECK_THAT(std::string(neo4j_script()), Catch::StartsWith("#!/bin/sh\n") && Catch::Contains("--array-delimiter='|'"));
}
