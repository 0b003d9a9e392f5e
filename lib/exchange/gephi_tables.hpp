// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/network.hpp"

namespace govgraph::exchange {

/// Two tables for Gephi's "Import spreadsheet", and for spreadsheets: nodes (Id, Label, …) and edges (Source, Target,
/// Type, Id, Label, Weight, Kind, …), in CSV with commas, quotes where needed and lines ended by "\n". A cell that a
/// spreadsheet would run as a formula (it begins with = + - @) has an apostrophe before it; control characters become
/// blanks. Checks as `make_network` does. The exporter keeps references to the outputs and `report`.
std::unique_ptr<Exporter> make_gephi_tables(Output& nodes, Output& edges, const NetworkOptions& options,
                                            NetworkReport& report);

}  // namespace govgraph::exchange
