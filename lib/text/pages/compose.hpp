// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "text/pages/line_text.hpp"
#include "text/pages/words.hpp"

namespace govgraph::text {

/// What will be one line of the document's text: a paragraph, or the part of it that stands in one place; a headline;
/// a line of the page's furniture.
struct Piece {
  enum class Kind : std::uint8_t { kHeadline, kSubtitle, kHeading, kText, kCaption, kFurniture } kind = Kind::kText;
  std::vector<TextRun> runs;
  float em = 0;          ///< of its glyphs
  bool goes_on = false;  ///< text that may be the end of the last paragraph above
  bool open = false;     ///< text that ends no sentence, nor stops short in its last line
  bool at_edge = false;  ///< stands alone at the upper or lower edge of the page

  std::u32string text() const { return text_of(runs); }
};

struct ComposedPage {
  PageSize size;
  std::vector<Piece> pieces;  ///< in the order of reading; headlines before their subtitles
};

/// Words to pieces: lines, columns, boxes, headlines, paragraphs. O(n log n) in the words.
ComposedPage compose(const lexicon::Lexicon& lexicon, PageWords&& page);

/// A line as the words of furniture, credits and captions are asked for it: widths folded, no blanks at its ends.
std::u32string normal_line(std::u32string_view text);

}  // namespace govgraph::text
