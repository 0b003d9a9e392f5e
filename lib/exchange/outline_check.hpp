// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "exchange/outline.hpp"

namespace govgraph::exchange {

/// Checks, while an export is written, that what comes is what the outline announced: ids ascend, no edge lacks its
/// evidence, no node and no edge is missing. Throws CorruptionError. The outline must outlive it.
class OutlineCheck {
 public:
  /// `merged`: edges that differ in role only come as one (`Needs::merged`).
  /// `run`: checks a run of nodes or edges that need not begin with the first.
  OutlineCheck(const Outline& outline, bool merged, bool run = false)
      : outline_(&outline), merged_(merged), run_(run) {}

  std::size_t node(const Node& node);  ///< its index in the outline
  void edge(const Edge& edge, std::size_t evidence);
  /// Takes over the count of a run that was handed over beside it, by an OutlineCheck of its own over the same outline.
  /// Throws as if its nodes and edges came here one by one.
  void append_run(const OutlineCheck& run);
  void finish() const;

  const Outline& outline() const { return *outline_; }

 private:
  const Outline* outline_;
  bool merged_, run_;
  std::size_t first_node_ = 0;  ///< its index in the outline
  std::uint64_t nodes_ = 0, edges_ = 0;
  EdgeId first_edge_{}, last_edge_{};
};

}  // namespace govgraph::exchange
