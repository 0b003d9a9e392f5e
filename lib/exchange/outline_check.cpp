// SPDX-License-Identifier: Apache-2.0
#include "exchange/outline_check.hpp"

#include <string>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace govgraph::exchange {

namespace {

[[noreturn]] void refuse_edges() { throw CorruptionError("edges come out of order; run `govgraph check`"); }

}  // namespace

std::size_t OutlineCheck::node(const Node& node) {
  const auto at = outline_->find(node.id);
  if (at && run_ && nodes_ == 0) first_node_ = *at;
  if (!at || *at != first_node_ + nodes_)
    throw CorruptionError("node " + node.name + " comes out of order; run `govgraph check`");
  ++nodes_;
  return *at;
}

void OutlineCheck::edge(const Edge& edge, std::size_t evidence) {
  if (edges_ > 0 && edge.id <= last_edge_) refuse_edges();
  if (evidence == 0)
    throw CorruptionError("edge " + hex64(static_cast<std::uint64_t>(edge.id)) +
                          " has no evidence; run `govgraph check`");
  if (edges_ == 0) first_edge_ = edge.id;
  last_edge_ = edge.id;
  ++edges_;
}

void OutlineCheck::append_run(const OutlineCheck& run) {
  if (run.nodes_ > 0 && run.first_node_ != nodes_)
    throw CorruptionError("nodes come out of order; run `govgraph check`");
  if (run.edges_ > 0 && edges_ > 0 && run.first_edge_ <= last_edge_) refuse_edges();
  nodes_ += run.nodes_;
  if (run.edges_ > 0) last_edge_ = run.last_edge_;
  edges_ += run.edges_;
}

void OutlineCheck::finish() const {
  const std::uint64_t expected = merged_ ? outline_->pairs() : outline_->edges();
  if (nodes_ == outline_->nodes().size() && edges_ == expected) return;
  throw CorruptionError("the graph changed or contradicts itself while it was exported: " + std::to_string(nodes_) +
                        " of " + std::to_string(outline_->nodes().size()) + " nodes, " + std::to_string(edges_) +
                        " of " + std::to_string(expected) + " edges; run `govgraph check`");
}

}  // namespace govgraph::exchange
