// SPDX-License-Identifier: Apache-2.0
#include "analysis/timed_view.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace govgraph::analysis {

std::vector<StatementTime> times_of(std::span<const EdgeStatement> statements) {
  std::vector<StatementTime> out;
  out.reserve(statements.size());
  for (const EdgeStatement& each : statements) out.push_back(statement_time(each.said, each.properties));
  return out;
}

TimedView::TimedView(std::shared_ptr<const GraphView> whole, TimeWindow window, const Cancellation& cancellation)
    : whole_(std::move(whole)) {
  std::unordered_set<NodeId> events;
  whole_->visit_labels([&](NodeId id, Label label) {
    cancellation.check();
    if (label == Label::kEvent) events.insert(id);
  });
  const auto label = [&](NodeId id) { return events.contains(id) ? Label::kEvent : Label::kArea; };
  whole_->visit_edge_statements([&](const Edge& edge, std::span<const EdgeStatement> statements) {
    cancellation.check();
    const RelationTime time =
        relation_time(times_of(statements), is_lasting(edge.type, label(edge.head), label(edge.tail)));
    const Held held = held_within(time, window.days);
    ++all_;
    if (held == Held::kUnknown) ++undated_;
    if (held == Held::kNo || (held == Held::kUnknown && !window.undated)) dropped_.push_back(edge.id);
    return true;
  });
}

bool TimedView::has(EdgeId id) const { return !std::binary_search(dropped_.begin(), dropped_.end(), id); }

std::optional<Edge> TimedView::edge(EdgeId id) const { return has(id) ? whole_->edge(id) : std::nullopt; }

void TimedView::visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const {
  whole_->visit_nodes(label, visit);
}

void TimedView::visit_edges(const std::function<bool(const Edge&)>& visit) const {
  whole_->visit_edges([&](const Edge& edge) { return !has(edge.id) || visit(edge); });
}

void TimedView::visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const {
  whole_->visit_stated_edges(
      [&](const Edge& edge, std::span<const ArticleRef> articles) { return !has(edge.id) || visit(edge, articles); });
}

void TimedView::visit_edge_statements(
    const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const {
  whole_->visit_edge_statements(
      [&](const Edge& edge, std::span<const EdgeStatement> all) { return !has(edge.id) || visit(edge, all); });
}

void TimedView::visit_nodes_with_mentions(
    const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  whole_->visit_nodes_with_mentions(visit);
}

void TimedView::visit_edges_with_evidence(
    const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  whole_->visit_edges_with_evidence(
      [&](const Edge& edge, std::span<const Located> all) { return !has(edge.id) || visit(edge, all); });
}

void TimedView::visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const {
  whole_->visit_labels_in(range, visit);
}

void TimedView::visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const {
  whole_->visit_edges_in(range, [&](const Edge& edge) { return !has(edge.id) || visit(edge); });
}

void TimedView::visit_nodes_with_mentions_in(
    IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  whole_->visit_nodes_with_mentions_in(range, visit);
}

void TimedView::visit_edges_with_evidence_in(
    IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  whole_->visit_edges_with_evidence_in(
      range, [&](const Edge& edge, std::span<const Located> all) { return !has(edge.id) || visit(edge, all); });
}

void TimedView::visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                                const std::function<bool(const Neighbor&)>& visit) const {
  whole_->visit_neighbors(id, direction, type, [&](const Neighbor& step) { return !has(step.edge) || visit(step); });
}

std::vector<NodeId> TimedView::containing(std::string_view part, std::size_t limit) const {
  return whole_->containing(part, limit);
}

std::vector<Located> TimedView::evidence(EdgeId id) const {
  return has(id) ? whole_->evidence(id) : std::vector<Located>{};
}

std::vector<EdgeStatement> TimedView::statements(EdgeId id) const {
  return has(id) ? whole_->statements(id) : std::vector<EdgeStatement>{};
}

DocumentShare TimedView::share(DocumentId id) const {
  DocumentShare out = whole_->share(id);
  std::erase_if(out.edges, [&](EdgeId each) { return !has(each); });
  return out;
}

std::optional<Edge> TimedView::stated_edge(EdgeId id, std::vector<ArticleRef>& articles) const {
  if (has(id)) return whole_->stated_edge(id, articles);
  articles.clear();
  return std::nullopt;
}

}  // namespace govgraph::analysis
