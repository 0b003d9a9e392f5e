// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "text/pages/words.hpp"

namespace govgraph::text {

/// A line as a recogniser reads it.
struct ReadLine {
  Box box;
  std::vector<Word> words;  ///< in their order
};

/// A page as a recogniser reads it, once.
struct PageReading {
  PageSize size;
  std::vector<ReadLine> lines;
};

/// The rows of tesseract's table (`tesseract … tsv`), in pixels. Linear.
PageReading read_table(std::string_view table);

/// `reading` on a page of that size: all its numbers are made to fit.
PageReading scaled(PageReading reading, PageSize size);

/// What several readings of one page, of the same size, agree on. Its lines and words are those of the first; of each
/// character the one that most readings have stays, else the surest, and the fewer have it the less sure it is. What
/// only the first has at a place, between characters of the others, goes; what all others have there comes in. Marks
/// that tesseract takes for one another are set right. Linear in the lines, and in the product of their lengths.
PageWords agreed(PageReading first, const std::vector<PageReading>& others);

}  // namespace govgraph::text
