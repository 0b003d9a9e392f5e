// SPDX-License-Identifier: Apache-2.0
// From articles to mentions and relations: all passes together, and each by itself as a counter in MB/s of source.
#include "extract/passes.hpp"

#include <benchmark/benchmark.h>

#include <map>

#include "sample_pages.hpp"
#include "text/read.hpp"

namespace {

using namespace govgraph;

void all_passes(benchmark::State& state) {
  std::vector<Document> documents;
  std::size_t bytes = 0;
  for (auto& page : bench::sample_pages()) {
    Diagnostics diagnostics;
    if (auto document = text::read(page.name, page.bytes, {}, diagnostics)) {
      bytes += document->source.size();
      documents.push_back(std::move(*document));
    }
  }
  std::map<std::string_view, double> seconds;
  for (auto _ : state)
    for (const Document& document : documents) {
      Diagnostics diagnostics;
      std::vector<extract::PassTime> times;
      extract::ExtractOptions options;
      options.times = &times;
      benchmark::DoNotOptimize(extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options));
      for (const extract::PassTime& each : times)
        seconds[each.pass] += std::chrono::duration<double>(each.time).count();
    }
  const double read = static_cast<double>(bytes) * static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(read));
  for (const auto& [pass, time] : seconds) state.counters[std::string(pass) + "_MB/s"] = read / time / 1e6;
}
BENCHMARK(all_passes);

}  // namespace
