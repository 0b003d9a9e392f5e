// SPDX-License-Identifier: Apache-2.0
#include "query/stored_graph.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "base/hash.hpp"
#include "model/relation_time.hpp"

namespace govgraph::query {
namespace {

constexpr std::size_t kMostNodes = 20'000;  ///< kept at a time
constexpr std::size_t kMostWhole = 20'000;  ///< edges with all they have

Direction direction_of(Arrow arrow) {
  return arrow == Arrow::kRight ? Direction::kOut : arrow == Arrow::kLeft ? Direction::kIn : Direction::kBoth;
}

Value list_of(const std::vector<std::string>& texts) {
  List out;
  for (const std::string& each : texts) out.push_back({each});
  return list_value(std::move(out));
}

Value text_or_null(const std::optional<Days>& days) { return days ? Value{iso_date(*days)} : Value{}; }

/// Numbers and truth values are such in queries, whatever the text that documents give them.
Value typed(std::string_view key, const std::string& value) {
  if (key == "partial") return {value == "true"};
  if (key != "year") return {value};
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() ? Value{number} : Value{value};
}

/// What a statement says of its time, to each place of its article.
void add_time(Map& entry, const Located& place, const std::vector<EdgeStatement>& statements) {
  const ArticleRef article{document_id(place.document), place.article};
  for (const EdgeStatement& each : statements) {
    if (each.article != article) continue;
    const StatementTime time = statement_time(each.said, each.properties);
    entry["date"] = text_or_null(time.said);
    if (time.on) entry["on"] = text_or_null(time.on);
    if (time.since) entry["since"] = text_or_null(time.since);
    if (time.until) entry["until"] = text_or_null(time.until);
    if (const std::string* status = find_property(each.properties, "status")) entry["status"] = {*status};
    return;
  }
}

constexpr std::string_view kTimes[] = {"date", "last_date", "since", "until"};

bool is_time(std::string_view key) { return std::find(std::begin(kTimes), std::end(kTimes), key) != std::end(kTimes); }

/// One of the times of a relation.
Value time_named(std::string_view key, const RelationTime& time) {
  if (key == "since") return text_or_null(time.since);
  if (key == "until") return text_or_null(time.until);
  if (time.on.empty()) return {};
  if (key == "date") return {iso_date(time.on.front())};
  const Days last = time.on.back();
  return {precision_of(last) == Precision::kDay ? iso_date(last.last) : iso_date(last)};
}

Value located(const std::vector<Located>& all, const std::vector<EdgeStatement>& statements = {}) {
  List out;
  for (const Located& each : all) {
    Map entry{{"doc", {each.document}},
              {"article", {article_name(each.document, each.article)}},
              {"begin", {static_cast<std::int64_t>(each.span.begin)}},
              {"end", {static_cast<std::int64_t>(each.span.end)}},
              {"text", {each.text}}};
    if (!each.rule.empty()) entry["rule"] = {each.rule};
    if (!statements.empty()) add_time(entry, each, statements);
    out.push_back(map_value(std::move(entry)));
  }
  return list_value(std::move(out));
}

class StoredGraph : public PropertyGraph {
 public:
  explicit StoredGraph(const GraphView& view) : view_(view) {}

  std::optional<Token> label(std::string_view name) const override {
    const auto found = label_named(name);
    return found ? std::optional(static_cast<Token>(*found)) : std::nullopt;
  }
  std::optional<Token> type(std::string_view name) const override {
    const auto found = relation_named(name);
    return found ? std::optional(static_cast<Token>(*found)) : std::nullopt;
  }

  void nodes(std::optional<Token> label, const NodeVisit& visit) const override {
    view_.visit_nodes(label ? std::optional(static_cast<Label>(*label)) : std::nullopt, [&](const Node& node) {
      const NodeRef ref{static_cast<std::uint64_t>(node.id)};
      remember(node);
      return visit(ref);
    });
  }

  double count(std::optional<Token> label) const override {
    if (counts_.empty()) {
      counts_.assign(govgraph::labels().size() + 1, 0);  // the first: of all
      view_.visit_labels([&](NodeId, Label each) {
        ++counts_[0];
        ++counts_[static_cast<std::size_t>(each)];
      });
    }
    return counts_.at(label.value_or(0));
  }

  bool has_label(NodeRef ref, Token label) const override {
    const Node* node = node_of(ref);
    return node != nullptr && static_cast<Token>(node->label) == label;
  }

  void steps(NodeRef ref, Arrow arrow, std::span<const Token> types, const StepVisit& visit) const override {
    if (types.size() == 1) return void(steps_of(ref, arrow, static_cast<RelationType>(types[0]), visit));
    if (types.empty()) return void(steps_of(ref, arrow, std::nullopt, visit));
    for (const Token type : types)
      if (!steps_of(ref, arrow, static_cast<RelationType>(type), visit)) return;
  }

  std::string type_of(RelationshipRef ref) const override {
    return std::string(info(static_cast<RelationType>(ref.type)).name);
  }

  std::vector<std::string> labels(NodeRef ref) const override {
    const Node* node = node_of(ref);
    return node == nullptr ? std::vector<std::string>{} : std::vector<std::string>{std::string(info(node->label).name)};
  }

  Value property(NodeRef ref, std::string_view key) const override {
    if (key == "id") return {hex64(ref.id)};
    const Node* node = node_of(ref);
    if (node == nullptr) return {};
    if (key == "name") return {node->name};
    if (key == "aliases") return list_of(node->aliases);
    if (key == "label") return {std::string(info(node->label).name)};
    if (key == "scope") return {node->scope};
    const std::string* found = find_property(node->properties, key);
    return found == nullptr ? Value{} : typed(key, *found);
  }

  Value property(RelationshipRef ref, std::string_view key) const override {
    if (key == "id") return {hex64(ref.id)};
    const Edge* edge = edge_of(ref);
    if (edge == nullptr) return {};
    if (key == "role") return edge->role.empty() ? Value{} : Value{edge->role};
    if (key == "confidence") return {rounded(edge->confidence)};
    if (key == "inferred") return {edge->inferred};
    if (key == "documents") return {static_cast<std::int64_t>(edge->documents)};
    if (is_time(key)) return time_named(key, time_of(*edge));
    const std::string* found = find_property(edge->properties, key);
    return found == nullptr ? Value{} : typed(key, *found);
  }

  Map properties(NodeRef ref) const override {
    Map out;
    const Node* node = node_of(ref);
    if (node == nullptr) return out;
    for (const std::string_view key : {"id", "name", "aliases", "label"}) out[std::string(key)] = property(ref, key);
    if (!node->scope.empty()) out["scope"] = {node->scope};
    for (const auto& [key, value] : node->properties) out[key] = typed(key, value);
    return out;
  }

  Map properties(RelationshipRef ref) const override {
    Map out;
    const Edge* edge = edge_of(ref);
    if (edge == nullptr) return out;
    for (const std::string_view key : {"id", "confidence", "inferred", "documents"})
      out[std::string(key)] = property(ref, key);
    if (!edge->role.empty()) out["role"] = {edge->role};
    for (const auto& [key, value] : edge->properties) out[key] = typed(key, value);
    const RelationTime time = time_of(*edge);
    for (const std::string_view key : kTimes) {
      out.erase(std::string(key));
      if (Value value = time_named(key, time); !value.is_null()) out[std::string(key)] = std::move(value);
    }
    return out;
  }

  std::optional<std::vector<NodeRef>> equal(std::string_view key, const Value& value) const override {
    const auto* text = value.text();
    if (text == nullptr) return std::vector<NodeRef>{};
    if (key == "name") return refs(view_.named(*text));
    std::uint64_t id = 0;
    if (!parse_hex64(*text, id) || !view_.node(NodeId{id})) return std::vector<NodeRef>{};
    return std::vector<NodeRef>{{id}};
  }
  std::optional<std::vector<NodeRef>> containing(std::string_view, std::string_view part) const override {
    if (part.empty()) return std::nullopt;
    return refs(view_.containing(part, static_cast<std::size_t>(-1)));
  }
  bool has_equal_index(std::string_view key) const override { return key == "name" || key == "id"; }
  bool has_containing_index(std::string_view key) const override { return key == "name"; }

  Value mentions(NodeRef ref) const override { return located(view_.mentions(NodeId{ref.id})); }
  Value evidence(RelationshipRef ref) const override {
    return located(view_.evidence(EdgeId{ref.id}), view_.statements(EdgeId{ref.id}));
  }

  std::vector<std::string> label_names() const override {
    std::vector<std::string> out;
    for (const LabelInfo& each : govgraph::labels()) out.emplace_back(each.name);
    return out;
  }
  std::vector<std::string> type_names() const override {
    std::vector<std::string> out;
    for (const RelationInfo& each : relation_types()) out.emplace_back(each.name);
    return out;
  }
  std::vector<std::string> property_keys() const override {
    return {"aliases", "amount", "confidence", "date", "documents", "id",    "inferred", "kind",  "label", "last_date",
            "level",   "name",   "partial",    "role", "scope",     "since", "status",   "until", "year"};
  }

 private:
  static std::vector<NodeRef> refs(const std::vector<NodeId>& ids) {
    std::vector<NodeRef> out;
    for (const NodeId id : ids) out.push_back({static_cast<std::uint64_t>(id)});
    return out;
  }

  /// 0.95, not 0.949999988.
  static double rounded(float confidence) { return std::round(static_cast<double>(confidence) * 1000) / 1000; }

  bool steps_of(NodeRef ref, Arrow arrow, std::optional<RelationType> type, const StepVisit& visit) const {
    // A symmetric edge is met as outgoing alone, but leads both ways.
    const bool left = arrow == Arrow::kLeft;
    bool on = true;
    view_.visit_neighbors(NodeId{ref.id}, left ? Direction::kBoth : direction_of(arrow), type,
                          [&](const Neighbor& each) {
                            if (left && each.outgoing && !info(each.type).symmetric) return true;
                            const std::uint64_t other = static_cast<std::uint64_t>(each.node);
                            const bool away = each.outgoing && !left;
                            return on = visit({static_cast<std::uint64_t>(each.edge), away ? ref.id : other,
                                               away ? other : ref.id, static_cast<std::uint32_t>(each.type)},
                                              {other});
                          });
    return on;
  }

  void remember(const Node& node) const {
    if (nodes_.size() > kMostNodes) nodes_.clear();
    nodes_.try_emplace(static_cast<std::uint64_t>(node.id), node);
  }

  const Node* node_of(NodeRef ref) const {
    const auto found = nodes_.find(ref.id);
    if (found != nodes_.end()) return &found->second;
    const auto node = view_.node(NodeId{ref.id});
    if (!node) return nullptr;
    remember(*node);
    return &nodes_.find(ref.id)->second;
  }

  /// When it holds, of what all its statements say. One look-up of the edge's rows, and of the headers of its
  /// documents.
  RelationTime time_of(const Edge& edge) const {
    std::vector<StatementTime> times;
    for (const EdgeStatement& each : view_.statements(edge.id))
      times.push_back(statement_time(each.said, each.properties));
    const auto label = [&](NodeId id) {
      const Node* node = node_of({static_cast<std::uint64_t>(id)});
      return node ? node->label : Label::kArea;
    };
    const Label head = label(edge.head);
    return relation_time(times, is_lasting(edge.type, head, label(edge.tail)));
  }

  const Edge* edge_of(RelationshipRef ref) const {
    const auto found = edges_.find(ref.id);
    if (found != edges_.end()) return &found->second;
    auto edge = view_.edge(EdgeId{ref.id});
    if (!edge) return nullptr;
    if (edges_.size() > kMostWhole) edges_.clear();
    return &edges_.emplace(ref.id, std::move(*edge)).first->second;
  }

  const GraphView& view_;
  mutable std::vector<double> counts_;  ///< nodes by label, once asked for
  mutable std::unordered_map<std::uint64_t, Node> nodes_;
  mutable std::unordered_map<std::uint64_t, Edge> edges_;
};

}  // namespace

std::unique_ptr<PropertyGraph> stored_graph(const GraphView& view) { return std::make_unique<StoredGraph>(view); }

}  // namespace govgraph::query
