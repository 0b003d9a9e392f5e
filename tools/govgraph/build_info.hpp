// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace govgraph::cli {

/// What the program was built with: parts ("compiler", "page", "RocksDB") and their versions, as CMake found them.
std::vector<std::pair<std::string, std::string>> build_info();

/// For `--version`: a line with the program's own version, and a line for each part.
std::string version_text();

}  // namespace govgraph::cli
