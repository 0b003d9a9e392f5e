// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "text/pages/segments.hpp"

namespace govgraph::text {

/// Text that stands in one rectangle of a page.
struct TextRun {
  std::u32string text;
  Box box;
  std::uint8_t sure = 100;
  bool down = false;
  bool apart = false;  ///< a blank stands before it
};

/// The words of a line as runs: those that follow one another evenly are one. Blanks stand between Latin words, and
/// where the gap between two others is much wider than the rest of the line's. Glyphs made for vertical text are the
/// plain ones. Linear.
std::vector<TextRun> runs_of(const std::vector<Word>& words, const Segment& segment);

std::u32string text_of(const std::vector<TextRun>& runs);

}  // namespace govgraph::text
