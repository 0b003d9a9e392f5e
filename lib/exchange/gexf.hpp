// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/network.hpp"

namespace govgraph::exchange {

/// GEXF 1.3 for the timeline of Gephi: nodes from the first day to the last that they are known of, edges with one or
/// more spells of days (`NetworkOptions::time`); what has no date is always there. The relation is the `kind` of an
/// edge. Checks as `make_network` does. The exporter keeps references to `output` and `report`.
std::unique_ptr<Exporter> make_gexf(Output& output, const NetworkOptions& options, NetworkReport& report);

}  // namespace govgraph::exchange
