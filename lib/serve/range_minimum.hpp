// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <span>
#include <vector>

#include "serve/suffixes.hpp"

namespace govgraph::serve {

/// Where the least of some values stands, in any stretch of them. Memory: about a byte a value beside the values.
/// Immutable.
class RangeMinimum {
 public:
  RangeMinimum() = default;
  explicit RangeMinimum(std::vector<std::uint32_t> values);

  std::span<const std::uint32_t> values() const { return values_; }

  /// Index of the least value in `range`, the first of equals. REQUIRES that it is not empty. O(1).
  std::uint32_t at(Range range) const;

 private:
  std::uint32_t lesser(std::uint32_t a, std::uint32_t b) const { return values_[b] < values_[a] ? b : a; }
  std::uint32_t scan(std::uint32_t begin, std::uint32_t end) const;

  std::vector<std::uint32_t> values_;
  std::vector<std::vector<std::uint32_t>> rows_;  ///< [k][i]: where the least of 2^k blocks from block i on stands
};

/// The values of some stretches, ascending. What is not asked for is not looked at: each costs O(log of those given so
/// far).
class Ascending {
 public:
  /// `least` must outlive it; the ranges do not overlap.
  Ascending(const RangeMinimum& least, std::span<const Range> ranges);

  /// The value that comes next; nullopt at the end.
  std::optional<std::uint32_t> peek() const { return open_.empty() ? std::nullopt : std::optional(open_.top().value); }
  void pop();

 private:
  struct Stretch {
    std::uint32_t value = 0, at = 0;
    Range range;

    bool operator<(const Stretch& other) const { return value != other.value ? other.value < value : other.at < at; }
  };

  void push(Range range);

  const RangeMinimum& least_;
  std::priority_queue<Stretch> open_;
};

}  // namespace govgraph::serve
