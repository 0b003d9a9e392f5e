// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast.hpp"
#include "query/value.hpp"

namespace govgraph::query {

/// A label or a relationship type by the number that the graph gives it.
using Token = std::uint32_t;

using NodeVisit = std::function<bool(NodeRef)>;
using StepVisit = std::function<bool(RelationshipRef, NodeRef)>;

/// The graph as queries see it. Does not change while a query runs; const calls may run side by side. A visitor that
/// returns false ends the visit. What is absent is null, empty or false, never an error.
class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  virtual std::optional<Token> label(std::string_view name) const = 0;
  virtual std::optional<Token> type(std::string_view name) const = 0;

  /// All nodes, or those with a label, in a fixed order.
  virtual void nodes(std::optional<Token> label, const NodeVisit& visit) const = 0;

  /// How many nodes `nodes` would visit, roughly: statistics for the planner. The first call may count.
  virtual double count(std::optional<Token> label) const = 0;

  virtual bool has_label(NodeRef node, Token label) const = 0;

  /// Relationships of a node with the node at the other end: those that leave it (kRight), enter it (kLeft) or both; of
  /// all types when `types` is empty. One that leads from the node to itself is met once.
  virtual void steps(NodeRef node, Arrow arrow, std::span<const Token> types, const StepVisit& visit) const = 0;

  virtual std::string type_of(RelationshipRef relationship) const = 0;
  virtual std::vector<std::string> labels(NodeRef node) const = 0;

  virtual Value property(NodeRef node, std::string_view key) const = 0;
  virtual Value property(RelationshipRef relationship, std::string_view key) const = 0;
  virtual Map properties(NodeRef node) const = 0;
  virtual Map properties(RelationshipRef relationship) const = 0;

  /// A superset of the nodes whose property `key` equals `value`, or contains it as a string; nullopt without such an
  /// index.
  virtual std::optional<std::vector<NodeRef>> equal(std::string_view key, const Value& value) const = 0;
  virtual std::optional<std::vector<NodeRef>> containing(std::string_view key, std::string_view part) const = 0;
  virtual bool has_equal_index(std::string_view key) const = 0;
  virtual bool has_containing_index(std::string_view key) const = 0;

  /// Where a node is named and a relationship is stated, as lists of maps; null where the graph keeps no sources.
  virtual Value mentions(NodeRef) const { return {}; }
  virtual Value evidence(RelationshipRef) const { return {}; }

  virtual std::vector<std::string> label_names() const = 0;
  virtual std::vector<std::string> type_names() const = 0;
  virtual std::vector<std::string> property_keys() const = 0;
};

}  // namespace govgraph::query
