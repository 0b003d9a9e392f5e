// SPDX-License-Identifier: Apache-2.0
// write_samples FOLDER: the test graphs in every format and variant, for the readers that graphml_readback.py asks.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

#include "exchange/graphml.hpp"
#include "exchange/jsonl.hpp"
#include "support/hostile_graph.hpp"
#include "support/numbered_graph.hpp"
#include "support/sample_graph.hpp"

namespace {

using namespace govgraph;
using namespace govgraph::exchange;

void write_jsonl(const GraphView& view, const std::string& path) {
  Output output(path, true);
  const auto exporter = make_jsonl(output);
  export_graph(view, {}, *exporter);
  output.commit();
}

void write_graphml(const GraphView& view, const std::string& path, const NetworkOptions& options) {
  Output output(path, true);
  NetworkReport report;
  const auto exporter = make_graphml(output, options, report);
  Selection selection;
  selection.derived = options.derived;
  export_graph(view, selection, *exporter);
  output.commit();
}

void write_all(const GraphView& view, const std::string& stem) {
  write_jsonl(view, stem + ".jsonl");
  write_graphml(view, stem + ".plain.graphml", {});
  write_graphml(view, stem + ".multi.graphml", {.per_evidence = true});
  write_graphml(view, stem + ".strict.graphml", {.strict_xsd = true});
  write_graphml(view, stem + ".strict-derived.graphml", {.strict_xsd = true, .derived = true});
  write_graphml(view, stem + ".safe.graphml", {.gephi_safe = true});
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
