// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/cancellation.hpp"
#include "query/ast.hpp"

namespace govgraph::query {

/// Reads one query of openCypher 9 (clauses that only read, with EXPLAIN or PROFILE before them; a `;` may end it). The
/// tree is as written: names are not looked up yet. Throws QueryError with the place and what was expected there;
/// updating clauses are refused by name, and so is what nests too deep: brackets deeper than 250 levels, all else
/// deeper than a thousand. Linear in the text but for patterns in brackets, which are read twice, and again for each
/// level that they nest; past a bound that is refused. Throws CancelledError.
Query parse(std::string text, Cancellation cancellation = {});

/// A literal, list or map without variables, as parameters are given on a command line. Throws as `parse`.
ExprPtr parse_expression(const std::string& text);

}  // namespace govgraph::query
