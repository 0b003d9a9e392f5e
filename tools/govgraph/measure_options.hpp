// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/csr.hpp"
#include "graph_options.hpp"
#include "time_option.hpp"

namespace govgraph::cli {

/// `--label`, `--type`, `--min-confidence`, `--weighted` and those of time: which part of the graph is measured.
struct MeasureOptions {
  void add(CLI::App& app);
  analysis::CsrOptions options() const;

  TimeOption time;

 private:
  LabelsOption labels_;
  TypesOption types_;
  float min_confidence_ = 0;
  bool weighted_ = false;
};

}  // namespace govgraph::cli
