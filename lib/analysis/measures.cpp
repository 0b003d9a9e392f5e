// SPDX-License-Identifier: Apache-2.0
#include "analysis/measures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/random.hpp"

namespace govgraph::analysis {

std::vector<double> degree(const Csr& graph, const Cancellation& cancellation) {
  std::vector<double> out(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    cancellation.check();
    out[v] = static_cast<double>(graph.degree(v));
  }
  return out;
}

std::vector<double> strength(const Csr& graph, const Cancellation& cancellation) {
  std::vector<double> out(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    cancellation.check();
    const auto weights = graph.weights(v);
    out[v] = std::accumulate(weights.begin(), weights.end(), 0.0);
  }
  return out;
}

std::vector<double> pagerank(const Csr& graph, double damping, const Cancellation& cancellation) {
  constexpr int kRounds = 200;
  constexpr double kEnough = 1e-10;
  const auto size = static_cast<double>(graph.size());
  if (graph.size() == 0) return {};
  const std::vector<double> out_weight = strength(graph, cancellation);
  std::vector<double> rank(graph.size(), 1 / size), next(graph.size());
  std::vector<double> given(graph.size());  // by each vertex, for a tie of weight 1
  for (int round = 0; round < kRounds; ++round) {
    double dangling = 0;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      if (out_weight[v] == 0)
        dangling += rank[v];
      else
        given[v] = rank[v] / out_weight[v];
    }
    double change = 0;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      cancellation.check();
      double sum = 0;
      const auto neighbors = graph.neighbors(v);
      const auto weights = graph.weights(v);
      for (std::size_t i = 0; i < neighbors.size(); ++i) sum += given[neighbors[i]] * weights[i];
      next[v] = (1 - damping) / size + damping * (sum + dangling / size);
      change += std::abs(next[v] - rank[v]);
    }
    rank.swap(next);
    if (change < kEnough) break;
  }
  return rank;
}

std::vector<double> eigenvector(const Csr& graph, const Cancellation& cancellation) {
  constexpr int kRounds = 2000;
  constexpr double kEnough = 1e-12;
  std::vector<double> value(graph.size(), 1), next(graph.size());
  for (int round = 0; round < kRounds; ++round) {
    double largest = 0;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      cancellation.check();
      next[v] = value[v];
      const auto neighbors = graph.neighbors(v);
      const auto weights = graph.weights(v);
      for (std::size_t i = 0; i < neighbors.size(); ++i) next[v] += value[neighbors[i]] * weights[i];
      largest = std::max(largest, next[v]);
    }
    double change = 0;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      next[v] /= largest;
      change = std::max(change, std::abs(next[v] - value[v]));
    }
    value.swap(next);
    if (change < kEnough) break;
  }
  return value;
}

std::vector<double> core_numbers(const Csr& graph, const Cancellation& cancellation) {
  const std::size_t size = graph.size();
  std::vector<std::size_t> degree(size), bin, position(size);
  std::vector<std::uint32_t> order(size);
  std::size_t largest = 0;
  for (std::uint32_t v = 0; v < size; ++v) largest = std::max(largest, degree[v] = graph.degree(v));
  bin.assign(largest + 2, 0);
  for (std::uint32_t v = 0; v < size; ++v) ++bin[degree[v] + 1];
  for (std::size_t d = 1; d < bin.size(); ++d) bin[d] += bin[d - 1];
  std::vector<std::size_t> next = bin;
  for (std::uint32_t v = 0; v < size; ++v) order[position[v] = next[degree[v]]++] = v;
  for (std::size_t i = 0; i < size; ++i) {
    cancellation.check();
    const std::uint32_t v = order[i];
    for (const std::uint32_t u : graph.neighbors(v)) {
      if (degree[u] <= degree[v]) continue;
      const std::size_t first = std::max(bin[degree[u]], i + 1);
      const std::uint32_t w = order[first];
      if (u != w) {
        std::swap(order[position[u]], order[first]);
        std::swap(position[u], position[w]);
      }
      bin[degree[u]] = first + 1;
      --degree[u];
    }
  }
  return {degree.begin(), degree.end()};
}

namespace {

/// Pairs of neighbours of `v` that are neighbours.
std::size_t closed_pairs(const Csr& graph, std::uint32_t v, const Cancellation& cancellation) {
  std::size_t found = 0;
  const auto mine = graph.neighbors(v);
  for (const std::uint32_t u : mine) {
    cancellation.check();
    const auto theirs = graph.neighbors(u);
    auto a = std::upper_bound(mine.begin(), mine.end(), u);
    auto b = std::upper_bound(theirs.begin(), theirs.end(), u);
    while (a != mine.end() && b != theirs.end()) {
      if (*a == *b) {
        ++found;
        ++a;
        ++b;
      } else if (*a < *b) {
        ++a;
      } else {
        ++b;
      }
    }
  }
  return found;
}

double pairs(std::size_t degree) { return 0.5 * static_cast<double>(degree) * (static_cast<double>(degree) - 1); }

/// Share of a vertex's weight that goes to each neighbour.
double share(const Csr& graph, const std::vector<double>& strengths, std::uint32_t from, std::uint32_t to) {
  const auto row = graph.neighbors(from);
  const auto found = std::lower_bound(row.begin(), row.end(), to);
  return found == row.end() || *found != to
             ? 0
             : graph.weights(from)[static_cast<std::size_t>(found - row.begin())] / strengths[from];
}

}  // namespace

std::vector<double> clustering(const Csr& graph, const Cancellation& cancellation) {
  std::vector<double> out(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v)
    if (graph.degree(v) > 1)
      out[v] = static_cast<double>(closed_pairs(graph, v, cancellation)) / pairs(graph.degree(v));
  return out;
}

double transitivity(const Csr& graph, const Cancellation& cancellation) {
  double closed = 0, all = 0;
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    closed += static_cast<double>(closed_pairs(graph, v, cancellation));
    all += pairs(graph.degree(v));
  }
  return all == 0 ? 0 : closed / all;
}

std::vector<double> constraint(const Csr& graph, const Cancellation& cancellation) {
  const std::vector<double> strengths = strength(graph, cancellation);
  std::vector<double> out(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i)
    for (const std::uint32_t j : graph.neighbors(i)) {
      cancellation.check();
      double tied = share(graph, strengths, i, j);
      for (const std::uint32_t q : graph.neighbors(i))
        if (q != j) tied += share(graph, strengths, i, q) * share(graph, strengths, q, j);
      out[i] += tied * tied;
    }
  return out;
}

std::vector<double> effective_size(const Csr& graph, const Cancellation& cancellation) {
  std::vector<double> out(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    const auto n = static_cast<double>(graph.degree(v));
    out[v] = n == 0 ? 0 : n - 2 * static_cast<double>(closed_pairs(graph, v, cancellation)) / n;
  }
  return out;
}

std::vector<std::uint32_t> components(const Csr& graph, const Cancellation& cancellation) {
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::uint32_t> of(graph.size(), kNone), stack;
  std::vector<std::size_t> sizes;
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (of[start] != kNone) continue;
    const auto number = static_cast<std::uint32_t>(sizes.size());
    sizes.push_back(0);
    of[start] = number;
    stack.push_back(start);
    while (!stack.empty()) {
      const std::uint32_t v = stack.back();
      stack.pop_back();
      cancellation.check();
      ++sizes[number];
      for (const std::uint32_t u : graph.neighbors(v)) {
        if (of[u] != kNone) continue;
        of[u] = number;
        stack.push_back(u);
      }
    }
  }
  std::vector<std::uint32_t> order(sizes.size()), place(sizes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (std::uint32_t& each : of) each = place[each];
  return of;
}

double label_assortativity(const Csr& graph, const Cancellation& cancellation) {
  std::map<std::pair<Label, Label>, double> between;
  double all = 0;
  for (std::uint32_t v = 0; v < graph.size(); ++v)
    for (const std::uint32_t u : graph.neighbors(v)) {
      cancellation.check();
      between[{graph.label(v), graph.label(u)}] += 1;
      all += 1;
    }
  if (all == 0) return 0;
  std::map<Label, double> of;
  double same = 0, chance = 0;
  for (const auto& [labels, count] : between) {
    of[labels.first] += count / all;
    if (labels.first == labels.second) same += count / all;
  }
  for (const auto& [label, part] : of) chance += part * part;
  return chance == 1 ? 1 : (same - chance) / (1 - chance);
}

namespace {

constexpr Measure kMeasures[] = {
    {"degree", "number of neighbours", degree},
    {"strength", "sum of the weights of its ties", strength},
    {"pagerank", "share of a random walk's time",
     [](const Csr& graph, const Cancellation& cancellation) { return pagerank(graph, 0.85, cancellation); }},
    {"betweenness", "shortest paths between others that run through it",
     [](const Csr& graph, const Cancellation& cancellation) {
       return betweenness(graph, graph.size() > 20'000 ? 1'000 : 0, 1, cancellation);
     }},
    {"closeness", "inverse of the mean distance to the others", closeness},
    {"harmonic", "mean of the inverse distances to the others", harmonic},
    {"eigenvector", "how central its neighbours are", eigenvector},
    {"core", "k of the largest k-core that holds it", core_numbers},
    {"clustering", "share of pairs of neighbours that are neighbours", clustering},
    {"constraint", "Burt's constraint: low values bridge structural holes", constraint},
    {"effective-size", "Burt's effective size of its ego network", effective_size},
    {"articulation", "1 where its component falls apart without it", articulation_points},
};

}  // namespace

std::span<const Measure> measures() { return kMeasures; }

}  // namespace govgraph::analysis
