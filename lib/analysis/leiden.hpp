// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/csr.hpp"

namespace govgraph::analysis {

struct Communities {
  std::vector<std::uint32_t> of;  ///< by vertex; numbered by size, the largest first, then by their first vertex
  std::size_t count = 0;
  double modularity = 0;  ///< Newman and Girvan (2004), with weights; at resolution 1
};

/// The Leiden method of Traag, Waltman and van Eck (2019) for modularity: vertices move to the neighbouring community
/// that gains most, communities are refined from single vertices so that each is well connected, and the refined ones
/// become the vertices of the next, smaller graph, until nothing moves. About O(E log V). The same seed gives the same
/// communities.
/// Throws CancelledError.
Communities leiden(const Csr& graph, double resolution = 1, std::uint64_t seed = 1,
                   const Cancellation& cancellation = {});

double modularity(const Csr& graph, const std::vector<std::uint32_t>& of, double resolution = 1);

}  // namespace govgraph::analysis
