// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exchange/outline.hpp"

namespace govgraph::exchange {

struct Point {
  float x = 0, y = 0;
};

/// A first picture: one sector of a disc for each label, as wide as the label has nodes, its nodes spread evenly by the
/// golden ratio with the best connected at the centre. A function of the outline; n log n.
std::vector<Point> sector_layout(const Outline& outline);

/// How large a node of that degree is drawn.
float node_size(std::uint32_t degree);

}  // namespace govgraph::exchange
