// SPDX-License-Identifier: Apache-2.0
// openCypher over a stored graph, warm: a query is parsed, checked, planned and run each time, from another node each
// time.
//   make_graph 1000000 5000000 >graph.jsonl && govgraph import graph.jsonl --db graph.db
//   GOVGRAPH_BENCH_DB=graph.db query_bench
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>

#include "base/hash.hpp"
#include "query/engine.hpp"
#include "query/stored_graph.hpp"
#include "store/reader.hpp"

namespace {

using namespace govgraph;

struct Bench {
  std::unique_ptr<store::Reader> reader;
  std::unique_ptr<query::PropertyGraph> graph;
  std::vector<std::string> ids;
};

const Bench& bench() {
  static const Bench kBench = [] {
    const char* path = std::getenv("GOVGRAPH_BENCH_DB");
    if (path == nullptr) {
      std::fputs("query_bench: set GOVGRAPH_BENCH_DB to a database\n", stderr);
      std::exit(2);
    }
    Bench made{store::Reader::open(path), nullptr, {}};
    made.graph = query::stored_graph(*made.reader);
    std::vector<NodeId> all;
    made.reader->visit_labels([&](NodeId id, Label) { all.push_back(id); });
    std::mt19937 random(1);
    for (int i = 0; i < 500; ++i) made.ids.push_back(hex64(static_cast<std::uint64_t>(all[random() % all.size()])));
    return made;
  }();
  return kBench;
}

void run(benchmark::State& state, const std::string& text, std::size_t ends = 1) {
  const Bench& on = bench();
  std::size_t next = 0;
  std::int64_t rows = 0;
  for ([[maybe_unused]] auto _ : state) {
    query::Options options;
    options.parameters["id"] = query::Value(on.ids[next++ % on.ids.size()]);
    if (ends == 2) options.parameters["other"] = query::Value(on.ids[(next * 7 + 3) % on.ids.size()]);
    query::Prepared prepared(text, *on.graph, std::move(options));
    prepared.run([&](const query::List&) { return ++rows > 0; });
  }
  state.counters["rows"] = static_cast<double>(rows) / static_cast<double>(state.iterations());
}

void BM_Node(benchmark::State& state) { run(state, "MATCH (a {id: $id}) RETURN a.name"); }
void BM_OneHop(benchmark::State& state) { run(state, "MATCH (a {id: $id})--(b) RETURN id(b)"); }
void BM_OneHopNames(benchmark::State& state) { run(state, "MATCH (a {id: $id})--(b) RETURN b.name"); }
void BM_TwoHops(benchmark::State& state) { run(state, "MATCH (a {id: $id})--()--(b) RETURN count(DISTINCT b)"); }
void BM_TwoHopsVariable(benchmark::State& state) {
  run(state, "MATCH (a {id: $id})-[*1..2]-(b) RETURN count(DISTINCT b)");
}
void BM_ThreeHops(benchmark::State& state) { run(state, "MATCH (a {id: $id})-[*1..3]-(b) RETURN count(DISTINCT b)"); }
void BM_ShortestPath(benchmark::State& state) {
  run(state, "MATCH (a {id: $id}), (b {id: $other}), p = shortestPath((a)-[*]-(b)) RETURN length(p)", 2);
}
BENCHMARK(BM_Node)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_OneHop)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_OneHopNames)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_TwoHops)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_TwoHopsVariable)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_ThreeHops)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_ShortestPath)->Unit(benchmark::kMicrosecond);

/// What bounds them: the rows of a node as the store has them.
void BM_PlainScan(benchmark::State& state) {
  const Bench& on = bench();
  std::size_t next = 0;
  std::int64_t steps = 0;
  for ([[maybe_unused]] auto _ : state) {
    const NodeId id{std::stoull(on.ids[next++ % on.ids.size()], nullptr, 16)};
    on.reader->visit_neighbors(id, Direction::kBoth, std::nullopt, [&](const Neighbor&) { return ++steps > 0; });
  }
}
BENCHMARK(BM_PlainScan)->Unit(benchmark::kMicrosecond);

}  // namespace
