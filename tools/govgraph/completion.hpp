// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace govgraph::cli {

/// A script by which a shell (bash, zsh or fish) completes commands, options and what they take, made of the
/// declarations that also make `--help`.
std::string completion_for(const CLI::App& root, std::string_view shell);

}  // namespace govgraph::cli
