// SPDX-License-Identifier: Apache-2.0
#include "analysis/union_view.hpp"

#include <algorithm>

namespace govgraph::analysis {
namespace {

std::vector<Located> both(std::vector<Located> places, const std::vector<Located>& more) {
  places.insert(places.end(), more.begin(), more.end());
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace

UnionView::UnionView(const GraphView& before, const GraphView& after, const Diff& diff)
    : before_(before), after_(after) {
  for (const NodeChange& each : diff.nodes) nodes_.emplace(each.node().id, &each);
  for (const EdgeChange& each : diff.edges) edges_.emplace(each.id, &each);
  for (const auto& [was, is] : diff.now) was_.emplace(is, was);
}

Node UnionView::shown(Node node) const {
  const auto at = nodes_.find(node.id);
  set_property(node.properties, "change", std::string(at == nodes_.end() ? "same" : name_of(at->second->change)));
  return node;
}

Edge UnionView::shown(Edge edge) const {
  const auto at = edges_.find(edge.id);
  set_property(edge.properties, "change", std::string(at == edges_.end() ? "same" : name_of(at->second->change)));
  return edge;
}

Edge UnionView::shown(const EdgeChange& change) const {
  Edge edge = change.edge();
  edge.id = change.id;
  edge.head = change.head;
  edge.tail = change.tail;
  return shown(std::move(edge));
}

std::optional<Node> UnionView::node(NodeId id) const {
  if (const auto at = nodes_.find(id); at != nodes_.end()) return shown(at->second->node());
  auto node = after_.node(id);
  return node ? std::optional(shown(std::move(*node))) : std::nullopt;
}

std::optional<Edge> UnionView::edge(EdgeId id) const {
  if (const auto at = edges_.find(id); at != edges_.end()) return shown(*at->second);
  auto edge = after_.edge(id);
  return edge ? std::optional(shown(std::move(*edge))) : std::nullopt;
}

void UnionView::visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const {
  auto gone = nodes_.begin();
  bool more = true;
  const auto visit_gone = [&](std::optional<NodeId> below) {
    for (; more && gone != nodes_.end() && (!below || gone->first < *below); ++gone)
      if (!gone->second->after && (!label || gone->second->before->label == *label))
        more = visit(shown(*gone->second->before));
  };
  after_.visit_nodes(label, [&](const Node& node) {
    visit_gone(node.id);
    return more = more && visit(shown(node));
  });
  visit_gone(std::nullopt);
}

void UnionView::visit_edges(const std::function<bool(const Edge&)>& visit) const {
  auto gone = edges_.begin();
  bool more = true;
  const auto visit_gone = [&](std::optional<EdgeId> below) {
    for (; more && gone != edges_.end() && (!below || gone->first < *below); ++gone)
      if (!gone->second->after) more = visit(shown(*gone->second));
  };
  after_.visit_edges([&](const Edge& edge) {
    visit_gone(edge.id);
    return more = more && visit(shown(edge));
  });
  visit_gone(std::nullopt);
}

std::vector<Located> UnionView::mentions(NodeId id) const {
  const auto at = was_.find(id);
  return both(after_.mentions(id), before_.mentions(at == was_.end() ? id : at->second));
}

std::vector<Located> UnionView::evidence(EdgeId id) const {
  const auto at = edges_.find(id);
  if (at == edges_.end()) return both(after_.evidence(id), before_.evidence(id));
  const EdgeChange& change = *at->second;
  return both(change.after ? after_.evidence(change.after->id) : std::vector<Located>{},
              change.before ? before_.evidence(change.before->id) : std::vector<Located>{});
}

std::vector<DocumentInfo> UnionView::documents() const {
  std::vector<DocumentInfo> out = after_.documents();
  for (DocumentInfo& each : before_.documents())
    if (!after_.document(each.path)) out.push_back(std::move(each));
  std::sort(out.begin(), out.end(), [](const DocumentInfo& a, const DocumentInfo& b) { return a.path < b.path; });
  return out;
}

std::optional<DocumentInfo> UnionView::document(std::string_view path) const {
  auto out = after_.document(path);
  return out ? out : before_.document(path);
}

std::string UnionView::layout(std::string_view path) const {
  return after_.document(path) ? after_.layout(path) : before_.layout(path);
}

std::string UnionView::source(std::string_view path) const {
  return after_.document(path) ? after_.source(path) : before_.source(path);
}

std::optional<DocumentFacts> UnionView::facts(std::string_view path) const {
  auto out = after_.facts(path);
  return out ? std::move(out) : before_.facts(path);
}

}  // namespace govgraph::analysis
