// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"
#include "query/error.hpp"
#include "query/tree_reader.hpp"

namespace govgraph::query {
namespace {

namespace g = grammar;

std::size_t begin_of(const TreeReader::Tree& tree) { return tree.m_begin.byte; }
std::size_t end_of(const TreeReader::Tree& tree) { return tree.m_end.byte; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

Op op_of(std::string_view sign) {
  if (sign == "=") return Op::kEqual;
  if (sign == "<>") return Op::kNotEqual;
  if (sign == "<") return Op::kLess;
  if (sign == "<=") return Op::kLessEqual;
  if (sign == ">") return Op::kGreater;
  if (sign == ">=") return Op::kGreaterEqual;
  if (sign == "+") return Op::kAdd;
  if (sign == "-") return Op::kSubtract;
  if (sign == "*") return Op::kMultiply;
  if (sign == "/") return Op::kDivide;
  return sign == "%" ? Op::kModulo : Op::kPower;
}

bool has_range(const TreeReader::Tree& brackets) {
  return std::any_of(brackets.children.begin(), brackets.children.end(),
                     [](const auto& child) { return child->template is_type<g::dot_dot>(); });
}

}  // namespace

TreeReader::Deeper::Deeper(const TreeReader& reader, std::size_t levels, const Tree& at)
    : reader_(reader), before_(reader.depth_) {
  reader.go_deeper(levels, at);
}

void TreeReader::go_deeper(std::size_t levels, const Tree& at) const {
  depth_ += levels;
  if (depth_ > kDeepestQuery) refuse_depth(text_, at.m_begin.byte);
}

ExprPtr TreeReader::make(ExprKind kind, const Tree& tree) const {
  auto made = std::make_unique<Expr>();
  made->kind = kind;
  made->begin = begin_of(tree);
  made->end = end_of(tree);
  return made;
}

ExprPtr TreeReader::binary(ExprKind kind, const Tree& tree, ExprPtr left, ExprPtr right) const {
  ExprPtr made = make(kind, tree);
  made->begin = left->begin;
  made->args.push_back(std::move(left));
  if (right) made->args.push_back(std::move(right));
  return made;
}

std::string TreeReader::name(const Tree& tree) const {
  const std::string_view written = tree.string_view();
  if (!written.starts_with('`')) return std::string(written);
  std::string out;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    out += written[i];
    if (written[i] == '`') ++i;
  }
  return out;
}

std::vector<std::string> TreeReader::names(const Tree& tree) const {
  std::vector<std::string> out;
  for (const auto& child : tree.children) out.push_back(name(*child));
  return out;
}

ExprPtr TreeReader::expression(const Tree& tree) const {
  if (tree.is_type<g::expression>()) return expression(*tree.children.at(0));
  const Deeper deeper(*this, 1, tree);
  if (tree.is_type<g::disjunction>()) return same_chain(ExprKind::kOr, tree);
  if (tree.is_type<g::exclusive>()) return same_chain(ExprKind::kXor, tree);
  if (tree.is_type<g::conjunction>()) return same_chain(ExprKind::kAnd, tree);
  if (tree.is_type<g::negated>()) {
    ExprPtr made = make(ExprKind::kNot, tree);
    made->args.push_back(expression(*tree.children.at(0)));
    return made;
  }
  if (tree.is_type<g::comparison>()) return comparison(tree);
  if (tree.is_type<g::predicate>()) return predicate(tree);
  if (tree.is_type<g::sum>() || tree.is_type<g::product>() || tree.is_type<g::power>()) return left_chain(tree);
  if (tree.is_type<g::unary>()) return unary(tree);
  if (tree.is_type<g::postfix>()) return postfix(tree);
  return atom(tree);
}

ExprPtr TreeReader::same_chain(ExprKind kind, const Tree& tree) const {
  ExprPtr made = make(kind, tree);
  for (const auto& child : tree.children) made->args.push_back(expression(*child));
  made->begin = made->args.front()->begin;
  return made;
}

ExprPtr TreeReader::comparison(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kCompare, tree);
  for (const auto& child : tree.children) {
    if (child->is_type<g::comparison_sign>())
      made->ops.push_back(op_of(child->string_view()));
    else
      made->args.push_back(expression(*child));
  }
  return made;
}

ExprPtr TreeReader::left_chain(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kArithmetic, tree);
  made->args.push_back(expression(*tree.children.at(0)));
  for (std::size_t i = 1; i + 1 < tree.children.size(); i += 2) {
    made->ops.push_back(op_of(tree.children[i]->string_view()));
    made->args.push_back(expression(*tree.children[i + 1]));
  }
  made->begin = made->args.front()->begin;
  return made;
}

ExprPtr TreeReader::unary(const Tree& tree) const {
  const Deeper deeper(*this, tree.children.size(), tree);
  const Tree& operand = *tree.children.back();
  std::size_t signs = tree.children.size() - 1;
  const bool minus = tree.children[signs - 1]->string_view() == "-";
  ExprPtr made;
  if (minus && operand.is_type<g::number>()) {
    made = number(operand, true);
    --signs;
  } else {
    made = expression(operand);
  }
  for (; signs-- > 0;)
    made = binary(tree.children[signs]->string_view() == "-" ? ExprKind::kNegate : ExprKind::kPlus, tree,
                  std::move(made), nullptr);
  made->begin = begin_of(tree);
  return made;
}

ExprPtr TreeReader::predicate(const Tree& tree) const {
  const Deeper deeper(*this, tree.children.size(), tree);
  ExprPtr made = expression(*tree.children.at(0));
  for (std::size_t i = 1; i < tree.children.size(); ++i) {
    const Tree& each = *tree.children[i];
    const ExprKind kind = each.is_type<g::in_list>()       ? ExprKind::kIn
                          : each.is_type<g::starts_with>() ? ExprKind::kStartsWith
                          : each.is_type<g::ends_with>()   ? ExprKind::kEndsWith
                          : each.is_type<g::contains>()    ? ExprKind::kContains
                          : each.is_type<g::matches>()     ? ExprKind::kMatches
                          : each.is_type<g::is_null>()     ? ExprKind::kIsNull
                                                           : ExprKind::kIsNotNull;
    const bool unary = kind == ExprKind::kIsNull || kind == ExprKind::kIsNotNull;
    const auto operand = std::find_if(each.children.begin(), each.children.end(),
                                      [](const auto& child) { return !child->template is_type<g::null_literal>(); });
    made = binary(kind, each, std::move(made),
                  unary || operand == each.children.end() ? (unary ? nullptr : expression(*each.children.at(0)))
                                                          : expression(**operand));
  }
  return made;
}

ExprPtr TreeReader::postfix(const Tree& tree) const {
  const Deeper deeper(*this, tree.children.size(), tree);
  ExprPtr made = expression(*tree.children.at(0));
  for (std::size_t i = 1; i < tree.children.size(); ++i) {
    const Tree& each = *tree.children[i];
    if (each.is_type<g::property_lookup>()) {
      made = binary(ExprKind::kProperty, each, std::move(made), nullptr);
      made->name = name(*each.children.at(0));
    } else if (each.is_type<g::brackets>() && has_range(each)) {
      made = slice(std::move(made), each);
    } else if (each.is_type<g::brackets>()) {
      made = binary(ExprKind::kIndex, each, std::move(made), expression(*each.children.at(0)));
    } else {
      made = binary(ExprKind::kHasLabels, each, std::move(made), nullptr);
      made->keys = names(each);
    }
  }
  return made;
}

ExprPtr TreeReader::slice(ExprPtr of, const Tree& tree) const {
  ExprPtr made = make(ExprKind::kSlice, tree);
  made->begin = of->begin;
  made->args.push_back(std::move(of));
  made->args.resize(3);
  std::size_t at = 1;
  for (const auto& child : tree.children) {
    if (child->is_type<g::dot_dot>())
      at = 2;
    else
      made->args[at] = expression(*child);
  }
  return made;
}

ExprPtr TreeReader::atom(const Tree& tree) const {
  if (tree.is_type<g::number>()) return number(tree, false);
  if (tree.is_type<g::string_literal>()) return string(tree);
  if (tree.is_type<g::parenthesized>()) return expression(*tree.children.at(0));
  if (tree.is_type<g::case_expression>()) return case_of(tree);
  if (tree.is_type<g::list_comprehension>()) return loop(ExprKind::kListComprehension, tree);
  if (tree.is_type<g::quantifier>()) return loop(ExprKind::kQuantifier, tree);
  if (tree.is_type<g::reduce>()) return reduce(tree);
  if (tree.is_type<g::pattern_comprehension>()) return pattern_comprehension(tree);
  if (tree.is_type<g::function_call>()) return function(tree);
  if (tree.is_type<g::exists_subquery>()) return subquery(ExprKind::kExists, tree);
  if (tree.is_type<g::count_subquery>()) return subquery(ExprKind::kCount, tree);
  if (tree.is_type<g::count_star>()) return make(ExprKind::kCountStar, tree);
  if (tree.is_type<g::map_literal>()) return map(tree);
  if (tree.is_type<g::list_literal>()) {
    ExprPtr made = make(ExprKind::kList, tree);
    for (const auto& child : tree.children) made->args.push_back(expression(*child));
    return made;
  }
  if (tree.is_type<g::pattern_predicate>()) {
    ExprPtr made = make(ExprKind::kPattern, tree);
    made->pattern = std::make_unique<PathPattern>();
    made->pattern->begin = begin_of(tree);
    elements(tree, *made->pattern);
    return made;
  }
  ExprPtr made = make(ExprKind::kLiteral, tree);
  if (tree.is_type<g::parameter>()) {
    made->kind = ExprKind::kParameter;
    made->name = tree.children.empty() ? std::string(tree.string_view().substr(1)) : name(*tree.children.at(0));
  } else if (tree.is_type<g::true_literal>() || tree.is_type<g::false_literal>()) {
    made->literal = {tree.is_type<g::true_literal>()};
  } else if (!tree.is_type<g::null_literal>()) {
    made->kind = ExprKind::kVariable;
    made->name = name(tree);
  }
  return made;
}

ExprPtr TreeReader::number(const Tree& tree, bool negative) const {
  std::string digits(tree.string_view());
  const std::size_t at = begin_of(tree);
  ExprPtr made = make(ExprKind::kLiteral, tree);
  int base = 10;
  if (digits.size() > 1 && digits[0] == '0' && (lower(digits[1]) == 'x' || digits[1] == 'o')) {
    base = lower(digits[1]) == 'x' ? 16 : 8;
    digits.erase(0, 2);
  } else if (digits.find_first_of(".eE") != std::string::npos) {
    char* stop = nullptr;
    const double value = std::strtod(digits.c_str(), &stop);
    if (stop != digits.c_str() + digits.size()) fail_at(text_, at, "InvalidNumberLiteral", "this is no number");
    if (std::isinf(value)) fail_at(text_, at, "FloatingPointOverflow", "the number is larger than a float can hold");
    made->literal = {negative ? -value : value};
    return made;
  } else if (digits.size() > 1 && digits[0] == '0' && digits.find_first_not_of("01234567") == std::string::npos) {
    base = 8;
  }
  std::uint64_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (stop != digits.data() + digits.size() || digits.empty())
    fail_at(text_, at, "InvalidNumberLiteral", "this is no number");
  const std::uint64_t limit = (std::uint64_t{1} << 63) - (negative ? 0 : 1);
  if (error != std::errc{} || value > limit)
    fail_at(text_, at, "IntegerOverflow", "the number is larger than an integer of 64 bits");
  made->literal = {negative ? static_cast<std::int64_t>(0 - value) : static_cast<std::int64_t>(value)};
  return made;
}

ExprPtr TreeReader::string(const Tree& tree) const {
  const std::string_view written = tree.string_view().substr(1, tree.string_view().size() - 2);
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\') {
      out += written[i];
      continue;
    }
    const char c = written[++i];
    const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits != 0) {
      std::uint32_t code = 0;
      const std::string_view hex = written.substr(i + 1, digits);
      const auto [stop, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      if (error != std::errc{} || stop != hex.data() + digits || code > 0x10FFFF)
        fail_at(text_, begin_of(tree) + 1 + i, "InvalidUnicodeLiteral", "\\u takes four hexadecimal digits, \\U eight");
      out += utf8::encode(std::u32string(1, code));
      i += digits;
    } else {
      constexpr std::string_view kFrom = "bfnrt", kTo = "\b\f\n\r\t";
      const std::size_t at = kFrom.find(c);
      out += at == std::string_view::npos ? c : kTo[at];
    }
  }
  ExprPtr made = make(ExprKind::kLiteral, tree);
  made->literal = {std::move(out)};
  return made;
}

ExprPtr TreeReader::map(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kMap, tree);
  for (std::size_t i = 0; i + 1 < tree.children.size(); i += 2) {
    made->keys.push_back(name(*tree.children[i]));
    made->args.push_back(expression(*tree.children[i + 1]));
  }
  return made;
}

ExprPtr TreeReader::case_of(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kCase, tree);
  made->args.resize(2);
  for (const auto& child : tree.children) {
    if (child->is_type<g::case_operand>())
      made->args[0] = expression(*child->children.at(0));
    else if (child->is_type<g::else_part>())
      made->args[1] = expression(*child->children.at(0));
    else
      for (const auto& each : child->children) made->args.push_back(expression(*each));
  }
  return made;
}

ExprPtr TreeReader::loop(ExprKind kind, const Tree& tree) const {
  ExprPtr made = make(kind, tree);
  made->args.resize(kind == ExprKind::kQuantifier ? 2 : 3);
  for (const auto& child : tree.children) {
    if (child->is_type<g::quantifier_name>())
      made->name = lower(child->string_view());
    else if (child->is_type<g::loop_variable>())
      made->keys.push_back(name(*child));
    else if (child->is_type<g::filter>())
      made->args[1] = expression(*child->children.at(0));
    else if (child->is_type<g::result>())
      made->args[2] = expression(*child->children.at(0));
    else
      made->args[0] = expression(*child);
  }
  return made;
}

ExprPtr TreeReader::reduce(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kReduce, tree);
  for (const auto& child : tree.children) {
    if (child->is_type<g::sum_variable>() || child->is_type<g::loop_variable>())
      made->keys.push_back(name(*child));
    else
      made->args.push_back(expression(*child));
  }
  return made;
}

ExprPtr TreeReader::function(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kFunction, tree);
  for (const auto& child : tree.children) {
    if (child->is_type<g::function_name>())
      made->name = lower(child->string_view());
    else if (child->is_type<g::distinct>())
      made->distinct = true;
    else
      made->args.push_back(expression(*child));
  }
  return made;
}

ExprPtr TreeReader::pattern_comprehension(const Tree& tree) const {
  ExprPtr made = make(ExprKind::kPatternComprehension, tree);
  made->pattern = std::make_unique<PathPattern>();
  made->pattern->begin = begin_of(tree);
  made->args.resize(2);
  for (const auto& child : tree.children) {
    if (child->is_type<g::path_variable>())
      made->pattern->variable = name(*child);
    else if (child->is_type<g::chain>())
      elements(*child, *made->pattern);
    else if (child->is_type<g::filter>())
      made->args[0] = expression(*child->children.at(0));
    else
      made->args[1] = expression(*child);
  }
  return made;
}

ExprPtr TreeReader::subquery(ExprKind kind, const Tree& tree) const {
  ExprPtr made = make(kind, tree);
  const Tree& inner = *tree.children.back();
  if (inner.is_type<g::pattern_subquery>()) {
    Query query;
    query.parts.emplace_back();
    query.parts[0].clauses.push_back(match(inner));
    made->subquery = std::make_unique<Query>(std::move(query));
  } else {
    made->subquery = std::make_unique<Query>(body(inner));
  }
  return made;
}

}  // namespace govgraph::query
