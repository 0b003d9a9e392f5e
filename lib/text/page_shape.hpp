// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "text/lines.hpp"

namespace govgraph::text {

/// How the lines of a page are set: as columns that a sentence runs through, as whole paragraphs, or a thought or a
/// cell each.
class PageShape {
 public:
  static constexpr std::size_t kFullWidth = 86;  ///< percent of the widest lines, of a line that goes on

  /// Both must outlive it. O(n log n) in the page.
  PageShape(const lexicon::Lexicon& lexicon, const Page& page);

  bool wrapped() const { return wrapped_; }     ///< most lines are short, of about one width, and end no sentence
  bool indents() const { return indents_; }     ///< paragraphs of a wrapped page begin with blanks
  bool verse() const { return verse_; }         ///< most lines of a wrapped page are a thought each
  std::size_t width() const { return width_; }  ///< of a wrapped page's lines, in code points

  /// The paper's name, its publishers and the number of the issue, down to the last line above all text that can only
  /// be of a masthead: the line after it.
  std::uint32_t masthead() const;

  /// How wide in print the lines of a column are: nine in ten are no wider.
  std::size_t width_of(std::uint32_t begin, std::uint32_t end) const;

  /// Lines that are not the width of one column, most of which end no sentence: cells of a table, a line each, or a
  /// post with a thought a line.
  bool is_loose(std::uint32_t begin, std::uint32_t end) const;

  /// Of lines each by itself: those of a column within, which go on, are of one width and have marks inside them.
  bool has_column(std::uint32_t begin, std::uint32_t end, std::size_t widest) const;

 private:
  std::u32string_view line(std::uint32_t i) const { return page_.at(page_.lines[i]); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(page_.lines.size()); }
  void measure();
  void measure_verse();
  bool names_account() const;
  bool names_paper(std::uint32_t i) const;

  const lexicon::Lexicon& lexicon_;
  const Page& page_;
  bool wrapped_ = false;
  bool indents_ = false;
  bool verse_ = false;
  std::size_t width_ = 0;
};

}  // namespace govgraph::text
