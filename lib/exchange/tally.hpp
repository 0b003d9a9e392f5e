// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "exchange/outline.hpp"

namespace govgraph::exchange {

/// Checks, while an export is written, that what comes is what the outline announced: ids ascend, no edge lacks its evidence, no
/// node and no edge is missing. Throws CorruptionError. The outline must outlive it.
class Tally {
 public:
  /// `merged`: edges that differ in role only come as one (`Needs::merged`).
  Tally(const Outline& outline, bool merged) : outline_(&outline), merged_(merged) {}

  std::size_t node(const Node& node);  ///< its index in the outline
  void edge(const Edge& edge, std::size_t evidence);
  void finish() const;

  const Outline& outline() const { return *outline_; }

 private:
  const Outline* outline_;
  bool merged_;
  std::uint64_t nodes_ = 0, edges_ = 0;
  EdgeId last_edge_{};
};

}  // namespace govgraph::exchange
