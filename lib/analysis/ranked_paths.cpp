// SPDX-License-Identifier: Apache-2.0
#include "analysis/ranked_paths.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace govgraph::analysis {
namespace {

using Nodes = std::vector<NodeId>;

struct Route {
  double cost = 0;
  Nodes nodes{};

  friend bool operator<(const Route& a, const Route& b) {
    return std::make_tuple(a.cost, a.nodes.size(), std::cref(a.nodes)) <
           std::make_tuple(b.cost, b.nodes.size(), std::cref(b.nodes));
  }
};

/// What leads away from a node: the other ends, each once, with what the cheapest edge there costs. Kept once asked
/// for.
class Ways {
 public:
  Ways(const GraphView& view, const RankedPathOptions& options) : view_(view), options_(options) {}

  struct Way {
    NodeId to{};
    double cost = 1;
  };

  const std::vector<Way>& from(NodeId node) {
    const auto [found, fresh] = known_.try_emplace(node);
    if (!fresh) return found->second;
    std::vector<Way> ways;
    visit_steps(view_, node, options_.filter, [&](const Neighbor& step) {
      if (step.node != node) ways.push_back({step.node, cost_of(step)});
    });
    std::sort(ways.begin(), ways.end(),
              [](const Way& a, const Way& b) { return a.to != b.to ? a.to < b.to : a.cost < b.cost; });
    ways.erase(std::unique(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.to == b.to; }),
               ways.end());
    return known_[node] = std::move(ways);
  }

  double cost(NodeId from_node, NodeId to) {
    for (const Way& each : from(from_node))
      if (each.to == to) return each.cost;
    return 0;
  }

 private:
  double cost_of(const Neighbor& step) const {
    if (!options_.weighted) return 1;
    const auto edge = view_.edge(step.edge);
    constexpr double kLeast = 1e-6;
    return edge ? -std::log(std::clamp(static_cast<double>(edge->confidence), kLeast, 1.0)) : 1;
  }

  const GraphView& view_;
  const RankedPathOptions& options_;
  std::unordered_map<NodeId, std::vector<Way>> known_;
};

/// The cheapest route that begins with `root`, passes none of its nodes again and does not leave it by `closed`.
/// Nodes are settled by cost, then length; none further than the limit.
std::optional<Route> cheapest(Ways& ways, const Nodes& root, const std::set<NodeId>& closed, NodeId to,
                              std::size_t max_length, const Cancellation& cancellation) {
  struct Open {
    double cost;
    std::size_t length;
    NodeId node, before;
    bool operator>(const Open& other) const {
      return std::tie(cost, length, node, before) > std::tie(other.cost, other.length, other.node, other.before);
    }
  };
  const std::unordered_set<NodeId> passed(root.begin(), root.end() - 1);
  std::unordered_map<NodeId, NodeId> settled;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
  open.push({0, root.size() - 1, root.back(), root.back()});
  while (!open.empty()) {
    cancellation.check();
    const Open at = open.top();
    open.pop();
    if (!settled.emplace(at.node, at.before).second) continue;
    if (at.node == to) {
      Route out{at.cost, {}};
      for (NodeId node = to; node != root.back(); node = settled.at(node)) out.nodes.push_back(node);
      out.nodes.insert(out.nodes.end(), root.rbegin(), root.rend());
      std::reverse(out.nodes.begin(), out.nodes.end());
      return out;
    }
    if (at.length == max_length) continue;
    for (const Ways::Way& way : ways.from(at.node)) {
      if (settled.contains(way.to) || passed.contains(way.to) || (at.node == root.back() && closed.contains(way.to)))
        continue;
      open.push({at.cost + way.cost, at.length + 1, way.to, at.node});
    }
  }
  return std::nullopt;
}

/// Routes that leave a found one at one of its nodes.
void branch(Ways& ways, const std::vector<Route>& found, const RankedPathOptions& options, NodeId to,
            std::set<Route>& candidates) {
  const Nodes& last = found.back().nodes;
  double cost = 0;
  for (std::size_t i = 0; i + 1 < last.size(); ++i) {
    const Nodes root(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    std::set<NodeId> closed;
    for (const Route& each : found)
      if (each.nodes.size() > i + 1 && std::equal(root.begin(), root.end(), each.nodes.begin()))
        closed.insert(each.nodes[i + 1]);
    if (auto route = cheapest(ways, root, closed, to, options.max_length, options.filter.cancellation)) {
      route->cost += cost;
      candidates.insert(std::move(*route));
    }
    cost += ways.cost(last[i], last[i + 1]);
  }
}

Path path_of(const GraphView& view, const StepFilter& filter, const Nodes& nodes) {
  Path out{nodes, {}};
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    out.steps.emplace_back();
    visit_steps(view, nodes[i], filter, [&](const Neighbor& step) {
      if (step.node == nodes[i + 1]) out.steps.back().push_back(step);
    });
  }
  return out;
}

}  // namespace

std::vector<RankedPath> ranked_paths(const GraphView& view, NodeId from, NodeId to, const RankedPathOptions& options) {
  Ways ways(view, options);
  std::vector<Route> found;
  std::set<Route> candidates;
  if (auto first = cheapest(ways, {from}, {}, to, options.max_length, options.filter.cancellation))
    candidates.insert(std::move(*first));
  while (found.size() < options.limit && !candidates.empty()) {
    found.push_back(std::move(candidates.extract(candidates.begin()).value()));
    branch(ways, found, options, to, candidates);
  }
  std::vector<RankedPath> out;
  for (const Route& each : found) out.push_back({path_of(view, options.filter, each.nodes), each.cost});
  return out;
}

}  // namespace govgraph::analysis
