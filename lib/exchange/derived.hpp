// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "exchange/exporter.hpp"

namespace govgraph::exchange {

/// Counts, out of mentions, which nodes each article names (MENTIONED_IN, by node, document and article) and which
/// nodes one sentence names together (CO_OCCURS, by head and tail, head < tail). A sentence ends at 。！？!? or a
/// line's end; in a list of more than 40 names each goes with the 40 that follow it only.
/// Memory: 24 bytes a mention and 32 a pair. Throws CancelledError as the outline says.
void visit_derived(const GraphView& view, const Outline& outline, const std::function<void(const DerivedEdge&)>& visit);

}  // namespace govgraph::exchange
