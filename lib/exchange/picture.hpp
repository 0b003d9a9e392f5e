// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "exchange/canvas.hpp"
#include "exchange/exporter.hpp"

namespace govgraph::exchange {

struct PictureOptions {
  std::size_t most_nodes = 4000;  ///< beyond, a UsageError with advice: nobody could read the picture
  std::string title{};            ///< above the picture; may be empty
  std::string source{};           ///< below it; empty: how many documents state what is drawn, and of which days
};

/// A picture for papers and pages: nodes as circles, coloured by label and sized by degree, names beside the best
/// connected ones where there is room, relations as lines in the colour of their head with an arrowhead at their tail
/// (inferred ones dashed; symmetric ones without), their names on them where there is room and not more than 200 of
/// them, a legend of labels and relations, a title and where it was read. Every node and line has its full name as a
/// hint. Nodes that nothing joins are left out and counted in the legend. Holds the whole graph.
std::unique_ptr<Exporter> make_picture(std::unique_ptr<Canvas> canvas, const PictureOptions& options);

}  // namespace govgraph::exchange
