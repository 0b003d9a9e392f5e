// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.hpp"
#include "query/checker.hpp"

namespace govgraph::query {

void Checker::condition(Expr& expr, const Scope& scope) {
  predicate_ = true;
  const Known known = no_aggregation(expr, scope);
  predicate_ = false;
  if (!may_be(known.type, {Type::kBoolean}))
    fail(expr.begin, "InvalidArgumentType", "a condition is true, false or null");
}

void Checker::boolean(Expr& expr, const Scope& scope, bool aggregations) {
  if (!may_be(expression(expr, scope, aggregations).type, {Type::kBoolean}))
    fail(expr.begin, "InvalidArgumentType", "this is neither true nor false");
}

Known Checker::expression(Expr& expr, const Scope& scope, bool aggregations) {
  const bool in_condition = predicate_;
  const bool stays = expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr || expr.kind == ExprKind::kXor ||
                     expr.kind == ExprKind::kNot;
  const bool exists = expr.kind == ExprKind::kFunction && expr.name == "exists";
  if (!stays) predicate_ = exists;
  const Known known = expression_of(expr, scope, aggregations, in_condition);
  predicate_ = in_condition;
  return known;
}

Known Checker::expression_of(Expr& expr, const Scope& scope, bool aggregations, bool in_condition) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return {literal_type(expr.literal), Type::kAny};
    case ExprKind::kParameter:
      return {};
    case ExprKind::kVariable:
      return variable(expr, scope);
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kXor:
    case ExprKind::kNot:
      for (ExprPtr& each : expr.args) boolean(*each, scope, aggregations);
      return {Type::kBoolean, Type::kAny};
    case ExprKind::kFunction:
    case ExprKind::kCountStar:
      return function(expr, scope, aggregations);
    case ExprKind::kListComprehension:
    case ExprKind::kQuantifier:
      return loop(expr, scope);
    case ExprKind::kReduce:
      return reduce(expr, scope);
    case ExprKind::kPattern:
      if (!in_condition)
        fail(
            expr.begin, "UnexpectedSyntax",
            "a pattern stands only in conditions and in exists(); to count or list what it finds, use COUNT { } or [ pattern | … ]");
      return pattern(expr, scope);
    case ExprKind::kPatternComprehension:
      return pattern(expr, scope);
    case ExprKind::kExists:
    case ExprKind::kCount:
      return subquery(expr, scope);
    case ExprKind::kList:
      return list(expr, scope, aggregations);
    default:
      return operation(expr, scope, aggregations);
  }
}

Type Checker::literal_type(const Value& value) {
  constexpr Type kTypes[] = {Type::kNull, Type::kBoolean, Type::kInteger, Type::kFloat,        Type::kString,
                             Type::kList, Type::kMap,     Type::kNode,    Type::kRelationship, Type::kPath};
  return kTypes[value.data.index()];
}

Known Checker::variable(Expr& expr, const Scope& scope) {
  const auto found = scope.find(expr.name);
  if (found == scope.end()) {
    if (expr.slot >= 0) return {};
    std::vector<std::string> known;
    for (const auto& [name, each] : scope) known.push_back(name);
    const auto near = nearest(expr.name, known);
    fail(expr.begin, "UndefinedVariable",
         "`" + expr.name + "` is not defined here" + (near ? "; did you mean `" + *near + "`?" : ""));
  }
  expr.slot = found->second.slot;
  return found->second.known;
}

Known Checker::list(Expr& expr, const Scope& scope, bool aggregations) {
  Known out{Type::kList, Type::kAny};
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const Type type = expression(*expr.args[i], scope, aggregations).type;
    out.element = i == 0 || type == out.element ? type : Type::kAny;
    if (i > 0 && type != out.element) out.element = Type::kAny;
  }
  return out;
}

Known Checker::operation(Expr& expr, const Scope& scope, bool aggregations) {
  std::vector<Known> known;
  for (ExprPtr& each : expr.args) known.push_back(each ? expression(*each, scope, aggregations) : Known{});
  switch (expr.kind) {
    case ExprKind::kArithmetic:
      return arithmetic(expr, known);
    case ExprKind::kNegate:
    case ExprKind::kPlus:
      number(*expr.args[0], known[0].type);
      return known[0];
    case ExprKind::kIn:
      if (!may_be(known[1].type, {Type::kList})) fail(expr.args[1]->begin, "InvalidArgumentType", "IN takes a list");
      return {Type::kBoolean, Type::kAny};
    case ExprKind::kProperty:
      if (!may_be(known[0].type, {Type::kNode, Type::kRelationship, Type::kMap}))
        fail(expr.args[0]->begin, "InvalidArgumentType", "only nodes, relationships and maps have properties");
      return {};
    case ExprKind::kHasLabels:
      if (!may_be(known[0].type, {Type::kNode, Type::kRelationship}))
        fail(expr.args[0]->begin, "InvalidArgumentType", "only nodes have labels");
      return {Type::kBoolean, Type::kAny};
    case ExprKind::kIndex:
      return {known[0].type == Type::kList ? known[0].element : Type::kAny, Type::kAny};
    case ExprKind::kSlice:
      return {Type::kList, known[0].element};
    case ExprKind::kMap:
      return {Type::kMap, Type::kAny};
    case ExprKind::kCase:
      return {};
    default:
      return {Type::kBoolean, Type::kAny};
  }
}

void Checker::number(const Expr& expr, Type type) const {
  if (!may_be(type, {Type::kInteger, Type::kFloat})) fail(expr.begin, "InvalidArgumentType", "this is no number");
}

Known Checker::arithmetic(const Expr& expr, const std::vector<Known>& known) const {
  Known out = known[0];
  for (std::size_t i = 0; i < expr.ops.size(); ++i) {
    const Type left = out.type, right = known[i + 1].type;
    if (expr.ops[i] == Op::kAdd && (left == Type::kList || right == Type::kList)) {
      out = {Type::kList, Type::kAny};
      continue;
    }
    if (expr.ops[i] != Op::kAdd) {
      number(*expr.args[i], left);
      number(*expr.args[i + 1], right);
    }
    const bool whole = expr.ops[i] != Op::kPower && left == Type::kInteger && right == Type::kInteger;
    out = {whole ? Type::kInteger : Type::kAny, Type::kAny};
  }
  return out;
}

Known Checker::function(Expr& expr, const Scope& scope, bool aggregations) {
  const bool aggregation = expr.kind == ExprKind::kCountStar || is_aggregation(expr.name);
  if (aggregation && !aggregations) fail(expr.begin, "InvalidAggregation", "nothing can be aggregated here");
  if (aggregation && inside_aggregation_)
    fail(expr.begin, "NestedAggregation", "an aggregation cannot stand in another");
  if (expr.kind == ExprKind::kCountStar) return {Type::kInteger, Type::kAny};
  const Function* called = aggregation ? nullptr : find_function(expr.name);
  if (!aggregation && called == nullptr) {
    std::vector<std::string> known;
    for (const std::string_view name : function_names()) known.emplace_back(name);
    const auto near = nearest(expr.name, known);
    fail(expr.begin, "UnknownFunction",
         "there is no function " + expr.name + "()" + (near ? "; did you mean " + *near + "()?" : ""));
  }
  const std::size_t least = aggregation ? (expr.name.starts_with("percentile") ? 2 : 1) : called->least,
                    most = aggregation ? least : called->most;
  if (expr.args.size() < least || expr.args.size() > most)
    fail(expr.begin, "InvalidNumberOfArguments",
         most > least ? expr.name + "() takes " + std::to_string(least) + " or more arguments"
         : least == 1 ? expr.name + "() takes one argument"
                      : expr.name + "() takes " + std::to_string(least) + " arguments");
  inside_aggregation_ = inside_aggregation_ || aggregation;
  Known first;
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const Known known = expression(*expr.args[i], scope, aggregations);
    if (i == 0) first = known;
    if (aggregation && !is_constant(*expr.args[i]))
      fail(expr.args[i]->begin, "NonConstantExpression", "rand() cannot stand in an aggregation");
  }
  if (aggregation) inside_aggregation_ = false;
  argument_type(expr, first.type);
  return {aggregation ? (expr.name == "count"     ? Type::kInteger
                         : expr.name == "collect" ? Type::kList
                                                  : Type::kAny)
                      : called->result,
          list_element(expr)};
}

Type Checker::list_element(const Expr& expr) {
  if (expr.name == "nodes") return Type::kNode;
  if (expr.name == "relationships") return Type::kRelationship;
  return expr.name == "range" ? Type::kInteger : Type::kAny;
}

void Checker::argument_type(const Expr& expr, Type type) const {
  const auto refuse = [&](std::initializer_list<Type> wanted, const std::string& what) {
    if (!may_be(type, wanted)) fail(expr.args[0]->begin, "InvalidArgumentType", expr.name + "() takes " + what);
  };
  if (expr.name == "labels") refuse({Type::kNode}, "a node");
  if (expr.name == "type") refuse({Type::kRelationship}, "a relationship");
  if (expr.name == "length") refuse({Type::kPath}, "a path");
  if (expr.name == "size") refuse({Type::kList, Type::kString}, "a list or a string");
  if (expr.name == "properties")
    refuse({Type::kNode, Type::kRelationship, Type::kMap}, "a node, a relationship or a map");
}

bool Checker::is_constant(const Expr& expr) {
  const Function* called = expr.kind == ExprKind::kFunction ? find_function(expr.name) : nullptr;
  if (called != nullptr && !called->constant) return false;
  return std::all_of(expr.args.begin(), expr.args.end(),
                     [](const ExprPtr& each) { return !each || is_constant(*each); });
}

Known Checker::loop(Expr& expr, const Scope& scope) {
  const Known list = no_nested(*expr.args[0], scope);
  if (!may_be(list.type, {Type::kList})) fail(expr.args[0]->begin, "InvalidArgumentType", "this is no list");
  Scope inner = scope;
  inner[expr.keys[0]] = {expr.slot = slot(), {list.element, Type::kAny}};
  const bool quantifier = expr.kind == ExprKind::kQuantifier;
  if (expr.args[1]) condition_of_loop(*expr.args[1], inner);
  if (quantifier) return {Type::kBoolean, Type::kAny};
  const Known element = expr.args[2] ? no_aggregation(*expr.args[2], inner) : Known{list.element, Type::kAny};
  return {Type::kList, element.type};
}

void Checker::condition_of_loop(Expr& expr, const Scope& scope) {
  predicate_ = true;
  boolean(expr, scope, false);
  predicate_ = false;
}

Known Checker::reduce(Expr& expr, const Scope& scope) {
  no_nested(*expr.args[0], scope);
  const Known list = no_nested(*expr.args[1], scope);
  Scope inner = scope;
  inner[expr.keys[0]] = {expr.slot = slot(), {}};
  inner[expr.keys[1]] = {expr.slot2 = slot(), {list.element, Type::kAny}};
  no_aggregation(*expr.args[2], inner);
  return {};
}

Known Checker::pattern(Expr& expr, const Scope& scope) {
  Scope inner = scope;
  std::set<std::string> relationships;
  bind_path(*expr.pattern, scope, inner, relationships);
  check_properties(*expr.pattern, inner);
  if (expr.kind == ExprKind::kPattern) {
    for (const NodePattern& node : expr.pattern->nodes)
      if (!node.variable.empty() && !node.bound)
        fail(node.begin, "UndefinedVariable",
             "a pattern in a condition brings no new variables: `" + node.variable + "`");
    for (const RelationshipPattern& each : expr.pattern->relationships)
      if (!each.variable.empty() && !each.bound)
        fail(each.begin, "UndefinedVariable",
             "a pattern in a condition brings no new variables: `" + each.variable + "`");
    return {Type::kBoolean, Type::kAny};
  }
  if (expr.args[0]) condition(*expr.args[0], inner);
  no_aggregation(*expr.args[1], inner);
  return {Type::kList, Type::kAny};
}

Known Checker::subquery(Expr& expr, const Scope& scope) {
  query(*expr.subquery, scope, true);
  return {expr.kind == ExprKind::kExists ? Type::kBoolean : Type::kInteger, Type::kAny};
}

}  // namespace govgraph::query
