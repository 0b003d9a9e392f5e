// SPDX-License-Identifier: Apache-2.0
#include "analysis/leiden.hpp"

#include <algorithm>
#include <deque>
#include <numeric>

#include "analysis/random.hpp"

namespace govgraph::analysis {
namespace {

using Partition = std::vector<std::uint32_t>;

/// A graph whose vertices may stand for many: with weights inside of vertices.
struct Level {
  std::vector<std::size_t> offsets;
  std::vector<std::uint32_t> targets;
  std::vector<double> weights;
  std::vector<double> strength;  ///< of each vertex, twice its inner weight included
  double total = 0;              ///< twice the weight of all edges

  std::size_t size() const { return strength.size(); }
};

Level first_level(const Csr& graph) {
  Level out;
  out.offsets.push_back(0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    const auto neighbors = graph.neighbors(v);
    const auto weights = graph.weights(v);
    out.targets.insert(out.targets.end(), neighbors.begin(), neighbors.end());
    out.weights.insert(out.weights.end(), weights.begin(), weights.end());
    out.offsets.push_back(out.targets.size());
    out.strength.push_back(std::accumulate(weights.begin(), weights.end(), 0.0));
    out.total += out.strength.back();
  }
  return out;
}

/// Numbers communities from 0 in the order of their first vertex.
std::size_t renumber(Partition& of) {
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::uint32_t> number(of.empty() ? 0 : 1 + *std::max_element(of.begin(), of.end()), kNone);
  std::uint32_t next = 0;
  for (std::uint32_t& each : of) {
    if (number[each] == kNone) number[each] = next++;
    each = number[each];
  }
  return next;
}

/// Weights from a vertex to the communities around it.
class Around {
 public:
  explicit Around(std::size_t size) : weight_(size, 0) {}

  void look(const Level& level, const Partition& of, std::uint32_t v) {
    for (const std::uint32_t c : met) weight_[c] = 0;
    met.clear();
    for (std::size_t i = level.offsets[v]; i < level.offsets[v + 1]; ++i) {
      const std::uint32_t u = level.targets[i];
      if (u == v) continue;
      const std::uint32_t c = of[u];
      if (weight_[c] == 0) met.push_back(c);
      weight_[c] += level.weights[i];
    }
  }
  double to(std::uint32_t community) const { return weight_[community]; }

  std::vector<std::uint32_t> met;

 private:
  std::vector<double> weight_;
};

std::vector<std::uint32_t> shuffled(std::size_t size, Random& random) {
  std::vector<std::uint32_t> out(size);
  std::iota(out.begin(), out.end(), 0U);
  for (std::size_t i = size; i > 1; --i) std::swap(out[i - 1], out[random.below(i)]);
  return out;
}

/// Moves vertices as long as modularity grows; those whose neighbours moved are looked at again. True when any moved.
bool move_vertices(const Level& level, Partition& of, double resolution, Random& random,
                   const Cancellation& cancellation) {
  std::vector<double> weight(level.size(), 0);
  for (std::uint32_t v = 0; v < level.size(); ++v) weight[of[v]] += level.strength[v];
  std::vector<std::uint32_t> size(level.size(), 0);
  for (const std::uint32_t c : of) ++size[c];
  std::vector<std::uint32_t> empty;
  for (std::uint32_t c = 0; c < level.size(); ++c)
    if (size[c] == 0) empty.push_back(c);
  const std::vector<std::uint32_t> order = shuffled(level.size(), random);
  std::deque<std::uint32_t> queue(order.begin(), order.end());
  std::vector<bool> waits(level.size(), true);
  Around around(level.size());
  bool any = false;
  while (!queue.empty()) {
    const std::uint32_t v = queue.front();
    queue.pop_front();
    cancellation.check();
    waits[v] = false;
    around.look(level, of, v);
    const std::uint32_t own = of[v];
    weight[own] -= level.strength[v];
    const auto gain = [&](std::uint32_t c) {
      return around.to(c) - resolution * level.strength[v] * weight[c] / level.total;
    };
    std::uint32_t best = own;
    double most = gain(own);
    for (const std::uint32_t c : around.met) {
      const double here = gain(c);
      if (here > most + 1e-12 || (here > most - 1e-12 && best != own && c < best)) {
        most = std::max(most, here);
        best = c;
      }
    }
    if (most < -1e-12 && !empty.empty() && size[own] > 1) best = empty.back();
    weight[best] += level.strength[v];
    if (best == own) continue;
    if (!empty.empty() && best == empty.back()) empty.pop_back();
    if (--size[own] == 0) empty.push_back(own);
    ++size[best];
    of[v] = best;
    any = true;
    for (std::size_t i = level.offsets[v]; i < level.offsets[v + 1]; ++i) {
      const std::uint32_t u = level.targets[i];
      if (of[u] == best || waits[u]) continue;
      waits[u] = true;
      queue.push_back(u);
    }
  }
  return any;
}

/// Within each community, from single vertices: each joins a part that it is well connected to, where modularity grows.
Partition refined(const Level& level, const Partition& of, double resolution, Random& random,
                  const Cancellation& cancellation) {
  Partition parts(level.size());
  std::iota(parts.begin(), parts.end(), 0U);
  std::vector<double> community(level.size(), 0), weight = level.strength, cut(level.size(), 0);
  std::vector<bool> alone(level.size(), true);
  for (std::uint32_t v = 0; v < level.size(); ++v) {
    community[of[v]] += level.strength[v];
    for (std::size_t i = level.offsets[v]; i < level.offsets[v + 1]; ++i)
      if (level.targets[i] != v && of[level.targets[i]] == of[v]) cut[v] += level.weights[i];
  }
  const auto well = [&](std::uint32_t part, std::uint32_t of_community) {
    return cut[part] >= resolution * weight[part] * (community[of_community] - weight[part]) / level.total - 1e-12;
  };
  Around around(level.size());
  for (const std::uint32_t v : shuffled(level.size(), random)) {
    cancellation.check();
    if (!alone[v] || !well(v, of[v])) continue;
    around.look(level, parts, v);
    std::uint32_t best = v;
    double most = 0;
    for (const std::uint32_t c : around.met) {
      if (of[c] != of[v] || c == v || !well(c, of[v])) continue;
      const double gain = around.to(c) - resolution * level.strength[v] * weight[c] / level.total;
      if (gain > most + 1e-12) {
        most = gain;
        best = c;
      }
    }
    if (best == v) continue;
    parts[v] = best;
    alone[best] = false;
    weight[best] += level.strength[v];
    cut[best] += cut[v] - 2 * around.to(best);
  }
  return parts;
}

Level shrunk(const Level& level, const Partition& parts, std::size_t count, const Cancellation& cancellation) {
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t v = 0; v < level.size(); ++v) members[parts[v]].push_back(v);
  Level out;
  out.total = level.total;
  out.offsets.push_back(0);
  std::vector<double> weight(count, 0);
  std::vector<std::uint32_t> met;
  for (std::uint32_t part = 0; part < count; ++part) {
    cancellation.check();
    double strength = 0;
    for (const std::uint32_t v : members[part]) {
      strength += level.strength[v];
      for (std::size_t i = level.offsets[v]; i < level.offsets[v + 1]; ++i) {
        const std::uint32_t to = parts[level.targets[i]];
        if (to == part) continue;
        if (weight[to] == 0) met.push_back(to);
        weight[to] += level.weights[i];
      }
    }
    std::sort(met.begin(), met.end());
    for (const std::uint32_t to : met) {
      out.targets.push_back(to);
      out.weights.push_back(weight[to]);
      weight[to] = 0;
    }
    met.clear();
    out.offsets.push_back(out.targets.size());
    out.strength.push_back(strength);
  }
  return out;
}

}  // namespace

double modularity(const Csr& graph, const Partition& of, double resolution) {
  double total = 0, inside = 0;
  std::vector<double> weight(of.empty() ? 0 : 1 + *std::max_element(of.begin(), of.end()), 0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    const auto neighbors = graph.neighbors(v);
    const auto weights = graph.weights(v);
    for (std::size_t i = 0; i < neighbors.size(); ++i) {
      total += weights[i];
      weight[of[v]] += weights[i];
      if (of[neighbors[i]] == of[v]) inside += weights[i];
    }
  }
  if (total == 0) return 0;
  double out = inside / total;
  for (const double each : weight) out -= resolution * (each / total) * (each / total);
  return out;
}

namespace {

/// One descent: moves vertices, then refined communities as vertices of ever smaller graphs, until nothing moves.
void improve(const Level& whole, Partition& of, double resolution, Random& random, const Cancellation& cancellation) {
  constexpr int kLevels = 50;
  Level level = whole;
  Partition vertex(whole.size());  // of each vertex its place in the level
  std::iota(vertex.begin(), vertex.end(), 0U);
  for (int i = 0; i < kLevels; ++i) {
    const bool moved = move_vertices(level, of, resolution, random, cancellation);
    Partition parts = refined(level, of, resolution, random, cancellation);
    const std::size_t count = renumber(parts);
    if (!moved && count == level.size()) break;
    Partition next(count);
    for (std::uint32_t v = 0; v < level.size(); ++v) next[parts[v]] = of[v];
    for (std::uint32_t& each : vertex) each = parts[each];
    level = shrunk(level, parts, count, cancellation);
    renumber(next);
    of = std::move(next);
  }
  Partition out(whole.size());
  for (std::uint32_t v = 0; v < whole.size(); ++v) out[v] = of[vertex[v]];
  renumber(out);
  of = std::move(out);
}

/// The largest first, then by their first vertex.
std::size_t number_by_size(Partition& of) {
  const std::size_t count = renumber(of);
  std::vector<std::uint32_t> sizes(count), order(count), place(count);
  for (const std::uint32_t c : of) ++sizes[c];
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (std::uint32_t& c : of) c = place[c];
  return count;
}

}  // namespace

Communities leiden(const Csr& graph, double resolution, std::uint64_t seed, const Cancellation& cancellation) {
  constexpr int kDescents = 20;
  constexpr double kEnough = 1e-9;
  Random random(seed);
  const Level whole = first_level(graph);
  Communities out;
  out.of.resize(graph.size());
  std::iota(out.of.begin(), out.of.end(), 0U);
  double reached = modularity(graph, out.of, resolution);
  for (int i = 0; i < kDescents && whole.total > 0; ++i) {
    improve(whole, out.of, resolution, random, cancellation);
    const double now = modularity(graph, out.of, resolution);
    if (now <= reached + kEnough) break;
    reached = now;
  }
  out.count = number_by_size(out.of);
  out.modularity = modularity(graph, out.of);
  return out;
}

}  // namespace govgraph::analysis
