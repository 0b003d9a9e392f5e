// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

/// A directed graph for Graphviz: nodes coloured by label, sized by degree, edges named by relation and role; those
/// that lead both ways without an arrow, inferred ones dashed. Without positions: its engines (sfdp, dot, …) lay it
/// out. Edges that differ in role only are one. The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_dot(Output& output);

}  // namespace govgraph::exchange
