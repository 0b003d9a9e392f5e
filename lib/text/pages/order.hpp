// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "text/pages/stacks.hpp"

namespace govgraph::text {

/// What the first and the last line of a stack say of what stands before and behind it.
struct Ends {
  bool head = false;    ///< it is larger than text
  bool fresh = false;   ///< its first line begins a paragraph, as an indent tells
  bool told = false;    ///< the page indents paragraphs, so that a first line without indent goes on with another
  bool open = false;    ///< its last line is full and ends no sentence
  bool closed = false;  ///< its last line ends a sentence or stops short
};

std::vector<Ends> ends_of(const std::vector<Word>& words, const std::vector<Segment>& segments,
                          const std::vector<Stack>& stacks);

/// Where the lines of a column begin and end, of which the stack is a piece: an only line may be indented, or short.
struct Column {
  float left = 0, right = 0;
};
Column column_of(const std::vector<Stack>& stacks, const std::vector<Segment>& segments, std::size_t at);

/// The stacks of a page in the order of reading. The page is cut along its white space, again and again (the recursive
/// X-Y cut of Nagy and Seth, "Hierarchical representation of optically scanned documents", ICPR 1984): into bands below
/// one another where a headline spans columns or where sentences, read down, would break off and begin in their middle;
/// else into columns. A headline reaches over all columns that hang below it. Stacks that no white space parts go from
/// top to bottom. O(n log n) a cut, of which there are no more than stacks. Does not recurse.
std::vector<std::uint32_t> order_of(const std::vector<Stack>& stacks, const std::vector<Ends>& ends, float body);

}  // namespace govgraph::text
