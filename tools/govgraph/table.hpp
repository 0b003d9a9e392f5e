// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace govgraph::cli {

enum class Format : std::uint8_t { kTable, kJson, kCsv };

/// Stands behind the heading of a column whose cells are words of the program.
inline constexpr bool kWords = true;

/// Terminal columns that a text takes: 2 for wide East Asian characters, 0 for combining marks.
std::size_t display_width(std::string_view text);

/// The results of a command that lists things: the same rows for people (aligned columns, in the language chosen) and
/// for programs (JSON, an array of one object a row; CSV with a line of keys).
class Table {
 public:
  /// A list is shown as "a、b" in a table, as an array in JSON, joined by ';' in CSV.
  using Cell = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>>;

  struct Column {
    std::string_view key;      ///< stable, for programs: "documents"; static storage
    std::string_view heading;  ///< for people; static storage
    bool words = false;        ///< its cells are words of the program ("PartyOrg"), which people read in their language
  };

  Table(std::initializer_list<Column> columns);

  /// With columns of names made at run time, which must outlive the table. Where they are `named_by_user`, as in a
  /// query, people read them as they are.
  explicit Table(std::vector<Column> columns, bool named_by_user = false);

  /// REQUIRES: as many cells as columns.
  void add(std::vector<Cell> row);

  bool empty() const { return rows_.empty(); }
  std::size_t size() const { return rows_.size(); }

  /// Every line ends with '\n'. In the table, numbers stand right and control characters become spaces, so
  /// that a name from a page cannot move the cursor.
  std::string render(Format format) const;

  /// Renders to stdout.
  void print(Format format) const;

 private:
  std::string as_table() const;
  std::string as_json() const;
  std::string as_csv() const;

  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
  bool named_by_user_ = false;
};

}  // namespace govgraph::cli
