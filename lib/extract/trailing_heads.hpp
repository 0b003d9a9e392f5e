// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/heads.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

/// The head noun that a quoted name, or a row of them, leans on: “甲”“乙”等特色|服务, “丙”的资金筹集|模式.
struct TrailingHead {
  Head head;
  std::uint32_t begin = 0;  ///< where the words before it begin, after 等, 的 and numbers
  bool particle = false;    ///< 的 stands between
};

/// Heads by position, so that the ones in a stretch of text are found without search from the start.
class HeadsIn {
 public:
  explicit HeadsIn(const Reading& reading) : reading_(reading) {}

  /// The head with one of `categories` that ends last in [begin, end), the longest of those; nullopt when none
  /// ends there. O(log n) plus the stretch.
  std::optional<Head> last(Span stretch, std::uint64_t categories) const;

  /// The longest that ends exactly at `end` and begins at or after `begin`.
  std::optional<Head> ending(std::uint32_t begin, std::uint32_t end, std::uint64_t categories) const;

 private:
  const Reading& reading_;
};

/// Reads the head that follows at `position`, with the words before it; nullopt when what follows is no head noun.
std::optional<TrailingHead> trailing_head_at(const Reading& reading, const HeadsIn& heads, std::uint32_t position);

}  // namespace govgraph::extract
