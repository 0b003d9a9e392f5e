// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exchange/exporter.hpp"
#include "query/engine.hpp"

namespace govgraph::cli {

/// The part of the graph that the rows of a query hold: their nodes and relationships, also in lists, maps and paths,
/// with the ends of relationships; of nodes alone, all relationships between them. Throws QueryError, and UsageError
/// where rows hold neither.
exchange::Selection result_graph(const GraphView& view, const std::string& text, query::Options options);

}  // namespace govgraph::cli
