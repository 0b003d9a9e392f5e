// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "serve/answers.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostRows = 500, kLongestQuery = 100;
constexpr std::size_t kMostSkipped = 10'000'000;

using Order = std::function<bool(std::uint32_t, std::uint32_t)>;

/// The rows from `offset` on, at most `limit`, in the order asked for; equals keep the order of their ids.
std::span<const std::uint32_t> cut(std::vector<std::uint32_t>& rows, std::size_t offset, std::size_t limit,
                                   const Order& less, const Cancellation& cancellation) {
  const std::size_t begin = std::min(offset, rows.size()), end = std::min(begin + limit, rows.size());
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end), rows.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      cancellation.check();
                      return less(a, b) || (!less(b, a) && a < b);
                    });
  return std::span<const std::uint32_t>(rows).subspan(begin, end - begin);
}

template <class Key>
Order by(Key key, bool descending) {
  return [key, descending](std::uint32_t a, std::uint32_t b) { return descending ? key(b) < key(a) : key(a) < key(b); };
}

Order order_of_nodes(const Snapshot& snapshot, std::string_view sort, bool descending) {
  const auto nodes = snapshot.nodes();
  if (sort == "name") return by([nodes](std::uint32_t i) { return std::string_view(nodes[i].name); }, descending);
  if (sort == "scope") return by([nodes](std::uint32_t i) { return std::string_view(nodes[i].scope); }, descending);
  if (sort == "label") return by([nodes](std::uint32_t i) { return nodes[i].label; }, descending);
  return by([nodes](std::uint32_t i) { return nodes[i].links; }, descending);
}

Order order_of_edges(const Snapshot& snapshot, std::string_view sort, bool descending) {
  const auto nodes = snapshot.nodes();
  const auto edges = snapshot.edges();
  if (sort == "head")
    return by([=](std::uint32_t i) { return std::string_view(nodes[edges[i].head].name); }, descending);
  if (sort == "tail")
    return by([=](std::uint32_t i) { return std::string_view(nodes[edges[i].tail].name); }, descending);
  if (sort == "type")
    return by([=](std::uint32_t i) { return std::pair(edges[i].type, std::string_view(edges[i].role)); }, descending);
  if (sort == "first") return by([=](std::uint32_t i) { return edges[i].first; }, descending);
  if (sort == "documents") return by([=](std::uint32_t i) { return edges[i].documents; }, descending);
  return by([=](std::uint32_t i) { return edges[i].confidence; }, descending);
}

/// Which nodes bear `part` in a name; all when it is empty.
std::vector<bool> bearers(const Snapshot& snapshot, const std::string& part) {
  std::vector<bool> out(snapshot.nodes().size(), part.empty());
  snapshot.names().visit(part, [&](std::uint32_t each) { out[each] = true; });
  return out;
}

struct Asked {
  const Cancellation& cancellation;
  std::string part;
  std::size_t offset = 0, limit = 0;
  bool descending = false;
  Filter filter;
  std::string scope;            ///< that the scope of a node holds
  std::uint32_t links = 0;      ///< at least so many, of a node
  std::string head, tail;       ///< that a name of an edge's end holds
  std::uint32_t documents = 0;  ///< at least so many, of an edge
};

Answer table_of_nodes(const Snapshot& snapshot, const Asked& asked, std::string_view sort) {
  const std::vector<bool> named = bearers(snapshot, asked.part);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < snapshot.nodes().size(); ++i)
    if (const NodeEntry& node = snapshot.nodes()[i];
        named[i] && asked.filter.passes(node) && node.links >= asked.links &&
        std::string_view(node.scope).find(asked.scope) != std::string_view::npos)
      rows.push_back(i);
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  write_number(json, "total", rows.size());
  json.key("nodes");
  json.begin_array();
  for (const std::uint32_t each :
       cut(rows, asked.offset, asked.limit, order_of_nodes(snapshot, sort, asked.descending), asked.cancellation))
    write_node(json, snapshot.nodes()[each]);
  json.end_array();
  json.end_object();
  return out;
}

Answer table_of_edges(const Snapshot& snapshot, const Asked& asked, std::string_view sort) {
  const std::vector<bool> named = bearers(snapshot, asked.part), heads = bearers(snapshot, asked.head),
                          tails = bearers(snapshot, asked.tail);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < snapshot.edges().size(); ++i) {
    asked.cancellation.check();
    const EdgeEntry& edge = snapshot.edges()[i];
    const bool labelled =
        asked.filter.passes(snapshot.nodes()[edge.head]) || asked.filter.passes(snapshot.nodes()[edge.tail]);
    if (asked.filter.passes(edge) && labelled && (named[edge.head] || named[edge.tail]) && heads[edge.head] &&
        tails[edge.tail] && edge.documents >= asked.documents)
      rows.push_back(i);
  }
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  write_number(json, "total", rows.size());
  const auto shown =
      cut(rows, asked.offset, asked.limit, order_of_edges(snapshot, sort, asked.descending), asked.cancellation);
  json.key("edges");
  json.begin_array();
  for (const std::uint32_t each : shown) write_edge(json, snapshot.nodes(), snapshot.edges()[each]);
  json.end_array();
  std::vector<std::uint32_t> ends;
  for (const std::uint32_t each : shown)
    ends.insert(ends.end(), {snapshot.edges()[each].head, snapshot.edges()[each].tail});
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  json.key("nodes");
  json.begin_array();
  for (const std::uint32_t each : ends) write_node(json, snapshot.nodes()[each]);
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace

Answer table(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(
      query, {"kind", "sort", "order", "offset", "limit", "q", "scope", "links", "head", "tail", "documents"},
      Parameters::Also::kFilter);
  const bool nodes = parameters.choice("kind", {"nodes", "edges"}) == "nodes";
  const auto least = [&](std::string_view name) {
    return static_cast<std::uint32_t>(parameters.number(name, 0, 0, kMostSkipped));
  };
  const std::string_view sort =
      nodes ? parameters.choice("sort", {"links", "name", "label", "scope"})
            : parameters.choice("sort", {"confidence", "head", "type", "tail", "first", "documents"});
  const std::string_view order = parameters.choice("order", {"down", "up"});
  const Asked asked{cancellation,
                    parameters.text("q", kLongestQuery),
                    parameters.number("offset", 0, 0, kMostSkipped),
                    parameters.number("limit", 100, 1, kMostRows),
                    order == "down",
                    filter_of(parameters),
                    parameters.text("scope", kLongestQuery),
                    least("links"),
                    parameters.text("head", kLongestQuery),
                    parameters.text("tail", kLongestQuery),
                    least("documents")};
  return nodes ? table_of_nodes(snapshot, asked, sort) : table_of_edges(snapshot, asked, sort);
}

}  // namespace govgraph::serve
