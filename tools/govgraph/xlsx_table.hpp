// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace govgraph::cli {

/// A table as an Excel workbook of one sheet, whose first line holds the names of the columns and stays in sight. Texts
/// are texts: none is taken for a formula or a number. The same rows give the same bytes. Rows lie in a file of the
/// folder for temporary files until the end. Throws StorageError.
class XlsxTable {
 public:
  using Cell = std::variant<std::string, std::int64_t, double>;

  /// Excel's own limit; one more throws UsageError, as do more columns than 16,384. Texts past 32,767 characters are
  /// cut, with a … at their end.
  static constexpr std::size_t kMostRows = 1'048'575;

  explicit XlsxTable(const std::vector<std::string>& columns);
  ~XlsxTable();

  void add(const std::vector<Cell>& row);

  /// The bytes of the workbook. REQUIRES: called once, last.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::cli
