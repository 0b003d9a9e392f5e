// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace govgraph::bench {

struct SamplePage {
  std::string name;
  std::string bytes;
};

/// Every .txt of the folder named by GOVGRAPH_BENCH_TEXT, by default the project's own samples, by path.
inline std::vector<SamplePage> sample_pages() {
  namespace fs = std::filesystem;
  const char* folder = std::getenv("GOVGRAPH_BENCH_TEXT");
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder ? folder : GOVGRAPH_SOURCE_DIR "/samples"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<SamplePage> pages;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    pages.push_back({path.filename().string(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return pages;
}

}  // namespace govgraph::bench
