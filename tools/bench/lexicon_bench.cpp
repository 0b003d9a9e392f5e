// SPDX-License-Identifier: Apache-2.0
// Looking up every position of a text, and opening the lexicon. The text is every .txt of the folder named by
// GOVGRAPH_BENCH_TEXT, by default the project's own samples.
#include "lexicon/lexicon.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.hpp"
#include "lexicon/built_in.hpp"
#include "lexicon/image.hpp"

namespace {

using namespace govgraph;
namespace fs = std::filesystem;

std::string read_texts() {
  const char* folder = std::getenv("GOVGRAPH_BENCH_TEXT");
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder ? folder : GOVGRAPH_SOURCE_DIR "/samples")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::string bytes;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(in), {});
  }
  return bytes;
}

void matches_at_every_position(benchmark::State& state) {
  const std::string bytes = read_texts();
  const std::u32string text = utf8::decode_all(bytes);
  const auto& lexicon = lexicon::Lexicon::built_in();
  std::vector<lexicon::Match> matches;
  std::size_t found = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      matches.clear();
      lexicon.matches_at(text, i, matches);
      found += matches.size();
    }
  }
  benchmark::DoNotOptimize(found);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK(matches_at_every_position);

void open_built_in(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(lexicon::open_image(lexicon::built_in_image()));
}
BENCHMARK(open_built_in);

void find_divisions_by_name(benchmark::State& state) {
  const auto& lexicon = lexicon::Lexicon::built_in();
  for (auto _ : state) benchmark::DoNotOptimize(lexicon.divisions_named(U"朝阳"));
}
BENCHMARK(find_divisions_by_name);

}  // namespace
