// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "exchange/layout.hpp"

namespace govgraph::exchange {

/// Pulls nodes that edges join together, pushes all apart, and then moves circles of the given radii until hardly any overlap, from
/// the places where they stand. Parts that nothing joins stay near. The same each time for the same input; some hundred steps of n log n.
void force_layout(std::vector<Point>& points, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, std::span<const float> radii);

}  // namespace govgraph::exchange
