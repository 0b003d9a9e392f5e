// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/exporter.hpp"
#include "exchange/jsonl.hpp"
#include "options.hpp"

namespace govgraph::cli {

/// `-o FILE` of the commands that find a part of a graph: writes it as `export` would, by the ending of FILE.
struct SubgraphOutput {
  void add(CLI::App& app);
  bool is_asked() const { return !output_.to_stdout(); }
  void write(const GraphView& view, const exchange::Origin& origin, exchange::Selection selection) const;

 private:
  OutputOption output_;
};

}  // namespace govgraph::cli
