// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include <CLI/CLI.hpp>

#include "exchange/exporter.hpp"
#include "graph_options.hpp"
#include "time_option.hpp"

namespace govgraph::cli {

/// The options that choose a part of a graph: --label, --type, --min-confidence, those of time, --ego, --depth,
/// --query.
struct SelectionOptions {
  LabelsOption labels;
  TypesOption types;
  float min_confidence = 0;
  TimeOption time;
  std::string ego;
  std::size_t depth = 1;
  std::string query;

  void add(CLI::App& app);

  /// What they let through of `view`, which was opened with `time`. Walks the graph for --ego, runs --query. Throws
  /// UsageError.
  exchange::Selection selection(const GraphView& view) const;
};

}  // namespace govgraph::cli
