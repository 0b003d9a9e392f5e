// SPDX-License-Identifier: Apache-2.0
#include "query/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/suggest.hpp"
#include "query/error.hpp"
#include "query/functions.hpp"

namespace govgraph::query {
namespace {

/// What is known of an expression or variable; of lists, also what the elements are.
struct Known {
  Type type = Type::kAny;
  Type element = Type::kAny;
};

struct Variable {
  int slot = -1;
  Known known{};
};

using Scope = std::map<std::string, Variable>;

bool may_be(Type type, std::initializer_list<Type> wanted) {
  return type == Type::kAny || type == Type::kNull || std::find(wanted.begin(), wanted.end(), type) != wanted.end();
}

class Checker {
 public:
  Checker(std::string_view text, const std::vector<Signature>& procedures) : text_(text), procedures_(procedures) {}

  int slots() const { return next_; }

  void query(Query& query, const Scope& outer, bool inner) {
    std::vector<std::string> first;
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
      const std::vector<std::string> columns = part(query.parts[i], outer, inner);
      if (i == 0) first = columns;
      else if (columns != first) fail(query.joins[i - 1], "DifferentColumnsInUnion", "all parts of a UNION return columns of the same names in the same order");
      if (i > 1 && query.distinct[i - 1] != query.distinct[i - 2]) fail(query.joins[i - 1], "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed");
    }
  }

 private:
  [[noreturn]] void fail(std::size_t at, std::string_view detail, const std::string& message) const { fail_at(text_, at, detail, message); }

  int slot() { return next_++; }

  std::vector<std::string> part(SingleQuery& part, const Scope& outer, bool inner) {
    Scope scope = outer;
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < part.clauses.size(); ++i) {
      ClauseNode& clause = part.clauses[i];
      const bool last = i + 1 == part.clauses.size();
      if (clause.kind == ClauseKind::kReturn && !last) fail(part.clauses[i + 1].begin, "InvalidClauseComposition", "nothing follows RETURN but UNION");
      switch (clause.kind) {
        case ClauseKind::kMatch: match(clause, scope); break;
        case ClauseKind::kUnwind: unwind(clause, scope); break;
        case ClauseKind::kCall: call(clause, scope, last); break;
        default: columns = project(clause, scope);
      }
      const bool ends = clause.kind == ClauseKind::kReturn || (clause.kind == ClauseKind::kCall && part.clauses.size() == 1);
      if (last && !ends && !inner) fail(text_.size(), "InvalidClauseComposition", "a query ends with RETURN");
      if (last && clause.kind == ClauseKind::kCall)
        for (const auto& [field, variable] : clause.yields) columns.push_back(variable);
    }
    return columns;
  }

  // Clauses.

  void match(ClauseNode& clause, Scope& scope) {
    const Scope before = scope;
    std::set<std::string> relationships;
    for (PathPattern& path : clause.patterns) bind_path(path, before, scope, relationships);
    for (PathPattern& path : clause.patterns) check_properties(path, scope);
    if (clause.where) condition(*clause.where, scope);
  }

  void bind_path(PathPattern& path, const Scope& before, Scope& scope, std::set<std::string>& relationships) {
    if (!path.variable.empty()) {
      if (scope.contains(path.variable)) fail(path.begin, "VariableAlreadyBound", "`" + path.variable + "` is bound already, and a path needs a name of its own");
      scope[path.variable] = {path.slot = slot(), {Type::kPath, Type::kAny}};
    }
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      bind_node(path.nodes[i], path, before, scope);
      if (i < path.relationships.size()) bind_relationship(path.relationships[i], path, before, scope, relationships);
    }
    if (path.shortest != Shortest::kNo && path.relationships.size() != 1)
      fail(path.begin, "InvalidArgumentType", "a shortest path is asked for with one relationship pattern between two nodes: shortestPath((a)-[*]-(b))");
  }

  void bind_node(NodePattern& node, const PathPattern& path, const Scope& before, Scope& scope) {
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
    if (!may_be(found->second.known.type, {Type::kNode})) fail(node.begin, "VariableTypeConflict", "`" + node.variable + "` is no node");
    node.slot = found->second.slot;
    node.bound = before.contains(node.variable);
  }

  void bind_relationship(RelationshipPattern& each, const PathPattern& path, const Scope& before, Scope& scope, std::set<std::string>& relationships) {
    if (each.variable.empty()) {
      each.slot = slot();
      return;
    }
    if (each.variable == path.variable) fail(each.begin, "VariableAlreadyBound", "`" + each.variable + "` is the path");
    if (relationships.contains(each.variable)) fail(each.begin, "RelationshipUniquenessViolation", "one relationship cannot be walked twice in one MATCH: `" + each.variable + "`");
    const Known known = each.variable_length ? Known{Type::kList, Type::kRelationship} : Known{Type::kRelationship, Type::kAny};
    const auto found = scope.find(each.variable);
    if (found == scope.end()) {
      scope[each.variable] = {each.slot = slot(), known};
    } else {
      const Known& bound = found->second.known;
      if (!may_be(bound.type, {known.type}) || (each.variable_length && !may_be(bound.element, {Type::kRelationship})))
        fail(each.begin, "VariableTypeConflict", "`" + each.variable + "` is no " + (each.variable_length ? "list of relationships" : "relationship"));
      each.slot = found->second.slot;
      each.bound = before.contains(each.variable);
    }
    relationships.insert(each.variable);
  }

  void check_properties(PathPattern& path, const Scope& scope) {
    for (NodePattern& node : path.nodes)
      if (node.properties) no_aggregation(*node.properties, scope);
    for (RelationshipPattern& each : path.relationships)
      if (each.properties) no_aggregation(*each.properties, scope);
  }

  void unwind(ClauseNode& clause, Scope& scope) {
    const Known list = no_aggregation(*clause.list, scope);
    if (scope.contains(clause.name)) fail(clause.begin, "VariableAlreadyBound", "`" + clause.name + "` is bound already");
    scope[clause.name] = {clause.slot = slot(), {list.type == Type::kList ? list.element : Type::kAny, Type::kAny}};
  }

  void call(ClauseNode& clause, Scope& scope, bool alone) {
    const auto found = std::find_if(procedures_.begin(), procedures_.end(), [&](const Signature& each) { return each.name == clause.name; });
    if (found == procedures_.end()) {
      std::vector<std::string> known;
      for (const Signature& each : procedures_) known.push_back(each.name);
      const auto near = nearest(clause.name, known);
      fail(clause.begin, "ProcedureNotFound", "there is no procedure `" + clause.name + "`" + (near ? "; did you mean " + *near + "?" : ""));
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

  // Projections.

  std::vector<std::string> project(ClauseNode& clause, Scope& scope) {
    Projection& projection = clause.projection;
    const bool with = clause.kind == ClauseKind::kWith;
    if (projection.star) expand_star(clause, scope);
    std::vector<std::string> columns;
    for (ReturnItem& item : projection.items) {
      if (std::find(columns.begin(), columns.end(), item.name) != columns.end()) fail(item.expr->begin, "ColumnNameConflict", "two columns cannot have one name: " + item.name);
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
      if (closed) replace_items(projection.where, projection);
      else visible.insert(scope.begin(), scope.end());
      condition(*projection.where, visible);
    }
    for (const ReturnItem& item : projection.items)
      if (with && !item.aliased) fail(item.expr->begin, "NoExpressionAlias", "an expression in WITH needs a name: … AS name");
    scope = std::move(next);
    return columns;
  }

  void expand_star(ClauseNode& clause, const Scope& scope) {
    Projection& projection = clause.projection;
    if (scope.empty() && clause.kind == ClauseKind::kReturn) fail(clause.begin, "NoVariablesInScope", "RETURN * has nothing to return here");
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

  void sort(Projection& projection, const Scope& scope, const Scope& next) {
    const bool closed = projection.aggregated || projection.distinct;
    Scope visible = next;
    if (!closed) visible.insert(scope.begin(), scope.end());
    for (SortItem& each : projection.sort) {
      if (has_aggregation(*each.expr) && !projection.aggregated) fail(each.expr->begin, "InvalidAggregation", "ORDER BY cannot aggregate where the projection does not");
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

  /// An expression that is an item's becomes that column.
  bool take_item(ExprPtr& expr, const Projection& projection) {
    for (const ReturnItem& item : projection.items) {
      const bool named = expr->kind == ExprKind::kVariable && expr->name == item.name;
      if (!named && !same(*expr, *item.expr)) continue;
      become_column(*expr, item);
      return true;
    }
    return false;
  }

  static void become_column(Expr& expr, const ReturnItem& item) {
    Expr column;
    column.kind = ExprKind::kVariable;
    column.begin = expr.begin;
    column.end = expr.end;
    column.name = item.name;
    column.slot = item.slot;
    expr = std::move(column);
  }

  /// n.name in ORDER BY n.name + 'x' where n.name is a column.
  void replace_items(ExprPtr& expr, const Projection& projection) {
    if (!projection.aggregated && !projection.distinct) return;
    for (const ReturnItem& item : projection.items)
      if (item.expr->kind == ExprKind::kProperty && same(*expr, *item.expr)) return become_column(*expr, item);
    for (ExprPtr& each : expr->args)
      if (each) replace_items(each, projection);
  }

  /// Gives each aggregation a slot, and lets what stands beside it read only what the rows are grouped by.
  void settle(ExprPtr& expr, Projection& projection, const Scope& scope, bool sorting) {
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
      if (sorting && !is_grouped(expr->name, projection)) fail(expr->begin, "UndefinedVariable", "`" + expr->name + "` is not defined here");
      fail(expr->begin, "AmbiguousAggregationExpression",
           "beside an aggregation only what the rows are grouped by can stand; give it a column of its own: … AS name");
    }
    const std::size_t locals = locals_.size();
    if (expr->kind == ExprKind::kListComprehension || expr->kind == ExprKind::kQuantifier || expr->kind == ExprKind::kReduce)
      locals_.insert(locals_.end(), expr->keys.begin(), expr->keys.end());
    for (ExprPtr& each : expr->args)
      if (each) settle(each, projection, scope, sorting);
    locals_.resize(locals);
  }

  bool is_local(const std::string& name) const { return std::find(locals_.begin(), locals_.end(), name) != locals_.end(); }

  static bool mentions(const Expr& expr, const std::string& name) {
    if (expr.kind == ExprKind::kVariable && expr.name == name) return true;
    return std::any_of(expr.args.begin(), expr.args.end(), [&](const ExprPtr& each) { return each && mentions(*each, name); });
  }

  static bool is_grouped(const std::string& name, const Projection& projection) {
    return std::any_of(projection.items.begin(), projection.items.end(),
                       [&](const ReturnItem& item) { return !has_aggregation(*item.expr) && mentions(*item.expr, name); });
  }

  /// SKIP and LIMIT take a constant that is no negative number.
  void row_count(const ExprPtr& count, const Scope& scope) {
    if (!count) return;
    std::vector<int> used;
    const std::size_t before = static_cast<std::size_t>(next_);
    const auto variables = [&](const Expr& expr, const auto& self) -> bool {
      if (expr.kind == ExprKind::kVariable) return true;
      return std::any_of(expr.args.begin(), expr.args.end(), [&](const ExprPtr& each) { return each && self(*each, self); });
    };
    if (variables(*count, variables)) fail(count->begin, "NonConstantExpression", "SKIP and LIMIT take a number that does not depend on the rows");
    const Known known = no_aggregation(*count, scope);
    next_ = static_cast<int>(std::max<std::size_t>(before, static_cast<std::size_t>(next_)));
    if (!may_be(known.type, {Type::kInteger})) fail(count->begin, "InvalidArgumentType", "SKIP and LIMIT take an integer");
    if (const auto* number = std::get_if<std::int64_t>(&count->literal.data); number != nullptr && *number < 0)
      fail(count->begin, "NegativeIntegerArgument", "SKIP and LIMIT take no negative number");
  }

  // Expressions.

  void condition(Expr& expr, const Scope& scope) {
    predicate_ = true;
    const Known known = no_aggregation(expr, scope);
    predicate_ = false;
    if (!may_be(known.type, {Type::kBoolean})) fail(expr.begin, "InvalidArgumentType", "a condition is true, false or null");
  }

  Known no_aggregation(Expr& expr, const Scope& scope) { return expression(expr, scope, false); }

  void boolean(Expr& expr, const Scope& scope, bool aggregations) {
    if (!may_be(expression(expr, scope, aggregations).type, {Type::kBoolean})) fail(expr.begin, "InvalidArgumentType", "this is neither true nor false");
  }

  Known expression(Expr& expr, const Scope& scope, bool aggregations) {
    const bool in_condition = predicate_;
    const bool stays = expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr || expr.kind == ExprKind::kXor || expr.kind == ExprKind::kNot;
    const bool exists = expr.kind == ExprKind::kFunction && expr.name == "exists";
    if (!stays) predicate_ = exists;
    const Known known = expression_of(expr, scope, aggregations, in_condition);
    predicate_ = in_condition;
    return known;
  }

  Known expression_of(Expr& expr, const Scope& scope, bool aggregations, bool in_condition) {
    switch (expr.kind) {
      case ExprKind::kLiteral: return {literal_type(expr.literal), Type::kAny};
      case ExprKind::kParameter: return {};
      case ExprKind::kVariable: return variable(expr, scope);
      case ExprKind::kAnd:
      case ExprKind::kOr:
      case ExprKind::kXor:
      case ExprKind::kNot:
        for (ExprPtr& each : expr.args) boolean(*each, scope, aggregations);
        return {Type::kBoolean, Type::kAny};
      case ExprKind::kFunction:
      case ExprKind::kCountStar: return function(expr, scope, aggregations);
      case ExprKind::kListComprehension:
      case ExprKind::kQuantifier: return loop(expr, scope);
      case ExprKind::kReduce: return reduce(expr, scope);
      case ExprKind::kPattern:
        if (!in_condition) fail(expr.begin, "UnexpectedSyntax", "a pattern stands only in conditions and in exists(); to count or list what it finds, use COUNT { } or [ pattern | … ]");
        return pattern(expr, scope);
      case ExprKind::kPatternComprehension: return pattern(expr, scope);
      case ExprKind::kExists:
      case ExprKind::kCount: return subquery(expr, scope);
      case ExprKind::kList: return list(expr, scope, aggregations);
      default: return operation(expr, scope, aggregations);
    }
  }

  static Type literal_type(const Value& value) {
    constexpr Type kTypes[] = {Type::kNull, Type::kBoolean, Type::kInteger, Type::kFloat, Type::kString, Type::kList, Type::kMap, Type::kNode, Type::kRelationship, Type::kPath};
    return kTypes[value.data.index()];
  }

  Known variable(Expr& expr, const Scope& scope) {
    const auto found = scope.find(expr.name);
    if (found == scope.end()) {
      if (expr.slot >= 0) return {};
      std::vector<std::string> known;
      for (const auto& [name, each] : scope) known.push_back(name);
      const auto near = nearest(expr.name, known);
      fail(expr.begin, "UndefinedVariable", "`" + expr.name + "` is not defined here" + (near ? "; did you mean `" + *near + "`?" : ""));
    }
    expr.slot = found->second.slot;
    return found->second.known;
  }

  Known list(Expr& expr, const Scope& scope, bool aggregations) {
    Known out{Type::kList, Type::kAny};
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
      const Type type = expression(*expr.args[i], scope, aggregations).type;
      out.element = i == 0 || type == out.element ? type : Type::kAny;
      if (i > 0 && type != out.element) out.element = Type::kAny;
    }
    return out;
  }

  Known operation(Expr& expr, const Scope& scope, bool aggregations) {
    std::vector<Known> known;
    for (ExprPtr& each : expr.args) known.push_back(each ? expression(*each, scope, aggregations) : Known{});
    switch (expr.kind) {
      case ExprKind::kArithmetic: return arithmetic(expr, known);
      case ExprKind::kNegate:
      case ExprKind::kPlus:
        number(*expr.args[0], known[0].type);
        return known[0];
      case ExprKind::kIn:
        if (!may_be(known[1].type, {Type::kList})) fail(expr.args[1]->begin, "InvalidArgumentType", "IN takes a list");
        return {Type::kBoolean, Type::kAny};
      case ExprKind::kProperty:
        if (!may_be(known[0].type, {Type::kNode, Type::kRelationship, Type::kMap})) fail(expr.args[0]->begin, "InvalidArgumentType", "only nodes, relationships and maps have properties");
        return {};
      case ExprKind::kHasLabels:
        if (!may_be(known[0].type, {Type::kNode, Type::kRelationship})) fail(expr.args[0]->begin, "InvalidArgumentType", "only nodes have labels");
        return {Type::kBoolean, Type::kAny};
      case ExprKind::kIndex: return {known[0].type == Type::kList ? known[0].element : Type::kAny, Type::kAny};
      case ExprKind::kSlice: return {Type::kList, known[0].element};
      case ExprKind::kMap: return {Type::kMap, Type::kAny};
      case ExprKind::kCase: return {};
      default: return {Type::kBoolean, Type::kAny};
    }
  }

  void number(const Expr& expr, Type type) const {
    if (!may_be(type, {Type::kInteger, Type::kFloat})) fail(expr.begin, "InvalidArgumentType", "this is no number");
  }

  Known arithmetic(const Expr& expr, const std::vector<Known>& known) const {
    const Op op = expr.ops[0];
    if (op == Op::kAdd) {
      const bool numbers = known[0].type == Type::kInteger && known[1].type == Type::kInteger;
      if (known[0].type == Type::kList || known[1].type == Type::kList) return {Type::kList, Type::kAny};
      return {numbers ? Type::kInteger : Type::kAny, Type::kAny};
    }
    number(*expr.args[0], known[0].type);
    number(*expr.args[1], known[1].type);
    const bool whole = op != Op::kPower && known[0].type == Type::kInteger && known[1].type == Type::kInteger;
    return {whole ? Type::kInteger : Type::kAny, Type::kAny};
  }

  Known function(Expr& expr, const Scope& scope, bool aggregations) {
    const bool aggregation = expr.kind == ExprKind::kCountStar || is_aggregation(expr.name);
    if (aggregation && !aggregations) fail(expr.begin, "InvalidAggregation", "nothing can be aggregated here");
    if (aggregation && inside_aggregation_) fail(expr.begin, "NestedAggregation", "an aggregation cannot stand in another");
    if (expr.kind == ExprKind::kCountStar) return {Type::kInteger, Type::kAny};
    const Function* called = aggregation ? nullptr : find_function(expr.name);
    if (!aggregation && called == nullptr) {
      std::vector<std::string> known;
      for (const std::string_view name : function_names()) known.emplace_back(name);
      const auto near = nearest(expr.name, known);
      fail(expr.begin, "UnknownFunction", "there is no function " + expr.name + "()" + (near ? "; did you mean " + *near + "()?" : ""));
    }
    const std::size_t least = aggregation ? (expr.name.starts_with("percentile") ? 2 : 1) : called->least, most = aggregation ? least : called->most;
    if (expr.args.size() < least || expr.args.size() > most)
      fail(expr.begin, "InvalidNumberOfArguments", expr.name + "() takes " + std::to_string(least) + (most > least ? " or more" : "") + " arguments");
    inside_aggregation_ = inside_aggregation_ || aggregation;
    Known first;
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
      const Known known = expression(*expr.args[i], scope, aggregations);
      if (i == 0) first = known;
      if (aggregation && !is_constant(*expr.args[i])) fail(expr.args[i]->begin, "NonConstantExpression", "rand() cannot stand in an aggregation");
    }
    if (aggregation) inside_aggregation_ = false;
    argument_type(expr, first.type);
    return {aggregation ? (expr.name == "count" ? Type::kInteger : expr.name == "collect" ? Type::kList : Type::kAny) : called->result, list_element(expr)};
  }

  static Type list_element(const Expr& expr) {
    if (expr.name == "nodes") return Type::kNode;
    if (expr.name == "relationships") return Type::kRelationship;
    return expr.name == "range" ? Type::kInteger : Type::kAny;
  }

  void argument_type(const Expr& expr, Type type) const {
    const auto refuse = [&](std::initializer_list<Type> wanted, const std::string& what) {
      if (!may_be(type, wanted)) fail(expr.args[0]->begin, "InvalidArgumentType", expr.name + "() takes " + what);
    };
    if (expr.name == "labels") refuse({Type::kNode}, "a node");
    if (expr.name == "type") refuse({Type::kRelationship}, "a relationship");
    if (expr.name == "length") refuse({Type::kPath}, "a path");
    if (expr.name == "size") refuse({Type::kList, Type::kString}, "a list or a string");
    if (expr.name == "properties") refuse({Type::kNode, Type::kRelationship, Type::kMap}, "a node, a relationship or a map");
  }

  static bool is_constant(const Expr& expr) {
    const Function* called = expr.kind == ExprKind::kFunction ? find_function(expr.name) : nullptr;
    if (called != nullptr && !called->constant) return false;
    return std::all_of(expr.args.begin(), expr.args.end(), [](const ExprPtr& each) { return !each || is_constant(*each); });
  }

  Known loop(Expr& expr, const Scope& scope) {
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

  /// The list of a loop may aggregate where the whole may: [x IN collect(n) | …].
  Known no_nested(Expr& expr, const Scope& scope) { return expression(expr, scope, has_aggregation(expr) && !inside_aggregation_); }

  void condition_of_loop(Expr& expr, const Scope& scope) {
    predicate_ = true;
    boolean(expr, scope, false);
    predicate_ = false;
  }

  Known reduce(Expr& expr, const Scope& scope) {
    no_nested(*expr.args[0], scope);
    const Known list = no_nested(*expr.args[1], scope);
    Scope inner = scope;
    inner[expr.keys[0]] = {expr.slot = slot(), {}};
    inner[expr.keys[1]] = {expr.slot2 = slot(), {list.element, Type::kAny}};
    no_aggregation(*expr.args[2], inner);
    return {};
  }

  Known pattern(Expr& expr, const Scope& scope) {
    Scope inner = scope;
    std::set<std::string> relationships;
    bind_path(*expr.pattern, scope, inner, relationships);
    check_properties(*expr.pattern, inner);
    if (expr.kind == ExprKind::kPattern) {
      for (const NodePattern& node : expr.pattern->nodes)
        if (!node.variable.empty() && !node.bound) fail(node.begin, "UndefinedVariable", "a pattern in a condition brings no new variables: `" + node.variable + "`");
      for (const RelationshipPattern& each : expr.pattern->relationships)
        if (!each.variable.empty() && !each.bound) fail(each.begin, "UndefinedVariable", "a pattern in a condition brings no new variables: `" + each.variable + "`");
      return {Type::kBoolean, Type::kAny};
    }
    if (expr.args[0]) condition(*expr.args[0], inner);
    no_aggregation(*expr.args[1], inner);
    return {Type::kList, Type::kAny};
  }

  Known subquery(Expr& expr, const Scope& scope) {
    query(*expr.subquery, scope, true);
    return {expr.kind == ExprKind::kExists ? Type::kBoolean : Type::kInteger, Type::kAny};
  }

  std::string_view text_;
  const std::vector<Signature>& procedures_;
  int next_ = 0;
  bool predicate_ = false;           ///< what is read is a condition or a part of one
  bool inside_aggregation_ = false;
  std::vector<std::string> locals_;  ///< variables of the loops around
};

}  // namespace

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
