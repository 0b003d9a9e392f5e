// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/facts.hpp"

namespace govgraph {

/// The facts of a document that has very many, in a fifth of the memory.
struct PackedFacts {
  struct Facts {
    std::vector<NodeId> keys;  ///< ids of the entities, ascending
    std::string bytes;         ///< list(entity) list(edge) as fact_bytes.hpp has them, in the order of `DocumentFacts`
  };

  DocumentFacts document;        ///< without entities and edges
  std::function<Facts()> facts;  ///< to be called once; so the source need not be held beside them
};

}  // namespace govgraph
