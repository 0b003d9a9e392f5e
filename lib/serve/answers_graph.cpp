// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analysis/paths.hpp"
#include "serve/answers.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kMostNeighbours = 1000, kMostNodes = 5000, kMostBetween = 400;
constexpr std::size_t kMostEdges = 20000;
constexpr std::size_t kMostPaths = 10, kMostAvoided = 100;

/// Nodes of a picture, in the order in which they are shown.
class Chosen {
 public:
  explicit Chosen(const Snapshot& snapshot) : snapshot_(snapshot), in_(snapshot.nodes().size()) {}

  bool add(std::uint32_t node) {
    if (in_[node]) return false;
    in_[node] = true;
    order_.push_back(node);
    return true;
  }
  bool has(std::uint32_t node) const { return in_[node]; }
  std::size_t size() const { return order_.size(); }

  /// "nodes" and "edges": those among the nodes that pass, ascending.
  void write(json::Writer& json, const Filter& filter) const {
    json.key("nodes");
    json.begin_array();
    for (const std::uint32_t each : order_) write_node(json, snapshot_.nodes()[each]);
    json.end_array();
    const std::vector<std::uint32_t> edges = among(filter);
    json.key("edges");
    json.begin_array();
    for (const std::uint32_t each : edges) write_edge(json, snapshot_.nodes(), snapshot_.edges()[each]);
    json.end_array();
  }

 private:
  /// Every edge is met at its end with fewer links, so the best linked node, often a hub, need not be looked through.
  std::vector<std::uint32_t> among(const Filter& filter) const {
    const auto links = [&](std::uint32_t node) { return snapshot_.nodes()[node].links; };
    const auto hub = std::max_element(order_.begin(), order_.end(),
                                      [&](std::uint32_t a, std::uint32_t b) { return links(a) < links(b); });
    std::vector<std::uint32_t> out;
    for (auto node = order_.begin(); node != order_.end(); ++node) {
      if (node == hub && order_.size() > 1) continue;
      for (const Link& each : snapshot_.links(*node))
        if (in_[each.other] && filter.passes(snapshot_.edges()[each.edge])) out.push_back(each.edge);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    out.resize(std::min(out.size(), kMostEdges));
    return out;
  }

  const Snapshot& snapshot_;
  std::vector<bool> in_;
  std::vector<std::uint32_t> order_;
};

Answer picture(const Chosen& chosen, const Filter& filter, std::uint64_t total) {
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  write_number(json, "total", total);
  chosen.write(json, filter);
  json.end_object();
  return out;
}

void write_path(json::Writer& json, const Snapshot& snapshot, const analysis::Path& path) {
  json.begin_object();
  json.key("nodes");
  json.begin_array();
  for (const NodeId each : path.nodes) write_node(json, snapshot.nodes()[snapshot.find(each).value_or(0)]);
  json.end_array();
  json.key("steps");
  json.begin_array();
  for (const auto& step : path.steps) {
    json.begin_array();
    for (const Neighbor& each : step)
      if (const auto edge = snapshot.find(each.edge)) write_edge(json, snapshot.nodes(), snapshot.edges()[*edge]);
    json.end_array();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

Answer neighbours(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {"id", "limit"}, Parameters::Also::kFilter);
  const NodeId id = parameters.node("id");
  const std::size_t limit = parameters.number("limit", 60, 1, kMostNeighbours);
  const Filter filter = filter_of(parameters);
  const auto at = snapshot.find(id);
  if (!at) return not_found("no node has this id");
  Chosen chosen(snapshot);
  chosen.add(*at);
  std::vector<std::uint32_t> beyond;
  for (const Link& each : snapshot.links(*at)) {
    if (!filter.passes(snapshot.edges()[each.edge]) || !filter.passes(snapshot.nodes()[each.other])) continue;
    if (chosen.size() <= limit)
      chosen.add(each.other);
    else if (!chosen.has(each.other))
      beyond.push_back(each.other);
  }
  std::sort(beyond.begin(), beyond.end());
  const auto end = std::unique(beyond.begin(), beyond.end());
  return picture(chosen, filter, chosen.size() - 1 + static_cast<std::size_t>(end - beyond.begin()));
}

Answer between(const Snapshot& snapshot, const Query& query, const Cancellation&) {
  const Parameters parameters(query, {"ids"}, Parameters::Also::kFilter);
  const Filter filter = filter_of(parameters);
  Chosen chosen(snapshot);
  for (const NodeId each : parameters.node_list("ids", kMostBetween))
    if (const auto at = snapshot.find(each)) chosen.add(*at);
  return picture(chosen, filter, chosen.size());
}

Answer graph(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(query, {"limit"}, Parameters::Also::kFilter);
  const std::size_t limit = parameters.number("limit", 200, 1, kMostNodes);
  const Filter filter = filter_of(parameters);
  Chosen chosen(snapshot);
  std::uint64_t total = 0;
  for (const std::uint32_t each : snapshot.by_links()) {
    cancellation.check();
    if (!filter.passes(snapshot.nodes()[each])) continue;
    if (chosen.size() < limit) chosen.add(each);
    ++total;
  }
  return picture(chosen, filter, total);
}

Answer paths(const Snapshot& snapshot, const Query& query, const Cancellation& cancellation) {
  const Parameters parameters(query, {"from", "to", "limit", "type", "avoid"});
  const NodeId from = parameters.node("from"), to = parameters.node("to");
  if (!snapshot.find(from) || !snapshot.find(to)) return not_found("no node has this id");
  analysis::PathOptions options;
  options.filter.cancellation = cancellation;
  options.limit = parameters.number("limit", 3, 1, kMostPaths);
  if (!parameters.text("avoid", kMostAvoided * 17).empty())
    for (const NodeId each : parameters.node_list("avoid", kMostAvoided))
      if (each != from && each != to) options.filter.avoid.push_back(each);
  const Filter filter = filter_of(parameters);
  for (const RelationInfo& each : relation_types())
    if (!filter.any_type && filter.types[static_cast<std::size_t>(each.type)])
      options.filter.types.push_back(each.type);
  const std::vector<analysis::Path> found = analysis::shortest_paths(snapshot.view(), from, to, options);
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  if (!found.empty()) write_number(json, "length", found.front().length());
  json.key("paths");
  json.begin_array();
  for (const analysis::Path& each : found) write_path(json, snapshot, each);
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace govgraph::serve
