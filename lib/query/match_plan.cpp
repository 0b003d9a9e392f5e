// SPDX-License-Identifier: Apache-2.0
// How a MATCH is laid out in steps.
#include <algorithm>
#include <limits>

#include "query/check.hpp"
#include "query/match.hpp"

namespace govgraph::query {
namespace {

void split(const Expr& expr, std::vector<const Expr*>& out) {
  if (expr.kind != ExprKind::kAnd) return out.push_back(&expr);
  for (const ExprPtr& each : expr.args) split(*each, out);
}

bool contains(const std::vector<int>& slots, int slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

}  // namespace

Matcher::Matcher(std::vector<const PathPattern*> patterns, const Expr* where, bool once, Runtime& runtime,
                 Evaluator& evaluator)
    : patterns_(std::move(patterns)), where_(where), once_(once), runtime_(runtime), evaluator_(evaluator) {
  collect();
  plan();
}

void Matcher::collect() {
  const auto conditions_of = [&](int slot, const ExprPtr& properties) {
    if (!properties) return;
    for (std::size_t i = 0; i < properties->keys.size(); ++i)
      conditions_.push_back({nullptr, slot, &properties->keys[i], properties->args[i].get()});
  };
  for (const PathPattern* path : patterns_) {
    for (const NodePattern& node : path->nodes) {
      auto found =
          std::find_if(needs_.begin(), needs_.end(), [&](const auto& each) { return each.first == node.slot; });
      if (found == needs_.end()) {
        needs_.push_back({node.slot, {}});
        found = needs_.end() - 1;
        (node.bound ? known_ : own_).push_back(node.slot);
      }
      found->second.variable = node.variable;
      for (const std::string& name : node.labels) {
        const auto label = runtime_.graph.label(name);
        if (label)
          found->second.labels.push_back(*label);
        else
          found->second.impossible = true;
      }
      conditions_of(node.slot, node.properties);
    }
    for (std::size_t i = 0; i < path->relationships.size(); ++i) {
      const RelationshipPattern& each = path->relationships[i];
      edges_.push_back({path, i});
      (each.bound ? known_ : own_).push_back(each.slot);
      if (!each.variable_length && path->shortest == Shortest::kNo) conditions_of(each.slot, each.properties);
    }
    if (path->slot >= 0) own_.push_back(path->slot);
  }
  std::vector<const Expr*> parts;
  if (where_ != nullptr) split(*where_, parts);
  for (const Expr* part : parts) conditions_.push_back({part});
  attached_.assign(conditions_.size(), false);
}

bool Matcher::is_known(int slot) const { return contains(known_, slot); }

void Matcher::plan() {
  steps_.emplace_back();
  steps_.back().shown = "Start";
  attach();
  while (true) {
    if (plan_relationship()) continue;
    const bool unbound =
        std::any_of(needs_.begin(), needs_.end(), [&](const auto& each) { return !is_known(each.first); });
    if (!unbound) break;
    add_scan();
  }
  add_shortest();
  add_paths();
}

/// The next relationship that hangs on what is known: bound ones first, then those between two known nodes, then fixed
/// ones.
bool Matcher::plan_relationship() {
  int best_rank = 0;
  std::size_t best = 0;
  bool reversed = false;
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    const Edge& edge = edges_[i];
    if (edge.done || edge.path->shortest != Shortest::kNo) continue;
    const RelationshipPattern& each = edge.path->relationships[edge.index];
    const bool left = is_known(edge.path->nodes[edge.index].slot),
               right = is_known(edge.path->nodes[edge.index + 1].slot);
    const int rank = each.bound      ? 5
                     : left && right ? (each.variable_length ? 3 : 4)
                     : left || right ? (each.variable_length ? 1 : 2)
                                     : 0;
    if (rank <= best_rank) continue;
    best_rank = rank;
    best = i;
    reversed = !left && right;
  }
  if (best_rank == 0) return false;
  add_relationship(best, reversed);
  return true;
}

void Matcher::add_relationship(std::size_t index, bool reversed) {
  Edge& edge = edges_[index];
  edge.done = true;
  const RelationshipPattern& each = edge.path->relationships[edge.index];
  Step step;
  step.path = edge.path;
  step.relationship = &each;
  step.reversed = reversed && !each.bound;
  step.from = edge.path->nodes[edge.index + (step.reversed ? 1 : 0)].slot;
  step.to = edge.path->nodes[edge.index + (step.reversed ? 0 : 1)].slot;
  step.to_bound = is_known(step.to);
  step.kind = each.bound             ? (each.variable_length ? Kind::kBoundList : Kind::kBoundRelationship)
              : each.variable_length ? Kind::kWalk
                                     : Kind::kExpand;
  step.all_types = each.types.empty();
  for (const std::string& name : each.types)
    if (const auto type = runtime_.graph.type(name)) step.types.push_back(*type);
  step.impossible = !step.all_types && step.types.empty();
  // Alone in its MATCH, it has no other relationship to keep apart from.
  step.ends_only = step.kind == Kind::kWalk && once_ && edges_.size() == 1 && each.least <= 1 &&
                   each.variable.empty() && edge.path->slot < 0;
  step.listed = !each.variable.empty() || edge.path->slot >= 0;
  step.shown = std::string(step.ends_only         ? "Reach "
                           : step.to_bound        ? "ExpandInto "
                           : each.variable_length ? "Walk "
                                                  : "Expand ") +
               shown(step.from) + shown(each) + shown(step.to);
  for (const int slot : {step.from, step.to, each.slot})
    if (!is_known(slot)) known_.push_back(slot);
  steps_.push_back(std::move(step));
  attach();
}

bool Matcher::index_for(int slot, Step& step) const {
  const auto free_of_unknown = [&](const Expr& expr) {
    std::vector<int> slots;
    slots_in(expr, slots);
    return std::none_of(slots.begin(), slots.end(), [&](int each) { return contains(own_, each) && !is_known(each); });
  };
  for (const Condition& condition : conditions_) {
    if (condition.expr == nullptr) {
      if (condition.slot != slot || !runtime_.graph.has_equal_index(*condition.key) ||
          !free_of_unknown(*condition.value))
        continue;
      step.key = condition.key;
      step.value = condition.value;
      return true;
    }
    const Expr& expr = *condition.expr;
    if (expr.kind != ExprKind::kCompare || expr.ops.size() != 1 || expr.ops[0] != Op::kEqual) continue;
    for (const std::size_t side : {0U, 1U}) {
      const Expr &property = *expr.args[side], &other = *expr.args[1 - side];
      const bool of_node = property.kind == ExprKind::kProperty && property.args[0]->kind == ExprKind::kVariable &&
                           property.args[0]->slot == slot;
      if (!of_node || !runtime_.graph.has_equal_index(property.name) || !free_of_unknown(other)) continue;
      step.key = &property.name;
      step.value = &other;
      return true;
    }
  }
  for (const Condition& condition : conditions_) {
    if (condition.expr == nullptr ||
        (condition.expr->kind != ExprKind::kContains && condition.expr->kind != ExprKind::kStartsWith))
      continue;
    const Expr &property = *condition.expr->args[0], &part = *condition.expr->args[1];
    const bool of_node = property.kind == ExprKind::kProperty && property.args[0]->kind == ExprKind::kVariable &&
                         property.args[0]->slot == slot;
    if (!of_node || !runtime_.graph.has_containing_index(property.name) || !free_of_unknown(part)) continue;
    step.key = &property.name;
    step.value = &part;
    step.contains = true;
    return true;
  }
  return false;
}

/// Labels are counted only where no index helps: then a scan follows that costs more than counting.
double Matcher::cost_of_scan(int slot) const {
  const auto found = std::find_if(needs_.begin(), needs_.end(), [&](const auto& each) { return each.first == slot; });
  double least = runtime_.graph.count(std::nullopt);
  for (const Token label : found->second.labels) least = std::min(least, runtime_.graph.count(label));
  return found->second.impossible ? 0 : least;
}

void Matcher::add_scan() {
  constexpr double kByEqual = -2, kByPart = -1;
  std::vector<Step> candidates;
  bool indexed = false;
  for (const auto& [slot, needs] : needs_) {
    if (is_known(slot)) continue;
    Step step;
    step.kind = Kind::kScan;
    step.to = slot;
    indexed = index_for(slot, step) || indexed;
    candidates.push_back(std::move(step));
  }
  Step best;
  double least = std::numeric_limits<double>::infinity();
  for (Step& step : candidates) {
    if (indexed && step.key == nullptr) continue;
    const double cost = step.key != nullptr      ? (step.contains ? kByPart : kByEqual)
                        : candidates.size() == 1 ? 0
                                                 : cost_of_scan(step.to);
    if (cost >= least) continue;
    least = cost;
    best = std::move(step);
  }
  best.shown = std::string(best.key == nullptr ? "Scan "
                           : best.contains     ? "LookupPart "
                                               : "Lookup ") +
               shown(best.to) + (best.key == nullptr ? "" : " by " + *best.key);
  known_.push_back(best.to);
  steps_.push_back(std::move(best));
  attach();
}

void Matcher::add_shortest() {
  for (Edge& edge : edges_) {
    if (edge.done) continue;
    add_relationship(static_cast<std::size_t>(&edge - edges_.data()), false);
    steps_.back().kind = Kind::kShortest;
    steps_.back().shown =
        "ShortestPath " + shown(steps_.back().from) + shown(*steps_.back().relationship) + shown(steps_.back().to);
  }
}

void Matcher::add_paths() {
  for (const PathPattern* path : patterns_) {
    if (path->slot < 0) continue;
    Step step;
    step.kind = Kind::kPath;
    step.path = path;
    step.shown = "Path " + path->variable;
    known_.push_back(path->slot);
    steps_.push_back(std::move(step));
    attach();
  }
}

bool Matcher::ready(const Condition& condition) const {
  std::vector<int> slots;
  if (condition.expr != nullptr)
    slots_in(*condition.expr, slots);
  else
    slots_in(*condition.value, slots);
  if (condition.slot >= 0) slots.push_back(condition.slot);
  return std::none_of(slots.begin(), slots.end(), [&](int each) { return contains(own_, each) && !is_known(each); });
}

void Matcher::attach() {
  for (std::size_t i = 0; i < conditions_.size(); ++i) {
    if (attached_[i] || !ready(conditions_[i])) continue;
    attached_[i] = true;
    steps_.back().conditions.push_back(conditions_[i]);
  }
}

std::string Matcher::shown(int slot) const {
  const auto found = std::find_if(needs_.begin(), needs_.end(), [&](const auto& each) { return each.first == slot; });
  std::string labels;
  for (const PathPattern* path : patterns_)
    for (const NodePattern& node : path->nodes)
      if (node.slot == slot && labels.empty())
        for (const std::string& label : node.labels) labels += ":" + label;
  return "(" + found->second.variable + labels + ")";
}

std::string Matcher::shown(const RelationshipPattern& each) const {
  std::string inside = each.variable;
  for (std::size_t i = 0; i < each.types.size(); ++i) inside += (i == 0 ? ":" : "|") + each.types[i];
  if (each.variable_length)
    inside += "*" + std::to_string(each.least) + ".." + (each.most < 0 ? "" : std::to_string(each.most));
  return "-[" + inside + "]-";
}

std::vector<std::string> Matcher::describe() const {
  std::vector<std::string> out;
  for (const Step& step : steps_) {
    if (step.kind == Kind::kStart && step.conditions.empty()) continue;
    out.push_back(step.shown + (step.conditions.empty()
                                    ? ""
                                    : " where " + std::to_string(step.conditions.size()) +
                                          (step.conditions.size() == 1 ? " condition holds" : " conditions hold")));
  }
  return out;
}

}  // namespace govgraph::query
