// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/layout.hpp"
#include "model/span.hpp"

namespace govgraph::text {

/// A printed line: a range of `Page::text`, without the blanks at its ends.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t blanks_before = 0;  ///< empty lines above it
  std::uint8_t indent = 0;          ///< columns of blanks before it, an ideographic one counts two; at most 255
  std::uint8_t level = 0;           ///< of a Markdown heading, 1 to 6; `kBold` of a line in bold; 0 of others
  enum class Mark : std::uint8_t {
    kNone,
    kItem,       ///< of a Markdown list
    kRow,        ///< of a table: its cells parted by '|', or by tabs in the source
    kPicture,    ///< what a picture is said to show
    kFurniture,  ///< of the page, as its layout tells
  } mark = Mark::kNone;
  bool ruled = false;  ///< a rule stands between it and the line above

  static constexpr std::uint8_t kBold = 7;
  static constexpr std::uint8_t kHeadline = 1;  ///< levels on a page that is `set`
  static constexpr std::uint8_t kSubtitle = 2;
  static constexpr std::uint8_t kHeading = 3;
};

/// Source text by lines, normalised: letters, digits and brackets in half width, Chinese punctuation in full
/// width (，：；？！), runs of blanks one space, no control characters. One byte span a code point.
struct Page {
  std::u32string text;
  std::vector<ByteSpan> bytes;
  std::vector<Line> lines;
  bool set = false;  ///< its layout tells headlines: no other line heads an article

  std::u32string_view at(const Line& line) const {
    return std::u32string_view(text).substr(line.begin, line.end - line.begin);
  }
};

/// An ideograph.
inline bool is_cjk(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) || c == U'〇';
}
bool is_chinese_mark(char32_t c);  ///< punctuation of Chinese text
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Columns that the text takes in print: two of an ideograph or a Chinese mark, one of others.
std::size_t print_width(std::u32string_view text);

/// One pass over the source, whose first byte is number `begin` of the whole. Broken bytes become U+FFFD.
Page read_lines(std::string_view utf8, std::uint32_t begin = 0);

/// What the layout of the source says of the page's lines. Nothing where it lists none.
void set_roles(Page& page, const std::vector<SetLine>& roles);

}  // namespace govgraph::text
