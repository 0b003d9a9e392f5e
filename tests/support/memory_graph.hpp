// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "model/graph_view.hpp"
#include "model/judgement.hpp"

namespace govgraph::test {

/// A graph assembled in the plainest way from the statements of documents and the judgements over them:
/// for tests of what reads a GraphView, and the oracle of the store.
class MemoryGraph : public GraphView {
 public:
  explicit MemoryGraph(std::vector<DocumentFacts> facts, const std::vector<Judgement>& judgements = {}) {
    judgements_ = judgements;
    std::sort(judgements_.begin(), judgements_.end());
    for (const Judgement& each : judgements)
      if (each.certain) same_as_[each.key] = each.same_as;
    for (DocumentFacts& each : facts) facts_.emplace(each.path, std::move(each));
    for (const auto& [path, each] : facts_) add(each);
    for (auto& [id, made] : nodes_) finish(made);
    for (auto& [id, made] : edges_) finish(made);
  }

  std::optional<Node> node(NodeId id) const override {
    const auto at = nodes_.find(id);
    return at == nodes_.end() ? std::nullopt : std::optional(at->second.shown);
  }

  std::optional<Edge> edge(EdgeId id) const override {
    const auto at = edges_.find(id);
    return at == edges_.end() ? std::nullopt : std::optional(at->second.shown);
  }

  void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const override {
    for (const auto& [id, made] : nodes_)
      if ((!label || made.shown.label == *label) && !visit(made.shown)) return;
  }

  void visit_edges(const std::function<bool(const Edge&)>& visit) const override {
    for (const auto& [id, made] : edges_)
      if (!visit(made.shown)) return;
  }

  void visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                       const std::function<bool(const Neighbor&)>& visit) const override {
    const auto at = steps_.find(id);
    if (at == steps_.end()) return;
    for (const auto& [step_type, incoming, other, edge] : at->second) {
      const bool symmetric = info(step_type).symmetric;
      const bool wanted = symmetric || direction == Direction::kBoth || (direction == Direction::kIn) == incoming;
      if (wanted && (!type || step_type == *type) && !visit({edge, step_type, other, !incoming})) return;
    }
  }

  std::vector<NodeId> named(std::string_view name) const override {
    return nodes_where([&](const Node& node) { return bears(node, [&](std::string_view n) { return n == name; }); },
                       nodes_.size());
  }

  std::vector<NodeId> containing(std::string_view part, std::size_t limit) const override {
    return nodes_where(
        [&](const Node& node) {
          return bears(node, [&](std::string_view n) { return n.find(part) != std::string_view::npos; });
        },
        limit);
  }

  std::vector<Located> mentions(NodeId id) const override {
    const auto at = nodes_.find(id);
    return at == nodes_.end() ? std::vector<Located>{} : at->second.mentions;
  }

  std::vector<Located> evidence(EdgeId id) const override {
    const auto at = edges_.find(id);
    return at == edges_.end() ? std::vector<Located>{} : at->second.evidence;
  }

  std::vector<NamedPlace> named_in(std::string_view path) const override {
    std::set<NamedPlace> out;
    for (NamedPlace each : GraphView::named_in(path)) {
      each.node = stands_for(each.node);
      out.insert(each);
    }
    return {out.begin(), out.end()};
  }

  std::vector<Judgement> judgements() const override { return judgements_; }

  std::vector<DocumentInfo> documents() const override {
    std::vector<DocumentInfo> out;
    for (const auto& [path, each] : facts_) out.push_back(info_of(each));
    return out;
  }

  std::optional<DocumentInfo> document(std::string_view path) const override {
    const auto at = facts_.find(path);
    return at == facts_.end() ? std::nullopt : std::optional(info_of(at->second));
  }

  std::string source(std::string_view path) const override {
    const auto at = facts_.find(path);
    return at == facts_.end() ? std::string() : at->second.source;
  }

  std::string layout(std::string_view path) const override {
    const auto at = facts_.find(std::string(path));
    return at == facts_.end() ? std::string() : at->second.layout;
  }

  std::optional<DocumentFacts> facts(std::string_view path) const override {
    const auto at = facts_.find(path);
    return at == facts_.end() ? std::nullopt : std::optional(at->second);
  }

 private:
  using Votes = std::map<std::string, std::map<std::string, std::size_t>>;  // key -> value -> documents that give it

  /// The longest name first, then the least, then that of the node's own key.
  using Claim = std::tuple<std::ptrdiff_t, std::string, bool, NodeId, Label, std::string>;

  struct MadeNode {
    Node shown;
    std::set<Claim> claims;
    std::set<std::string> names;
    Votes votes;
    std::vector<Located> mentions;
  };
  struct MadeEdge {
    Edge shown;
    Votes votes;
    std::vector<Located> evidence;
    std::set<std::string> documents;
  };

  NodeId stands_for(NodeId key) const {
    const auto at = same_as_.find(key);
    return at == same_as_.end() ? key : at->second;
  }

  static DocumentInfo info_of(const DocumentFacts& facts) {
    DocumentInfo info;
    info.id = document_id(facts.path);
    info.path = facts.path;
    info.digest = facts.digest;
    info.encoding = facts.encoding;
    info.date = facts.date;
    info.bytes = facts.source.size();
    info.articles = facts.articles;
    return info;
  }

  static Located located(const DocumentFacts& facts, std::uint32_t article, ByteSpan span, std::string rule) {
    const std::string_view source = facts.source;
    return {facts.path, article, span, utf8::squeeze(source.substr(span.begin, span.end - span.begin)),
            std::move(rule)};
  }

  void add(const DocumentFacts& facts) {
    for (const EntityFact& each : facts.entities) add(facts, each);
    for (const EdgeFact& each : facts.edges) add(facts, each);
  }

  void add(const DocumentFacts& facts, const EntityFact& entity) {
    const NodeId id = stands_for(entity.id);
    MadeNode& made = nodes_[id];
    made.shown.id = id;
    made.claims.insert({-static_cast<std::ptrdiff_t>(utf8::length(entity.name)), entity.name, entity.id != id,
                        entity.id, entity.label, entity.scope});
    made.names.insert(entity.name);
    made.names.insert(entity.aliases.begin(), entity.aliases.end());
    for (const auto& [key, value] : entity.properties) ++made.votes[key][value];
    for (const MentionFact& each : entity.mentions)
      made.mentions.push_back(located(facts, each.article, each.span, ""));
  }

  void add(const DocumentFacts& facts, const EdgeFact& fact) {
    NodeId head = stands_for(facts.entities[fact.head].id);
    NodeId tail = stands_for(facts.entities[fact.tail].id);
    if (info(fact.type).symmetric && tail < head) std::swap(head, tail);
    if (head == tail && facts.entities[fact.head].id != facts.entities[fact.tail].id) return;  // joined by judgement
    const EdgeId id = edge_id(head, fact.type, tail, fact.role);
    auto [at, fresh] = edges_.try_emplace(id);
    MadeEdge& made = at->second;
    if (fresh) {
      made.shown = {id, head, fact.type, tail, fact.role, {}, true, 0, 0};
      steps_[head].insert({fact.type, false, tail, id});
      steps_[tail].insert({fact.type, !info(fact.type).symmetric, head, id});
    }
    made.shown.inferred = made.shown.inferred && fact.inferred;
    made.shown.confidence = std::max(made.shown.confidence, fact.confidence);
    for (const auto& [key, value] : fact.properties) ++made.votes[key][value];
    for (const Evidence& each : fact.evidence)
      made.evidence.push_back(located(facts, each.article, each.span, each.rule));
    made.documents.insert(facts.path);
  }

  static Properties elected(const Votes& votes) {
    Properties out;
    for (const auto& [key, values] : votes) {
      const auto best = std::max_element(values.begin(), values.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      out.emplace_back(key, best->first);
    }
    return out;
  }

  static void finish(MadeNode& made) {
    std::tie(std::ignore, made.shown.name, std::ignore, std::ignore, made.shown.label, made.shown.scope) =
        *made.claims.begin();
    made.names.erase(made.shown.name);
    made.shown.aliases.assign(made.names.begin(), made.names.end());
    made.shown.properties = elected(made.votes);
    std::sort(made.mentions.begin(), made.mentions.end());
    made.mentions.erase(std::unique(made.mentions.begin(), made.mentions.end()), made.mentions.end());
  }

  static void finish(MadeEdge& made) {
    made.shown.properties = elected(made.votes);
    made.shown.documents = static_cast<std::uint32_t>(made.documents.size());
    std::sort(made.evidence.begin(), made.evidence.end());
    made.evidence.erase(std::unique(made.evidence.begin(), made.evidence.end()), made.evidence.end());
  }

  template <class Test>
  static bool bears(const Node& node, Test test) {
    return test(node.name) || std::any_of(node.aliases.begin(), node.aliases.end(), test);
  }

  template <class Test>
  std::vector<NodeId> nodes_where(Test test, std::size_t limit) const {
    std::vector<NodeId> out;
    for (const auto& [id, made] : nodes_)
      if (out.size() < limit && test(made.shown)) out.push_back(id);
    return out;
  }

  std::vector<Judgement> judgements_;
  std::map<NodeId, NodeId> same_as_;
  std::map<std::string, DocumentFacts, std::less<>> facts_;
  std::map<NodeId, MadeNode> nodes_;
  std::map<EdgeId, MadeEdge> edges_;
  std::map<NodeId, std::set<std::tuple<RelationType, bool, NodeId, EdgeId>>> steps_;  // type, incoming, other end, edge
};

}  // namespace govgraph::test
