// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace govgraph::cli {

/// What an option or argument takes, as far as a shell can complete it.
enum class Takes { kNothing, kText, kFile, kFolder, kWords };

/// An option or argument of a command, out of the declarations that also make its `--help`.
struct DescribedOption {
  std::vector<std::string> longs, shorts;  ///< "--output", "-o"; neither for an argument
  std::string argument;                    ///< the name of an argument, "SOURCE"
  std::string value;                       ///< "FILE", "table|json|csv"; empty for a flag
  std::string what;                        ///< one line, in the language chosen
  Takes takes = Takes::kNothing;
  std::vector<std::string> words;  ///< what may stand there: formats, labels, relations, questions, commands
  bool is_list = false;            ///< several of `words`, with commas between
};

/// In the order of the help, --help first.
std::vector<DescribedOption> options_of(const CLI::App& command);

/// The commands, in the order of the help.
std::vector<const CLI::App*> commands_of(const CLI::App& root);

}  // namespace govgraph::cli
