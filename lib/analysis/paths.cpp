// SPDX-License-Identifier: Apache-2.0
#include "analysis/paths.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace govgraph::analysis {
namespace {

/// A search from one end, a level at a time. Remembers how deep each node lies and from which nodes of the level
/// before it was reached.
class Front {
 public:
  Front(const GraphView& view, NodeId start, StepFilter filter)
      : view_(view), filter_(std::move(filter)), level_{start} {
    seen_[start];
  }

  void expand() {
    std::vector<NodeId> next;
    ++depth_;
    for (const NodeId node : level_)
      visit_steps(view_, node, filter_, [&](const Neighbor& step) {
        const auto [at, fresh] = seen_.try_emplace(step.node);
        if (fresh) {
          at->second.depth = depth_;
          next.push_back(step.node);
        }
        auto& from = at->second.from;
        if (at->second.depth == depth_ && (from.empty() || from.back() != node)) from.push_back(node);
      });
    level_ = std::move(next);
  }

  std::size_t depth() const { return depth_; }
  const std::vector<NodeId>& level() const { return level_; }

  /// The node lies on the outermost level.
  bool at_edge(NodeId node) const {
    const auto at = seen_.find(node);
    return at != seen_.end() && at->second.depth == depth_;
  }

  const std::vector<NodeId>& before(NodeId node) const { return seen_.at(node).from; }

 private:
  struct Seen {
    std::size_t depth = 0;
    std::vector<NodeId> from;
  };

  const GraphView& view_;
  StepFilter filter_;
  std::vector<NodeId> level_;
  std::size_t depth_ = 0;
  std::unordered_map<NodeId, Seen> seen_;
};

StepFilter backwards(StepFilter filter) {
  filter.direction = reversed(filter.direction);
  return filter;
}

class Search {
 public:
  Search(const GraphView& view, NodeId from, NodeId to, const PathOptions& options)
      : view_(view),
        from_(from),
        to_(to),
        options_(options),
        front_(view, from, options.filter),
        back_(view, to, backwards(options.filter)) {}

  std::vector<Path> run() {
    if (meet()) {
      trace();
      walk();
    }
    return std::move(found_);
  }

 private:
  /// Every shortest path crosses a node that is outermost for both ends.
  std::vector<NodeId> meetings() const {
    const Front& smaller = front_.level().size() <= back_.level().size() ? front_ : back_;
    const Front& other = &smaller == &front_ ? back_ : front_;
    std::vector<NodeId> out;
    for (const NodeId node : smaller.level())
      if (other.at_edge(node)) out.push_back(node);
    return out;
  }

  bool meet() {
    while (meetings().empty()) {
      if (front_.level().empty() || back_.level().empty() || front_.depth() + back_.depth() >= options_.max_length)
        return false;
      (front_.level().size() <= back_.level().size() ? front_ : back_).expand();
    }
    return true;
  }

  /// Marks for each node of a shortest path those that may follow it.
  void trace() {
    std::vector<NodeId> open = meetings();
    std::unordered_set<NodeId> done(open.begin(), open.end());
    for (std::size_t i = 0; i < open.size(); ++i)
      for (const NodeId before : front_.before(open[i])) {
        next_[before].insert(open[i]);
        if (done.insert(before).second) open.push_back(before);
      }
    open = meetings();
    done = {open.begin(), open.end()};
    for (std::size_t i = 0; i < open.size(); ++i)
      for (const NodeId after : back_.before(open[i])) {
        next_[open[i]].insert(after);
        if (done.insert(after).second) open.push_back(after);
      }
  }

  /// Goes through the marked nodes, first steps first.
  void walk() {
    struct Level {
      std::vector<NodeId> choices;
      std::size_t next = 0;
    };
    std::vector<NodeId> nodes{from_};
    if (from_ == to_) return found(nodes);
    std::vector<Level> levels{{marked_after(from_)}};
    while (!levels.empty() && found_.size() < options_.limit) {
      Level& level = levels.back();
      if (level.next == level.choices.size()) {
        levels.pop_back();
        nodes.pop_back();
        continue;
      }
      const NodeId node = level.choices[level.next++];
      nodes.push_back(node);
      if (node != to_) {
        levels.push_back({marked_after(node)});
        continue;
      }
      found(nodes);
      nodes.pop_back();
    }
  }

  /// Those that may follow a node, each once, in the order of its steps.
  std::vector<NodeId> marked_after(NodeId node) const {
    std::vector<NodeId> out;
    const auto marked = next_.find(node);
    if (marked == next_.end()) return out;
    std::unordered_set<NodeId> tried;
    visit_steps(view_, node, options_.filter, [&](const Neighbor& step) {
      if (marked->second.contains(step.node) && tried.insert(step.node).second) out.push_back(step.node);
    });
    return out;
  }

  void found(const std::vector<NodeId>& nodes) {
    found_.push_back({nodes, {}});
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i)
      found_.back().steps.push_back(edges_between(nodes[i], nodes[i + 1]));
  }

  std::vector<Neighbor> edges_between(NodeId a, NodeId b) const {
    std::vector<Neighbor> out;
    visit_steps(view_, a, options_.filter, [&](const Neighbor& step) {
      if (step.node == b) out.push_back(step);
    });
    return out;
  }

  const GraphView& view_;
  NodeId from_, to_;
  const PathOptions& options_;
  Front front_, back_;
  std::unordered_map<NodeId, std::unordered_set<NodeId>> next_;
  std::vector<Path> found_;
};

}  // namespace

std::vector<Path> shortest_paths(const GraphView& view, NodeId from, NodeId to, const PathOptions& options) {
  return Search(view, from, to, options).run();
}

}  // namespace govgraph::analysis
