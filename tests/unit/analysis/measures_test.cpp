// SPDX-License-Identifier: Apache-2.0
#include "analysis/measures.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <random>

#include "analysis/leiden.hpp"
#include "networks.hpp"

using namespace govgraph;
using namespace govgraph::analysis;

namespace {

Csr karate() { return {34, test::karate_club()}; }

/// Some hundred small graphs of all densities, many of them in pieces.
std::vector<Csr> random_graphs() {
  std::mt19937 random(7);
  std::vector<Csr> out;
  for (int i = 0; i < 200; ++i) {
    const std::uint32_t size = 1 + random() % 14;
    test::Pairs pairs;
    for (std::uint32_t n = random() % (2UL * size); n > 0; --n) pairs.emplace_back(random() % size, random() % size);
    out.emplace_back(size, pairs);
  }
  return out;
}

constexpr double kFar = 1e9;

/// Floyd and Warshall.
std::vector<std::vector<double>> all_distances(const Csr& graph) {
  std::vector<std::vector<double>> out(graph.size(), std::vector<double>(graph.size(), kFar));
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    out[v][v] = 0;
    for (const std::uint32_t u : graph.neighbors(v)) out[v][u] = 1;
  }
  for (std::size_t k = 0; k < graph.size(); ++k)
    for (std::size_t i = 0; i < graph.size(); ++i)
      for (std::size_t j = 0; j < graph.size(); ++j) out[i][j] = std::min(out[i][j], out[i][k] + out[k][j]);
  return out;
}

/// Shortest paths from i to j, counted by their last step.
double count_paths(const Csr& graph, const std::vector<std::vector<double>>& far, std::uint32_t i, std::uint32_t j) {
  if (i == j) return 1;
  double out = 0;
  for (const std::uint32_t k : graph.neighbors(j))
    if (far[i][k] + 1 == far[i][j]) out += count_paths(graph, far, i, k);
  return out;
}

}  // namespace

TEST_CASE("the karate club's measures are the published ones") {
  const Csr graph = karate();
  REQUIRE(graph.edges() == 78);
  CHECK(degree(graph)[33] == 17);
  const auto between = betweenness(graph);
  CHECK(between[0] == Approx(231.0714).margin(1e-3));
  CHECK(between[33] == Approx(160.5516).margin(1e-3));
  CHECK(closeness(graph)[0] == Approx(0.5690).margin(1e-4));
  const auto rank = pagerank(graph);
  CHECK(rank[33] == Approx(0.1009).margin(1e-4));
  CHECK(rank[0] == Approx(0.0970).margin(1e-4));
  const auto local = clustering(graph);
  CHECK(std::accumulate(local.begin(), local.end(), 0.0) / 34 == Approx(0.5706).margin(1e-4));
  CHECK(transitivity(graph) == Approx(0.2557).margin(1e-4));
  const auto core = core_numbers(graph);
  CHECK(*std::max_element(core.begin(), core.end()) == 4);
  CHECK(std::count(core.begin(), core.end(), 4.0) == 10);
  CHECK(constraint(graph)[0] == Approx(0.1555).margin(1e-4));
  const auto central = eigenvector(graph);
  CHECK(central[33] == 1);
  CHECK(central[0] / central[33] == Approx(0.355491 / 0.373371).margin(1e-4));
  const auto points = articulation_points(graph);
  CHECK(points[0] == 1);
  CHECK(std::count(points.begin(), points.end(), 1.0) == 1);
}

TEST_CASE("the karate club falls into four communities of the greatest modularity known") {
  const Csr graph = karate();
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Communities found = leiden(graph, 1, seed);
    CHECK(found.count == 4);
    CHECK(found.modularity == Approx(0.4198).margin(1e-4));
    CHECK(modularity(graph, found.of) == Approx(found.modularity));
  }
  CHECK(leiden(graph, 1, 5).of == leiden(graph, 1, 5).of);
}

TEST_CASE("the Medici stand between the families of Florence") {
  const auto between = betweenness({15, test::florentine_families()});
  CHECK(between[test::kMedici] == Approx(47.5));
  CHECK(between[test::kGuadagni] == Approx(23.1667).margin(1e-4));
  CHECK(between[test::kAlbizzi] == Approx(19.3333).margin(1e-4));
  CHECK(between[test::kPazzi] == 0);
}

TEST_CASE("measures of random graphs are those of their definitions") {
  for (const Csr& graph : random_graphs()) {
    const auto far = all_distances(graph);
    const auto size = static_cast<std::uint32_t>(graph.size());
    const auto near = closeness(graph), inverse = harmonic(graph), between = betweenness(graph),
               cut = articulation_points(graph);
    const auto parts = components(graph);
    for (std::uint32_t v = 0; v < size; ++v) {
      double sum = 0, reached = 0, inverses = 0, through = 0;
      for (std::uint32_t u = 0; u < size; ++u) {
        CHECK((far[v][u] < kFar) == (parts[v] == parts[u]));
        if (u == v || far[v][u] >= kFar) continue;
        sum += far[v][u];
        inverses += 1 / far[v][u];
        ++reached;
      }
      CHECK(near[v] == Approx(sum == 0 ? 0 : reached / sum * reached / (size - 1)));
      CHECK(inverse[v] == Approx(size == 1 ? 0 : inverses / (size - 1)));
      for (std::uint32_t s = 0; s < size; ++s)
        for (std::uint32_t t = s + 1; t < size; ++t)
          if (s != v && t != v && far[s][t] < kFar && far[s][v] + far[v][t] == far[s][t])
            through += count_paths(graph, far, s, v) * count_paths(graph, far, v, t) / count_paths(graph, far, s, t);
      CHECK(between[v] == Approx(through).margin(1e-9));

      test::Pairs without;
      for (std::uint32_t a = 0; a < size; ++a)
        for (const std::uint32_t b : graph.neighbors(a))
          if (a < b && a != v && b != v) without.emplace_back(a, b);
      const auto left = components({size, without});
      const auto pieces = [](const std::vector<std::uint32_t>& of) { return *std::max_element(of.begin(), of.end()); };
      CHECK((cut[v] == 1) == (graph.degree(v) > 0 && pieces(left) > pieces(parts) + 1));
    }
    const auto rank = pagerank(graph);
    CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == Approx(1));
  }
}

TEST_CASE("a core is what is left when weaker vertices are taken away") {
  for (const Csr& graph : random_graphs()) {
    const auto core = core_numbers(graph);
    for (double k = 1; k < 8; ++k) {
      std::vector<bool> in(graph.size(), true);
      for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t v = 0; v < graph.size(); ++v) {
          const auto row = graph.neighbors(v);
          if (!in[v] ||
              static_cast<double>(std::count_if(row.begin(), row.end(), [&](std::uint32_t u) { return in[u]; })) >= k)
            continue;
          in[v] = false;
          changed = true;
        }
      }
      for (std::uint32_t v = 0; v < graph.size(); ++v) CHECK(in[v] == (core[v] >= k));
    }
  }
}

TEST_CASE("communities are connected, and no vertex gains by leaving alone") {
  for (const Csr& graph : random_graphs()) {
    const Communities found = leiden(graph);
    test::Pairs inside;
    for (std::uint32_t v = 0; v < graph.size(); ++v)
      for (const std::uint32_t u : graph.neighbors(v))
        if (v < u && found.of[v] == found.of[u]) inside.emplace_back(v, u);
    const auto parts = components({graph.size(), inside});
    for (std::uint32_t v = 0; v < graph.size(); ++v)
      for (std::uint32_t u = 0; u < v; ++u) CHECK((parts[v] == parts[u]) == (found.of[v] == found.of[u]));
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      auto moved = found.of;
      for (const std::uint32_t u : graph.neighbors(v)) {
        moved[v] = found.of[u];
        CHECK(modularity(graph, moved) <= found.modularity + 1e-9);
      }
    }
  }
}

TEST_CASE("parallel ties add their weights, and ties to oneself are left out") {
  const test::Pairs pairs = {{0, 1}, {1, 0}, {1, 1}, {1, 2}};
  const Csr graph(4, pairs, std::vector<double>{0.5, 0.25, 9, 2});
  CHECK(graph.edges() == 2);
  CHECK(strength(graph) == std::vector<double>{0.75, 2.75, 2, 0});
  CHECK(graph.adjacent(2, 1));
  CHECK_FALSE(graph.adjacent(0, 2));
  CHECK(components(graph) == std::vector<std::uint32_t>{0, 0, 0, 1});
}

TEST_CASE("sampled betweenness of every vertex is the exact one") {
  const Csr graph = karate();
  const auto exact = betweenness(graph), sampled = betweenness(graph, 33, 3);
  CHECK(betweenness(graph, 34) == exact);
  CHECK(sampled == betweenness(graph, 33, 3));
  for (std::size_t v = 0; v < exact.size(); ++v) CHECK(sampled[v] == Approx(exact[v]).epsilon(0.1).margin(4));
}

TEST_CASE("an empty graph has no measures, and nothing fails") {
  const Csr graph(0, {});
  for (const Measure& each : measures()) CHECK(each.run(graph, {}).empty());
  CHECK(leiden(graph).count == 0);
  CHECK(transitivity(graph) == 0);
  CHECK(label_assortativity(graph) == 0);
}

TEST_CASE("A chain of a million is no deeper than the stack") {
  constexpr std::uint32_t kSize = 1'000'000;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t i = 0; i + 1 < kSize; ++i) edges.emplace_back(i, i + 1);
  const Csr graph(kSize, edges);
  const std::vector<double> points = articulation_points(graph);
  CHECK(std::count(points.begin(), points.end(), 1.0) == kSize - 2);
  const std::vector<std::uint32_t> of = components(graph);
  CHECK(std::count(of.begin(), of.end(), 0U) == kSize);
}

TEST_CASE("Every measure ends when it is to stop") {
  const std::atomic<bool> stop{true};
  const std::pair<std::uint32_t, std::uint32_t> edges[] = {{0, 1}, {1, 2}, {2, 0}};
  const Csr graph(3, edges);
  for (const Measure& each : measures()) {
    INFO(each.name);
    CHECK_THROWS_AS(each.run(graph, Cancellation(stop)), CancelledError);
  }
  CHECK_THROWS_AS(leiden(graph, 1, 1, Cancellation(stop)), CancelledError);
  CHECK_THROWS_AS(components(graph, Cancellation(stop)), CancelledError);
  CHECK_THROWS_AS(transitivity(graph, Cancellation(stop)), CancelledError);
  CHECK_THROWS_AS(label_assortativity(graph, Cancellation(stop)), CancelledError);
}
