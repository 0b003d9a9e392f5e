// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "text/flow.hpp"

namespace govgraph::text {

/// A table of an office document while it is read.
struct CellTable {
  std::vector<Flow::Row> rows;
  std::string cell;         ///< of the one that is open
  unsigned columns = 1;     ///< that it spans
  bool from_above = false;  ///< it goes on from the row above
  bool repeats = false;     ///< what it holds stands in another cell
  std::string words;        ///< of all cells, once where a cell takes several columns or rows

  void begin_row() { rows.emplace_back(); }
  void begin_cell();
  void end_cell();
};

/// As a table, or, where it sets a page rather than data (one column, or a cell as long as a text), cell by cell.
void write_table(const CellTable& table, Flow& flow);

/// Ends the innermost of the tables that are open, one in a cell of another: the words of that one are the cell's, the
/// outermost is written.
void end_innermost(std::vector<CellTable>& open, Flow& flow);

}  // namespace govgraph::text
