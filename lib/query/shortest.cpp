// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "query/match.hpp"

namespace govgraph::query {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// One side of the search: for each node reached how far it is, and by which relationships it is reached so soon.
class Side {
 public:
  Side(const PropertyGraph& graph, Runtime& runtime, NodeRef start, Arrow arrow, std::span<const Token> types, bool all)
      : graph_(graph), runtime_(runtime), arrow_(arrow), types_(types), all_(all) {
    place_.emplace(start.id, 0);
    reached_.push_back({start, 0, kNone});
  }

  struct Reached {
    NodeRef node{};
    std::uint32_t distance = 0;
    std::uint32_t arrival = kNone;  ///< the last of its arrivals
  };
  struct Arrival {
    RelationshipRef by{};
    std::uint32_t from = 0;
    std::uint32_t before = kNone;  ///< another way to come as soon
  };

  bool is_done() const { return first_ == reached_.size(); }
  std::size_t width() const { return reached_.size() - first_; }
  std::int64_t depth() const { return depth_; }
  const Reached* find(NodeRef node) const {
    const auto at = place_.find(node.id);
    return at == place_.end() ? nullptr : &reached_[at->second];
  }
  const Reached& at(std::uint32_t place) const { return reached_[place]; }
  const Arrival& arrival(std::uint32_t place) const { return arrivals_[place]; }
  std::span<const Reached> frontier() const { return std::span(reached_).subspan(first_); }

  /// Goes one step on from all nodes of the frontier; where one path is enough, only until `other` is met. True when it
  /// is.
  bool advance(const Side& other) {
    const std::size_t begin = first_, end = reached_.size();
    first_ = end;
    ++depth_;
    bool met = false;
    for (std::size_t i = begin; i < end && (all_ || !met); ++i)
      graph_.steps(reached_[i].node, arrow_, types_, [&](RelationshipRef by, NodeRef node) {
        runtime_.tick();
        add(by, static_cast<std::uint32_t>(i), node);
        met = met || other.find(node) != nullptr;
        return all_ || !met;
      });
    return met;
  }

 private:
  void add(RelationshipRef by, std::uint32_t from, NodeRef node) {
    const auto [found, fresh] = place_.try_emplace(node.id, static_cast<std::uint32_t>(reached_.size()));
    if (fresh) reached_.push_back({node, static_cast<std::uint32_t>(depth_), kNone});
    Reached& to = reached_[found->second];
    if (!fresh && (!all_ || to.distance != static_cast<std::uint32_t>(depth_))) return;
    arrivals_.push_back({by, from, to.arrival});
    to.arrival = static_cast<std::uint32_t>(arrivals_.size() - 1);
  }

  const PropertyGraph& graph_;
  Runtime& runtime_;
  Arrow arrow_;
  std::span<const Token> types_;
  bool all_;
  std::unordered_map<std::uint64_t, std::uint32_t, std::hash<std::uint64_t>, std::equal_to<>,
                     Counted<std::pair<const std::uint64_t, std::uint32_t>>>
      place_;
  CountedVector<Reached> reached_;
  CountedVector<Arrival> arrivals_;
  std::size_t first_ = 0;  ///< of the frontier
  std::int64_t depth_ = 0;
};

struct Leg {
  RelationshipRef by{};
  NodeRef from{};
};

using Way = CountedVector<Leg>;

/// The ways from the start of a side to a node, each from the node back; all, or the first.
CountedVector<Way> ways(const Side& side, const Side::Reached& node, bool all, Runtime& runtime) {
  CountedVector<Way> out;
  if (node.distance == 0) return {Way{}};
  Way way;
  CountedVector<std::uint32_t> untried{node.arrival};  // of each node of the way, and of the one it has come to
  while (!untried.empty() && (all || out.empty())) {
    runtime.tick();
    const std::uint32_t next = untried.back();
    if (next == kNone) {
      untried.pop_back();
      if (!way.empty()) way.pop_back();
      continue;
    }
    untried.back() = side.arrival(next).before;
    const Side::Reached& from = side.at(side.arrival(next).from);
    way.push_back({side.arrival(next).by, from.node});
    if (from.distance > 0) {
      untried.push_back(from.arrival);
      continue;
    }
    out.push_back(way);
    runtime.tick(way.size());
    way.pop_back();
  }
  return out;
}

Path joined(NodeRef middle, const Way& back, const Way& forth) {
  Path path;
  for (auto it = back.rbegin(); it != back.rend(); ++it) {
    path.nodes.push_back(it->from);
    path.relationships.push_back(it->by);
  }
  path.nodes.push_back(middle);
  for (const Leg& each : forth) {
    path.relationships.push_back(each.by);
    path.nodes.push_back(each.from);
  }
  return path;
}

/// Nodes where the sides have met. Each path of that length holds one of the last frontier of the left side.
std::vector<NodeRef> middles_of(const Side& left, const Side& right) {
  std::vector<NodeRef> out;
  for (const Side::Reached& each : left.frontier())
    if (const auto* there = right.find(each.node); there != nullptr && there->distance == right.depth())
      out.push_back(each.node);
  return out;
}

}  // namespace

CountedVector<Path> shortest_paths(const PropertyGraph& graph, Runtime& runtime, NodeRef from, NodeRef to, Arrow arrow,
                                   std::span<const Token> types, std::int64_t least, std::int64_t most, bool all) {
  CountedVector<Path> out;
  if (from.id == to.id) {
    if (least == 0) out.push_back({{from}, {}});
    return out;
  }
  Side left(graph, runtime, from, arrow, types, all), right(graph, runtime, to, turned(arrow, true), types, all);
  for (bool met = false; !met;) {
    if (left.is_done() || right.is_done() || (most >= 0 && left.depth() + right.depth() >= most)) return out;
    met = left.width() <= right.width() ? left.advance(right) : right.advance(left);
  }
  // Had they met before, the search had ended: so both depths are the distances of where they meet.
  if (left.depth() + right.depth() < least) return out;
  for (const NodeRef middle : middles_of(left, right)) {
    const CountedVector<Way> befores = ways(left, *left.find(middle), all, runtime),
                             afters = ways(right, *right.find(middle), all, runtime);
    for (const auto& before : befores)
      for (const auto& after : afters) {
        out.push_back(joined(middle, before, after));
        runtime.tick(out.back().nodes.size());
        if (!all) return out;
      }
  }
  return out;
}

}  // namespace govgraph::query
