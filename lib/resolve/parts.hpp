// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "model/facts.hpp"

namespace govgraph::resolve {

/// Puts together what the parts of one document say: an entity or a relation that several parts name is one, with the
/// places of all. Parts come in the order of the text. Of one thread.
class PartFacts {
 public:
  /// Linear in the part, amortised.
  void add(DocumentFacts part);

  bool empty() const { return parts_ == 0; }

  /// The facts of the document whose text is `source`. O(n log n). REQUIRES: not empty; to be called once.
  DocumentFacts take(std::string source);

 private:
  EdgeId id_of(const EdgeFact& fact) const;
  void index();
  std::uint32_t entity(EntityFact fact);
  void add_edge(EdgeFact fact);

  std::size_t parts_ = 0;
  DocumentFacts all_;  ///< of more than one part: entities and edges in the order in which they came
  std::unordered_map<NodeId, std::uint32_t> entity_at_;
  std::unordered_map<EdgeId, std::uint32_t> edge_at_;
};

}  // namespace govgraph::resolve
