// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "analysis/csr.hpp"
#include "graph_options.hpp"

namespace govgraph::cli {

/// `--label`, `--type`, `--min-confidence`, `--from`, `--to` and `--weighted`: which part of the graph is measured.
struct MeasureOptions {
  void add(CLI::App& app);
  analysis::CsrOptions options() const;

 private:
  LabelsOption labels_;
  TypesOption types_;
  float min_confidence_ = 0;
  std::string from_, to_;
  bool weighted_ = false;
};

}  // namespace govgraph::cli
