// SPDX-License-Identifier: Apache-2.0
// Writers of the exports on a made-up graph of 100,000 nodes and 500,000 edges (EXCHANGE_BENCH_NODES=1000000: ten times
// as large), or on a stored one (GOVGRAPH_BENCH_DB=graph.db), to /dev/null: bytes a second, wall-clock time and the CPU
// time of all threads.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "exchange/dot.hpp"
#include "exchange/ftm.hpp"
#include "exchange/gephi_tables.hpp"
#include "exchange/gexf.hpp"
#include "exchange/graphml.hpp"
#include "exchange/jsonl.hpp"
#include "exchange/neo4j.hpp"
#include "exchange/turtle.hpp"
#include "exchange/xml_text.hpp"
#include "store/reader.hpp"
#include "synthetic_graph.hpp"

namespace {

using namespace govgraph;
using namespace govgraph::exchange;

const GraphView& graph() {
  if (const char* const stored = std::getenv("GOVGRAPH_BENCH_DB")) {
    static const auto kReader = store::Reader::open(stored);
    return *kReader;
  }
  static const char* const kWanted = std::getenv("EXCHANGE_BENCH_NODES");
  static const std::size_t kNodes = kWanted ? std::strtoul(kWanted, nullptr, 10) : 100'000;
  static const bench::SyntheticGraph kGraph(kNodes, 5 * kNodes);
  return kGraph;
}

template <class Make>
void run(benchmark::State& state, Make make) {
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    Output output("/dev/null", true);
    const auto exporter = make(output);
    export_graph(graph(), {}, *exporter);
    bytes += output.bytes();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void graphml(benchmark::State& state) {
  NetworkReport report;
  run(state, [&](Output& output) { return make_graphml(output, {}, report); });
}
BENCHMARK(graphml)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void gexf(benchmark::State& state) {
  NetworkReport report;
  run(state, [&](Output& output) { return make_gexf(output, {}, report); });
}
BENCHMARK(gexf)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void gephi_tables(benchmark::State& state) {
  NetworkReport report;
  Output nodes("/dev/null", true);
  run(state, [&](Output& edges) { return make_gephi_tables(nodes, edges, {}, report); });
}
BENCHMARK(gephi_tables)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void neo4j(benchmark::State& state) {
  Output nodes("/dev/null", true);
  run(state, [&](Output& edges) { return make_neo4j(nodes, edges); });
}
BENCHMARK(neo4j)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void turtle(benchmark::State& state) {
  run(state, [](Output& output) { return make_turtle(output, {}); });
}
BENCHMARK(turtle)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void ftm(benchmark::State& state) { run(state, make_ftm); }
BENCHMARK(ftm)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void dot(benchmark::State& state) { run(state, make_dot); }
BENCHMARK(dot)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void jsonl(benchmark::State& state) {
  run(state, [](Output& output) { return make_jsonl(output); });
}
BENCHMARK(jsonl)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

/// What the made-up graph itself costs, to be taken off the above.
void view_alone(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t places = 0;
    for (int pass = 0; pass < 2; ++pass) {
      graph().visit_nodes(
          std::nullopt, [&](const Node& node) { return places += pass ? graph().mentions(node.id).size() : 1, true; });
      graph().visit_edges(
          [&](const Edge& edge) { return places += pass ? graph().evidence(edge.id).size() : 1, true; });
    }
    benchmark::DoNotOptimize(places);
  }
}
BENCHMARK(view_alone)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void xml_text(benchmark::State& state) {
  std::string text;
  XmlBuffer out;
  for (int i = 0; i < 10000; ++i) text += i % 50 == 0 ? "A&B" : "镇";
  for (auto _ : state) {
    out.clear();
    out.put_text(text);
    benchmark::DoNotOptimize(out.view());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(xml_text);

}  // namespace
