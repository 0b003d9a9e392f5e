// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "model/graph_view.hpp"
#include "pipeline/build.hpp"

namespace govgraph::cli {

/// What a graph owes to one rule.
struct Support {
  std::set<std::string> documents;
  std::int64_t statements = 0;  ///< places that say a relation
  std::int64_t alone = 0;       ///< relations that no other rule gives
};

/// By the name of the rule; rules that give nothing are left out. One pass over all edges with their evidence.
using Supports = std::map<std::string, Support>;
Supports supports_in(const GraphView& graph);

/// The same of pages, built into a database that is gone afterwards. What cannot be read is said on stderr. Throws as
/// pipeline::build does, and CancelledError.
Supports supports_in(const pipeline::Sources& pages, const pipeline::BuildOptions& options);

}  // namespace govgraph::cli
