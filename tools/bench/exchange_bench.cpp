// SPDX-License-Identifier: Apache-2.0
// Writers of the exports on a made-up graph of 100,000 nodes and 500,000 edges, to /dev/null: bytes a second.
#include <benchmark/benchmark.h>

#include "exchange/graphml.hpp"
#include "exchange/jsonl.hpp"
#include "exchange/xml_text.hpp"
#include "synthetic_graph.hpp"

namespace {

using namespace govgraph;
using namespace govgraph::exchange;

const GraphView& graph() {
  static const bench::SyntheticGraph graph(100'000, 500'000);
  return graph;
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
BENCHMARK(graphml)->Unit(benchmark::kMillisecond);

void jsonl(benchmark::State& state) {
  run(state, [](Output& output) { return make_jsonl(output); });
}
BENCHMARK(jsonl)->Unit(benchmark::kMillisecond);

/// What the made-up graph itself costs, to be taken off the above.
void view_alone(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t places = 0;
    for (int pass = 0; pass < 2; ++pass) {
      graph().visit_nodes(std::nullopt, [&](const Node& node) { return places += pass ? graph().mentions(node.id).size() : 1, true; });
      graph().visit_edges([&](const Edge& edge) { return places += pass ? graph().evidence(edge.id).size() : 1, true; });
    }
    benchmark::DoNotOptimize(places);
  }
}
BENCHMARK(view_alone)->Unit(benchmark::kMillisecond);

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

