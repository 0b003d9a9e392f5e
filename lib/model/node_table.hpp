// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/facts.hpp"

namespace govgraph {

/// Narrows where a node stands in an ascending list of ids. Ids are hashes, evenly spread, so those that share their
/// leading bits are one or two. 4 to 8 bytes a node; may be read by many threads.
class NodeTable {
 public:
  NodeTable() = default;

  /// `id_at(i)` is the i-th of `count` ids, which ascend. Linear. REQUIRES: count < 2^32.
  template <class IdAt>
  NodeTable(std::size_t count, IdAt id_at) : shift_(64 - static_cast<int>(std::bit_width(count | 1))) {
    starts_.assign((std::size_t{1} << (64 - shift_)) + 1, 0);
    for (std::size_t i = 0; i < count; ++i) ++starts_[slot(id_at(i)) + 1];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  }

  /// The ids with the leading bits of `id` stand at [first[0], first[1]) of the list. REQUIRES: not made by default.
  const std::uint32_t* first(NodeId id) const { return &starts_[slot(id)]; }

 private:
  std::size_t slot(NodeId id) const { return static_cast<std::uint64_t>(id) >> shift_; }

  int shift_ = 63;
  std::vector<std::uint32_t> starts_;
};

}  // namespace govgraph
