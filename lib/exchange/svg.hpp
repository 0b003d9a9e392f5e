// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"

namespace govgraph::exchange {

struct SvgOptions {
  std::size_t most_nodes = 4000;  ///< beyond, a UsageError with advice: nobody could read the picture
};

/// A picture for papers and pages: nodes as circles, coloured by label and sized by degree, names beside the best
/// connected ones where there is room, relations as lines in the colour of their head (inferred ones dashed), a legend.
/// Every node and line has its full name as a tooltip. Nodes that nothing joins are left out and counted in the legend.
/// Holds the whole graph. The exporter keeps a reference to `output`.
std::unique_ptr<Exporter> make_svg(Output& output, const SvgOptions& options = {});

}  // namespace govgraph::exchange
