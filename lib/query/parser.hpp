// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "query/ast.hpp"

namespace govgraph::query {

/// Reads one query of openCypher 9 (clauses that only read, with EXPLAIN or PROFILE before them; a `;` may end it). The
/// tree is as written: names are not looked up yet. Throws QueryError with the place and what was expected there;
/// updating clauses are refused by name. Linear in the text but for patterns in brackets, which are read twice.
Query parse(std::string text);

/// A literal, list or map without variables, as parameters are given on a command line. Throws as `parse`.
ExprPtr parse_expression(const std::string& text);

}  // namespace govgraph::query
