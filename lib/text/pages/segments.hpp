// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "text/pages/words.hpp"

namespace govgraph::text {

/// Words that stand in one row without a gap that could part two columns; or glyphs below one another.
struct Segment {
  std::vector<std::uint32_t> words;  ///< in the order of reading
  float left = 0;
  float right = 0;
  float middle = 0;  ///< of the row; of one that runs down, of all of it
  float em = 0;
  float top = 0;  ///< of the glyphs, not of their boxes
  float bottom = 0;
  float ems = 0;      ///< what its text takes, in its own size
  bool down = false;  ///< its words stand below one another
};

/// The segments of a page: columns of glyphs are told from rows by what is nearer, the glyph beside or the one below.
/// An initial that is some lines high belongs to the first of the lines beside it, all of which begin where it does. By
/// middle, then left edge; all words are in one. O(n log n). `body`: `body_size`.
std::vector<Segment> segments_of(const std::vector<Word>& words, float body);

}  // namespace govgraph::text
