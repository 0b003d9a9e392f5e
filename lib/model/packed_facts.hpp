// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "model/facts.hpp"

namespace govgraph {

/// The facts of a document that has very many, in a fifth of the memory.
struct PackedFacts {
  using Sink = std::function<void(std::string_view)>;

  struct Facts {
    std::vector<NodeId> keys;  ///< ids of the entities, ascending
    std::uint64_t size = 0;    ///< of their bytes
    /// Gives away the bytes piece by piece, so that they need never lie in memory as a whole: list(entity) list(edge)
    /// as fact_bytes.hpp has them, in the order of `DocumentFacts`. To be called once.
    std::function<void(const Sink&)> write;
  };

  DocumentFacts document;  ///< without entities and edges
  /// To be called once; so the source need not be held beside them. Throws CancelledError.
  std::function<Facts(const Cancellation&)> facts;
};

}  // namespace govgraph
