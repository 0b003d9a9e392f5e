// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace govgraph {

/// Sorts a sequence and leaves of equal values one. O(n log n).
void sort_unique(auto& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace govgraph
