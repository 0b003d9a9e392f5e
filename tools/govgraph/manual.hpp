// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace govgraph::cli {

/// The manual page, in roff and in the language chosen: every command with its options and examples, and every topic,
/// made of what `govgraph help` says.
std::string manual_page(const CLI::App& root);

}  // namespace govgraph::cli
