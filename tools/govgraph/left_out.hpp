// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "exchange/exporter.hpp"

// What a choice of labels loses: two programmes of one branch, for instance, where branches are left out.
namespace govgraph::cli {

struct LeftOut {
  std::uint64_t nodes = 0;   ///< chosen, and tied to no chosen one, but to nodes that are left out and tied to others
  std::uint64_t chosen = 0;  ///< all of the labels
  std::vector<std::pair<Label, std::uint64_t>> through;  ///< the labels of those left out, and how many of `nodes` each
                                                         ///< ties; most first

  std::string labels_text() const;  ///< "Area 12, Event 3", the first three
};

/// One pass over labels and two over ties; 16 bytes a node. Of `selection` looks at labels and types.
LeftOut tied_only_through(const GraphView& view, const exchange::Selection& selection,
                          const Cancellation& cancellation);

/// Ties between nodes that `selection` lets through and that share a node of that label, by their ends. Throws
/// UsageError where the label is unknown, or none is chosen.
std::vector<exchange::DerivedEdge> shared_ties(const GraphView& view, const exchange::Selection& selection,
                                               const std::string& label, const Cancellation& cancellation);

}  // namespace govgraph::cli
