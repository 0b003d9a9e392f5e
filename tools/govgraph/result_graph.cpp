// SPDX-License-Identifier: Apache-2.0
#include "result_graph.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/memory_budget.hpp"
#include "query/stored_graph.hpp"

namespace govgraph::cli {
namespace {

template <class Id>
void sort_unique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// The nodes and relationships among the values of rows.
struct Found {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  MemoryCharge charge;

  void take(const query::Value& value) {
    constexpr std::size_t kId = 16;  // a vector grows by doubling
    charge.add(kId);
    if (const auto* node = std::get_if<query::NodeRef>(&value.data)) nodes.push_back(NodeId{node->id});
    if (const auto* edge = std::get_if<query::RelationshipRef>(&value.data)) edges.push_back(EdgeId{edge->id});
    if (const auto* list = std::get_if<std::shared_ptr<const query::List>>(&value.data))
      for (const query::Value& each : **list) take(each);
    if (const auto* map = std::get_if<std::shared_ptr<const query::Map>>(&value.data))
      for (const auto& [key, each] : **map) take(each);
    if (const auto* path = std::get_if<std::shared_ptr<const query::Path>>(&value.data)) {
      charge.add(2 * kId * (*path)->nodes.size());
      for (const query::NodeRef each : (*path)->nodes) nodes.push_back(NodeId{each.id});
      for (const query::RelationshipRef each : (*path)->relationships) edges.push_back(EdgeId{each.id});
    }
  }
};

}  // namespace

exchange::Selection result_graph(const GraphView& view, const std::string& text, query::Options options) {
  const auto graph = query::stored_graph(view);
  query::Prepared prepared(text, *graph, std::move(options));
  Found found;
  std::size_t rows = 0;
  prepared.run([&](const query::List& row) {
    ++rows;
    for (const query::Value& each : row) found.take(each);
    return true;
  });
  if (rows > 0 && found.nodes.empty() && found.edges.empty())
    throw UsageError(
        "the rows hold no nodes or relationships; return the variables themselves (RETURN p, r, o), not their properties");
  sort_unique(found.edges);
  for (const EdgeId each : found.edges)
    if (const auto edge = view.edge(each)) found.nodes.insert(found.nodes.end(), {edge->head, edge->tail});
  sort_unique(found.nodes);
  exchange::Selection out;
  out.nodes = std::move(found.nodes);
  if (!found.edges.empty()) out.edges = std::move(found.edges);
  return out;
}

}  // namespace govgraph::cli
