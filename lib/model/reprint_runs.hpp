// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

/// How many of the runs of a sketch (reprint.hpp) tell of its prints: what compares articles and what keeps an index of
/// runs go by the same numbers.
namespace govgraph {

/// Of a sketch of so many runs, those that a print which is longer need not hold: three in ten.
constexpr std::size_t runs_that_may_miss(std::size_t runs) { return runs * 3 / 10; }

/// Of the first so many runs of a sketch a longer print of it holds at least `kLeastShared`.
inline constexpr std::size_t kLeastShared = 3;
constexpr std::size_t leading_runs(std::size_t runs) { return std::min(runs, runs_that_may_miss(runs) + kLeastShared); }

}  // namespace govgraph
