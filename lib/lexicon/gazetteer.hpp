// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "lexicon/image.hpp"
#include "lexicon/table.hpp"

namespace govgraph::lexicon {

/// Rows of the gazetteer under compilation.
struct Gazetteer {
  std::vector<DivisionRecord> records;  ///< those of the base first, then the new ones by code
  std::string strings;
  std::size_t inherited = 0;  ///< how many records are the base's

  std::string_view name(const DivisionRecord& record) const {
    return std::string_view(strings).substr(record.name_begin, record.name_size);
  }
};

/// Throws InputError for a code given twice or one whose province, city or district is unknown.
Gazetteer build_gazetteer(std::span<const Table> tables, const Image* base);

/// The row of a code, or -1.
std::int64_t row_of(const Gazetteer& gazetteer, std::uint32_t code);

struct NamedEntry {
  std::u32string form;
  Entry entry;
};

/// Full and short names of the new rows. `is_word` says whether a form is an ordinary word: such
/// names are marked, since they need a context that makes them a division. So are short names of towns
/// that many towns share (城关, 太平): they are words that people name towns by.
void append_division_names(const Gazetteer& gazetteer, const std::function<bool(std::u32string_view)>& is_word,
                           std::vector<NamedEntry>& out);

}  // namespace govgraph::lexicon
