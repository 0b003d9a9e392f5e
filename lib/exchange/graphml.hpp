// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

struct GraphmlOptions {
  bool per_evidence = false;  ///< one edge a piece of evidence (in Gephi choose "Don't merge"), else one a pair and relation
  bool strict_xsd = false;    ///< without the `label` attribute of edges, by which Gephi tells relations apart
  bool gephi_safe = false;    ///< rewrites what Gephi would: "INF", "null", blanks between entities
  bool derived = false;       ///< articles as nodes, so that MENTIONED_IN has an end
};

/// What was written, and what Gephi would change when it reads it.
struct GraphmlReport {
  std::uint64_t nodes = 0, edges = 0;
  std::uint64_t merged = 0;         ///< edges of the graph folded into another that differs in role only
  std::uint64_t null_values = 0;    ///< values that read "null", which Gephi takes for none
  std::uint64_t infinity_values = 0;  ///< values with "INF", which Gephi rewrites
};

/// GraphML that Gephi, Gephi Lite, NetworkX and igraph read alike: keys first, plain types, one flat directed graph, ASCII
/// ids ("n" or "e" and the id of the graph), positions, sizes and colours set. Checks what it writes:
/// ids ascend, weights are above 0 and counts are those of the outline, else CorruptionError.
/// The exporter keeps references to `output` and `report`.
std::unique_ptr<Exporter> make_graphml(Output& output, const GraphmlOptions& options, GraphmlReport& report);

}  // namespace govgraph::exchange
