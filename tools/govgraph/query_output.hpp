// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/memory_budget.hpp"
#include "exchange/output.hpp"
#include "query/graph.hpp"
#include "query/value.hpp"
#include "xlsx_table.hpp"

namespace govgraph::cli {

/// How `query` and `shell` write their rows. kWholeTable: whatever the width of the terminal.
enum class RowFormat : std::uint8_t { kTable, kWholeTable, kJson, kJsonLines, kCsv, kCsvWithMark, kXlsx };

/// Takes the rows of one query and writes them to an output: JSON lines and CSV as they come, the table, the JSON
/// object and the workbook at the end, which count in the thread's MemoryAccount until then. Nodes are shown by name
/// and label in tables CSV and workbooks, as objects with their properties in JSON. The caller commits the output, to
/// which it keeps a reference.
class RowWriter {
 public:
  RowWriter(RowFormat format, std::vector<std::string> columns, const query::PropertyGraph& graph,
            exchange::Output& output);

  void add(const query::List& row);
  void finish();
  std::size_t rows() const { return rows_; }

 private:
  void put(std::string_view text);

  RowFormat format_;
  exchange::Output& output_;
  std::vector<std::string> columns_;
  const query::PropertyGraph& graph_;
  std::vector<std::vector<std::string>> kept_;  ///< cells of the table
  std::optional<XlsxTable> workbook_;
  std::string json_;
  MemoryCharge charge_;
  std::size_t rows_ = 0;
};

/// 李明 (Person), -[HOLDS_ROLE]->, the parts of a path, text as it is.
std::string shown(const query::Value& value, const query::PropertyGraph& graph);

}  // namespace govgraph::cli
