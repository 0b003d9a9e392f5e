// SPDX-License-Identifier: Apache-2.0
// Walks of variable length, and shortest paths.
#include <algorithm>
#include <unordered_map>

#include "query/match.hpp"

namespace govgraph::query {
namespace {

std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

}  // namespace

bool Matcher::walk(std::size_t at, Row& row) {
  if (steps_[at].ends_only) return wander(at, row);
  std::vector<RelationshipRef> walked;
  return walk_on(at, row, std::get<NodeRef>(row[index(steps_[at].from)].data), walked);
}

bool Matcher::walk_on(std::size_t at, Row& row, NodeRef node, std::vector<RelationshipRef>& walked) {
  const Step& step = steps_[at];
  const RelationshipPattern& pattern = *step.relationship;
  const auto length = static_cast<std::int64_t>(walked.size());
  if (length >= pattern.least && (!step.to_bound || std::get<NodeRef>(row[index(step.to)].data).id == node.id)) {
    List list;
    for (const RelationshipRef each : walked) list.push_back({each});
    if (step.reversed) std::reverse(list.begin(), list.end());
    row[index(pattern.slot)] = list_value(std::move(list));
    if (!(step.to_bound ? admit(at, row) : bind(at, row, step.to, node))) return false;
  }
  if ((pattern.most >= 0 && length >= pattern.most) || step.impossible) return true;
  bool on = true;
  const Value to = row[index(step.to)];
  runtime_.graph.steps(node, turned(pattern.arrow, step.reversed), step.types,
                       [&](RelationshipRef relationship, NodeRef other) {
                         runtime_.tick();
                         if (is_used(relationship) || !suits(pattern, relationship, row)) return true;
                         used_.push_back(relationship.id);
                         walked.push_back(relationship);
                         on = walk_on(at, row, other, walked);
                         walked.pop_back();
                         used_.pop_back();
                         return on;
                       });
  if (step.to_bound) row[index(step.to)] = to;
  return on;
}

/// The ends of all walks, each once: breadth first. A node other than the start is the end of a walk without a
/// relationship twice just where it is near enough; the start is where a circle leads back, and the shortest of those
/// is met where two branches that left by different relationships touch.
class Matcher::Wandering {
 public:
  Wandering(const Step& step, Runtime& runtime, NodeRef start) : step_(step), runtime_(runtime), start_(start) {
    reached_.emplace(start.id, Reached{0, 0});
  }
  ~Wandering() { runtime_.used_memory -= kept_; }

  std::int64_t circle() const { return circle_; }  ///< its length; -1 when there is none

  /// Calls `visit` for each node but the start, until it returns false. `suits` chooses relationships.
  bool run(const std::function<bool(RelationshipRef)>& suits, const std::function<bool(NodeRef)>& visit) {
    const std::int64_t most = step_.relationship->most;
    const Arrow arrow = turned(step_.relationship->arrow, step_.reversed);
    std::vector<NodeRef> frontier{start_}, next;
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
    constexpr std::size_t kBytes = 64;
    const std::uint64_t branch = node.id == start_.id ? by.id : reached_.at(node.id).branch;
    const auto [found, fresh] = reached_.try_emplace(other.id, Reached{depth, branch});
    if (fresh) {
      runtime_.keep(kBytes);
      kept_ += kBytes;
      return true;
    }
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
  std::unordered_map<std::uint64_t, Reached> reached_;
  std::int64_t circle_ = -1;
  std::size_t kept_ = 0;
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

/// Where a condition looks at the path, a longer one may be the shortest that fits: all paths, length by length.
bool Matcher::shortest_that_fits(std::size_t at, Row& row, NodeRef from, NodeRef to, std::int64_t least,
                                 std::int64_t most) {
  const Step& step = steps_[at];
  const bool all = step.path->shortest == Shortest::kAll;
  Path path{{from}, {}};
  bool on = true, found = false;
  std::int64_t length = least;
  const std::function<bool(NodeRef)> deeper = [&](NodeRef node) {
    if (static_cast<std::int64_t>(path.relationships.size()) == length) {
      if (node.id != to.id) return true;
      on = offer(at, row, path, found);
      return on && (all || !found);
    }
    bool further = true;
    runtime_.graph.steps(node, step.relationship->arrow, step.types, [&](RelationshipRef by, NodeRef other) {
      runtime_.tick();
      if (std::any_of(path.relationships.begin(), path.relationships.end(),
                      [&](RelationshipRef each) { return each.id == by.id; }))
        return true;
      path.relationships.push_back(by);
      path.nodes.push_back(other);
      further = deeper(other);
      path.relationships.pop_back();
      path.nodes.pop_back();
      return further;
    });
    return further;
  };
  for (; length <= most && !found && on; ++length) deeper(from);
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
