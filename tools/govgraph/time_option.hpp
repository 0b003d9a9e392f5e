// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "analysis/timed_view.hpp"

namespace govgraph::cli {

/// `--as-of DAY`, `--from DATE`, `--to DATE` and `--undated`: the part of the graph that held then. The same in every
/// command that reads a graph; give it to `open_graph`.
struct TimeOption {
  std::string as_of, from, to;
  bool undated = false;

  void add(CLI::App& app);

  bool given() const { return !as_of.empty() || !from.empty() || !to.empty(); }

  /// Nullopt where no time is asked for. Throws UsageError for what is no date, and for two ways at once.
  std::optional<analysis::TimeWindow> window() const;
};

}  // namespace govgraph::cli
