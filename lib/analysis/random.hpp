// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace govgraph::analysis {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from a seed on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

  /// Below `bound`, which is not 0; the bias of the remainder is below 2^-32 for bounds below 2^32.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

}  // namespace govgraph::analysis
