// SPDX-License-Identifier: Apache-2.0
#include "query/check.hpp"

#include "base/suggest.hpp"
#include "query/checker.hpp"

namespace govgraph::query {

void Checker::query(Query& query, const Scope& outer, bool inner) {
  std::vector<std::string> first;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    const std::vector<std::string> columns = part(query.parts[i], outer, inner);
    if (i == 0)
      first = columns;
    else if (columns != first)
      fail(query.joins[i - 1], "DifferentColumnsInUnion",
           "all parts of a UNION return columns of the same names in the same order");
    if (i > 1 && query.distinct[i - 1] != query.distinct[i - 2])
      fail(query.joins[i - 1], "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed");
  }
}

std::vector<std::string> Checker::part(SingleQuery& part, const Scope& outer, bool inner) {
  Scope scope = outer;
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < part.clauses.size(); ++i) {
    ClauseNode& clause = part.clauses[i];
    const bool last = i + 1 == part.clauses.size();
    if (clause.kind == ClauseKind::kReturn && !last)
      fail(part.clauses[i + 1].begin, "InvalidClauseComposition", "nothing follows RETURN but UNION");
    switch (clause.kind) {
      case ClauseKind::kMatch:
        match(clause, scope);
        break;
      case ClauseKind::kUnwind:
        unwind(clause, scope);
        break;
      case ClauseKind::kCall:
        call(clause, scope, last);
        break;
      default:
        columns = project(clause, scope);
    }
    const bool ends =
        clause.kind == ClauseKind::kReturn || (clause.kind == ClauseKind::kCall && part.clauses.size() == 1);
    if (last && !ends && !inner) fail(text_.size(), "InvalidClauseComposition", "a query ends with RETURN");
    if (last && clause.kind == ClauseKind::kCall)
      for (const auto& [field, variable] : clause.yields) columns.push_back(variable);
  }
  return columns;
}

void Checker::match(ClauseNode& clause, Scope& scope) {
  const Scope before = scope;
  std::set<std::string> relationships;
  for (PathPattern& path : clause.patterns) bind_path(path, before, scope, relationships);
  for (PathPattern& path : clause.patterns) check_properties(path, scope);
  if (clause.where) condition(*clause.where, scope);
}

void Checker::bind_path(PathPattern& path, const Scope& before, Scope& scope, std::set<std::string>& relationships) {
  if (!path.variable.empty()) {
    if (scope.contains(path.variable))
      fail(path.begin, "VariableAlreadyBound",
           "`" + path.variable + "` is bound already, and a path needs a name of its own");
    scope[path.variable] = {path.slot = slot(), {Type::kPath, Type::kAny}};
  }
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    bind_node(path.nodes[i], path, before, scope);
    if (i < path.relationships.size()) bind_relationship(path.relationships[i], path, before, scope, relationships);
  }
  if (path.shortest != Shortest::kNo && path.relationships.size() != 1)
    fail(path.begin, "InvalidArgumentType",
         "a shortest path is asked for with one relationship pattern between two nodes: shortestPath((a)-[*]-(b))");
}

void Checker::bind_node(NodePattern& node, const PathPattern& path, const Scope& before, Scope& scope) {
  if (node.variable.empty()) {
    node.slot = slot();
    return;
  }
  const auto found = scope.find(node.variable);
  if (found == scope.end()) {
    scope[node.variable] = {node.slot = slot(), {Type::kNode, Type::kAny}};
    return;
  }
  if (node.variable == path.variable) fail(node.begin, "VariableAlreadyBound", "`" + node.variable + "` is the path");
  if (!may_be(found->second.known.type, {Type::kNode}))
    fail(node.begin, "VariableTypeConflict", "`" + node.variable + "` is no node");
  node.slot = found->second.slot;
  node.bound = before.contains(node.variable);
}

void Checker::bind_relationship(RelationshipPattern& each, const PathPattern& path, const Scope& before, Scope& scope,
                                std::set<std::string>& relationships) {
  if (each.variable.empty()) {
    each.slot = slot();
    return;
  }
  if (each.variable == path.variable) fail(each.begin, "VariableAlreadyBound", "`" + each.variable + "` is the path");
  if (relationships.contains(each.variable))
    fail(each.begin, "RelationshipUniquenessViolation",
         "one relationship cannot be walked twice in one MATCH: `" + each.variable + "`");
  const Known known =
      each.variable_length ? Known{Type::kList, Type::kRelationship} : Known{Type::kRelationship, Type::kAny};
  const auto found = scope.find(each.variable);
  if (found == scope.end()) {
    scope[each.variable] = {each.slot = slot(), known};
  } else {
    const Known& bound = found->second.known;
    if (!may_be(bound.type, {known.type}) || (each.variable_length && !may_be(bound.element, {Type::kRelationship})))
      fail(each.begin, "VariableTypeConflict",
           "`" + each.variable + "` is no " + (each.variable_length ? "list of relationships" : "relationship"));
    each.slot = found->second.slot;
    each.bound = before.contains(each.variable);
  }
  relationships.insert(each.variable);
}

void Checker::check_properties(PathPattern& path, const Scope& scope) {
  for (NodePattern& node : path.nodes)
    if (node.properties) no_aggregation(*node.properties, scope);
  for (RelationshipPattern& each : path.relationships)
    if (each.properties) no_aggregation(*each.properties, scope);
}

void Checker::unwind(ClauseNode& clause, Scope& scope) {
  const Known list = no_aggregation(*clause.list, scope);
  if (scope.contains(clause.name)) fail(clause.begin, "VariableAlreadyBound", "`" + clause.name + "` is bound already");
  scope[clause.name] = {clause.slot = slot(), {list.type == Type::kList ? list.element : Type::kAny, Type::kAny}};
}

void Checker::call(ClauseNode& clause, Scope& scope, bool alone) {
  const auto found = std::find_if(procedures_.begin(), procedures_.end(),
                                  [&](const Signature& each) { return each.name == clause.name; });
  if (found == procedures_.end()) {
    std::vector<std::string> known;
    for (const Signature& each : procedures_) known.push_back(each.name);
    const auto near = nearest(clause.name, known);
    fail(clause.begin, "ProcedureNotFound",
         "there is no procedure `" + clause.name + "`" + (near ? "; did you mean " + *near + "?" : ""));
  }
  for (const ExprPtr& each : clause.arguments) no_aggregation(*each, scope);
  if (clause.yields.empty() && alone)
    for (const std::string& field : found->fields) clause.yields.emplace_back(field, field);
  for (const auto& [field, variable] : clause.yields) {
    if (std::find(found->fields.begin(), found->fields.end(), field) == found->fields.end())
      fail(clause.begin, "UndefinedVariable", clause.name + " yields no `" + field + "`");
    if (scope.contains(variable)) fail(clause.begin, "VariableAlreadyBound", "`" + variable + "` is bound already");
    scope[variable] = {slot(), {}};
    clause.yield_slots.push_back(scope[variable].slot);
  }
  if (clause.where) condition(*clause.where, scope);
}

std::vector<std::string> Checker::project(ClauseNode& clause, Scope& scope) {
  Projection& projection = clause.projection;
  const bool with = clause.kind == ClauseKind::kWith;
  if (projection.star) expand_star(clause, scope);
  std::vector<std::string> columns;
  for (ReturnItem& item : projection.items) {
    if (std::find(columns.begin(), columns.end(), item.name) != columns.end())
      fail(item.expr->begin, "ColumnNameConflict", "two columns cannot have one name: " + item.name);
    columns.push_back(item.name);
  }
  Scope next;
  for (ReturnItem& item : projection.items) {
    const Known known = expression(*item.expr, scope, true);
    projection.aggregated = projection.aggregated || has_aggregation(*item.expr);
    next[item.name] = {item.slot = slot(), known};
  }
  if (projection.aggregated)
    for (ReturnItem& item : projection.items)
      if (has_aggregation(*item.expr)) settle(item.expr, projection, next, false);
  sort(projection, scope, next);
  row_count(projection.skip, scope);
  row_count(projection.limit, scope);
  if (projection.where) {
    const bool closed = projection.aggregated || projection.distinct;
    Scope visible = next;
    if (closed)
      replace_items(projection.where, projection);
    else
      visible.insert(scope.begin(), scope.end());
    condition(*projection.where, visible);
  }
  for (const ReturnItem& item : projection.items)
    if (with && !item.aliased)
      fail(item.expr->begin, "NoExpressionAlias", "an expression in WITH needs a name: … AS name");
  scope = std::move(next);
  return columns;
}

void Checker::expand_star(ClauseNode& clause, const Scope& scope) {
  Projection& projection = clause.projection;
  if (scope.empty() && clause.kind == ClauseKind::kReturn)
    fail(clause.begin, "NoVariablesInScope", "RETURN * has nothing to return here");
  std::vector<ReturnItem> items;
  for (const auto& [name, variable] : scope) {
    ReturnItem item;
    item.expr = std::make_unique<Expr>();
    item.expr->kind = ExprKind::kVariable;
    item.expr->begin = clause.begin;
    item.expr->name = item.name = name;
    item.aliased = true;
    items.push_back(std::move(item));
  }
  for (ReturnItem& item : projection.items) items.push_back(std::move(item));
  projection.items = std::move(items);
}

void Checker::sort(Projection& projection, const Scope& scope, const Scope& next) {
  const bool closed = projection.aggregated || projection.distinct;
  Scope visible = next;
  if (!closed) visible.insert(scope.begin(), scope.end());
  for (SortItem& each : projection.sort) {
    if (has_aggregation(*each.expr) && !projection.aggregated)
      fail(each.expr->begin, "InvalidAggregation", "ORDER BY cannot aggregate where the projection does not");
    if (closed) {
      if (take_item(each.expr, projection)) continue;
      if (has_aggregation(*each.expr)) {
        settle(each.expr, projection, next, true);
        continue;
      }
    }
    replace_items(each.expr, projection);
    expression(*each.expr, visible, projection.aggregated);
  }
}

bool Checker::take_item(ExprPtr& expr, const Projection& projection) {
  for (const ReturnItem& item : projection.items) {
    const bool named = expr->kind == ExprKind::kVariable && expr->name == item.name;
    if (!named && !same(*expr, *item.expr)) continue;
    become_column(*expr, item);
    return true;
  }
  return false;
}

void Checker::become_column(Expr& expr, const ReturnItem& item) {
  Expr column;
  column.kind = ExprKind::kVariable;
  column.begin = expr.begin;
  column.end = expr.end;
  column.name = item.name;
  column.slot = item.slot;
  expr = std::move(column);
}

void Checker::replace_items(ExprPtr& expr, const Projection& projection) {
  if (!projection.aggregated && !projection.distinct) return;
  for (const ReturnItem& item : projection.items)
    if (item.expr->kind == ExprKind::kProperty && same(*expr, *item.expr)) return become_column(*expr, item);
  for (ExprPtr& each : expr->args)
    if (each) replace_items(each, projection);
}

void Checker::settle(ExprPtr& expr, Projection& projection, const Scope& scope, bool sorting) {
  if (expr->kind == ExprKind::kCountStar || (expr->kind == ExprKind::kFunction && is_aggregation(expr->name))) {
    for (Expr* known : projection.aggregations)
      if (same(*known, *expr)) {
        expr->slot = known->slot;
        return;
      }
    if (sorting) expression(*expr, scope, true);
    expr->slot = slot();
    projection.aggregations.push_back(expr.get());
    return;
  }
  for (const ReturnItem& item : projection.items) {
    if (item.expr.get() == expr.get() || has_aggregation(*item.expr)) continue;
    const bool simple = item.expr->kind == ExprKind::kVariable || item.expr->kind == ExprKind::kProperty;
    if (simple && same(*item.expr, *expr)) return become_column(*expr, item);
    if (sorting && expr->kind == ExprKind::kVariable && expr->name == item.name) return become_column(*expr, item);
  }
  if (expr->kind == ExprKind::kVariable && !is_local(expr->name)) {
    if (sorting && !is_grouped(expr->name, projection))
      fail(expr->begin, "UndefinedVariable", "`" + expr->name + "` is not defined here");
    fail(expr->begin, "AmbiguousAggregationExpression",
         "beside an aggregation only what the rows are grouped by can stand; give it a column of its own: … AS name");
  }
  const std::size_t locals = locals_.size();
  if (expr->kind == ExprKind::kListComprehension || expr->kind == ExprKind::kQuantifier ||
      expr->kind == ExprKind::kReduce)
    locals_.insert(locals_.end(), expr->keys.begin(), expr->keys.end());
  for (ExprPtr& each : expr->args)
    if (each) settle(each, projection, scope, sorting);
  locals_.resize(locals);
}

bool Checker::mentions(const Expr& expr, const std::string& name) {
  if (expr.kind == ExprKind::kVariable && expr.name == name) return true;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [&](const ExprPtr& each) { return each && mentions(*each, name); });
}

bool Checker::is_grouped(const std::string& name, const Projection& projection) {
  return std::any_of(projection.items.begin(), projection.items.end(), [&](const ReturnItem& item) {
    return !has_aggregation(*item.expr) && mentions(*item.expr, name);
  });
}

void Checker::row_count(const ExprPtr& count, const Scope& scope) {
  if (!count) return;
  std::vector<int> used;
  const std::size_t before = static_cast<std::size_t>(next_);
  const auto variables = [&](const Expr& expr, const auto& self) -> bool {
    if (expr.kind == ExprKind::kVariable) return true;
    return std::any_of(expr.args.begin(), expr.args.end(),
                       [&](const ExprPtr& each) { return each && self(*each, self); });
  };
  if (variables(*count, variables))
    fail(count->begin, "NonConstantExpression", "SKIP and LIMIT take a number that does not depend on the rows");
  const Known known = no_aggregation(*count, scope);
  next_ = static_cast<int>(std::max<std::size_t>(before, static_cast<std::size_t>(next_)));
  if (!may_be(known.type, {Type::kInteger}))
    fail(count->begin, "InvalidArgumentType", "SKIP and LIMIT take an integer");
  if (const auto* number = std::get_if<std::int64_t>(&count->literal.data); number != nullptr && *number < 0)
    fail(count->begin, "NegativeIntegerArgument", "SKIP and LIMIT take no negative number");
}

void check(Query& query, const std::vector<Signature>& procedures) {
  Checker checker(query.text, procedures);
  checker.query(query, {}, false);
  query.slots = checker.slots();
}

std::vector<std::string> columns_of(const Query& query) {
  std::vector<std::string> out;
  const ClauseNode& last = query.parts.front().clauses.back();
  for (const ReturnItem& item : last.projection.items) out.push_back(item.name);
  for (const auto& [field, variable] : last.yields) out.push_back(variable);
  return out;
}

}  // namespace govgraph::query
