// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/category.hpp"

namespace govgraph::lexicon {

/// One table of the lexicon: the file `<category>.tsv` as it was read.
struct Table {
  std::string path;  ///< for messages
  Category category = Category::kWord;
  std::string bytes;
};

/// One line of a table: `form<TAB>sub<TAB>number`, the last two optional.
struct Row {
  std::size_t line = 0;  ///< from 1
  std::u32string form;
  std::uint8_t sub = 0;
  std::uint32_t number = 0;
};

/// Every `*.tsv` of the folder, in the order of the categories. Throws InputError for a folder that
/// cannot be read, for a file that is named for no category, and for what is no file or larger than 64 MiB.
std::vector<Table> read_tables(const std::filesystem::path& directory);

/// The rows of a table; comments and empty lines are passed over. Throws InputError ("path:line: …") for
/// broken UTF-8, an empty form or one of more than 200 characters, white space inside a form, an unknown sub, or a bad
/// number.
std::vector<Row> parse_rows(const Table& table);

/// The fields of one line of a `division.tsv`: `code<TAB>name`.
struct DivisionRow {
  std::size_t line = 0;
  std::uint32_t code = 0;
  std::string name;
};
std::vector<DivisionRow> parse_divisions(const Table& table);

[[noreturn]] void fail(const Table& table, std::size_t line, const std::string& message);

}  // namespace govgraph::lexicon
