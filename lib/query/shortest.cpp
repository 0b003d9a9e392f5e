// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "query/match.hpp"

namespace govgraph::query {
namespace {

struct Arrival {
  RelationshipRef by{};
  NodeRef from{};
};

/// One side of the search: for each node reached how far it is, and by which relationships it is reached so soon.
class Side {
 public:
  Side(const PropertyGraph& graph, Runtime& runtime, NodeRef start, Arrow arrow, std::span<const Token> types)
      : graph_(graph), runtime_(runtime), arrow_(arrow), types_(types), frontier_{start} {
    reached_[start.id] = {0, {}};
  }

  bool is_done() const { return frontier_.empty(); }
  std::size_t width() const { return frontier_.size(); }
  std::int64_t depth() const { return depth_; }
  bool has(NodeRef node) const { return reached_.contains(node.id); }
  std::int64_t distance(NodeRef node) const { return reached_.at(node.id).first; }
  const std::vector<NodeRef>& frontier() const { return frontier_; }
  const std::vector<Arrival>& arrivals(NodeRef node) const { return reached_.at(node.id).second; }

  void advance() {
    std::vector<NodeRef> next;
    ++depth_;
    for (const NodeRef node : frontier_)
      graph_.steps(node, arrow_, types_, [&](RelationshipRef relationship, NodeRef other) {
        runtime_.tick();
        const auto [found, fresh] = reached_.try_emplace(other.id, depth_, std::vector<Arrival>{});
        if (fresh) next.push_back(other);
        if (found->second.first == depth_) found->second.second.push_back({relationship, node});
        return true;
      });
    frontier_ = std::move(next);
  }

 private:
  const PropertyGraph& graph_;
  Runtime& runtime_;
  Arrow arrow_;
  std::span<const Token> types_;
  std::vector<NodeRef> frontier_;
  std::int64_t depth_ = 0;
  std::unordered_map<std::uint64_t, std::pair<std::int64_t, std::vector<Arrival>>> reached_;
};

/// The ways from the start of a side to `node`, each as relationships and nodes from `node` back.
void ways(const Side& side, NodeRef node, std::vector<Arrival>& way, std::size_t most, std::vector<std::vector<Arrival>>& out) {
  if (out.size() >= most) return;
  if (side.distance(node) == 0) {
    out.push_back(way);
    return;
  }
  for (const Arrival& each : side.arrivals(node)) {
    way.push_back(each);
    ways(side, each.from, way, most, out);
    way.pop_back();
  }
}

Path joined(NodeRef middle, const std::vector<Arrival>& back, const std::vector<Arrival>& forth) {
  Path path;
  for (auto it = back.rbegin(); it != back.rend(); ++it) {
    path.nodes.push_back(it->from);
    path.relationships.push_back(it->by);
  }
  path.nodes.push_back(middle);
  for (const Arrival& each : forth) {
    path.relationships.push_back(each.by);
    path.nodes.push_back(each.from);
  }
  return path;
}

}  // namespace

std::vector<Path> shortest_paths(const PropertyGraph& graph, Runtime& runtime, NodeRef from, NodeRef to, Arrow arrow, std::span<const Token> types,
                                 std::int64_t least, std::int64_t most, bool all) {
  constexpr std::size_t kMost = 100'000;
  std::vector<Path> out;
  if (from.id == to.id) {
    if (least == 0) out.push_back({{from}, {}});
    return out;
  }
  const Arrow back = arrow == Arrow::kLeft ? Arrow::kRight : arrow == Arrow::kRight ? Arrow::kLeft : Arrow::kEither;
  Side left(graph, runtime, from, arrow, types), right(graph, runtime, to, back, types);
  std::int64_t length = -1;
  while (length < 0) {
    if (left.is_done() || right.is_done() || (most >= 0 && left.depth() + right.depth() >= most)) return out;
    Side& side = left.width() <= right.width() ? left : right;
    const Side& other = &side == &left ? right : left;
    side.advance();
    for (const NodeRef node : side.frontier())
      if (other.has(node)) length = length < 0 ? side.depth() + other.distance(node) : std::min(length, side.depth() + other.distance(node));
  }
  if (length < least) return out;
  // Each path crosses the last frontier of the left side once.
  std::vector<NodeRef> middles;
  for (const NodeRef node : left.frontier())
    if (right.has(node) && left.depth() + right.distance(node) == length) middles.push_back(node);
  if (left.depth() == 0) middles = {from};
  for (const NodeRef middle : middles) {
    std::vector<std::vector<Arrival>> befores, afters;
    std::vector<Arrival> way;
    ways(left, middle, way, all ? kMost : 1, befores);
    ways(right, middle, way, all ? kMost : 1, afters);
    for (const auto& before : befores)
      for (const auto& after : afters) {
        out.push_back(joined(middle, before, after));
        runtime.keep(64 + 16 * out.back().nodes.size());
        if (!all) return out;
      }
  }
  return out;
}

}  // namespace govgraph::query
