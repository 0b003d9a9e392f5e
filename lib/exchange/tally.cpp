// SPDX-License-Identifier: Apache-2.0
#include "exchange/tally.hpp"

#include <string>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace govgraph::exchange {

std::size_t Tally::node(const Node& node) {
  const auto at = outline_->find(node.id);
  if (!at || *at != nodes_) throw CorruptionError("node " + node.name + " comes out of order; run `govgraph check`");
  ++nodes_;
  return *at;
}

void Tally::edge(const Edge& edge, std::size_t evidence) {
  if (edges_ > 0 && edge.id <= last_edge_) throw CorruptionError("edges come out of order; run `govgraph check`");
  if (evidence == 0) throw CorruptionError("edge " + hex64(static_cast<std::uint64_t>(edge.id)) + " has no evidence; run `govgraph check`");
  last_edge_ = edge.id;
  ++edges_;
}

void Tally::finish() const {
  const std::uint64_t expected = merged_ ? outline_->pairs() : outline_->edges();
  if (nodes_ == outline_->nodes().size() && edges_ == expected) return;
  throw CorruptionError("the graph changed or contradicts itself while it was exported: " + std::to_string(nodes_) + " of " +
                        std::to_string(outline_->nodes().size()) + " nodes, " + std::to_string(edges_) + " of " + std::to_string(expected) +
                        " edges; run `govgraph check`");
}

}  // namespace govgraph::exchange
