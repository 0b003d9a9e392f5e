// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>

namespace govgraph::extract {

/// How many of `limits` a value is above: the answer of a trait that measures.
inline std::size_t step(std::size_t value, std::initializer_list<std::size_t> limits) {
  std::size_t answer = 0;
  for (const std::size_t limit : limits) answer += value > limit ? 1 : 0;
  return answer;
}

}  // namespace govgraph::extract
