// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "exchange/layout.hpp"

namespace govgraph::exchange {

/// A first picture: by forces where the outline knows the ties (`Needs::ties`), nodes without any on rings around the
/// others; else by `sector_layout`. Drawn as `node_size` says, circles hardly overlap.
std::vector<Point> first_layout(const Outline& outline);

/// Pulls nodes that edges join together, pushes all apart, and then moves circles of the given radii until hardly any
/// overlap, from the places where they stand. An edge is about 60 * `scale` long. Parts that nothing joins stay near.
/// The same each time for the same input; some hundred steps of n log n. Throws CancelledError between two steps.
void force_layout(std::vector<Point>& points, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
                  std::span<const float> radii, double scale = 1, const Cancellation& cancellation = {});

/// `force_layout` of those nodes of the outline that an edge joins; the others stay where they are. `points` and
/// `radii` are by node; of a node without any edge the radius is not looked at.
void lay_out_joined(const Outline& outline, std::vector<Point>& points,
                    std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, std::span<const float> radii,
                    double scale);

}  // namespace govgraph::exchange
