// SPDX-License-Identifier: Apache-2.0
#include "exchange/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace govgraph::exchange {
namespace {

constexpr double kAreaPerNode = 40.0 * 40.0;
constexpr double kGolden = 0.6180339887498949;

}  // namespace

std::vector<Point> sector_layout(const Outline& outline) {
  const auto nodes = outline.nodes();
  std::vector<Point> out(nodes.size());
  std::vector<std::uint32_t> order;
  double start = 0;
  for (const LabelInfo& label : labels()) {
    order.clear();
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
      if (nodes[i].label == label.label) order.push_back(i);
    if (order.empty()) continue;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return nodes[a].degree > nodes[b].degree; });
    const double width = 2 * std::numbers::pi * static_cast<double>(order.size()) / static_cast<double>(nodes.size());
    double turn = 0.5;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const double radius = std::sqrt(2 * (static_cast<double>(k) + 0.5) * kAreaPerNode / width);
      const double angle = start + width * turn;
      out[order[k]] = {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
      turn += kGolden;
      if (turn >= 1) turn -= 1;
    }
    start += width;
  }
  return out;
}

float node_size(std::uint32_t degree) { return std::min(8.0F + 4.0F * std::sqrt(static_cast<float>(degree)), 80.0F); }

}  // namespace govgraph::exchange
