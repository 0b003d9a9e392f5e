// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "model/graph_view.hpp"
#include "query/graph.hpp"

namespace govgraph::query {

/// A stored graph as queries see it. Nodes have one label and the properties id, name, aliases, scope and label beside
/// their own; relationships id, confidence, inferred, documents and, where stated, role beside their own (status,
/// amount, …). Their time is that of all statements: since and until as stated, date and last_date the first and last
/// day on which they are known to hold, as ISO texts; each piece of evidence has the date of its page. `year` is a
/// number, `partial` a truth value. COOPERATES_WITH and INTERSECTS lead both ways. Names, parts of names and ids are
/// indexed. Keeps what was read last, so it serves one thread; the view must outlive it.
std::unique_ptr<PropertyGraph> stored_graph(const GraphView& view);

}  // namespace govgraph::query
