// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/graph.hpp"
#include "query/parser.hpp"
#include "query/runtime.hpp"

namespace govgraph::test {

/// A small graph in memory with labels, types and properties of any kind.
class TestGraph : public query::PropertyGraph {
 public:
  struct TestNode {
    std::set<std::string> labels;
    query::Map properties;
  };
  struct TestRelationship {
    std::size_t start = 0, end = 0;
    std::string type;
    query::Map properties;
  };

  std::vector<TestNode> all_nodes;
  std::vector<TestRelationship> all_relationships;

  std::size_t add_node(std::set<std::string> labels, query::Map properties = {}) {
    all_nodes.push_back({std::move(labels), std::move(properties)});
    return all_nodes.size() - 1;
  }
  void add_relationship(std::size_t start, const std::string& type, std::size_t end, query::Map properties = {}) {
    all_relationships.push_back({start, end, type, std::move(properties)});
  }

  /// Loads CREATE clauses with literal properties.
  void create(std::string text) {
    for (std::size_t at = text.find("CREATE"); at != std::string::npos; at = text.find("CREATE", at))
      text.replace(at, 6, "MATCH");
    const query::Query parsed = query::parse(text + " RETURN 1");
    std::map<std::string, std::size_t> named;
    for (const query::ClauseNode& clause : parsed.parts[0].clauses)
      for (const query::PathPattern& path : clause.patterns) create_path(path, named);
  }

  std::optional<query::Token> label(std::string_view name) const override { return token(name, label_names()); }
  std::optional<query::Token> type(std::string_view name) const override { return token(name, type_names()); }

  void nodes(std::optional<query::Token> label, const query::NodeVisit& visit) const override {
    for (std::size_t i = 0; i < all_nodes.size(); ++i)
      if ((!label || has_label({i}, *label)) && !visit({i})) return;
  }
  double count(std::optional<query::Token> label) const override {
    double out = 0;
    nodes(label, [&](query::NodeRef) {
      ++out;
      return true;
    });
    return out;
  }
  bool has_label(query::NodeRef node, query::Token label) const override {
    return all_nodes[node.id].labels.contains(label_names()[label]);
  }

  void steps(query::NodeRef node, query::Arrow arrow, std::span<const query::Token> types,
             const query::StepVisit& visit) const override {
    const std::vector<std::string> names = type_names();
    for (std::size_t i = 0; i < all_relationships.size(); ++i) {
      const TestRelationship& each = all_relationships[i];
      const bool wanted = types.empty() || std::any_of(types.begin(), types.end(),
                                                       [&](query::Token t) { return names[t] == each.type; });
      if (!wanted) continue;
      const bool out = each.start == node.id && arrow != query::Arrow::kLeft,
                 in = each.end == node.id && arrow != query::Arrow::kRight;
      const query::RelationshipRef ref{i, each.start, each.end, 0};
      if (out && !visit(ref, {each.end})) return;
      if (in && !(out && each.start == each.end) && !visit(ref, {each.start})) return;
    }
  }

  std::string type_of(query::RelationshipRef each) const override { return all_relationships[each.id].type; }
  std::vector<std::string> labels(query::NodeRef node) const override {
    return {all_nodes[node.id].labels.begin(), all_nodes[node.id].labels.end()};
  }
  query::Value property(query::NodeRef node, std::string_view key) const override {
    return value_in(all_nodes[node.id].properties, key);
  }
  query::Value property(query::RelationshipRef each, std::string_view key) const override {
    return value_in(all_relationships[each.id].properties, key);
  }
  query::Map properties(query::NodeRef node) const override { return all_nodes[node.id].properties; }
  query::Map properties(query::RelationshipRef each) const override { return all_relationships[each.id].properties; }
  std::optional<std::vector<query::NodeRef>> equal(std::string_view, const query::Value&) const override {
    return std::nullopt;
  }
  std::optional<std::vector<query::NodeRef>> containing(std::string_view, std::string_view) const override {
    return std::nullopt;
  }
  bool has_equal_index(std::string_view) const override { return false; }
  bool has_containing_index(std::string_view) const override { return false; }

  std::vector<std::string> label_names() const override {
    std::set<std::string> out;
    for (const TestNode& node : all_nodes) out.insert(node.labels.begin(), node.labels.end());
    return {out.begin(), out.end()};
  }
  std::vector<std::string> type_names() const override {
    std::set<std::string> out;
    for (const TestRelationship& each : all_relationships) out.insert(each.type);
    return {out.begin(), out.end()};
  }
  std::vector<std::string> property_keys() const override {
    std::set<std::string> out;
    for (const TestNode& node : all_nodes)
      for (const auto& [key, value] : node.properties) out.insert(key);
    return {out.begin(), out.end()};
  }

 private:
  static std::optional<query::Token> token(std::string_view name, const std::vector<std::string>& names) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<query::Token>(found - names.begin()));
  }
  static query::Value value_in(const query::Map& map, std::string_view key) {
    const auto found = map.find(std::string(key));
    return found == map.end() ? query::Value{} : found->second;
  }
  static query::Map literals(const query::ExprPtr& properties) {
    query::Map out;
    if (!properties) return out;
    for (std::size_t i = 0; i < properties->keys.size(); ++i)
      if (query::Value value = query::constant_value(*properties->args[i]); !value.is_null())
        out[properties->keys[i]] = std::move(value);
    return out;
  }
  void create_path(const query::PathPattern& path, std::map<std::string, std::size_t>& named) {
    std::vector<std::size_t> nodes;
    for (const query::NodePattern& node : path.nodes) {
      const auto found = node.variable.empty() ? named.end() : named.find(node.variable);
      if (found != named.end()) {
        nodes.push_back(found->second);
        continue;
      }
      nodes.push_back(add_node({node.labels.begin(), node.labels.end()}, literals(node.properties)));
      if (!node.variable.empty()) named[node.variable] = nodes.back();
    }
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      const query::RelationshipPattern& each = path.relationships[i];
      const bool left = each.arrow == query::Arrow::kLeft;
      add_relationship(nodes[left ? i + 1 : i], each.types.at(0), nodes[left ? i : i + 1], literals(each.properties));
    }
  }
};

}  // namespace govgraph::test
