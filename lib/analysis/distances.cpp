// SPDX-License-Identifier: Apache-2.0
// Measures that walk from each vertex.
#include <algorithm>
#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>

#include "analysis/measures.hpp"
#include "analysis/random.hpp"

namespace govgraph::analysis {
namespace {

constexpr std::uint32_t kFar = 0xFFFFFFFF;

/// Breadth first from `start`: fills distances and the order of visits. Both are as long as the graph; only entries of
/// the last walk are reset.
class Walk {
 public:
  Walk(const Csr& graph, const Cancellation& cancellation)
      : distance(graph.size(), kFar), graph_(graph), cancellation_(cancellation) {}

  std::vector<std::uint32_t> distance;
  std::vector<std::uint32_t> order;

  void from(std::uint32_t start) {
    for (const std::uint32_t v : order) distance[v] = kFar;
    order.assign(1, start);
    distance[start] = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      cancellation_.check();
      for (const std::uint32_t u : graph_.neighbors(order[i])) {
        if (distance[u] != kFar) continue;
        distance[u] = distance[order[i]] + 1;
        order.push_back(u);
      }
    }
  }

 private:
  const Csr& graph_;
  const Cancellation& cancellation_;
};

/// Ends a search of Boost.Graph when the user asks.
class Listener : public boost::default_dfs_visitor {
 public:
  explicit Listener(const Cancellation& cancellation) : cancellation_(&cancellation) {}

  template <class Vertex, class Graph>
  void discover_vertex(Vertex, const Graph&) const {
    cancellation_->check();
  }

 private:
  const Cancellation* cancellation_;
};

}  // namespace

std::vector<double> closeness(const Csr& graph, const Cancellation& cancellation) {
  std::vector<double> out(graph.size());
  Walk walk(graph, cancellation);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    walk.from(v);
    double sum = 0;
    for (const std::uint32_t u : walk.order) sum += walk.distance[u];
    const auto others = static_cast<double>(walk.order.size() - 1);
    if (sum > 0) out[v] = others / sum * others / static_cast<double>(graph.size() - 1);
  }
  return out;
}

std::vector<double> harmonic(const Csr& graph, const Cancellation& cancellation) {
  std::vector<double> out(graph.size());
  Walk walk(graph, cancellation);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    walk.from(v);
    for (const std::uint32_t u : walk.order)
      if (u != v) out[v] += 1.0 / walk.distance[u];
    if (graph.size() > 1) out[v] /= static_cast<double>(graph.size() - 1);
  }
  return out;
}

std::vector<double> betweenness(const Csr& graph, std::size_t samples, std::uint64_t seed,
                                const Cancellation& cancellation) {
  std::vector<std::uint32_t> sources(graph.size());
  std::iota(sources.begin(), sources.end(), 0U);
  const bool sampled = samples != 0 && samples < graph.size();
  if (sampled) {
    // The first entries of a shuffle (Fisher and Yates).
    Random random(seed);
    for (std::size_t i = 0; i < samples; ++i) std::swap(sources[i], sources[i + random.below(sources.size() - i)]);
    sources.resize(samples);
  }
  std::vector<double> out(graph.size()), paths(graph.size()), dependency(graph.size());
  Walk walk(graph, cancellation);
  for (const std::uint32_t source : sources) {
    walk.from(source);
    for (const std::uint32_t v : walk.order) paths[v] = dependency[v] = 0;
    paths[source] = 1;
    cancellation.check();
    for (const std::uint32_t v : walk.order)
      for (const std::uint32_t u : graph.neighbors(v))
        if (walk.distance[u] == walk.distance[v] + 1) paths[u] += paths[v];
    for (std::size_t i = walk.order.size(); i-- > 1;) {
      cancellation.check();
      const std::uint32_t v = walk.order[i];
      const double part = (1 + dependency[v]) / paths[v];
      for (const std::uint32_t u : graph.neighbors(v))
        if (walk.distance[u] + 1 == walk.distance[v]) dependency[u] += paths[u] * part;
      out[v] += dependency[v];
    }
  }
  // Each pair was met from both its ends.
  const double scale = sampled ? static_cast<double>(graph.size()) / static_cast<double>(samples) / 2 : 0.5;
  for (double& each : out) each *= scale;
  return out;
}

std::vector<double> articulation_points(const Csr& graph, const Cancellation& cancellation) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> copy(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    cancellation.check();
    for (const std::uint32_t u : graph.neighbors(v))
      if (v < u) boost::add_edge(v, u, copy);
  }
  // Boost walks with a stack of its own, so a graph may be one long chain.
  std::vector<std::size_t> points;
  boost::articulation_points(copy, std::back_inserter(points), boost::visitor(Listener(cancellation)));
  std::vector<double> out(graph.size());
  for (const std::size_t v : points) out[v] = 1;
  return out;
}

}  // namespace govgraph::analysis
