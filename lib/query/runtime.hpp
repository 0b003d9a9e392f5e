// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/cancellation.hpp"
#include "query/ast.hpp"
#include "query/graph.hpp"
#include "query/pace.hpp"
#include "query/value.hpp"

namespace govgraph::query {

/// The values of a query's variables and of what the plan keeps beside them, by slot.
using Row = List;

/// What goes on while one query runs. Not thread-safe.
struct Runtime {
  const PropertyGraph& graph;
  const Map& parameters;
  Pace pace{};
  Cancellation cancellation{};      ///< the pace's, for procedures
  std::uint64_t random = 20150408;  ///< the seed of rand(): the same on every run

  void tick(std::size_t things = 1) { pace.tick(things); }
};

/// Throws QueryError: the values of a query take more than `limit` bytes. For a MemoryBudget.
void refuse_memory(std::size_t limit);

/// The value of an expression without variables, patterns and parameters. Throws QueryError for any of them.
Value constant_value(const Expr& expr);

/// Runs what stands in { } and in patterns inside of expressions.
class InnerQueries {
 public:
  virtual ~InnerQueries() = default;

  /// Calls `found` for each match of the expression's pattern or row of its query, until it returns false.
  virtual void each(const Expr& expr, Row& row, const std::function<bool(Row&)>& found) = 0;
};

/// The value of expressions in a row. Loops write their variables' slots, which are their own.
class Evaluator {
 public:
  Evaluator(Runtime& runtime, InnerQueries& inner) : runtime_(runtime), inner_(inner) {}

  /// Throws QueryError of run time where the types do not fit.
  Value value(const Expr& expr, Row& row);

  /// Whether it is true; null is not. Throws where it is neither true, false nor null.
  bool holds(const Expr& expr, Row& row);

  Value property(const Value& of, const std::string& key) const;

 private:
  Value list(const Expr& expr, Row& row);
  Value map(const Expr& expr, Row& row);
  Value function(const Expr& expr, Row& row);
  Value compare(const Expr& expr, Row& row);
  Value arithmetic(const Expr& expr, Row& row);
  static Value signed_value(bool negative, const Value& operand);
  Value calculated(Op op, const Value& a, const Value& b);
  Value joined(const Value& a, const Value& b);
  bool matches(const std::string& text, const std::string& pattern);
  Value logic(const Expr& expr, Row& row);
  Value string_predicate(const Expr& expr, Row& row);
  Value in_list(const Expr& expr, Row& row);
  Value index(const Expr& expr, Row& row);
  Value slice(const Expr& expr, Row& row);
  Value has_labels(const Expr& expr, Row& row);
  Value choose(const Expr& expr, Row& row);
  Value comprehension(const Expr& expr, Row& row);
  Value quantifier(const Expr& expr, Row& row);
  Value reduce(const Expr& expr, Row& row);
  Value inner(const Expr& expr, Row& row);

  Runtime& runtime_;
  InnerQueries& inner_;
};

}  // namespace govgraph::query
