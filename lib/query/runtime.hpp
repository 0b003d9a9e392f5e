// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/cancellation.hpp"
#include "query/ast.hpp"
#include "query/graph.hpp"
#include "query/value.hpp"

namespace govgraph::query {

/// The values of a query's variables and of what the plan keeps beside them, by slot.
using Row = std::vector<Value>;

/// What goes on while one query runs. Not thread-safe.
struct Runtime {
  const PropertyGraph& graph;
  const Map& parameters;
  Cancellation cancellation{};
  std::size_t max_memory = 0;  ///< for rows that have to wait; 0: no bound
  std::size_t used_memory = 0;
  std::uint64_t random = 20150408;  ///< the seed of rand(): the same on every run
  std::uint32_t ticks = 0;

  /// Counts bytes that wait for the end of the input. Throws QueryError past `max_memory`.
  void keep(std::size_t bytes);

  /// To be called once for each thing visited. Throws CancelledError.
  void tick();
};

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
  Value function(const Expr& expr, Row& row);
  Value compare(const Expr& expr, Row& row);
  Value arithmetic(const Expr& expr, Row& row);
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
