// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/diagnostic.hpp"
#include "text/formats.hpp"
#include "text/reading.hpp"

namespace govgraph::text {

/// A parser library that takes text out of a file's bytes. What it is given may have been made to harm it, so a
/// build runs it in a process that can be replaced (`Workers`): it may crash, run on or eat memory. It knows nothing
/// but its arguments; files are not opened by it.
struct Parser {
  std::string_view name;  ///< stable: what the processes call it between them
  /// nullopt with an error diagnostic where it cannot be read.
  std::optional<Reading> (*parse)(const ParseInput& input, Diagnostics& diagnostics);
};

/// All of the program's.
std::span<const Parser> parsers();

/// The row of that name, or null.
const Parser* find_parser(std::span<const Parser> parsers, std::string_view name);

}  // namespace govgraph::text
