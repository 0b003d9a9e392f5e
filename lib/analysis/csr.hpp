// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "base/memory_budget.hpp"
#include "model/graph_view.hpp"

namespace govgraph::analysis {

/// Which part of a graph is measured. Empty sets let everything through.
struct CsrOptions {
  std::vector<Label> labels{};        ///< only these nodes
  std::vector<RelationType> types{};  ///< only these edges
  float min_confidence = 0;
  bool weighted = false;  ///< by confidence, summed over parallel edges; else by their number
  Cancellation cancellation{};
};

/// A simple undirected graph in compressed sparse rows: parallel edges are one whose weight is their sum, an edge from
/// a node to itself is left out. Vertices are numbered by ascending node id; the neighbours of each ascend. 12 bytes an
/// edge and side, 17 a node. Immutable.
class Csr {
 public:
  /// Two scans beside one another: nodes, and edges (or, where no confidence is asked for, only who is
  /// tied to whom). Sorts within each row; linear but for that. Counts in the thread's MemoryAccount; within a
  /// MemoryBudget the scans come one after the other, so that it counts both. Throws CancelledError.
  Csr(const GraphView& view, const CsrOptions& options = {});

  /// From pairs of vertices below `size`, weight 1 each (or as given, one a pair).
  Csr(std::size_t size, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
      std::span<const double> weights = {});

  std::size_t size() const { return offsets_.size() - 1; }
  std::size_t edges() const { return targets_.size() / 2; }

  std::span<const std::uint32_t> neighbors(std::uint32_t v) const {
    return std::span(targets_).subspan(offsets_[v], offsets_[v + 1] - offsets_[v]);
  }
  std::span<const double> weights(std::uint32_t v) const {
    return std::span(weights_).subspan(offsets_[v], offsets_[v + 1] - offsets_[v]);
  }
  std::size_t degree(std::uint32_t v) const { return offsets_[v + 1] - offsets_[v]; }
  bool adjacent(std::uint32_t a, std::uint32_t b) const;

  NodeId id(std::uint32_t v) const { return ids_[v]; }
  Label label(std::uint32_t v) const { return labels_[v]; }

 private:
  struct Link {
    std::uint32_t from = 0, to = 0;
    double weight = 1;
  };
  void build(std::size_t size, const CountedVector<Link>& links, const Cancellation& cancellation);
  void merge_rows(const Cancellation& cancellation);

  CountedVector<NodeId> ids_;
  CountedVector<Label> labels_;
  CountedVector<std::size_t> offsets_;
  CountedVector<std::uint32_t> targets_;
  CountedVector<double> weights_;
};

}  // namespace govgraph::analysis
