// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/reading.hpp"

namespace govgraph::text {

/// Writes a reading block by block: an empty line between blocks, the marks of Markdown for rows, items and captions.
/// Blocks without words are left out. Linear.
class Flow {
 public:
  using Row = std::vector<std::string>;

  /// Its lines become one. It bears no mark: who makes pages marks some headlines and sets others in print alone, and
  /// beside marked ones these would count as text. What it is its words and its place tell, as in print.
  void heading(std::string_view text);
  /// Its lines stay lines; blanks at their ends go.
  void paragraph(std::string_view text);
  void item(std::string_view text);
  /// What a picture shows.
  void caption(std::string_view text);
  /// Rows without a cell that holds words are left out.
  void table(const std::vector<Row>& rows);
  /// A part of the document begins: a chapter, a page.
  void part();

  /// Where the blocks from now on stand, `page` counted from 0; until it is said, nowhere.
  void stand(std::uint32_t page, const Box& box);
  void stand_nowhere() { now_.reset(); }
  /// Of one that follows those said before; blocks that stand on a page without a size have no place.
  void page_size(PageSize size) { reading_.layout.pages.push_back(size); }

  std::size_t size() const { return reading_.text.size(); }
  Imprint& imprint() { return reading_.imprint; }

  /// The reading; the flow is empty after it.
  Reading take();

 private:
  void block(std::string_view mark, std::string_view text);
  void gap();
  void end_block(std::size_t begin);

  Reading reading_;
  std::optional<Placed> now_;
};

/// Without blanks, the ideographic one and those of no width among them, at its ends.
std::string_view trimmed(std::string_view text);

/// Runs of white space are one blank, none at the ends; `tab` stands for runs in which there is a tab.
std::string on_one_line(std::string_view text, char tab = ' ');

}  // namespace govgraph::text
