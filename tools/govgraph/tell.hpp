// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "language.hpp"

namespace govgraph::cli {

/// What is said beside the results: on stderr, in the language chosen, in one piece. What cannot be written there is
/// lost, for a command does not fail because nobody listens (`2>&1 | head`, a terminal that was closed, stderr on a
/// full disk).
template <class... Values>
void tell(fmt::format_string<Values...> format, Values&&... values) {
  const std::string text = translated(fmt::format(format, std::forward<Values>(values)...));
  std::fwrite(text.data(), 1, text.size(), stderr);
}

/// Called first by `main`. Where the program was started with stdin, stdout or stderr closed, something that cannot be
/// read from or written to takes its place; else the next file opened would, and what is printed would go into it.
void hold_standard_streams();

}  // namespace govgraph::cli
