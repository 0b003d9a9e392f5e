// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "model/graph_view.hpp"

namespace govgraph::bench {

/// A large graph that costs nothing to hold: everything but ids is made up when asked for. Nodes have two mentions,
/// edges one piece of evidence of some 40 characters; ends of edges are skewed towards a few hubs.
class SyntheticGraph final : public GraphView {
 public:
  SyntheticGraph(std::size_t nodes, std::size_t edges) {
    for (std::size_t i = 0; i < nodes; ++i) nodes_.push_back(NodeId{hash64("n" + std::to_string(i))});
    for (std::size_t i = 0; i < edges; ++i) edges_.push_back(EdgeId{hash64("e" + std::to_string(i))});
    std::sort(nodes_.begin(), nodes_.end());
    std::sort(edges_.begin(), edges_.end());
    for (int i = 0; i < 40; ++i) sentence_ += "镇";
  }

  std::optional<Node> node(NodeId id) const override {
    const auto bits = static_cast<std::uint64_t>(id);
    return Node{id,
                labels()[bits % labels().size()].label,
                "柳河镇第" + std::to_string(bits % 100000) + "党支部",
                "安平市柳河镇",
                {"第" + std::to_string(bits % 100000) + "党支部"},
                {}};
  }
  std::optional<Edge> edge(EdgeId id) const override {
    const auto bits = static_cast<std::uint64_t>(id);
    const auto end = [&](std::uint64_t random) {
      return nodes_[random % 8 == 0 ? random % (nodes_.size() / 100 + 1) : random % nodes_.size()];
    };
    return Edge{id,
                end(bits >> 8),
                relation_types()[1 + bits % 13].type,
                end(bits * 0x9E3779B97F4A7C15ULL >> 20),
                "",
                {},
                false,
                0.85F,
                1};
  }
  void visit_nodes(std::optional<Label>, const std::function<bool(const Node&)>& visit) const override {
    for (const NodeId id : nodes_)
      if (!visit(*node(id))) return;
  }
  void visit_edges(const std::function<bool(const Edge&)>& visit) const override {
    for (const EdgeId id : edges_)
      if (!visit(*edge(id))) return;
  }
  bool divides() const override { return true; }
  void visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const override {
    for (const NodeId id : in(nodes_, range)) visit(id, node(id)->label);
  }
  void visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const override {
    for (const EdgeId id : in(edges_, range))
      if (!visit(*edge(id))) return;
  }
  void visit_nodes_with_mentions_in(
      IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const override {
    for (const NodeId id : in(nodes_, range))
      if (!visit(*node(id), mentions(id))) return;
  }
  void visit_edges_with_evidence_in(
      IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const override {
    for (const EdgeId id : in(edges_, range))
      if (!visit(*edge(id), evidence(id))) return;
  }
  std::vector<Located> mentions(NodeId id) const override {
    const auto article = static_cast<std::uint32_t>(static_cast<std::uint64_t>(id) % 40);
    return {{"柳河报-2025-01.txt", article, {30, 45}, "柳河镇党支部", ""},
            {"柳河报-2025-02.txt", article, {30, 45}, "柳河镇党支部", ""}};
  }
  std::vector<Located> evidence(EdgeId id) const override {
    const auto article = static_cast<std::uint32_t>(static_cast<std::uint64_t>(id) % 40);
    return {{"柳河报-2025-01.txt", article, {30, 150}, sentence_, "actor-verb-programme"}};
  }

  void visit_neighbors(NodeId, Direction, std::optional<RelationType>,
                       const std::function<bool(const Neighbor&)>&) const override {}
  std::vector<NodeId> named(std::string_view) const override { return {}; }
  std::vector<NodeId> containing(std::string_view, std::size_t) const override { return {}; }
  std::vector<DocumentInfo> documents() const override {
    std::vector<DocumentInfo> out;
    for (const std::string month : {"01", "02"}) {
      DocumentInfo info;
      info.path = "柳河报-2025-" + month + ".txt";
      info.date = "2025-" + month;
      for (int i = 0; i < 40; ++i)
        info.articles.push_back({"标题", "", "2025-" + month + (i < 20 ? "-07" : "-21"), {0, 1000}});
      out.push_back(std::move(info));
    }
    return out;
  }
  std::optional<DocumentInfo> document(std::string_view) const override { return std::nullopt; }
  std::string source(std::string_view) const override { return {}; }
  std::optional<DocumentFacts> facts(std::string_view) const override { return std::nullopt; }

 private:
  template <class Id>
  static std::span<const Id> in(const std::vector<Id>& all, IdRange range) {
    return {std::lower_bound(all.begin(), all.end(), Id{range.first}),
            std::upper_bound(all.begin(), all.end(), Id{range.last})};
  }

  std::vector<NodeId> nodes_;
  std::vector<EdgeId> edges_;
  std::string sentence_;
};

}  // namespace govgraph::bench
