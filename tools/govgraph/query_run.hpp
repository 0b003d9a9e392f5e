// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/graph_view.hpp"
#include "query/engine.hpp"
#include "query_output.hpp"

namespace govgraph::cli {

/// The engine's own procedures and those of network analysis, which look at `view`.
std::vector<query::Procedure> all_procedures(const GraphView& view);

RowFormat row_format(const std::string& name);

/// A literal of openCypher, or the text itself where it is none.
query::Value parameter_value(const std::string& text);

/// Runs a query and writes its rows to `output`, which the caller commits, warnings and the plan of EXPLAIN and PROFILE
/// to stderr. Ctrl-C ends it. Returns the number of rows; of EXPLAIN 1. Throws QueryError.
std::size_t run_query(const std::string& text, const GraphView& view, const query::PropertyGraph& graph,
                      query::Options options, RowFormat format, exchange::Output& output);

}  // namespace govgraph::cli
