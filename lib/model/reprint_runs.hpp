// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

/// How many of the runs of a sketch (reprint.hpp) tell of its prints: what compares articles and what keeps an index of
/// runs go by the same numbers.
namespace govgraph {

/// Of a sketch of so many runs, those that a print which is longer need not hold: three in ten.
constexpr std::size_t runs_that_may_miss(std::size_t runs) { return runs * 3 / 10; }

/// So many of any choice of `leading_runs` of them a longer print holds, at the least: of a long text more, so that a
/// notice which stands in many is no reason to compare them.
inline constexpr std::size_t kLeastShared = 3;
constexpr std::size_t least_shared(std::size_t runs) { return std::max(kLeastShared, runs / 8); }

/// The first so many runs of a sketch lead to it.
constexpr std::size_t leading_runs(std::size_t runs) {
  return std::min(runs, runs_that_may_miss(runs) + least_shared(runs));
}

}  // namespace govgraph
