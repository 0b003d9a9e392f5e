// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/network.hpp"

namespace govgraph::exchange {

/// GraphML that Gephi, Gephi Lite, NetworkX and igraph read alike: keys first, plain types, no direction of its own at
/// any edge. Checks as `make_network` does. The exporter keeps references to `output` and `report`.
std::unique_ptr<Exporter> make_graphml(Output& output, const NetworkOptions& options, NetworkReport& report);

}  // namespace govgraph::exchange
