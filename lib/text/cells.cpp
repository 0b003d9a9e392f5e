// SPDX-License-Identifier: Apache-2.0
#include "text/cells.hpp"

#include <algorithm>

namespace govgraph::text {
namespace {

constexpr unsigned kMostColumns = 100;
constexpr std::size_t kLongestCell = 1200;  ///< bytes: some 400 ideographs

bool sets_page(const CellTable& table) {
  std::size_t most = 0, longest = 0;
  for (const Flow::Row& row : table.rows) {
    most = std::max(most, row.size());
    for (const std::string& cell : row) longest = std::max(longest, cell.size());
  }
  return most < 2 || longest > kLongestCell;
}

}  // namespace

void CellTable::begin_cell() {
  cell.clear();
  columns = 1;
  from_above = repeats = false;
}

void CellTable::end_cell() {
  if (rows.empty()) rows.emplace_back();
  Flow::Row& row = rows.back();
  if (from_above && rows.size() > 1 && row.size() < rows[rows.size() - 2].size()) {
    cell = rows[rows.size() - 2][row.size()];
    repeats = true;
  }
  if (!repeats) words.append(cell).push_back('\n');
  for (unsigned i = 0; i < std::min(columns, kMostColumns); ++i) row.push_back(cell);
  begin_cell();
}

void write_table(const CellTable& table, Flow& flow) {
  if (!sets_page(table)) return flow.table(table.rows);
  for (const Flow::Row& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      if (i == 0 || row[i] != row[i - 1]) {
        std::string_view rest = row[i];
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find('\n'), rest.size());
          flow.paragraph(rest.substr(0, end));
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      }
}

void end_innermost(std::vector<CellTable>& open, Flow& flow) {
  const CellTable table = std::move(open.back());
  open.pop_back();
  if (open.empty())
    write_table(table, flow);
  else
    open.back().cell.append(table.words);
}

}  // namespace govgraph::text
