// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace govgraph::cli {

/// Takes `--wide` out of the arguments, wherever it stands before a `--`: with it, tables are as wide as they are.
void choose_width(std::vector<std::string>& arguments);

/// While one lives, tables are laid out for the terminal that stdout is; else, as for a file, without a limit.
class ForTerminal {
 public:
  ForTerminal();
  ~ForTerminal();
  ForTerminal(const ForTerminal&) = delete;
  ForTerminal& operator=(const ForTerminal&) = delete;
};

/// Columns that a table may take; 0: any number, as where stdout is no terminal, and with `--wide`.
std::size_t room_for_tables();

/// `text` in at most `width` columns of a terminal, its end marked by "…" where something was cut off.
std::string cut_to(const std::string& text, std::size_t width);

/// Widths of columns that, with two blanks between, fit into `room`: the widest give way first, and none of them below
/// eight; those that are to stay `whole` do not. 0 leaves them as they are. REQUIRES: as many of both.
std::vector<std::size_t> fitted(std::vector<std::size_t> widths, const std::vector<bool>& whole, std::size_t room);

}  // namespace govgraph::cli
