// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading.hpp"
#include "extract/tables.hpp"

namespace govgraph::extract {

/// The name of a person in a cell.
struct NameInCell {
  Span span;
  bool partial = false;  ///< 小武, 老魏
};

/// The names in the cells of columns of people, those in brackets that a head asks for (社区(书记): 柳河社区(李明)),
/// and those who stand in for another ((由李明代)): apart by 、 and blanks, offices before them and notes in brackets
/// behind them left out. In text order. Linear in the cells.
std::vector<NameInCell> names_in_tables(const Reading& reading, const std::vector<Table>& tables);

/// The names that a list of those who are honoured gives at the begin of its lines, or behind the honour as a label:
/// 优秀党员(2名) / 王建国 东山社区, 最美网格员：李明、王芳. In text order. Linear in the text.
std::vector<NameInCell> names_in_rolls(const Reading& reading);

}  // namespace govgraph::extract
