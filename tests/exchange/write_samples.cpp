// SPDX-License-Identifier: Apache-2.0
// write_samples FOLDER: the test graphs in every format and variant, for the other programs that are asked to read
// them.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "exchange/dot.hpp"
#include "exchange/ftm.hpp"
#include "exchange/gephi_tables.hpp"
#include "exchange/gexf.hpp"
#include "exchange/graphml.hpp"
#include "exchange/jsonl.hpp"
#include "exchange/neo4j.hpp"
#include "exchange/svg.hpp"
#include "exchange/turtle.hpp"
#include "support/hostile_graph.hpp"
#include "support/numbered_graph.hpp"
#include "support/sample_graph.hpp"

namespace {

using namespace govgraph;
using namespace govgraph::exchange;

template <class Make>
void write(const GraphView& view, const std::string& path, Make make, bool derived = false) {
  Output output(path, true);
  const auto exporter = make(output);
  Selection selection;
  selection.derived = derived;
  export_graph(view, selection, *exporter);
  output.commit();
}

template <class Make>
void write_network(const GraphView& view, const std::string& path, const NetworkOptions& options, Make make) {
  NetworkReport report;
  write(
      view, path, [&](Output& output) { return make(output, options, report); }, options.derived);
}

template <class Make>
void write_tables(const GraphView& view, const std::string& nodes, const std::string& edges, Make make) {
  Output node_table(nodes, true), edge_table(edges, true);
  const auto exporter = make(node_table, edge_table);
  export_graph(view, {}, *exporter);
  node_table.commit();
  edge_table.commit();
}

void write_all(const GraphView& view, const std::string& stem) {
  write(view, stem + ".jsonl", [](Output& output) { return make_jsonl(output); });
  write_network(view, stem + ".plain.graphml", {}, make_graphml);
  write_network(view, stem + ".multi.graphml", {.per_evidence = true}, make_graphml);
  write_network(view, stem + ".strict.graphml", {.strict_xsd = true}, make_graphml);
  write_network(view, stem + ".strict-derived.graphml", {.strict_xsd = true, .derived = true}, make_graphml);
  write_network(view, stem + ".safe.graphml", {.gephi_safe = true}, make_graphml);
  write_network(view, stem + ".plain.gexf", {}, make_gexf);
  write_network(view, stem + ".multi.gexf", {.per_evidence = true}, make_gexf);
  write_network(view, stem + ".derived.gexf", {.derived = true, .time = EdgeTime::kObserved}, make_gexf);
  NetworkReport report;
  write_tables(view, stem + ".nodes.csv", stem + ".edges.csv",
               [&](Output& nodes, Output& edges) { return make_gephi_tables(nodes, edges, {}, report); });
  write_tables(view, stem + ".neo4j-nodes", stem + ".neo4j-relationships", make_neo4j);
  write(view, stem + ".ttl", [](Output& output) { return make_turtle(output, {"1", "2", ""}); });
  write(view, stem + ".ftm.json", make_ftm);
  write(view, stem + ".dot", make_dot);
  write(view, stem + ".svg", [](Output& output) { return make_svg(output); });
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) return 2;
  const std::string folder = std::string(argv[1]) + "/";
  std::filesystem::create_directories(folder);
  write_all(test::sample_graph(), folder + "sample");
  write_all(test::hostile_graph(), folder + "hostile");
  write_all(test::numbered_graph(300, test::random_edges(300, 1500, 7)), folder + "random");
  write_all(test::MemoryGraph({}), folder + "empty");
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "write_samples: %s\n", error.what());
  return 1;
}
