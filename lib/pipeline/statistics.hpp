// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "model/graph_view.hpp"

namespace govgraph::pipeline {

/// How much a graph holds.
struct Statistics {
  std::uint64_t documents = 0;
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;  ///< of stored text
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t inferred = 0;                ///< edges that no document states
  std::array<std::uint64_t, 13> by_label{};  ///< as in `labels()`
  std::array<std::uint64_t, 14> by_type{};   ///< as in `relation_types()`
};

/// Counts by one scan of nodes and one of edges.
Statistics statistics_of(const GraphView& view);

}  // namespace govgraph::pipeline
