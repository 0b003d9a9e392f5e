// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

/// When an edge is there, in formats that say so.
enum class EdgeTime : std::uint8_t {
  kKnown,     ///< at the date that it states, else on the days of the pages that state it
  kObserved,  ///< on the days of the pages that state it
};

struct NetworkOptions {
  bool per_evidence =
      false;  ///< one edge a piece of evidence (in Gephi choose "Don't merge"), else one a pair and relation
  bool strict_xsd = false;  ///< GraphML without the `label` attribute of edges, by which Gephi tells relations apart
  bool gephi_safe = false;  ///< rewrites what Gephi would: "INF", "null", blanks between entities
  bool derived = false;     ///< articles as nodes, so that MENTIONED_IN has an end
  EdgeTime time = EdgeTime::kKnown;
  bool changes =
      false;  ///< GraphML of two graphs compared: the property "change" as a column, and as the colour of nodes
};

/// What was written, and what Gephi would change when it reads it.
struct NetworkReport {
  std::uint64_t nodes = 0, edges = 0;
  std::uint64_t merged = 0;           ///< edges of the graph folded into another that differs in role only
  std::uint64_t null_values = 0;      ///< values that read "null", which Gephi takes for none
  std::uint64_t infinity_values = 0;  ///< values with "INF", which Gephi rewrites

  NetworkReport& operator+=(const NetworkReport& other);
};

class NetworkWriter;

/// The exporter of every format that programs of network analysis read: one flat directed graph with plain columns,
/// ASCII ids
/// ("n" or "e" and the id of the graph), positions, sizes and colours set. Checks what is written:
/// ids ascend, weights are above 0 and counts are those of the outline, else CorruptionError. Runs may be written
/// apart. The exporter keeps a reference to `report`.
std::unique_ptr<Exporter> make_network(std::unique_ptr<NetworkWriter> writer, const NetworkOptions& options,
                                       NetworkReport& report);

}  // namespace govgraph::exchange
