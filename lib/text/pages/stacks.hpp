// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "text/pages/segments.hpp"

namespace govgraph::text {

/// Lines of one size right below one another, with the same left edge but for indents: a piece of a column, or a
/// headline. Of glyphs that run down: columns beside one another.
struct Stack {
  std::vector<std::uint32_t> lines;  ///< segments, in the order of reading
  float left = 0;
  float right = 0;
  float top = 0;
  float bottom = 0;
  float em = 0;
  float pitch = 0;    ///< from line to line; 0 of a single one
  float ems = 0;      ///< what its text takes
  bool down = false;  ///< its glyphs run down
  bool head = false;  ///< larger than what most is set in, and short

  float width() const { return right - left; }
  float height() const { return bottom - top; }
};

/// By top, then left edge. Each segment is in one of them. O(n log n).
std::vector<Stack> stacks_of(const std::vector<Segment>& segments, float body);

}  // namespace govgraph::text
