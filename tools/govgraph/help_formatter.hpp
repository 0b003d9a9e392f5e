// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include <CLI/CLI.hpp>

namespace govgraph::cli {

/// Writes `--help` in the language chosen. English is CLI11's own form; in Chinese the columns are measured by what
/// they take on a terminal. Metavariables (FILE, NAME) are translated, options and commands are not.
std::shared_ptr<CLI::Formatter> help_formatter();

}  // namespace govgraph::cli
