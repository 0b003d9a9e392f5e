// SPDX-License-Identifier: Apache-2.0
// The index of names that `govgraph serve` searches: how long it takes to make, what it holds, and what a search costs
// that was never asked before. SERVE_BENCH_NODES=1000000 serve_bench; otherwise 100,000 nodes. `tools/bench/serve`
// times the whole server.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include <malloc.h>

#include "made_up_names.hpp"
#include "serve/name_index.hpp"

namespace {

using namespace govgraph;

std::uint64_t nodes() {
  const char* wanted = std::getenv("SERVE_BENCH_NODES");
  return wanted == nullptr ? 100'000 : std::strtoull(wanted, nullptr, 10);
}

serve::NameIndex index_of_all() {
  serve::NameIndex out;
  search::Speller speller;
  std::vector<std::uint32_t> links;
  for (std::uint64_t i = 0; i < nodes(); ++i) {
    out.add(bench::name_of(i), {}, speller);
    links.push_back(static_cast<std::uint32_t>(hash64("links " + std::to_string(i)) % 40));
  }
  out.finish(std::move(links));
  return out;
}

const serve::NameIndex& index() {
  static const serve::NameIndex kIndex = index_of_all();
  return kIndex;
}

std::size_t held() {
  const struct mallinfo2 all = ::mallinfo2();
  return all.uordblks + all.hblkhd;
}

void BM_Make(benchmark::State& state) {
  index();
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    const std::size_t before = held();
    const serve::NameIndex made = index_of_all();
    bytes = held() - before;
  }
  state.counters["bytes_a_node"] = static_cast<double>(bytes) / static_cast<double>(nodes());
}

/// Parts of names, from character `begin` on; 0 characters: to the end. In letters: their pinyin.
void run(benchmark::State& state, std::size_t begin, std::size_t length, bool letters,
         const serve::NameIndex::Wanted& wanted = {}) {
  search::Speller speller;
  std::vector<std::string> parts;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const std::string name = bench::name_of(hash64("asked " + std::to_string(i)) % nodes());
    constexpr std::size_t kBytes = 3;  // of a Chinese character
    const std::string part =
        name.substr(std::min(name.size(), begin * kBytes), length == 0 ? std::string::npos : length * kBytes);
    parts.push_back(letters ? speller.spell(part).letters : part);
  }
  const serve::NameIndex& all = index();
  std::size_t next = 0;
  double found = 0;
  for ([[maybe_unused]] auto _ : state)
    found += static_cast<double>(all.search(parts[next++ % parts.size()], 20, wanted).found);
  state.counters["found"] = found / static_cast<double>(state.iterations());
}

void BM_OneCharacter(benchmark::State& state) { run(state, 0, 1, false); }
void BM_Beginning(benchmark::State& state) { run(state, 0, 2, false); }
void BM_Middle(benchmark::State& state) { run(state, 1, 2, false); }
void BM_WholeName(benchmark::State& state) { run(state, 0, 0, false); }
void BM_Pinyin(benchmark::State& state) { run(state, 0, 2, true); }
void BM_OneLabel(benchmark::State& state) {
  static const std::vector<bool> kProgrammes = [] {
    std::vector<bool> out;
    for (std::uint64_t i = 0; i < nodes(); ++i) out.push_back(bench::kind_of(i).label == Label::kProgramme);
    return out;
  }();
  run(state, 0, 2, false, [](std::uint32_t node) { return kProgrammes[node]; });
}

BENCHMARK(BM_Make)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(BM_OneCharacter)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Beginning)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Middle)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_WholeName)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Pinyin)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_OneLabel)->Unit(benchmark::kMicrosecond);

}  // namespace
