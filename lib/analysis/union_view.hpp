// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "analysis/diff.hpp"

namespace govgraph::analysis {

/// Two graphs as one: what either holds, under the ids of the later, with the property "change" (came, went, changed or
/// same) at every node and edge. Names and properties are those of the later graph; evidence and mentions those of
/// both. For exports: it has no neighbours and no names to look up. The views and the diff must outlive it.
class UnionView final : public GraphView {
 public:
  UnionView(const GraphView& before, const GraphView& after, const Diff& diff);

  std::optional<Node> node(NodeId id) const override;
  std::optional<Edge> edge(EdgeId id) const override;
  void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const override;
  void visit_edges(const std::function<bool(const Edge&)>& visit) const override;
  void visit_neighbors(NodeId, Direction, std::optional<RelationType>,
                       const std::function<bool(const Neighbor&)>&) const override {}
  std::vector<NodeId> named(std::string_view) const override { return {}; }
  std::vector<NodeId> containing(std::string_view, std::size_t) const override { return {}; }
  std::vector<Located> mentions(NodeId id) const override;
  std::vector<Located> evidence(EdgeId id) const override;
  std::vector<DocumentInfo> documents() const override;
  std::optional<DocumentInfo> document(std::string_view path) const override;
  std::string source(std::string_view path) const override;
  std::string layout(std::string_view path) const override;
  std::optional<DocumentFacts> facts(std::string_view path) const override;

 private:
  Node shown(Node node) const;
  Edge shown(Edge edge) const;
  Edge shown(const EdgeChange& change) const;

  const GraphView& before_;
  const GraphView& after_;
  std::map<NodeId, const NodeChange*> nodes_;  ///< what differs
  std::map<EdgeId, const EdgeChange*> edges_;
  std::map<NodeId, NodeId> was_;  ///< ids in the earlier graph, where they differ
};

}  // namespace govgraph::analysis
