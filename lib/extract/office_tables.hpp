// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// What the head of a table says of the offices in one of its columns.
struct OfficeColumn {
  std::string_view status;  ///< "planned" of 拟任职务, "former" of 原任职务, else empty
  Span office;              ///< 网格长: the head is an office, which those named below hold; else empty
};

/// The tables of a document whose rows are sentences with cells parted by '|', by their heads. Linear in the text;
/// a look-up takes O(log n) and the length of a row.
class OfficeTables {
 public:
  /// REQUIRES people to be read: a row that names somebody is no head.
  explicit OfficeTables(const Reading& reading);

  /// The column in which `position` of a sentence stands; nullptr outside such a table.
  const OfficeColumn* column_at(std::size_t sentence, std::uint32_t position) const;

 private:
  struct Table {
    std::size_t sentence = 0;
    std::vector<OfficeColumn> columns;
  };

  void read_head(std::size_t sentence);
  bool names_somebody(Span span) const;

  const Reading& reading_;
  std::vector<Table> tables_;  ///< by sentence
};

}  // namespace govgraph::extract
