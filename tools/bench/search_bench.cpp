// SPDX-License-Identifier: Apache-2.0
// Search in the text of SEARCH_BENCH_DOCUMENTS invented pages (1,000) of 40 KB in articles of 2 KB: random words, of
// which the first is commonest (a harmonic series), so that what is asked for is rare or stands on every page. Or, of
// GOVGRAPH_BENCH_DB, in the text of a database.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <random>

#include "search/text_search.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace govgraph;

constexpr std::size_t kPageBytes = 40'000, kArticleBytes = 2'000, kWords = 20'000;

std::size_t pages() {
  const char* const given = std::getenv("SEARCH_BENCH_DOCUMENTS");
  return given ? std::strtoull(given, nullptr, 10) : 1000;
}

/// Two ideographs out of some 5,000 each.
std::string word(std::size_t number) {
  std::string out;
  for (const std::size_t each : {number * 7919 % 5003, number * 104'729 % 5009}) {
    const auto point = static_cast<unsigned>(0x4E00 + 4 * each);
    out += {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)),
            static_cast<char>(0x80 | (point & 63))};
  }
  return out;
}

DocumentFacts page(std::size_t number, std::mt19937& chance) {
  DocumentFacts out;
  out.path = "page-" + std::to_string(number) + ".txt";
  out.digest = std::to_string(number);
  out.date = "2025-03-14";
  while (out.source.size() < kPageBytes) {
    ArticleFact article;
    article.span.begin = static_cast<std::uint32_t>(out.source.size());
    while (out.source.size() < article.span.begin + kArticleBytes) {
      const double share = std::uniform_real_distribution<double>(0, 1)(chance);
      out.source += word(static_cast<std::size_t>(std::pow(static_cast<double>(kWords), share)) - 1);
      if (chance() % 12 == 0) out.source += "。";
    }
    article.span.end = static_cast<std::uint32_t>(out.source.size());
    out.source += "\n\n";
    out.articles.push_back(article);
  }
  return out;
}

const GraphView& view() {
  static const test::TemporaryFolder kFolder;
  static const std::unique_ptr<store::Reader> kReader = [] {
    if (const char* const given = std::getenv("GOVGRAPH_BENCH_DB")) return store::Reader::open(given);
    std::mt19937 chance(1);
    store::Writer writer = store::Writer::open(kFolder / "db");
    for (std::size_t i = 0; i < pages(); ++i) writer.put(page(i, chance));
    writer.finish();
    return store::Reader::open(kFolder / "db");
  }();
  return *kReader;
}

void ask(benchmark::State& state, const std::string& words) {
  const search::TextQuery query(words);
  std::size_t bytes = 0;
  for (const DocumentInfo& each : view().documents()) bytes += each.bytes;
  search::TextSearchOptions options;
  options.threads = static_cast<std::size_t>(state.range(0));
  std::uint64_t found = 0;
  for ([[maybe_unused]] auto _ : state) found = search_text(view(), query, options).found;
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.counters["found"] = static_cast<double>(found);
}

void BM_RareWord(benchmark::State& state) { ask(state, word(kWords - 3)); }
void BM_CommonWord(benchmark::State& state) { ask(state, word(0)); }
void BM_FiveWords(benchmark::State& state) {
  ask(state,
      word(1) + " AND (" + word(30) + " OR \"" + word(7) + word(2) + "\") NOT " + word(500) + " NOT " + word(40));
}
void BM_LatinWord(benchmark::State& state) { ask(state, "app"); }
BENCHMARK(BM_RareWord)->Arg(1)->Arg(2)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CommonWord)->Arg(1)->Arg(2)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_FiveWords)->Arg(1)->Arg(2)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_LatinWord)->Arg(1)->Arg(2)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

}  // namespace
