// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"
#include "model/relation_time.hpp"

namespace govgraph::analysis {

/// Which relations are let through: those that held on some day of the window, by `held_within`.
struct TimeWindow {
  Days days = kAlways;
  bool undated = false;  ///< also those of which nothing tells when they began
};

/// The part of a graph that held within a window: the one place where `--as-of`, `--from` and `--to` are applied. Time
/// chooses relations; nodes stay, with all their names and mentions. Made by one pass over what documents say of edges,
/// without their texts; 8 bytes for each that is left out. Throws CancelledError.
class TimedView final : public GraphView {
 public:
  TimedView(std::shared_ptr<const GraphView> whole, TimeWindow window, const Cancellation& cancellation = {});

  std::uint64_t undated() const { return undated_; }  ///< relations of which nothing tells when they began
  std::uint64_t let_through() const { return all_ - dropped_.size(); }

  std::optional<Node> node(NodeId id) const override { return whole_->node(id); }
  std::optional<Edge> edge(EdgeId id) const override;
  void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const override;
  void visit_edges(const std::function<bool(const Edge&)>& visit) const override;
  void visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const override;
  void visit_edge_statements(
      const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const override;
  void visit_nodes_with_mentions(
      const std::function<bool(const Node&, std::span<const Located>)>& visit) const override;
  void visit_edges_with_evidence(
      const std::function<bool(const Edge&, std::span<const Located>)>& visit) const override;
  void visit_labels(const std::function<void(NodeId, Label)>& visit) const override { whole_->visit_labels(visit); }
  bool divides() const override { return whole_->divides(); }
  void visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const override;
  void visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const override;
  void visit_nodes_with_mentions_in(
      IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const override;
  void visit_edges_with_evidence_in(
      IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const override;
  void visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                       const std::function<bool(const Neighbor&)>& visit) const override;
  std::vector<NodeId> named(std::string_view name) const override { return whole_->named(name); }
  std::vector<NodeId> containing(std::string_view part, std::size_t limit) const override;
  std::vector<Located> mentions(NodeId id) const override { return whole_->mentions(id); }
  std::vector<Located> evidence(EdgeId id) const override;
  std::vector<NamedPlace> named_in(std::string_view path) const override { return whole_->named_in(path); }
  std::vector<EdgeStatement> statements(EdgeId id) const override;
  std::vector<DocumentInfo> documents() const override { return whole_->documents(); }
  std::optional<DocumentInfo> document(std::string_view path) const override { return whole_->document(path); }
  std::string source(std::string_view path) const override { return whole_->source(path); }
  std::string layout(std::string_view path) const override { return whole_->layout(path); }
  std::optional<DocumentFacts> facts(std::string_view path) const override { return whole_->facts(path); }
  std::vector<ReprintGroup> reprints() const override { return whole_->reprints(); }
  std::vector<Judgement> judgements() const override { return whole_->judgements(); }
  const std::vector<Decided>& decisions() const override { return whole_->decisions(); }
  DocumentShare share(DocumentId id) const override;
  std::optional<Edge> stated_edge(EdgeId id, std::vector<ArticleRef>& articles) const override;

 private:
  bool has(EdgeId id) const;

  std::shared_ptr<const GraphView> whole_;
  std::vector<EdgeId> dropped_;  ///< ascending
  std::uint64_t all_ = 0, undated_ = 0;
};

/// The statements of an edge as times.
std::vector<StatementTime> times_of(std::span<const EdgeStatement> statements);

}  // namespace govgraph::analysis
