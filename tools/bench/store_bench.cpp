// SPDX-License-Identifier: Apache-2.0
// Writing, walking and claiming over invented pages of 16 KB with about 120 entities and 200 relations.
#include <benchmark/benchmark.h>

#include "store/reader.hpp"
#include "store/writer.hpp"
#include "support/random_documents.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace govgraph;

constexpr unsigned kPages = 300;

const std::vector<DocumentFacts>& pages() {
  static const std::vector<DocumentFacts> kAll = [] {
    std::vector<DocumentFacts> out;
    for (unsigned i = 0; i < kPages; ++i) {
      out.push_back(test::random_document(i, 0, 20'000, 120));
      std::string& source = out.back().source;
      const std::string page = source;
      while (source.size() < 16'000) source += page;
    }
    return out;
  }();
  return kAll;
}

std::int64_t bytes_of_pages() {
  std::size_t out = 0;
  for (const DocumentFacts& each : pages()) out += each.source.size();
  return static_cast<std::int64_t>(out);
}

void fill(const std::string& path) {
  store::Writer writer = store::Writer::open(path);
  for (const DocumentFacts& each : pages()) writer.put(each);
  writer.flush();
}

void BM_Put(benchmark::State& state) {
  pages();
  for ([[maybe_unused]] auto _ : state) {
    const test::TemporaryFolder folder;
    fill(folder / "db");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * bytes_of_pages());
}
BENCHMARK(BM_Put)->Unit(benchmark::kMillisecond);

void BM_Prepare(benchmark::State& state) {
  const test::TemporaryFolder folder;
  const store::Writer writer = store::Writer::open(folder / "db");
  for ([[maybe_unused]] auto _ : state)
    for (const DocumentFacts& each : pages()) benchmark::DoNotOptimize(writer.prepare(each));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * bytes_of_pages());
}
BENCHMARK(BM_Prepare)->Unit(benchmark::kMillisecond);

void BM_Claims(benchmark::State& state) {
  const test::TemporaryFolder folder;
  fill(folder / "db");
  store::Writer writer = store::Writer::open(folder / "db");
  std::int64_t keys = 0;
  for ([[maybe_unused]] auto _ : state) keys += static_cast<std::int64_t>(writer.claims().size());
  state.SetItemsProcessed(keys);
}
BENCHMARK(BM_Claims)->Unit(benchmark::kMillisecond);

void BM_Neighbours(benchmark::State& state) {
  const test::TemporaryFolder folder;
  fill(folder / "db");
  const auto reader = store::Reader::open(folder / "db");
  std::vector<NodeId> nodes;
  reader->visit_nodes(std::nullopt, [&](const Node& node) {
    nodes.push_back(node.id);
    return true;
  });
  std::int64_t steps = 0;
  for ([[maybe_unused]] auto _ : state)
    for (const NodeId each : nodes)
      reader->visit_neighbors(each, Direction::kBoth, std::nullopt, [&](const Neighbor&) { return ++steps > 0; });
  state.SetItemsProcessed(steps);
}
BENCHMARK(BM_Neighbours)->Unit(benchmark::kMillisecond);

/// Each document joins one node to others, so that all meet in one row.
void BM_Hub(benchmark::State& state) {
  std::vector<DocumentFacts> spokes;
  for (unsigned i = 0; i < state.range(0) / 100; ++i) {
    test::FactsBuilder page("spokes/" + std::to_string(i), "柳河镇。");
    page.entity(Label::kArea, "柳河镇");
    for (unsigned n = 0; n < 100; ++n) {
      const std::string name = "驿站" + std::to_string(100 * i + n);
      page.entity(Label::kPlace, name).edge(name, RelationType::kLocatedIn, "柳河镇");
    }
    spokes.push_back(page.build());
  }
  for ([[maybe_unused]] auto _ : state) {
    const test::TemporaryFolder folder;
    store::Writer writer = store::Writer::open(folder / "db");
    for (const DocumentFacts& each : spokes) {
      writer.put(each);
      writer.flush();  // no group adds them up beforehand
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(BM_Hub)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
