// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/reading.hpp"
#include "extract/tables.hpp"

namespace govgraph::extract {

/// What a row of a table says of the office of a person.
struct OfficeInRow {
  std::uint32_t person = kNone;  ///< mention
  std::uint32_t unit = kNone;    ///< mention of the body or place that the row is about
  std::uint32_t from = 0;        ///< where the organ and the office of the cell begin
  Span role;                     ///< or the head of the person's column that is the office: 网格长
  std::string_view status;       ///< of the column: "planned", "former" or empty
};

/// The offices that tables give people: of each cell of a column of offices for the one whom the row is about, of each
/// column that names holders, and of those whom the head wants in brackets behind the unit. A unit that a row leaves
/// out is the one above. REQUIRES people and organs. Linear in cells, with a search for the mentions of each.
std::vector<OfficeInRow> offices_in_rows(const Reading& reading, const std::vector<Table>& tables);

}  // namespace govgraph::extract
