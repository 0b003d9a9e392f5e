// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/memory_budget.hpp"
#include "query/graph.hpp"
#include "query/value.hpp"

namespace govgraph::cli {

/// How `query` and `shell` write their rows.
enum class RowFormat : std::uint8_t { kTable, kJson, kJsonLines, kCsv, kCsvWithMark };

/// Takes the rows of one query and writes them to stdout: JSON lines and CSV as they come, the table and the JSON
/// object at the end, which count in the thread's MemoryAccount until then. Nodes are shown by name and label in tables
/// and CSV, as objects with their properties in JSON.
class RowWriter {
 public:
  RowWriter(RowFormat format, std::vector<std::string> columns, const query::PropertyGraph& graph);

  void add(const query::List& row);
  void finish();
  std::size_t rows() const { return rows_; }

 private:
  RowFormat format_;
  std::vector<std::string> columns_;
  const query::PropertyGraph& graph_;
  std::vector<std::vector<std::string>> kept_;  ///< cells of the table
  std::string json_;
  MemoryCharge charge_;
  std::size_t rows_ = 0;
};

/// 李明 (Person), -[HOLDS_ROLE]->, the parts of a path, text as it is.
std::string shown(const query::Value& value, const query::PropertyGraph& graph);

}  // namespace govgraph::cli
