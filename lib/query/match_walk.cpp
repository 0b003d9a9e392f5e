// SPDX-License-Identifier: Apache-2.0
// Walks of variable length, and shortest paths.
#include <algorithm>
#include <unordered_map>

#include "query/match.hpp"

namespace govgraph::query {
namespace {

std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

}  // namespace

/// The walk that a match is on: at each of its nodes the steps from there, and which of them come next. A walk may be
/// as long as the graph has relationships, so it has a stack of its own.
struct Matcher::Walking {
  struct Choice {
    RelationshipRef by{};
    NodeRef to{};
  };
  struct Level {
    std::size_t first = 0;  ///< of its choices
    std::size_t next = 0;
    std::size_t end = 0;
  };
  CountedVector<Choice> choices{};
  CountedVector<Level> levels{};
  CountedVector<RelationshipRef> walked{};  ///< one fewer than levels

  /// Goes back to where a choice is left. False when there is none.
  template <typename StepBack>
  bool back_to_choice(const StepBack& step_back) {
    while (!levels.empty() && levels.back().next == levels.back().end) {
      choices.resize(levels.back().first);
      levels.pop_back();
      if (levels.empty()) break;
      walked.pop_back();
      step_back();
    }
    return !levels.empty();
  }
};

void Matcher::look_around(const Step& step, NodeRef node, Walking& walking) {
  const std::size_t first = walking.choices.size();
  runtime_.graph.steps(node, turned(step.relationship->arrow, step.reversed), step.types,
                       [&](RelationshipRef by, NodeRef to) {
                         runtime_.tick();
                         walking.choices.push_back({by, to});
                         return true;
                       });
  walking.levels.push_back({first, first, walking.choices.size()});
}

/// Binds what the walk has come to, where it may end there, and goes on.
bool Matcher::arrive(std::size_t at, Row& row, NodeRef node, const Walking& walking) {
  const Step& step = steps_[at];
  const std::size_t length = walking.walked.size();
  if (static_cast<std::int64_t>(length) < step.relationship->least) return true;
  if (step.to_bound && std::get<NodeRef>(row[index(step.to)].data).id != node.id) return true;
  if (step.listed) {
    runtime_.pace.list_walk(length);
    List list;
    list.reserve(length);
    for (const RelationshipRef each : walking.walked) list.push_back({each});
    if (step.reversed) std::reverse(list.begin(), list.end());
    row[index(step.relationship->slot)] = list_value(std::move(list));
  }
  return step.to_bound ? admit(at, row) : bind(at, row, step.to, node);
}

bool Matcher::walk(std::size_t at, Row& row) {
  const Step& step = steps_[at];
  if (step.ends_only) return wander(at, row);
  const RelationshipPattern& pattern = *step.relationship;
  const NodeRef from = std::get<NodeRef>(row[index(step.from)].data);
  Walking walking;
  if (!arrive(at, row, from, walking)) return false;
  if (pattern.most == 0 || step.impossible) return true;
  const std::size_t used = used_.size();
  look_around(step, from, walking);
  while (walking.back_to_choice([&] { used_.pop(); })) {
    const Walking::Choice choice = walking.choices[walking.levels.back().next++];
    runtime_.pace.walk(walking.levels.size());
    if (is_used(choice.by) || !suits(pattern, choice.by, row)) continue;
    used_.push(choice.by.id);
    walking.walked.push_back(choice.by);
    if (!arrive(at, row, choice.to, walking)) {
      while (used_.size() > used) used_.pop();
      return false;
    }
    if (pattern.most < 0 || static_cast<std::int64_t>(walking.walked.size()) < pattern.most) {
      look_around(step, choice.to, walking);
    } else {
      walking.walked.pop_back();
      used_.pop();
    }
  }
  return true;
}

/// The ends of all walks, each once: breadth first. A node other than the start is the end of a walk without a
/// relationship twice just where it is near enough; the start is where a circle leads back, and the shortest of those
/// is met where two branches that left by different relationships touch.
class Matcher::Wandering {
 public:
  Wandering(const Step& step, Runtime& runtime, NodeRef start) : step_(step), runtime_(runtime), start_(start) {
    reached_.emplace(start.id, Reached{0, 0});
  }

  std::int64_t circle() const { return circle_; }  ///< its length; -1 when there is none

  /// Calls `visit` for each node but the start, until it returns false. `suits` chooses relationships.
  bool run(const std::function<bool(RelationshipRef)>& suits, const std::function<bool(NodeRef)>& visit) {
    const std::int64_t most = step_.relationship->most;
    const Arrow arrow = turned(step_.relationship->arrow, step_.reversed);
    CountedVector<NodeRef> frontier{start_}, next;
    bool on = true;
    for (std::int64_t depth = 1; on && !frontier.empty() && (most < 0 || depth <= most); ++depth) {
      next.clear();
      for (const NodeRef node : frontier) {
        runtime_.graph.steps(node, arrow, step_.types, [&](RelationshipRef by, NodeRef other) {
          runtime_.tick();
          if (!suits(by) || !meet(node, by, other, depth)) return true;
          next.push_back(other);
          return on = visit(other);
        });
        if (!on) return false;
      }
      frontier.swap(next);
    }
    return on;
  }

 private:
  struct Reached {
    std::int64_t depth = 0;
    std::uint64_t branch = 0;  ///< the relationship by which it left the start
  };

  /// True when `other` is met for the first time.
  bool meet(NodeRef node, RelationshipRef by, NodeRef other, std::int64_t depth) {
    const std::uint64_t branch = node.id == start_.id ? by.id : reached_.at(node.id).branch;
    const auto [found, fresh] = reached_.try_emplace(other.id, Reached{depth, branch});
    if (fresh) return true;
    const bool undirected = step_.relationship->arrow == Arrow::kEither;
    const bool back = other.id == start_.id && (node.id == start_.id || !undirected || by.id != branch);
    if (back)
      close(depth);
    else if (undirected && other.id != start_.id && found->second.branch != branch)
      close(depth + found->second.depth);
    return false;
  }
  void close(std::int64_t length) { circle_ = circle_ < 0 ? length : std::min(circle_, length); }

  const Step& step_;
  Runtime& runtime_;
  NodeRef start_;
  std::unordered_map<std::uint64_t, Reached, std::hash<std::uint64_t>, std::equal_to<>,
                     Counted<std::pair<const std::uint64_t, Reached>>>
      reached_;
  std::int64_t circle_ = -1;
};

bool Matcher::wander(std::size_t at, Row& row) {
  const Step& step = steps_[at];
  const RelationshipPattern& pattern = *step.relationship;
  const NodeRef from = std::get<NodeRef>(row[index(step.from)].data);
  const std::optional<NodeRef> wanted =
      step.to_bound ? std::optional(std::get<NodeRef>(row[index(step.to)].data)) : std::nullopt;
  const auto arrive = [&](NodeRef node) {
    if (wanted && wanted->id != node.id) return true;
    return step.to_bound ? admit(at, row) : bind(at, row, step.to, node);
  };
  if (pattern.least == 0 && !arrive(from)) return false;
  if (step.impossible || pattern.most == 0) return true;
  Wandering wandering(step, runtime_, from);
  if (!wandering.run([&](RelationshipRef each) { return suits(pattern, each, row); }, arrive)) return false;
  const bool round =
      pattern.least == 1 && wandering.circle() > 0 && (pattern.most < 0 || wandering.circle() <= pattern.most);
  return !round || arrive(from);
}

/// Binds what the pattern names of a path and goes on, where it suits; `found` then.
bool Matcher::offer(std::size_t at, Row& row, const Path& path, bool& found) {
  const Step& step = steps_[at];
  const RelationshipPattern& pattern = *step.relationship;
  for (const RelationshipRef each : path.relationships)
    if (!suits(pattern, each, row)) return true;
  List list;
  for (const RelationshipRef each : path.relationships) list.push_back({each});
  row[index(pattern.slot)] = pattern.variable_length ? list_value(std::move(list)) : Value{path.relationships.front()};
  if (step.path->slot >= 0) row[index(step.path->slot)] = path_value(path);
  for (const Step& each : steps_)
    for (const Condition& condition : each.conditions)
      if (condition.expr != nullptr && !evaluator_.holds(*condition.expr, row)) return true;
  found = true;
  return admit(at, row);
}

/// Offers all paths of one length. `any_so_long`: there is one, wherever it ends.
bool Matcher::offer_of_length(std::size_t at, Row& row, NodeRef from, NodeRef to, std::int64_t length, bool& found,
                              bool& any_so_long) {
  const Step& step = steps_[at];
  const bool all = step.path->shortest == Shortest::kAll;
  Path path{{from}, {}};
  if (length == 0) {
    any_so_long = true;
    return from.id != to.id || offer(at, row, path, found);
  }
  Walking walking;
  UsedRelationships used;
  look_around(step, from, walking);
  const auto step_back = [&] {
    used.pop();
    path.nodes.pop_back();
  };
  while (walking.back_to_choice(step_back)) {
    const Walking::Choice choice = walking.choices[walking.levels.back().next++];
    runtime_.pace.walk(walking.levels.size());
    if (used.contains(choice.by.id)) continue;
    if (static_cast<std::int64_t>(walking.levels.size()) < length) {
      used.push(choice.by.id);
      walking.walked.push_back(choice.by);
      path.nodes.push_back(choice.to);
      look_around(step, choice.to, walking);
      continue;
    }
    any_so_long = true;
    if (choice.to.id != to.id) continue;
    path.relationships = walking.walked;
    path.relationships.push_back(choice.by);
    path.nodes.push_back(choice.to);
    if (!offer(at, row, path, found)) return false;
    path.nodes.pop_back();
    if (found && !all) return true;
  }
  return true;
}

/// Where a condition looks at the path, a longer one may be the shortest that fits: all paths, length by length.
bool Matcher::shortest_that_fits(std::size_t at, Row& row, NodeRef from, NodeRef to, std::int64_t least,
                                 std::int64_t most) {
  bool on = true, found = false, any_so_long = true;
  for (std::int64_t length = least; length <= most && any_so_long && !found && on; ++length) {
    any_so_long = false;
    on = offer_of_length(at, row, from, to, length, found, any_so_long);
  }
  return on;
}

bool Matcher::shortest(std::size_t at, Row& row) {
  constexpr std::int64_t kLongest = 15;  // that is looked for where conditions refuse the shortest
  const Step& step = steps_[at];
  const RelationshipPattern& pattern = *step.relationship;
  if (step.impossible) return true;
  const NodeRef from = std::get<NodeRef>(row[index(step.from)].data), to = std::get<NodeRef>(row[index(step.to)].data);
  const bool all = step.path->shortest == Shortest::kAll;
  const std::int64_t least = pattern.variable_length ? pattern.least : 1,
                     most = pattern.variable_length ? pattern.most : 1;
  bool found = false, any = false;
  for (const bool every : {false, true}) {
    if (all && !every) continue;
    for (const Path& path :
         shortest_paths(runtime_.graph, runtime_, from, to, pattern.arrow, step.types, least, most, every)) {
      any = true;
      if (!offer(at, row, path, found)) return false;
      if (found && !all) return true;
    }
  }
  if (found || !any || (pattern.properties == nullptr && where_ == nullptr)) return true;
  return shortest_that_fits(at, row, from, to, least, most < 0 ? kLongest : most);
}

}  // namespace govgraph::query
