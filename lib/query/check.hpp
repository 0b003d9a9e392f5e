// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "query/ast.hpp"

namespace govgraph::query {

/// A procedure for CALL as the checker sees it.
struct Signature {
  std::string name;
  std::vector<std::string> fields;  ///< that it yields
};

/// Looks up all names: gives each variable its slot of the row, fills in RETURN *, sorts out aggregation, and refuses
/// what openCypher refuses before a query runs (unknown variables and functions, one name for two things, aggregation
/// where none can be, types that cannot work). Throws QueryError with the place. Linear in the query, but for the
/// expressions of ORDER BY, which are compared with each item.
void check(Query& query, const std::vector<Signature>& procedures);

/// The columns of the result, after `check`.
std::vector<std::string> columns_of(const Query& query);

/// Whether two expressions are written alike: same names, values and order.
bool same(const Expr& a, const Expr& b);

/// Slots of the variables that the expression or pattern reads or binds, with those of its inner queries.
void slots_in(const Expr& expr, std::vector<int>& out);

/// Whether an aggregation stands in it, outside of inner queries.
bool has_aggregation(const Expr& expr);

}  // namespace govgraph::query
