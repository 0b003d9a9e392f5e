// SPDX-License-Identifier: Apache-2.0
// What operators give: arithmetic, + of strings and lists, predicates of strings.
#include <cmath>
#include <optional>

#include <unicode/regex.h>

#include "query/error.hpp"
#include "query/runtime.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

using ListPointer = std::shared_ptr<const List>;

constexpr std::size_t kShown = 200;  ///< bytes of a value in a message

bool is_list(const Value& value) { return std::holds_alternative<ListPointer>(value.data); }

std::optional<double> number_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.data)) return static_cast<double>(*number);
  if (const auto* number = std::get_if<double>(&value.data)) return *number;
  return std::nullopt;
}

[[noreturn]] void overflow() {
  fail_running("ArithmeticError", "NumberOutOfRange", "the result is larger than an integer of 64 bits");
}

Value of_integers(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  switch (op) {
    case Op::kAdd:
      if (__builtin_add_overflow(a, b, &out)) overflow();
      return {out};
    case Op::kSubtract:
      if (__builtin_sub_overflow(a, b, &out)) overflow();
      return {out};
    case Op::kMultiply:
      if (__builtin_mul_overflow(a, b, &out)) overflow();
      return {out};
    case Op::kPower:
      return {std::pow(static_cast<double>(a), static_cast<double>(b))};
    default:
      if (b == 0) fail_running("ArithmeticError", "DivisionByZero", "an integer cannot be divided by 0");
      if (b == -1) return op == Op::kDivide ? of_integers(Op::kSubtract, 0, a) : Value{std::int64_t{0}};
      return {op == Op::kDivide ? a / b : a % b};
  }
}

Value of_floats(Op op, double a, double b) {
  switch (op) {
    case Op::kAdd:
      return {a + b};
    case Op::kSubtract:
      return {a - b};
    case Op::kMultiply:
      return {a * b};
    case Op::kDivide:
      return {a / b};
    case Op::kModulo:
      return {std::fmod(a, b)};
    default:
      return {std::pow(a, b)};
  }
}

Value appended(const Value& a, const Value& b, Runtime& runtime) {
  List out;
  const auto items = [](const Value& each) {
    const auto* list = std::get_if<ListPointer>(&each.data);
    return list == nullptr ? 1 : (*list)->size();
  };
  out.reserve(items(a) + items(b));
  runtime.tick(out.capacity());
  const auto add = [&](const Value& each) {
    if (const auto* list = std::get_if<ListPointer>(&each.data))
      out.insert(out.end(), (*list)->begin(), (*list)->end());
    else
      out.push_back(each);
  };
  add(a);
  add(b);
  return list_value(std::move(out));
}

}  // namespace

Value Evaluator::signed_value(bool negative, const Value& operand) {
  if (operand.is_null()) return {};
  if (const auto* whole = std::get_if<std::int64_t>(&operand.data))
    return negative ? of_integers(Op::kSubtract, 0, *whole) : operand;
  if (const auto* number = std::get_if<double>(&operand.data)) return {negative ? -*number : *number};
  fail_running("TypeError", "InvalidArgumentType", "a sign stands before " + std::string(kind_of(operand)));
}

Value Evaluator::arithmetic(const Expr& expr, Row& row) {
  Value out = value(*expr.args[0], row);
  for (std::size_t i = 0; i < expr.ops.size(); ++i) out = calculated(expr.ops[i], out, value(*expr.args[i + 1], row));
  return out;
}

Value Evaluator::calculated(Op op, const Value& a, const Value& b) {
  if (op == Op::kAdd && (is_list(a) || is_list(b)))
    return a.is_null() || b.is_null() ? Value{} : appended(a, b, runtime_);
  if (a.is_null() || b.is_null()) return {};
  const auto* i = std::get_if<std::int64_t>(&a.data);
  const auto* j = std::get_if<std::int64_t>(&b.data);
  if (i != nullptr && j != nullptr) return of_integers(op, *i, *j);
  const auto x = number_of(a), y = number_of(b);
  if (x && y) return of_floats(op, *x, *y);
  const bool strings = (a.text() != nullptr) || (b.text() != nullptr);
  if (op == Op::kAdd && strings && a.data.index() <= 4 && b.data.index() <= 4) return joined(a, b);
  fail_running("TypeError", "InvalidArgumentType",
               "cannot calculate with " + std::string(kind_of(a)) + " and " + std::string(kind_of(b)));
}

Value Evaluator::joined(const Value& a, const Value& b) {
  const std::string left = a.text() != nullptr ? std::string() : text_of(a, runtime_.graph),
                    right = b.text() != nullptr ? std::string() : text_of(b, runtime_.graph);
  const std::string_view x = a.text() != nullptr ? *a.text() : left, y = b.text() != nullptr ? *b.text() : right;
  runtime_.tick(1 + (x.size() + y.size()) / 256);
  MemoryCharge room(x.size() + y.size());
  std::string out;
  out.reserve(x.size() + y.size());
  out.append(x).append(y);
  room.clear();  // from here on the value counts itself
  return {std::move(out)};
}

Value Evaluator::string_predicate(const Expr& expr, Row& row) {
  const Value a = value(*expr.args[0], row), b = value(*expr.args[1], row);
  const auto* text = a.text();
  const auto* part = b.text();
  if (text == nullptr || part == nullptr) return {};
  if (expr.kind == ExprKind::kStartsWith) return {text->starts_with(*part)};
  if (expr.kind == ExprKind::kEndsWith) return {text->ends_with(*part)};
  if (expr.kind == ExprKind::kContains) return {text->find(*part) != std::string::npos};
  return {matches(*text, *part)};
}

bool Evaluator::matches(const std::string& text, const std::string& pattern) {
  constexpr std::int32_t kMilliseconds = 2000, kStack = 8 << 20;
  constexpr std::size_t kLongest = 100 << 20;  // UTF-16 in 32-bit positions
  const auto named = [&] { return literal_of({std::string_view(pattern)}, runtime_.graph, kShown); };
  if (text.size() > kLongest || pattern.size() > kLongest)
    fail_running("ResourceError", "MemoryLimit", "=~ takes strings of at most 100 MB");
  const MemoryCharge room(2 * (text.size() + pattern.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
  if (U_FAILURE(status))
    fail_running("SyntaxError", "InvalidRegularExpression", "this is no regular expression: " + named());
  matcher.setTimeLimit(kMilliseconds, status);
  matcher.setStackLimit(kStack, status);
  // ICU asks about once a millisecond, and cannot be thrown through.
  matcher.setMatchCallback(
      [](const void* pace, std::int32_t) -> UBool { return static_cast<const Pace*>(pace)->is_over() ? 0 : 1; },
      &runtime_.pace, status);
  const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
  matcher.reset(subject);
  const bool found = matcher.matches(status) != 0;
  if (U_FAILURE(status)) {
    runtime_.pace.look();
    fail_running("ResourceError", "TimeLimit", "this regular expression takes too long or too much memory: " + named());
  }
  runtime_.tick(1 + text.size() / 16);
  return found;
}

}  // namespace govgraph::query
