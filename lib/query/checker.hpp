// SPDX-License-Identifier: Apache-2.0
#pragma once

// The checker as its two sources share it: clauses in check.cpp, expressions in check_expressions.cpp.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/check.hpp"
#include "query/error.hpp"
#include "query/functions.hpp"

namespace govgraph::query {

/// What is known of an expression or variable; of lists, also what the elements are.
struct Known {
  Type type = Type::kAny;
  Type element = Type::kAny;
};

struct Variable {
  int slot = -1;
  Known known{};
};

using Scope = std::map<std::string, Variable>;

inline bool may_be(Type type, std::initializer_list<Type> wanted) {
  return type == Type::kAny || type == Type::kNull || std::find(wanted.begin(), wanted.end(), type) != wanted.end();
}

/// Walks a query once; see check().
class Checker {
 public:
  Checker(std::string_view text, const std::vector<Signature>& procedures) : text_(text), procedures_(procedures) {}

  int slots() const { return next_; }

  void query(Query& query, const Scope& outer, bool inner);

 private:
  [[noreturn]] void fail(std::size_t at, std::string_view detail, const std::string& message) const {
    fail_at(text_, at, detail, message);
  }

  int slot() { return next_++; }

  std::vector<std::string> part(SingleQuery& part, const Scope& outer, bool inner);

  // Clauses.
  void match(ClauseNode& clause, Scope& scope);
  void bind_path(PathPattern& path, const Scope& before, Scope& scope, std::set<std::string>& relationships);
  void bind_node(NodePattern& node, const PathPattern& path, const Scope& before, Scope& scope);
  void bind_relationship(RelationshipPattern& each, const PathPattern& path, const Scope& before, Scope& scope,
                         std::set<std::string>& relationships);
  void check_properties(PathPattern& path, const Scope& scope);
  void unwind(ClauseNode& clause, Scope& scope);
  void call(ClauseNode& clause, Scope& scope, bool alone);

  // Projections.
  std::vector<std::string> project(ClauseNode& clause, Scope& scope);
  void expand_star(ClauseNode& clause, const Scope& scope);
  void sort(Projection& projection, const Scope& scope, const Scope& next);
  /// An expression that is an item's becomes that column.
  bool take_item(ExprPtr& expr, const Projection& projection);
  static void become_column(Expr& expr, const ReturnItem& item);
  /// n.name in ORDER BY n.name + 'x' where n.name is a column.
  void replace_items(ExprPtr& expr, const Projection& projection);
  /// Gives each aggregation a slot, and lets what stands beside it read only what the rows are grouped by.
  void settle(ExprPtr& expr, Projection& projection, const Scope& scope, bool sorting);
  bool is_local(const std::string& name) const {
    return std::find(locals_.begin(), locals_.end(), name) != locals_.end();
  }
  static bool mentions(const Expr& expr, const std::string& name);
  static bool is_grouped(const std::string& name, const Projection& projection);
  /// SKIP and LIMIT take a constant that is no negative number.
  void row_count(const ExprPtr& count, const Scope& scope);

  // Expressions.
  void condition(Expr& expr, const Scope& scope);
  Known no_aggregation(Expr& expr, const Scope& scope) { return expression(expr, scope, false); }
  void boolean(Expr& expr, const Scope& scope, bool aggregations);
  Known expression(Expr& expr, const Scope& scope, bool aggregations);
  Known expression_of(Expr& expr, const Scope& scope, bool aggregations, bool in_condition);
  static Type literal_type(const Value& value);
  Known variable(Expr& expr, const Scope& scope);
  Known list(Expr& expr, const Scope& scope, bool aggregations);
  Known operation(Expr& expr, const Scope& scope, bool aggregations);
  void number(const Expr& expr, Type type) const;
  Known arithmetic(const Expr& expr, const std::vector<Known>& known) const;
  Known function(Expr& expr, const Scope& scope, bool aggregations);
  static Type list_element(const Expr& expr);
  void argument_type(const Expr& expr, Type type) const;
  static bool is_constant(const Expr& expr);
  Known loop(Expr& expr, const Scope& scope);
  /// The list of a loop may aggregate where the whole may: [x IN collect(n) | …].
  Known no_nested(Expr& expr, const Scope& scope) {
    return expression(expr, scope, has_aggregation(expr) && !inside_aggregation_);
  }
  void condition_of_loop(Expr& expr, const Scope& scope);
  Known reduce(Expr& expr, const Scope& scope);
  Known pattern(Expr& expr, const Scope& scope);
  Known subquery(Expr& expr, const Scope& scope);

  std::string_view text_;
  const std::vector<Signature>& procedures_;
  int next_ = 0;
  bool predicate_ = false;  ///< what is read is a condition or a part of one
  bool inside_aggregation_ = false;
  std::vector<std::string> locals_;  ///< variables of the loops around
};

}  // namespace govgraph::query
