// SPDX-License-Identifier: Apache-2.0
#include "build_info.hpp"

#include <fmt/core.h>
#include <unicode/uvernum.h>
#include <CLI/Version.hpp>
#include <boost/version.hpp>

#include "build_info_data.hpp"
#include "language.hpp"
#include "serve/page.hpp"

namespace govgraph::cli {

std::vector<std::pair<std::string, std::string>> build_info() {
  return {
      {"compiler", kCompiler},
      {"build", kBuildType},
      {"page", serve::explorer_page() ? "with the page of `govgraph serve`" : "without the page of `govgraph serve`"},
      {"ICU", U_ICU_VERSION},
      {"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
      {"CLI11", CLI11_VERSION},
      {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
      {"RocksDB", kRocksDb},
      {"libxml2", kLibXml2},
      {"libarchive", kLibArchive},
      {"cpp-httplib", kHttplib},
      {"zstd", kZstd},
      {"jemalloc", kJemalloc}};
}

std::string version_text() {
  std::string out = "govgraph " GOVGRAPH_VERSION;
  for (const auto& [part, version] : build_info()) out += fmt::format("\n  {:<12}{}", part, translated(version));
  return out;
}

}  // namespace govgraph::cli
