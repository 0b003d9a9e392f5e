// SPDX-License-Identifier: Apache-2.0
// From bytes to articles: decoding, lines, mending, and the whole of it. Bytes a second are of the source.
#include <benchmark/benchmark.h>

#include "sample_pages.hpp"
#include "text/blocks.hpp"
#include "text/decode.hpp"
#include "text/lines.hpp"
#include "text/read.hpp"

namespace {

using namespace govgraph;

void count_bytes(benchmark::State& state, const std::vector<bench::SamplePage>& pages) {
  std::size_t bytes = 0;
  for (const auto& page : pages) bytes += page.bytes.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes * state.iterations()));
}

void decode(benchmark::State& state) {
  const auto pages = bench::sample_pages();
  for (auto _ : state)
    for (const auto& page : pages) {
      Diagnostics diagnostics;
      benchmark::DoNotOptimize(text::decode(page.name, page.bytes, "", diagnostics));
    }
  count_bytes(state, pages);
}
BENCHMARK(decode);

void lines_and_blocks(benchmark::State& state) {
  const auto pages = bench::sample_pages();
  for (auto _ : state)
    for (const auto& page : pages) {
      const text::Page lines = text::read_lines(page.bytes);
      const text::PairCounts pairs(lines.text);
      benchmark::DoNotOptimize(text::read_blocks(lexicon::Lexicon::built_in(), lines, pairs));
    }
  count_bytes(state, pages);
}
BENCHMARK(lines_and_blocks);

void whole_page(benchmark::State& state) {
  const auto pages = bench::sample_pages();
  for (auto _ : state)
    for (const auto& page : pages) {
      Diagnostics diagnostics;
      benchmark::DoNotOptimize(text::read(page.name, page.bytes, {}, diagnostics));
    }
  count_bytes(state, pages);
}
BENCHMARK(whole_page);

}  // namespace
