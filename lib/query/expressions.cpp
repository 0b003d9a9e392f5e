// SPDX-License-Identifier: Apache-2.0
// What can be said of an expression by its form alone.
#include <algorithm>

#include "query/check.hpp"
#include "query/compare.hpp"
#include "query/functions.hpp"

namespace govgraph::query {
namespace {

void slots_in_query(const Query& query, std::vector<int>& out);

void slots_in_path(const PathPattern& path, std::vector<int>& out) {
  out.push_back(path.slot);
  for (const NodePattern& node : path.nodes) {
    out.push_back(node.slot);
    if (node.properties) slots_in(*node.properties, out);
  }
  for (const RelationshipPattern& each : path.relationships) {
    out.push_back(each.slot);
    if (each.properties) slots_in(*each.properties, out);
  }
}

void slots_in_projection(const Projection& projection, std::vector<int>& out) {
  for (const ReturnItem& item : projection.items) slots_in(*item.expr, out);
  for (const SortItem& each : projection.sort) slots_in(*each.expr, out);
  if (projection.where) slots_in(*projection.where, out);
}

void slots_in_query(const Query& query, std::vector<int>& out) {
  for (const SingleQuery& part : query.parts)
    for (const ClauseNode& clause : part.clauses) {
      for (const PathPattern& path : clause.patterns) slots_in_path(path, out);
      if (clause.where) slots_in(*clause.where, out);
      if (clause.list) slots_in(*clause.list, out);
      for (const ExprPtr& each : clause.arguments) slots_in(*each, out);
      slots_in_projection(clause.projection, out);
    }
}

bool same_optional(const ExprPtr& a, const ExprPtr& b) { return (!a && !b) || (a && b && same(*a, *b)); }

bool same_paths(const PathPattern& a, const PathPattern& b) {
  if (a.nodes.size() != b.nodes.size()) return false;
  for (std::size_t i = 0; i < a.nodes.size(); ++i)
    if (a.nodes[i].variable != b.nodes[i].variable || a.nodes[i].labels != b.nodes[i].labels ||
        !same_optional(a.nodes[i].properties, b.nodes[i].properties))
      return false;
  for (std::size_t i = 0; i < a.relationships.size(); ++i) {
    const RelationshipPattern &x = a.relationships[i], &y = b.relationships[i];
    if (x.variable != y.variable || x.types != y.types || x.arrow != y.arrow || x.least != y.least ||
        x.most != y.most || !same_optional(x.properties, y.properties))
      return false;
  }
  return true;
}

}  // namespace

void slots_in(const Expr& expr, std::vector<int>& out) {
  if (expr.slot >= 0) out.push_back(expr.slot);
  if (expr.slot2 >= 0) out.push_back(expr.slot2);
  for (const ExprPtr& each : expr.args)
    if (each) slots_in(*each, out);
  if (expr.pattern) slots_in_path(*expr.pattern, out);
  if (expr.subquery) slots_in_query(*expr.subquery, out);
}

bool same(const Expr& a, const Expr& b) {
  if (a.kind != b.kind || a.name != b.name || a.ops != b.ops || a.keys != b.keys || a.distinct != b.distinct ||
      a.args.size() != b.args.size())
    return false;
  if (a.literal.data.index() != b.literal.data.index() || order(a.literal, b.literal) != 0) return false;
  if (a.subquery || b.subquery) return false;
  if ((a.pattern != nullptr) != (b.pattern != nullptr) || (a.pattern && !same_paths(*a.pattern, *b.pattern)))
    return false;
  return std::equal(a.args.begin(), a.args.end(), b.args.begin(), same_optional);
}

bool has_aggregation(const Expr& expr) {
  if (expr.kind == ExprKind::kCountStar || (expr.kind == ExprKind::kFunction && is_aggregation(expr.name))) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [](const ExprPtr& each) { return each && has_aggregation(*each); });
}

}  // namespace govgraph::query
