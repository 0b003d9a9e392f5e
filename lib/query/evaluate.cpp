// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "query/compare.hpp"
#include "query/error.hpp"
#include "query/functions.hpp"
#include "query/runtime.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

using ListPointer = std::shared_ptr<const List>;
using MapPointer = std::shared_ptr<const Map>;

constexpr std::size_t kShown = 200;  ///< bytes of a value in a message

Value truth_value(std::optional<bool> truth) { return truth ? Value{*truth} : Value{}; }

/// About how many elements, or many characters of a string, a function went through to give it.
std::size_t work_of(const Value& value) {
  if (const auto* list = std::get_if<ListPointer>(&value.data)) return (*list)->size();
  const std::string* text = value.text();
  return text == nullptr ? 0 : text->size() / 64;
}

Value parameter_of(const std::string& name, const Runtime& runtime) {
  const auto found = runtime.parameters.find(name);
  if (found == runtime.parameters.end())
    fail_running("ParameterMissing", "MissingParameter",
                 "the parameter $" + name + " has no value; give it with --param " + name + "=…");
  return found->second;
}

/// For constants, which ask no graph.
class EmptyGraph : public PropertyGraph {
 public:
  std::optional<Token> label(std::string_view) const override { return std::nullopt; }
  std::optional<Token> type(std::string_view) const override { return std::nullopt; }
  void nodes(std::optional<Token>, const NodeVisit&) const override {}
  double count(std::optional<Token>) const override { return 0; }
  bool has_label(NodeRef, Token) const override { return false; }
  void steps(NodeRef, Arrow, std::span<const Token>, const StepVisit&) const override {}
  std::string type_of(RelationshipRef) const override { return {}; }
  std::vector<std::string> labels(NodeRef) const override { return {}; }
  Value property(NodeRef, std::string_view) const override { return {}; }
  Value property(RelationshipRef, std::string_view) const override { return {}; }
  Map properties(NodeRef) const override { return {}; }
  Map properties(RelationshipRef) const override { return {}; }
  std::optional<std::vector<NodeRef>> equal(std::string_view, const Value&) const override { return std::nullopt; }
  std::optional<std::vector<NodeRef>> containing(std::string_view, std::string_view) const override {
    return std::nullopt;
  }
  bool has_equal_index(std::string_view) const override { return false; }
  bool has_containing_index(std::string_view) const override { return false; }
  std::vector<std::string> label_names() const override { return {}; }
  std::vector<std::string> type_names() const override { return {}; }
  std::vector<std::string> property_keys() const override { return {}; }
};

}  // namespace

void refuse_memory(std::size_t limit) {
  constexpr std::size_t kMegabyte = std::size_t{1} << 20;
  fail_running("ResourceError", "MemoryLimit",
               "the values of this query take more than " + std::to_string((limit + kMegabyte - 1) / kMegabyte) +
                   " MB; narrow the MATCH, return less, or raise --max-memory");
}

Value constant_value(const Expr& expr) {
  struct NoInner : InnerQueries {
    void each(const Expr& inner, Row&, const std::function<bool(Row&)>&) override { refuse(inner); }
    static void refuse(const Expr&) {
      fail_running("SyntaxError", "NonConstantExpression", "a parameter's value is a constant");
    }
  } none;
  const auto check = [](const Expr& each, const auto& self) -> void {
    const bool plain = each.kind == ExprKind::kLiteral || each.kind == ExprKind::kList || each.kind == ExprKind::kMap ||
                       each.kind == ExprKind::kNegate || each.kind == ExprKind::kPlus;
    if (!plain) NoInner::refuse(each);
    for (const ExprPtr& arg : each.args)
      if (arg) self(*arg, self);
  };
  check(expr, check);
  static const EmptyGraph kEmpty;
  const Map parameters;
  Runtime runtime{kEmpty, parameters, {}};
  Row row;
  return Evaluator(runtime, none).value(expr, row);
}

bool Evaluator::holds(const Expr& expr, Row& row) {
  const Value found = value(expr, row);
  if (found.is_null()) return false;
  if (const auto* truth = std::get_if<bool>(&found.data)) return *truth;
  fail_running("TypeError", "InvalidArgumentType",
               "a condition gave " + std::string(kind_of(found)) + ": " + literal_of(found, runtime_.graph, kShown));
}

Value Evaluator::value(const Expr& expr, Row& row) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return expr.literal;
    case ExprKind::kParameter:
      return parameter_of(expr.name, runtime_);
    case ExprKind::kVariable:
      return row[static_cast<std::size_t>(expr.slot)];
    case ExprKind::kProperty:
      return property(value(*expr.args[0], row), expr.name);
    case ExprKind::kIndex:
      return index(expr, row);
    case ExprKind::kSlice:
      return slice(expr, row);
    case ExprKind::kHasLabels:
      return has_labels(expr, row);
    case ExprKind::kNot:
    case ExprKind::kAnd:
    case ExprKind::kOr:
    case ExprKind::kXor:
      return logic(expr, row);
    case ExprKind::kNegate:
    case ExprKind::kPlus:
      return signed_value(expr.kind == ExprKind::kNegate, value(*expr.args[0], row));
    case ExprKind::kCompare:
      return compare(expr, row);
    case ExprKind::kArithmetic:
      return arithmetic(expr, row);
    case ExprKind::kIn:
      return in_list(expr, row);
    case ExprKind::kStartsWith:
    case ExprKind::kEndsWith:
    case ExprKind::kContains:
    case ExprKind::kMatches:
      return string_predicate(expr, row);
    case ExprKind::kIsNull:
      return {value(*expr.args[0], row).is_null()};
    case ExprKind::kIsNotNull:
      return {!value(*expr.args[0], row).is_null()};
    case ExprKind::kList:
      return list(expr, row);
    case ExprKind::kMap:
      return map(expr, row);
    case ExprKind::kFunction:
    case ExprKind::kCountStar:
      return expr.slot >= 0 ? row[static_cast<std::size_t>(expr.slot)] : function(expr, row);
    case ExprKind::kCase:
      return choose(expr, row);
    case ExprKind::kListComprehension:
      return comprehension(expr, row);
    case ExprKind::kQuantifier:
      return quantifier(expr, row);
    case ExprKind::kReduce:
      return reduce(expr, row);
    default:
      return inner(expr, row);
  }
}

Value Evaluator::list(const Expr& expr, Row& row) {
  List out;
  for (const ExprPtr& each : expr.args) out.push_back(value(*each, row));
  return list_value(std::move(out));
}

Value Evaluator::map(const Expr& expr, Row& row) {
  Map out;
  for (std::size_t i = 0; i < expr.keys.size(); ++i) out[expr.keys[i]] = value(*expr.args[i], row);
  return map_value(std::move(out));
}

Value Evaluator::property(const Value& of, const std::string& key) const {
  if (of.is_null()) return {};
  if (const auto* node = std::get_if<NodeRef>(&of.data)) return runtime_.graph.property(*node, key);
  if (const auto* relationship = std::get_if<RelationshipRef>(&of.data))
    return runtime_.graph.property(*relationship, key);
  if (const auto* map = std::get_if<MapPointer>(&of.data)) {
    const auto found = (*map)->find(key);
    return found == (*map)->end() ? Value{} : found->second;
  }
  fail_running("TypeError", "InvalidArgumentType", std::string(kind_of(of)) + " has no properties: ." + key);
}

Value Evaluator::function(const Expr& expr, Row& row) {
  const Function* called = find_function(expr.name);
  Values args;
  args.reserve(expr.args.size());
  for (const ExprPtr& each : expr.args) args.push_back(value(*each, row));
  const CallContext context{runtime_.graph, runtime_.random};
  Value out = called->run(context, args);
  runtime_.tick(1 + work_of(out));
  return out;
}

Value Evaluator::compare(const Expr& expr, Row& row) {
  std::optional<bool> all = true;
  Value left = value(*expr.args[0], row);
  for (std::size_t i = 0; i < expr.ops.size(); ++i) {
    Value right = value(*expr.args[i + 1], row);
    std::optional<bool> one;
    if (expr.ops[i] == Op::kEqual || expr.ops[i] == Op::kNotEqual) {
      one = equals(left, right);
      if (one && expr.ops[i] == Op::kNotEqual) one = !*one;
    } else if (const auto found = query::compare(left, right)) {
      one = expr.ops[i] == Op::kLess        ? *found < 0
            : expr.ops[i] == Op::kLessEqual ? *found <= 0
            : expr.ops[i] == Op::kGreater   ? *found > 0
                                            : *found >= 0;
    }
    if (one == false) return {false};
    if (!one) all.reset();
    left = std::move(right);
  }
  return truth_value(all);
}

Value Evaluator::logic(const Expr& expr, Row& row) {
  const auto truth = [&](const Expr& each) -> std::optional<bool> {
    const Value found = value(each, row);
    if (found.is_null()) return std::nullopt;
    if (const auto* is = std::get_if<bool>(&found.data)) return *is;
    fail_running(
        "TypeError", "InvalidArgumentType",
        std::string(kind_of(found)) + " is neither true nor false: " + literal_of(found, runtime_.graph, kShown));
  };
  const bool decides = expr.kind == ExprKind::kOr;  // of OR true decides, of AND false
  bool unknown = false, odd = false;
  for (const ExprPtr& arg : expr.args) {
    const auto next = truth(*arg);
    if (!next)
      unknown = true;
    else if (expr.kind == ExprKind::kXor || expr.kind == ExprKind::kNot)
      odd = odd != *next;
    else if (*next == decides)
      return {decides};
  }
  if (unknown) return {};
  return {expr.kind == ExprKind::kXor ? odd : expr.kind == ExprKind::kNot ? !odd : !decides};
}

Value Evaluator::in_list(const Expr& expr, Row& row) {
  const Value wanted = value(*expr.args[0], row), of = value(*expr.args[1], row);
  if (of.is_null()) return {};
  const auto* list = std::get_if<ListPointer>(&of.data);
  if (list == nullptr)
    fail_running("TypeError", "InvalidArgumentType", "IN takes a list, not " + std::string(kind_of(of)));
  std::optional<bool> found = false;
  for (const Value& each : **list) {
    runtime_.tick();
    const auto one = equals(wanted, each);
    if (one == true) return {true};
    if (!one) found.reset();
  }
  return truth_value(found);
}

Value Evaluator::index(const Expr& expr, Row& row) {
  const Value of = value(*expr.args[0], row), at = value(*expr.args[1], row);
  if (of.is_null() || at.is_null()) return {};
  if (const auto* list = std::get_if<ListPointer>(&of.data)) {
    const auto* position = std::get_if<std::int64_t>(&at.data);
    if (position == nullptr)
      fail_running("TypeError", "InvalidArgumentType",
                   "a list is indexed by an integer, not by " + std::string(kind_of(at)));
    const auto size = static_cast<std::int64_t>((*list)->size());
    const std::int64_t from_start = *position < 0 ? *position + size : *position;
    return from_start < 0 || from_start >= size ? Value{} : (**list)[static_cast<std::size_t>(from_start)];
  }
  const bool keyed = std::holds_alternative<MapPointer>(of.data) || std::holds_alternative<NodeRef>(of.data) ||
                     std::holds_alternative<RelationshipRef>(of.data);
  if (!keyed) fail_running("TypeError", "InvalidArgumentType", std::string(kind_of(of)) + " has no elements");
  const auto* key = at.text();
  if (key == nullptr)
    fail_running("TypeError", "MapElementAccessByNonString",
                 "a map is indexed by a string, not by " + std::string(kind_of(at)));
  return property(of, *key);
}

Value Evaluator::slice(const Expr& expr, Row& row) {
  const Value of = value(*expr.args[0], row);
  std::int64_t bounds[2] = {0, 0};
  const auto* list = std::get_if<ListPointer>(&of.data);
  const auto size = list == nullptr ? 0 : static_cast<std::int64_t>((*list)->size());
  bounds[1] = size;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!expr.args[i + 1]) continue;
    const Value bound = value(*expr.args[i + 1], row);
    if (bound.is_null()) return {};
    const auto* number = std::get_if<std::int64_t>(&bound.data);
    if (number == nullptr)
      fail_running("TypeError", "InvalidArgumentType",
                   "a list is cut by integers, not by " + std::string(kind_of(bound)));
    bounds[i] = std::clamp<std::int64_t>(*number < 0 ? *number + size : *number, 0, size);
  }
  if (of.is_null()) return {};
  if (list == nullptr)
    fail_running("TypeError", "InvalidArgumentType", "only lists are cut, not " + std::string(kind_of(of)));
  if (bounds[0] >= bounds[1]) return list_value({});
  runtime_.tick(static_cast<std::size_t>(bounds[1] - bounds[0]));
  return list_value(List((*list)->begin() + bounds[0], (*list)->begin() + bounds[1]));
}

Value Evaluator::has_labels(const Expr& expr, Row& row) {
  const Value of = value(*expr.args[0], row);
  if (of.is_null()) return {};
  if (const auto* relationship = std::get_if<RelationshipRef>(&of.data))
    return {expr.keys.size() == 1 && runtime_.graph.type_of(*relationship) == expr.keys[0]};
  const auto* node = std::get_if<NodeRef>(&of.data);
  if (node == nullptr) fail_running("TypeError", "InvalidArgumentType", std::string(kind_of(of)) + " has no labels");
  for (const std::string& name : expr.keys) {
    const auto label = runtime_.graph.label(name);
    if (!label || !runtime_.graph.has_label(*node, *label)) return {false};
  }
  return {true};
}

Value Evaluator::choose(const Expr& expr, Row& row) {
  const Value operand = expr.args[0] ? value(*expr.args[0], row) : Value{};
  for (std::size_t i = 2; i + 1 < expr.args.size(); i += 2) {
    const Value when = value(*expr.args[i], row);
    const bool taken = expr.args[0] ? equals(operand, when) == true
                                    : std::get_if<bool>(&when.data) != nullptr && std::get<bool>(when.data);
    if (taken) return value(*expr.args[i + 1], row);
  }
  return expr.args[1] ? value(*expr.args[1], row) : Value{};
}

Value Evaluator::comprehension(const Expr& expr, Row& row) {
  const Value of = value(*expr.args[0], row);
  if (of.is_null()) return {};
  const auto* list = std::get_if<ListPointer>(&of.data);
  if (list == nullptr)
    fail_running("TypeError", "InvalidArgumentType", "this is no list but " + std::string(kind_of(of)));
  List out;
  for (const Value& each : **list) {
    runtime_.tick();
    row[static_cast<std::size_t>(expr.slot)] = each;
    if (expr.args[1] && !holds(*expr.args[1], row)) continue;
    out.push_back(expr.args[2] ? value(*expr.args[2], row) : each);
  }
  return list_value(std::move(out));
}

Value Evaluator::quantifier(const Expr& expr, Row& row) {
  const Value of = value(*expr.args[0], row);
  if (of.is_null()) return {};
  const auto* list = std::get_if<ListPointer>(&of.data);
  if (list == nullptr)
    fail_running("TypeError", "InvalidArgumentType", "this is no list but " + std::string(kind_of(of)));
  std::size_t yes = 0, unknown = 0;
  for (const Value& each : **list) {
    runtime_.tick();
    row[static_cast<std::size_t>(expr.slot)] = each;
    const Value found = expr.args[1] ? value(*expr.args[1], row) : each;
    if (found.is_null()) {
      ++unknown;
      continue;
    }
    const auto* truth = std::get_if<bool>(&found.data);
    if (truth == nullptr)
      fail_running("TypeError", "InvalidArgumentType", "a condition gave " + std::string(kind_of(found)));
    if (*truth)
      ++yes;
    else if (expr.name == "all")
      return {false};
  }
  if (expr.name == "all") return unknown > 0 ? Value{} : Value{true};
  if (expr.name == "any") return yes > 0 ? Value{true} : unknown > 0 ? Value{} : Value{false};
  if (expr.name == "none") return yes > 0 ? Value{false} : unknown > 0 ? Value{} : Value{true};
  return yes > 1 ? Value{false} : unknown > 0 ? Value{} : Value{yes == 1};
}

Value Evaluator::reduce(const Expr& expr, Row& row) {
  Value sum = value(*expr.args[0], row);
  const Value of = value(*expr.args[1], row);
  if (of.is_null()) return {};
  const auto* list = std::get_if<ListPointer>(&of.data);
  if (list == nullptr)
    fail_running("TypeError", "InvalidArgumentType", "reduce() goes over a list, not over " + std::string(kind_of(of)));
  for (const Value& each : **list) {
    runtime_.tick();
    row[static_cast<std::size_t>(expr.slot)] = sum;
    row[static_cast<std::size_t>(expr.slot2)] = each;
    sum = value(*expr.args[2], row);
  }
  return sum;
}

Value Evaluator::inner(const Expr& expr, Row& row) {
  if (expr.kind == ExprKind::kPatternComprehension) {
    List out;
    inner_.each(expr, row, [&](Row& found) {
      out.push_back(value(*expr.args[1], found));
      return true;
    });
    return list_value(std::move(out));
  }
  std::int64_t count = 0;
  const bool one = expr.kind != ExprKind::kCount;
  inner_.each(expr, row, [&](Row&) {
    ++count;
    return !one;
  });
  return one ? Value{count > 0} : Value{count};
}

}  // namespace govgraph::query
