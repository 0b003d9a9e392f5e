// SPDX-License-Identifier: Apache-2.0
#include "model/graph_view.hpp"

#include "base/sort_unique.hpp"

namespace govgraph {
namespace {

std::vector<ArticleRef> articles_of(const std::vector<Located>& evidence) {
  std::vector<ArticleRef> out;
  for (const Located& each : evidence) out.push_back({document_id(each.document), each.article});
  sort_unique(out);
  return out;
}

/// Of a graph that keeps no more than what it shows: each article says what the edge says as a whole.
std::vector<EdgeStatement> statements_of(const GraphView& view, const Edge& edge) {
  std::vector<EdgeStatement> out;
  for (const Located& each : view.evidence(edge.id)) {
    const ArticleRef article{document_id(each.document), each.article};
    if (!out.empty() && out.back().article == article) continue;
    const auto info = view.document(each.document);
    const bool own = info && each.article < info->articles.size() && !info->articles[each.article].date.empty();
    const std::string date = own ? info->articles[each.article].date : info ? info->date : std::string();
    out.push_back({article, days_of(date), edge.properties});
  }
  return out;
}

}  // namespace

GraphView::~GraphView() = default;

void GraphView::visit_nodes_with_mentions(
    const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  visit_nodes(std::nullopt, [&](const Node& node) { return visit(node, mentions(node.id)); });
}

void GraphView::visit_edges_with_evidence(
    const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  visit_edges([&](const Edge& edge) { return visit(edge, evidence(edge.id)); });
}

void GraphView::visit_labels(const std::function<void(NodeId, Label)>& visit) const {
  visit_nodes(std::nullopt, [&](const Node& node) {
    visit(node.id, node.label);
    return true;
  });
}

void GraphView::visit_ties(const std::function<void(NodeId, RelationType, NodeId)>& visit) const {
  visit_edges([&](const Edge& edge) {
    visit(edge.head, edge.type, edge.tail);
    return true;
  });
}

std::vector<ReprintGroup> GraphView::reprints() const { return {}; }

std::string GraphView::layout(std::string_view) const { return {}; }

bool GraphView::divides() const { return false; }

void GraphView::visit_labels_in(IdRange range, const std::function<void(NodeId, Label)>& visit) const {
  visit_labels([&](NodeId id, Label label) {
    if (range.holds(id)) visit(id, label);
  });
}

void GraphView::visit_edges_in(IdRange range, const std::function<bool(const Edge&)>& visit) const {
  visit_edges([&](const Edge& edge) { return !range.holds(edge.id) || visit(edge); });
}

void GraphView::visit_nodes_with_mentions_in(
    IdRange range, const std::function<bool(const Node&, std::span<const Located>)>& visit) const {
  visit_nodes_with_mentions(
      [&](const Node& node, std::span<const Located> all) { return !range.holds(node.id) || visit(node, all); });
}

void GraphView::visit_edges_with_evidence_in(
    IdRange range, const std::function<bool(const Edge&, std::span<const Located>)>& visit) const {
  visit_edges_with_evidence(
      [&](const Edge& edge, std::span<const Located> all) { return !range.holds(edge.id) || visit(edge, all); });
}

std::vector<Judgement> GraphView::judgements() const { return {}; }

const std::vector<Decided>& GraphView::decisions() const {
  static const std::vector<Decided> kNothingDecided;
  return kNothingDecided;
}

std::optional<std::vector<Fingerprint>> GraphView::fingerprints() const { return std::nullopt; }
DocumentShare GraphView::share(DocumentId) const { return {}; }

/// Of a graph that is not judged: what a document calls an entity is a node.
std::vector<NamedPlace> GraphView::named_in(std::string_view path) const {
  const auto said = facts(path);
  std::vector<NamedPlace> out;
  if (!said) return out;
  for (const EntityFact& entity : said->entities)
    for (const MentionFact& each : entity.mentions) out.push_back({each.span, each.article, entity.id, entity.label});
  sort_unique(out);
  return out;
}

std::vector<EdgeStatement> GraphView::statements(EdgeId id) const {
  const auto found = edge(id);
  return found ? statements_of(*this, *found) : std::vector<EdgeStatement>{};
}

void GraphView::visit_edge_statements(
    const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const {
  visit_edges([&](const Edge& edge) { return visit(edge, statements_of(*this, edge)); });
}

std::optional<Edge> GraphView::stated_edge(EdgeId id, std::vector<ArticleRef>& articles) const {
  articles = articles_of(evidence(id));
  return edge(id);
}

void GraphView::visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const {
  visit_edges([&](const Edge& edge) { return visit(edge, articles_of(evidence(edge.id))); });
}

}  // namespace govgraph
