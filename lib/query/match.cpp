// SPDX-License-Identifier: Apache-2.0
#include "query/match.hpp"

#include <algorithm>

#include "query/check.hpp"
#include "query/compare.hpp"
#include "query/error.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

std::size_t index(int slot) { return static_cast<std::size_t>(slot); }

NodeRef other_end(RelationshipRef relationship, NodeRef node) {
  return {relationship.start == node.id ? relationship.end : relationship.start};
}

}  // namespace

bool Matcher::run(Row& row, const std::function<bool(Row&)>& found) {
  found_ = &found;
  used_.clear();
  for (const auto& [slot, needs] : needs_) {
    if (needs.impossible) return true;
    const bool bound = std::find(own_.begin(), own_.end(), slot) == own_.end();
    if (bound && !fits(slot, row[index(slot)])) return true;
  }
  return admit(0, row);
}

bool Matcher::fits(int slot, const Value& value) const {
  if (value.is_null()) return false;
  const auto* node = std::get_if<NodeRef>(&value.data);
  if (node == nullptr)
    fail_running("TypeError", "InvalidArgumentType",
                 "a pattern's variable is no node but " + std::string(kind_of(value)));
  const auto found = std::find_if(needs_.begin(), needs_.end(), [&](const auto& each) { return each.first == slot; });
  return std::all_of(found->second.labels.begin(), found->second.labels.end(),
                     [&](Token label) { return runtime_.graph.has_label(*node, label); });
}

/// Checks the conditions of a step that has bound what it binds, and goes on.
bool Matcher::admit(std::size_t at, Row& row) {
  for (const Condition& condition : steps_[at].conditions) {
    if (condition.expr != nullptr) {
      if (!evaluator_.holds(*condition.expr, row)) return true;
    } else {
      const Value wanted = evaluator_.value(*condition.value, row);
      if (equals(evaluator_.property(row[index(condition.slot)], *condition.key), wanted) != true) return true;
    }
  }
  return go(at + 1, row);
}

bool Matcher::go(std::size_t at, Row& row) {
  if (at == steps_.size()) return (*found_)(row);
  runtime_.tick();
  switch (steps_[at].kind) {
    case Kind::kScan:
      return scan(at, row);
    case Kind::kExpand:
      return expand(at, row);
    case Kind::kWalk:
      return walk(at, row);
    case Kind::kBoundRelationship:
      return bound_relationship(at, row);
    case Kind::kBoundList:
      return bound_list(at, row);
    case Kind::kShortest:
      return shortest(at, row);
    case Kind::kPath:
      return build_path(at, row);
    default:
      return admit(at, row);
  }
}

bool Matcher::bind(std::size_t at, Row& row, int slot, NodeRef node) {
  const Value value{node};
  if (!fits(slot, value)) return true;
  row[index(slot)] = value;
  return admit(at, row);
}

bool Matcher::scan(std::size_t at, Row& row) {
  const Step& step = steps_[at];
  if (step.key != nullptr) {
    const Value wanted = evaluator_.value(*step.value, row);
    const auto* part = wanted.text();
    const auto found = !step.contains    ? runtime_.graph.equal(*step.key, wanted)
                       : part != nullptr ? runtime_.graph.containing(*step.key, *part)
                                         : std::nullopt;
    if (found) {
      for (const NodeRef node : *found)
        if (!bind(at, row, step.to, node)) return false;
      return true;
    }
  }
  const auto needs =
      std::find_if(needs_.begin(), needs_.end(), [&](const auto& each) { return each.first == step.to; });
  std::optional<Token> rarest;
  for (const Token label : needs->second.labels)
    if (!rarest || runtime_.graph.count(label) < runtime_.graph.count(*rarest)) rarest = label;
  bool on = true;
  runtime_.graph.nodes(rarest, [&](NodeRef node) {
    runtime_.tick();
    return on = bind(at, row, step.to, node);
  });
  return on;
}

void UsedRelationships::push(std::uint64_t id) {
  in_order_.push_back(id);
  if (in_order_.size() > kFew) beyond_.insert(id);
}

void UsedRelationships::pop() {
  if (in_order_.size() > kFew) beyond_.erase(in_order_.back());
  in_order_.pop_back();
}

bool UsedRelationships::contains(std::uint64_t id) const {
  const auto end = in_order_.begin() + static_cast<std::ptrdiff_t>(std::min(in_order_.size(), kFew));
  return std::find(in_order_.begin(), end, id) != end || (in_order_.size() > kFew && beyond_.contains(id));
}

void UsedRelationships::clear() {
  in_order_.clear();
  beyond_.clear();
}

bool Matcher::is_used(RelationshipRef relationship) const { return used_.contains(relationship.id); }

bool Matcher::expand(std::size_t at, Row& row) {
  const Step& step = steps_[at];
  if (step.impossible) return true;
  const NodeRef from = std::get<NodeRef>(row[index(step.from)].data);
  const Value to = step.to_bound ? row[index(step.to)] : Value{};
  bool on = true;
  runtime_.graph.steps(from, turned(step.relationship->arrow, step.reversed), step.types,
                       [&](RelationshipRef relationship, NodeRef other) {
                         runtime_.tick();
                         if (is_used(relationship)) return true;
                         if (step.to_bound && std::get<NodeRef>(to.data).id != other.id) return true;
                         used_.push(relationship.id);
                         row[index(step.relationship->slot)] = {relationship};
                         on = step.to_bound ? admit(at, row) : bind(at, row, step.to, other);
                         used_.pop();
                         return on;
                       });
  return on;
}

bool Matcher::suits(const RelationshipPattern& pattern, RelationshipRef relationship, Row& row) {
  if (!pattern.properties) return true;
  for (std::size_t i = 0; i < pattern.properties->keys.size(); ++i)
    if (equals(runtime_.graph.property(relationship, pattern.properties->keys[i]),
               evaluator_.value(*pattern.properties->args[i], row)) != true)
      return false;
  return true;
}

/// Whether a node is bound before step `at`.
bool Matcher::is_set(std::size_t at, int slot) const {
  if (std::find(own_.begin(), own_.end(), slot) == own_.end()) return true;
  return std::any_of(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(at),
                     [&](const Step& each) { return each.to == slot || each.from == slot; });
}

/// A relationship that an earlier clause has bound: its ends are the nodes.
bool Matcher::bound_relationship(std::size_t at, Row& row) {
  const Step& step = steps_[at];
  const Value& value = row[index(step.relationship->slot)];
  if (value.is_null() || step.impossible) return true;
  const auto* relationship = std::get_if<RelationshipRef>(&value.data);
  if (relationship == nullptr)
    fail_running("TypeError", "InvalidArgumentType",
                 "a pattern's variable is no relationship but " + std::string(kind_of(value)));
  const RelationshipRef bound = *relationship;
  if (is_used(bound)) return true;
  const std::string type = runtime_.graph.type_of(bound);
  const auto& types = step.relationship->types;
  if (!types.empty() && std::find(types.begin(), types.end(), type) == types.end()) return true;
  const NodeRef start{bound.start}, end{bound.end};
  const Value before_from = row[index(step.from)], before_to = row[index(step.to)];
  const bool from_known = is_set(at, step.from), to_known = is_set(at, step.to);
  const auto try_ends = [&](NodeRef left, NodeRef right) {
    if (from_known && std::get<NodeRef>(before_from.data).id != left.id) return true;
    if (to_known && std::get<NodeRef>(before_to.data).id != right.id) return true;
    if (!fits(step.from, {left}) || !fits(step.to, {right}) || (step.from == step.to && left.id != right.id))
      return true;
    row[index(step.from)] = {left};
    row[index(step.to)] = {right};
    used_.push(bound.id);
    const bool on = admit(at, row);
    used_.pop();
    row[index(step.from)] = before_from;
    row[index(step.to)] = before_to;
    return on;
  };
  const Arrow arrow = step.relationship->arrow;
  if (arrow != Arrow::kLeft && !try_ends(start, end)) return false;
  if (arrow == Arrow::kRight || (arrow == Arrow::kEither && start.id == end.id)) return true;
  return try_ends(end, start);
}

/// A list of relationships that an earlier clause has bound: walked from either end of the first.
bool Matcher::bound_list(std::size_t at, Row& row) {
  const Step& step = steps_[at];
  const Value value = row[index(step.relationship->slot)];
  if (value.is_null()) return true;
  const auto* list = std::get_if<std::shared_ptr<const List>>(&value.data);
  if (list == nullptr || (*list)->empty()) return true;
  const Arrow arrow = step.relationship->arrow;
  const auto walk_from = [&](NodeRef from) {
    NodeRef node = from;
    for (const Value& each : **list) {
      const RelationshipRef relationship = std::get<RelationshipRef>(each.data);
      const NodeRef start{relationship.start}, end{relationship.end};
      if (arrow != Arrow::kLeft && start.id == node.id)
        node = end;
      else if (arrow != Arrow::kRight && end.id == node.id)
        node = start;
      else
        return true;
    }
    if (!fits(step.from, {from}) || !fits(step.to, {node})) return true;
    if (is_set(at, step.from) && std::get<NodeRef>(row[index(step.from)].data).id != from.id) return true;
    if (is_set(at, step.to) && std::get<NodeRef>(row[index(step.to)].data).id != node.id) return true;
    row[index(step.from)] = {from};
    row[index(step.to)] = {node};
    return admit(at, row);
  };
  const RelationshipRef first = std::get<RelationshipRef>((**list)[0].data);
  const NodeRef start{first.start}, end{first.end};
  if (arrow != Arrow::kLeft && !walk_from(start)) return false;
  return arrow == Arrow::kRight || (arrow == Arrow::kEither && start.id == end.id) ? true : walk_from(end);
}

bool Matcher::build_path(std::size_t at, Row& row) {
  const PathPattern& pattern = *steps_[at].path;
  if (pattern.shortest != Shortest::kNo) return admit(at, row);
  Path path;
  NodeRef node = std::get<NodeRef>(row[index(pattern.nodes[0].slot)].data);
  path.nodes.push_back(node);
  const auto add = [&](RelationshipRef relationship) {
    path.relationships.push_back(relationship);
    path.nodes.push_back(node = other_end(relationship, node));
  };
  for (const RelationshipPattern& each : pattern.relationships) {
    const Value& value = row[index(each.slot)];
    if (const auto* relationship = std::get_if<RelationshipRef>(&value.data))
      add(*relationship);
    else
      for (const Value& one : *std::get<std::shared_ptr<const List>>(value.data))
        add(std::get<RelationshipRef>(one.data));
  }
  row[index(pattern.slot)] = path_value(std::move(path));
  return admit(at, row);
}

}  // namespace govgraph::query
