// SPDX-License-Identifier: Apache-2.0
#include "exchange/force_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace govgraph::exchange {
namespace {

constexpr int kSteps = 400;
constexpr int kPushes = 120;      // that part overlapping circles
constexpr double kSpread = 60;    // length of an edge at rest, about
constexpr double kGravity = 0.8;  // n nodes fill a disc of kSpread * sqrt(n / kGravity)
constexpr double kClose = 0.45;   // of a first picture, where circles are as large as node_size says
constexpr double kTheta = 0.9;    // a cell that looks smaller than this is taken as one body

struct Vector {
  double x = 0, y = 0;
};

/// A quadtree of bodies with mass: what is far is taken together (Barnes and Hut).
class Tree {
 public:
  Tree(std::span<const Vector> at, std::span<const double> mass) : at_(at), mass_(mass), order_(at.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    Vector low = at[0], high = at[0];
    for (const Vector& each : at) {
      low = {std::min(low.x, each.x), std::min(low.y, each.y)};
      high = {std::max(high.x, each.x), std::max(high.y, each.y)};
    }
    build(0, static_cast<std::uint32_t>(at.size()), low, std::max({high.x - low.x, high.y - low.y, 1e-9}), 0);
  }

  /// How a body at `from` is pushed away by all others.
  Vector push(std::uint32_t body) const {
    Vector force;
    visit(0, body, force);
    return force;
  }

 private:
  struct Cell {
    Vector centre;
    double mass = 0, side = 0;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t children[4] = {0, 0, 0, 0};  ///< 0: none
    bool leaf = false;
  };

  std::uint32_t build(std::uint32_t begin, std::uint32_t end, Vector low, double side, int depth) {
    const auto index = static_cast<std::uint32_t>(cells_.size());
    cells_.emplace_back();
    Cell cell{{}, 0, side, begin, end};
    for (std::uint32_t i = begin; i < end; ++i) {
      const double mass = mass_[order_[i]];
      cell.mass += mass;
      cell.centre.x += mass * at_[order_[i]].x;
      cell.centre.y += mass * at_[order_[i]].y;
    }
    cell.centre = {cell.centre.x / cell.mass, cell.centre.y / cell.mass};
    cell.leaf = end - begin <= 8 || depth > 24;
    if (!cell.leaf) split(cell, low, side / 2, depth);
    cells_[index] = cell;
    return index;
  }

  void split(Cell& cell, Vector low, double half, int depth) {
    const auto quarter = [&](std::uint32_t body) {
      return (at_[body].x >= low.x + half ? 1U : 0U) + (at_[body].y >= low.y + half ? 2U : 0U);
    };
    const auto first = order_.begin() + cell.begin, last = order_.begin() + cell.end;
    std::stable_sort(first, last, [&](std::uint32_t a, std::uint32_t b) { return quarter(a) < quarter(b); });
    std::uint32_t begin = cell.begin;
    for (std::uint32_t q = 0; q < 4; ++q) {
      std::uint32_t end = begin;
      while (end < cell.end && quarter(order_[end]) == q) ++end;
      if (end > begin)
        cell.children[q] = build(begin, end, {low.x + (q & 1 ? half : 0), low.y + (q & 2 ? half : 0)}, half, depth + 1);
      begin = end;
    }
  }

  void visit(std::uint32_t index, std::uint32_t body, Vector& force) const {
    const Cell& cell = cells_[index];
    const double dx = at_[body].x - cell.centre.x, dy = at_[body].y - cell.centre.y;
    const double square = dx * dx + dy * dy;
    if (cell.side * cell.side < kTheta * kTheta * square) return add(dx, dy, square, cell.mass, force);
    if (!cell.leaf) {
      for (const std::uint32_t child : cell.children)
        if (child > 0) visit(child, body, force);
      return;
    }
    for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
      const std::uint32_t other = order_[i];
      if (other == body) continue;
      double ox = at_[body].x - at_[other].x;
      const double oy = at_[body].y - at_[other].y;
      if (ox == 0 && oy == 0) ox = body < other ? -1e-3 : 1e-3;
      add(ox, oy, ox * ox + oy * oy, mass_[other], force);
    }
  }

  static void add(double dx, double dy, double square, double mass, Vector& force) {
    const double strength = kSpread * kSpread * mass / std::max(square, 1.0);
    force.x += dx * strength;
    force.y += dy * strength;
  }

  std::span<const Vector> at_;
  std::span<const double> mass_;
  std::vector<std::uint32_t> order_;
  std::vector<Cell> cells_;
};

/// Parts circles that overlap, each pair by half of what it lacks.
void part(std::vector<Vector>& at, std::span<const float> radii, const Cancellation& cancellation) {
  std::vector<std::uint32_t> order(at.size());
  std::iota(order.begin(), order.end(), 0U);
  const double widest = radii.empty() ? 0 : 2.0 * static_cast<double>(*std::max_element(radii.begin(), radii.end()));
  for (int step = 0; step < kPushes; ++step) {
    bool moved = false;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return at[a].x < at[b].x; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      cancellation.check();
      for (std::size_t j = i + 1; j < order.size() && at[order[j]].x - at[order[i]].x < widest; ++j) {
        Vector &a = at[order[i]], &b = at[order[j]];
        const double least = static_cast<double>(radii[order[i]] + radii[order[j]]);
        const double dx = b.x - a.x, dy = b.y - a.y, distance = std::max(std::hypot(dx, dy), 1e-6);
        if (distance >= least) continue;
        const double by = (least - distance) / 2 / distance + 1e-3;
        a = {a.x - dx * by, a.y - dy * by};
        b = {b.x + dx * by, b.y + dy * by};
        moved = true;
      }
    }
    if (!moved) return;
  }
}

}  // namespace

void force_layout(std::vector<Point>& points, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges,
                  std::span<const float> radii, double scale, const Cancellation& cancellation) {
  if (points.empty()) return;
  std::vector<Vector> at, force(points.size());
  std::vector<double> mass(points.size(), 1.0);
  for (const Point each : points) at.push_back({static_cast<double>(each.x), static_cast<double>(each.y)});
  for (const auto& [head, tail] : edges) {
    mass[head] += 0.5;
    mass[tail] += 0.5;
  }
  const double reach = kSpread * std::sqrt(static_cast<double>(points.size()));
  for (int step = 0; step < kSteps; ++step) {
    cancellation.check();
    const Tree tree(at, mass);
    for (std::uint32_t i = 0; i < at.size(); ++i) {
      force[i] = tree.push(i);
      force[i] = {(force[i].x - kGravity * at[i].x) * mass[i], (force[i].y - kGravity * at[i].y) * mass[i]};
    }
    for (const auto& [head, tail] : edges) {
      const double dx = at[tail].x - at[head].x, dy = at[tail].y - at[head].y, pull = std::hypot(dx, dy) / kSpread;
      force[head] = {force[head].x + dx * pull, force[head].y + dy * pull};
      force[tail] = {force[tail].x - dx * pull, force[tail].y - dy * pull};
    }
    const double most = 0.1 * reach * (1 - static_cast<double>(step) / kSteps) + 0.1;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const double length = std::max(std::hypot(force[i].x, force[i].y), 1e-9);
      const double by = std::min(length / mass[i], most) / length;
      at[i] = {at[i].x + force[i].x * by, at[i].y + force[i].y * by};
    }
  }
  for (Vector& each : at) each = {each.x * scale, each.y * scale};
  part(at, radii, cancellation);
  for (std::size_t i = 0; i < at.size(); ++i) points[i] = {static_cast<float>(at[i].x), static_cast<float>(at[i].y)};
}

void lay_out_joined(const Outline& outline, std::vector<Point>& points,
                    std::span<const std::pair<std::uint32_t, std::uint32_t>> edges, std::span<const float> radii,
                    double scale) {
  const auto nodes = outline.nodes();
  std::vector<std::uint32_t> joined, place(nodes.size());
  std::vector<Point> own_points;
  std::vector<float> own_radii;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].degree == 0) continue;
    place[i] = static_cast<std::uint32_t>(joined.size());
    joined.push_back(i);
    own_points.push_back(points[i]);
    own_radii.push_back(radii[i]);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> own_edges;
  for (const auto& [head, tail] : edges)
    if (head != tail) own_edges.emplace_back(place[head], place[tail]);
  force_layout(own_points, own_edges, own_radii, scale, outline.cancellation());
  for (std::size_t i = 0; i < joined.size(); ++i) points[joined[i]] = own_points[i];
}

std::vector<Point> first_layout(const Outline& outline) {
  std::vector<Point> all = sector_layout(outline);
  if (outline.ties().empty()) return all;
  const auto nodes = outline.nodes();
  std::vector<float> radii;
  for (const Outline::Entry& each : nodes) radii.push_back(node_size(each.degree) / 2 + 4);
  lay_out_joined(outline, all, outline.ties(), radii, kClose);
  double reach = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (nodes[i].degree > 0)
      reach = std::max(reach, std::hypot(static_cast<double>(all[i].x), static_cast<double>(all[i].y)));
  std::size_t alone = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].degree > 0) continue;
    const double radius = std::sqrt((reach + 40) * (reach + 40) + static_cast<double>(alone) * 600),
                 angle = static_cast<double>(alone++) * 2.399963229728653;
    all[i] = {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
  }
  return all;
}

}  // namespace govgraph::exchange
