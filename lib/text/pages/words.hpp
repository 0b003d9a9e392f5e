// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/layout.hpp"

namespace govgraph::text {

/// What a program that takes words from a page says of one: text without blanks, and the rectangle it stands in.
struct Word {
  std::u32string text;
  Box box;                  ///< of programs that give the reach of the font: higher than its glyphs
  std::uint8_t sure = 100;  ///< percent
  float em = 0;             ///< the size of its glyphs; set by `measure` where it is 0

  float middle() const { return (box.top + box.bottom) / 2; }
};

struct PageWords {
  PageSize size;
  std::vector<Word> words;
};

/// Sets `em` of all words. What a box is high says little of the glyphs in it, but of one font it is always as many
/// times their size, and an ideograph is as wide as it is high. O(n log n).
void measure(std::vector<Word>& words);

/// The size in which most of the page is set; 0 of a page without words. After `measure`. O(n log n).
float body_size(const std::vector<Word>& words);

/// Takes away readings (ruby): glyphs of half the size right above a line. After `measure`. O(n log n).
void drop_readings(std::vector<Word>& words);

/// In ems: an ideograph or a Chinese mark takes one, others about half.
float ems_of(std::u32string_view text);

/// Words by the row that they stand in, for whoever looks at the neighbours of a place. Looks at no more than some
/// hundred rows and some hundred words of each, however many there are.
class Rows {
 public:
  /// `height` of a row; entries are numbers of the caller's.
  explicit Rows(float height) : height_(height > 1 ? height : 1) {}

  void add(std::uint32_t entry, float left, float middle);

  /// Of the entries with a left edge in (from, to] and a middle in [top, bottom], at most some hundred a row, from
  /// right to left. REQUIRES: `sort` after the last `add`.
  template <class Visit>
  void visit(float from, float to, float top, float bottom, const Visit& visit) const;

  void sort();

 private:
  struct Entry {
    int row;
    float left, middle;
    std::uint32_t number;
  };
  static constexpr int kMostEntries = 200;
  static constexpr int kMostVisited = 400;  ///< rows; what is set so much larger than most reaches no farther

  int row_of(float middle) const;
  std::size_t first_beyond(int row, float left) const;  ///< past the entries of the row up to there

  float height_;
  std::vector<Entry> entries_;  ///< by row, then by left edge
};

template <class Visit>
void Rows::visit(float from, float to, float top, float bottom, const Visit& visit) const {
  const int first = row_of(top), last = std::min(row_of(bottom), first + kMostVisited);
  for (int row = first; row <= last; ++row) {
    std::size_t at = first_beyond(row, to);
    for (int left = kMostEntries; left > 0 && at > 0 && entries_[at - 1].row == row; --left) {
      const Entry& each = entries_[--at];
      if (each.left <= from) break;
      if (each.middle >= top && each.middle <= bottom) visit(each.number);
    }
  }
}

}  // namespace govgraph::text
