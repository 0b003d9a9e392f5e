// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/utf8.hpp"

namespace govgraph::test {

/// So many ideographs, the same ones for one seed; texts of two seeds share no runs.
inline std::string ideographs(unsigned seed, std::size_t length) {
  std::string out;
  std::uint64_t state = seed * 7919 + 1;
  for (std::size_t i = 0; i < length; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    utf8::append(out, static_cast<char32_t>(0x4E00 + (state >> 40) % 5000));
  }
  return out;
}

}  // namespace govgraph::test
