// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "table.hpp"

// Options that several commands share, so that each is spelt and explained the same way everywhere. A command
// holds the ones it takes as members and calls their `add` from its `setup`.
namespace govgraph::cli {

/// `--db PATH`: the database; else $GOVGRAPH_DB, else ./govgraph.db.
struct DatabaseOption {
  std::string path = "govgraph.db";
  void add(CLI::App& app);
};

/// `-o FILE` and `--overwrite`. `path` is "-" for stdout.
struct OutputOption {
  std::string path = "-";
  bool overwrite = false;
  void add(CLI::App& app);
  bool to_stdout() const { return path == "-"; }
};

/// `--format table|json|csv`.
struct FormatOption {
  Format format = Format::kTable;
  void add(CLI::App& app);
};

/// `--progress` and `--no-progress`; without either, a bar on a terminal only.
struct ProgressOption {
  std::optional<bool> wanted;
  void add(CLI::App& app);

  /// Whether to draw: as asked, else when stderr is a terminal and the input is not stdin.
  bool show(bool input_is_stdin) const;
};

/// `--threads N`: 0 stands for as many as the machine has.
struct ThreadsOption {
  std::size_t threads = 0;
  void add(CLI::App& app, const std::string& flags = "--threads");
};

/// Ends a command's help with its examples and the exit codes. `nothing` says what code 1 means for it; when it is
/// empty the command never ends with 1.
void add_footer(CLI::App& app, std::initializer_list<std::string_view> examples, std::string_view nothing = {});

}  // namespace govgraph::cli
