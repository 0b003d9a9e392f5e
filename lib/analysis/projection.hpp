// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"

namespace govgraph::analysis {

/// How strongly what two nodes share ties them.
enum class TieWeight : std::uint8_t {
  kCount,    ///< the number of things shared
  kNewman,   ///< each shared thing counts 1 / (its members - 1) (Newman 2001)
  kJaccard,  ///< shared over all that either has
};

struct Tie {
  NodeId one{};
  NodeId other{};
  double weight = 0;
  std::uint32_t shared = 0;
};

struct ProjectionOptions {
  Label one = Label::kPartyOrg;
  Label other = Label::kPartyOrg;  ///< may be the same: then each pair once
  Label via = Label::kProgramme;
  std::vector<RelationType> types{};  ///< of the edges to what is shared; empty: any
  float min_confidence = 0;
  TieWeight weight = TieWeight::kCount;
  Cancellation cancellation{};
};

/// The two-mode projection: nodes of one label tied to nodes of another by what they share, the strongest ties first,
/// then by ids. One scan of nodes and one of edges; memory and time grow with the pairs of members of each thing.
/// Throws CancelledError.
std::vector<Tie> project(const GraphView& view, const ProjectionOptions& options);

}  // namespace govgraph::analysis
