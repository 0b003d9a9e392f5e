// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace govgraph::exchange {

/// Appends one cell of CSV: in quotes where it holds a comma, a quote or blanks at its ends; control characters and
/// line ends as blanks, broken UTF-8 as U+FFFD.
void put_cell(std::string& out, std::string_view text);

/// The same, with an apostrophe before what a spreadsheet would run as a formula: = + - @ and their full-width forms,
/// also behind blanks.
void put_safe_cell(std::string& out, std::string_view text);

}  // namespace govgraph::exchange
