// SPDX-License-Identifier: Apache-2.0
// Functions of strings, and from and to them.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/memory_budget.hpp"
#include "base/utf8.hpp"
#include "query/error.hpp"
#include "query/function_arguments.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

/// Where the code point after the one at `at` begins.
std::size_t utf8_next(std::string_view text, std::size_t at) { return at + utf8::decode(text, at).length; }

}  // namespace

void wrong(std::string_view function, const Value& value, const CallContext& context, std::string_view detail,
           std::string_view type) {
  fail_running(type, detail,
               std::string(function) + " cannot take " + std::string(kind_of(value)) + ": " +
                   literal_of(value, context.graph, 200));
}

const std::string& string_in(std::string_view function, const Value& value, const CallContext& context) {
  const auto* text = value.text();
  if (text == nullptr) wrong(function, value, context);
  return *text;
}

std::int64_t integer_in(std::string_view function, const Value& value, const CallContext& context) {
  const auto* number = std::get_if<std::int64_t>(&value.data);
  if (number == nullptr) wrong(function, value, context, "InvalidArgumentType", "ArgumentError");
  return *number;
}

double number_in(std::string_view function, const Value& value, const CallContext& context) {
  if (const auto* number = std::get_if<std::int64_t>(&value.data)) return static_cast<double>(*number);
  if (const auto* number = std::get_if<double>(&value.data)) return *number;
  wrong(function, value, context);
}

bool any_null(Args args) {
  return std::any_of(args.begin(), args.end(), [](const Value& each) { return each.is_null(); });
}

Value f_to_string(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (args[0].data.index() > 4) wrong("toString()", args[0], context, "InvalidArgumentValue");
  return {text_of(args[0], context.graph)};
}

namespace {

std::string trimmed(const std::string& text, bool left, bool right) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const std::size_t begin = left ? text.find_first_not_of(kBlank) : 0;
  if (begin == std::string::npos) return {};
  const std::size_t end = right ? text.find_last_not_of(kBlank) : text.size() - 1;
  return end == std::string::npos ? "" : text.substr(begin, end + 1 - begin);
}

}  // namespace

Value f_to_float(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (const auto* text = args[0].text()) {
    const std::string written = trimmed(*text, true, true);
    double number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    return error == std::errc{} && end == written.data() + written.size() ? Value{number} : Value{};
  }
  if (args[0].data.index() != 2 && args[0].data.index() != 3)
    wrong("toFloat()", args[0], context, "InvalidArgumentValue");
  return {number_in("toFloat()", args[0], context)};
}

Value f_to_integer(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (std::holds_alternative<std::int64_t>(args[0].data)) return args[0];
  if (const auto* truth = std::get_if<bool>(&args[0].data)) return {static_cast<std::int64_t>(*truth)};
  if (const auto* text = args[0].text()) {
    // As an integer first: a float does not hold all of them.
    const std::string written = trimmed(*text, true, true);
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), whole);
    if (error == std::errc{} && end == written.data() + written.size()) return {whole};
  }
  const Value number = f_to_float(context, args);
  if (number.is_null()) return {};
  const double value = std::trunc(std::get<double>(number.data));
  return value >= -0x1p63 && value < 0x1p63 ? Value{static_cast<std::int64_t>(value)} : Value{};
}

Value f_to_boolean(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (std::holds_alternative<bool>(args[0].data)) return args[0];
  if (const auto* text = args[0].text()) {
    std::string written = trimmed(*text, true, true);
    for (char& c : written) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return written == "true" ? Value{true} : written == "false" ? Value{false} : Value{};
  }
  if (std::holds_alternative<std::int64_t>(args[0].data)) return {std::get<std::int64_t>(args[0].data) != 0};
  wrong("toBoolean()", args[0], context, "InvalidArgumentValue");
}

namespace {

Value mapped(std::string_view function, const CallContext& context, Args args, bool up) {
  if (any_null(args)) return {};
  std::string text = string_in(function, args[0], context);
  for (char& c : text)
    if (up ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') c = static_cast<char>(c ^ 0x20);
  return {std::move(text)};
}

}  // namespace

Value f_to_upper(const CallContext& context, Args args) { return mapped("toUpper()", context, args, true); }
Value f_to_lower(const CallContext& context, Args args) { return mapped("toLower()", context, args, false); }

Value f_trim(const CallContext& context, Args args) {
  return any_null(args) ? Value{} : Value{trimmed(string_in("trim()", args[0], context), true, true)};
}
Value f_ltrim(const CallContext& context, Args args) {
  return any_null(args) ? Value{} : Value{trimmed(string_in("lTrim()", args[0], context), true, false)};
}
Value f_rtrim(const CallContext& context, Args args) {
  return any_null(args) ? Value{} : Value{trimmed(string_in("rTrim()", args[0], context), false, true)};
}

Value f_split(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const std::string& text = string_in("split()", args[0], context);
  const std::string& by = string_in("split()", args[1], context);
  List out;
  if (by.empty()) {
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
      next = utf8_next(text, at);
      out.push_back({std::string_view(text).substr(at, next - at)});
    }
    return list_value(std::move(out));
  }
  std::size_t begin = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, begin)) {
    out.push_back({text.substr(begin, at - begin)});
    begin = at + by.size();
  }
  out.push_back({text.substr(begin)});
  return list_value(std::move(out));
}

Value f_replace(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const std::string& text = string_in("replace()", args[0], context);
  const std::string& from = string_in("replace()", args[1], context);
  const std::string& to = string_in("replace()", args[2], context);
  if (from.empty()) return args[0];
  std::size_t found = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + from.size())) ++found;
  const std::size_t size = text.size() - found * from.size() + found * to.size();
  MemoryCharge room(size);
  std::string out;
  out.reserve(size);
  std::size_t begin = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, begin)) {
    out.append(text, begin, at - begin).append(to);
    begin = at + from.size();
  }
  out.append(text, begin);
  room.clear();  // from here on the value counts itself
  return {std::move(out)};
}

namespace {

/// A part of a string, counted in code points.
Value part_of(std::string_view function, const CallContext& context, const Value& of, std::int64_t from,
              std::int64_t count) {
  if (from < 0 || count < 0)
    fail_running("ArgumentError", "NumberOutOfRange", std::string(function) + " takes no negative number");
  const std::string& text = string_in(function, of, context);
  std::size_t begin = 0;
  for (; from > 0 && begin < text.size(); --from) begin = utf8_next(text, begin);
  std::size_t end = begin;
  for (; count > 0 && end < text.size(); --count) end = utf8_next(text, end);
  return {std::string_view(text).substr(begin, end - begin)};
}

}  // namespace

Value f_substring(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const std::int64_t count =
      args.size() > 2 ? integer_in("substring()", args[2], context) : std::numeric_limits<std::int64_t>::max();
  return part_of("substring()", context, args[0], integer_in("substring()", args[1], context), count);
}

Value f_left(const CallContext& context, Args args) {
  return any_null(args) ? Value{} : part_of("left()", context, args[0], 0, integer_in("left()", args[1], context));
}

Value f_right(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const std::int64_t count = integer_in("right()", args[1], context);
  const auto size = static_cast<std::int64_t>(utf8::length(string_in("right()", args[0], context)));
  const std::int64_t skipped = count < 0 || count > size ? 0 : size - count;
  return part_of("right()", context, args[0], skipped, count);
}

}  // namespace govgraph::query
