// SPDX-License-Identifier: Apache-2.0
#include "query/functions.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/utf8.hpp"
#include "query/error.hpp"
#include "query/function_arguments.hpp"
#include "query/text.hpp"

namespace govgraph::query {
namespace {

using ListPointer = std::shared_ptr<const List>;
using MapPointer = std::shared_ptr<const Map>;
using PathPointer = std::shared_ptr<const Path>;

// A function of one number that gives a float.
#define GOVGRAPH_MATH(id, shown, expression)                              \
  Value id(const CallContext& context, Args args) {                       \
    if (any_null(args)) return {};                                        \
    [[maybe_unused]] const double x = number_in(shown, args[0], context); \
    return {static_cast<double>(expression)};                             \
  }
GOVGRAPH_MATH(f_ceil, "ceil()", std::ceil(x))
GOVGRAPH_MATH(f_floor, "floor()", std::floor(x))
GOVGRAPH_MATH(f_round, "round()", std::floor(x + 0.5))
GOVGRAPH_MATH(f_sqrt, "sqrt()", std::sqrt(x))
GOVGRAPH_MATH(f_exp, "exp()", std::exp(x))
GOVGRAPH_MATH(f_log, "log()", std::log(x))
GOVGRAPH_MATH(f_log10, "log10()", std::log10(x))
GOVGRAPH_MATH(f_sin, "sin()", std::sin(x))
GOVGRAPH_MATH(f_cos, "cos()", std::cos(x))
GOVGRAPH_MATH(f_tan, "tan()", std::tan(x))
GOVGRAPH_MATH(f_cot, "cot()", 1 / std::tan(x))
GOVGRAPH_MATH(f_asin, "asin()", std::asin(x))
GOVGRAPH_MATH(f_acos, "acos()", std::acos(x))
GOVGRAPH_MATH(f_atan, "atan()", std::atan(x))
GOVGRAPH_MATH(f_degrees, "degrees()", x * 180 / std::numbers::pi)
GOVGRAPH_MATH(f_radians, "radians()", x* std::numbers::pi / 180)
GOVGRAPH_MATH(f_haversin, "haversin()", (1 - std::cos(x)) / 2)
#undef GOVGRAPH_MATH

Value f_atan2(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  return {std::atan2(number_in("atan2()", args[0], context), number_in("atan2()", args[1], context))};
}

std::int64_t magnitude(std::int64_t number) {
  if (number == std::numeric_limits<std::int64_t>::min())
    fail_running("ArithmeticError", "NumberOutOfRange", "the result is larger than an integer of 64 bits");
  return number < 0 ? -number : number;
}

Value f_abs(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (const auto* number = std::get_if<std::int64_t>(&args[0].data)) return {magnitude(*number)};
  return {std::abs(number_in("abs()", args[0], context))};
}

Value f_sign(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const double x = number_in("sign()", args[0], context);
  return {static_cast<std::int64_t>(x > 0 ? 1 : x < 0 ? -1 : 0)};
}

Value f_pi(const CallContext&, Args) { return {std::numbers::pi}; }
Value f_e(const CallContext&, Args) { return {std::numbers::e}; }

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every run.
Value f_rand(const CallContext& context, Args) {
  std::uint64_t z = (context.random += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return {static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53};
}

Value f_size(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (const auto* list = std::get_if<ListPointer>(&args[0].data)) return {static_cast<std::int64_t>((*list)->size())};
  return {static_cast<std::int64_t>(utf8::length(string_in("size()", args[0], context)))};
}

Value f_length(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* path = std::get_if<PathPointer>(&args[0].data);
  if (path == nullptr) wrong("length()", args[0], context);
  return {static_cast<std::int64_t>((*path)->relationships.size())};
}

Value f_coalesce(const CallContext&, Args args) {
  const auto found = std::find_if(args.begin(), args.end(), [](const Value& each) { return !each.is_null(); });
  return found == args.end() ? Value{} : *found;
}

const List& list_in(std::string_view function, const Value& value, const CallContext& context) {
  const auto* list = std::get_if<ListPointer>(&value.data);
  if (list == nullptr) wrong(function, value, context);
  return **list;
}

Value f_head(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const List& list = list_in("head()", args[0], context);
  return list.empty() ? Value{} : list.front();
}

Value f_last(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const List& list = list_in("last()", args[0], context);
  return list.empty() ? Value{} : list.back();
}

Value f_tail(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const List& list = list_in("tail()", args[0], context);
  return list_value(list.empty() ? List{} : List(list.begin() + 1, list.end()));
}

Value f_reverse(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (const auto* list = std::get_if<ListPointer>(&args[0].data))
    return list_value(List((*list)->rbegin(), (*list)->rend()));
  const std::string& text = string_in("reverse()", args[0], context);
  MemoryCharge room(text.size());
  std::string out(text.size(), '\0');
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    next = at + utf8::decode(text, at).length;
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(next),
              out.end() - static_cast<std::ptrdiff_t>(next));
  }
  room.clear();
  return {std::move(out)};
}

Value f_range(const CallContext& context, Args args) {
  constexpr std::uint64_t kMost = 10'000'000;
  if (any_null(args)) return {};
  const std::int64_t from = integer_in("range()", args[0], context), to = integer_in("range()", args[1], context);
  const std::int64_t step = args.size() > 2 ? integer_in("range()", args[2], context) : 1;
  if (step == 0) fail_running("ArgumentError", "NumberOutOfRange", "the step of range() cannot be 0");
  if (step > 0 ? to < from : to > from) return list_value({});
  // Without a sign, where neither the distance nor the negative of the step can overflow.
  const auto first = static_cast<std::uint64_t>(from), last = static_cast<std::uint64_t>(to),
             stride = static_cast<std::uint64_t>(step);
  const std::uint64_t more = step > 0 ? (last - first) / stride : (first - last) / (0 - stride);
  if (more >= kMost)
    fail_running("ArgumentError", "NumberOutOfRange",
                 "range() would give more than " + std::to_string(kMost) + " numbers");
  List out;
  out.reserve(more + 1);
  for (std::uint64_t i = 0; i <= more; ++i) out.push_back({static_cast<std::int64_t>(first + i * stride)});
  return list_value(std::move(out));
}

Value f_nodes(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* path = std::get_if<PathPointer>(&args[0].data);
  if (path == nullptr) wrong("nodes()", args[0], context);
  List out;
  for (const NodeRef node : (*path)->nodes) out.push_back({node});
  return list_value(std::move(out));
}

Value f_relationships(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* path = std::get_if<PathPointer>(&args[0].data);
  if (path == nullptr) wrong("relationships()", args[0], context);
  List out;
  for (const RelationshipRef each : (*path)->relationships) out.push_back({each});
  return list_value(std::move(out));
}

Value f_labels(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* node = std::get_if<NodeRef>(&args[0].data);
  if (node == nullptr) wrong("labels()", args[0], context, "InvalidArgumentValue");
  List out;
  for (std::string& label : context.graph.labels(*node)) out.push_back({std::move(label)});
  return list_value(std::move(out));
}

Value f_type(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* relationship = std::get_if<RelationshipRef>(&args[0].data);
  if (relationship == nullptr) wrong("type()", args[0], context, "InvalidArgumentValue");
  return {context.graph.type_of(*relationship)};
}

/// Ids have 64 bits without a sign, more than an integer of the language holds; as text they are whole.
Value f_id(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (const auto* node = std::get_if<NodeRef>(&args[0].data)) {
    const Value id = context.graph.property(*node, "id");
    return id.is_null() ? Value{static_cast<std::int64_t>(node->id)} : id;
  }
  const auto* relationship = std::get_if<RelationshipRef>(&args[0].data);
  if (relationship == nullptr) wrong("id()", args[0], context);
  const Value id = context.graph.property(*relationship, "id");
  return id.is_null() ? Value{static_cast<std::int64_t>(relationship->id)} : id;
}

Value end_of(std::string_view function, const CallContext& context, Args args, bool start) {
  if (any_null(args)) return {};
  const auto* relationship = std::get_if<RelationshipRef>(&args[0].data);
  if (relationship == nullptr) wrong(function, args[0], context);
  return {NodeRef{start ? relationship->start : relationship->end}};
}
Value f_start_node(const CallContext& context, Args args) { return end_of("startNode()", context, args, true); }
Value f_end_node(const CallContext& context, Args args) { return end_of("endNode()", context, args, false); }

Value f_properties(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  if (const auto* node = std::get_if<NodeRef>(&args[0].data)) return map_value(context.graph.properties(*node));
  if (const auto* relationship = std::get_if<RelationshipRef>(&args[0].data))
    return map_value(context.graph.properties(*relationship));
  if (std::holds_alternative<MapPointer>(args[0].data)) return args[0];
  wrong("properties()", args[0], context);
}

Value f_keys(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const Value map = f_properties(context, args);
  List out;
  for (const auto& [key, value] : *std::get<MapPointer>(map.data)) out.push_back({key});
  return list_value(std::move(out));
}

Value f_mentions(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* node = std::get_if<NodeRef>(&args[0].data);
  if (node == nullptr) wrong("mentions()", args[0], context);
  return context.graph.mentions(*node);
}

Value f_evidence(const CallContext& context, Args args) {
  if (any_null(args)) return {};
  const auto* relationship = std::get_if<RelationshipRef>(&args[0].data);
  if (relationship == nullptr) wrong("evidence()", args[0], context);
  return context.graph.evidence(*relationship);
}

Value f_exists(const CallContext&, Args args) { return {!args[0].is_null()}; }

constexpr std::size_t kAny = 1000;

// In alphabetical order.
constexpr Function kFunctions[] = {{"abs", 1, 1, Type::kAny, f_abs},
                                   {"acos", 1, 1, Type::kFloat, f_acos},
                                   {"asin", 1, 1, Type::kFloat, f_asin},
                                   {"atan", 1, 1, Type::kFloat, f_atan},
                                   {"atan2", 2, 2, Type::kFloat, f_atan2},
                                   {"ceil", 1, 1, Type::kFloat, f_ceil},
                                   {"coalesce", 1, kAny, Type::kAny, f_coalesce},
                                   {"cos", 1, 1, Type::kFloat, f_cos},
                                   {"cot", 1, 1, Type::kFloat, f_cot},
                                   {"degrees", 1, 1, Type::kFloat, f_degrees},
                                   {"e", 0, 0, Type::kFloat, f_e},
                                   {"endnode", 1, 1, Type::kNode, f_end_node},
                                   {"evidence", 1, 1, Type::kList, f_evidence},
                                   {"exists", 1, 1, Type::kBoolean, f_exists},
                                   {"exp", 1, 1, Type::kFloat, f_exp},
                                   {"floor", 1, 1, Type::kFloat, f_floor},
                                   {"haversin", 1, 1, Type::kFloat, f_haversin},
                                   {"head", 1, 1, Type::kAny, f_head},
                                   {"id", 1, 1, Type::kAny, f_id},
                                   {"keys", 1, 1, Type::kList, f_keys},
                                   {"labels", 1, 1, Type::kList, f_labels},
                                   {"last", 1, 1, Type::kAny, f_last},
                                   {"left", 2, 2, Type::kString, f_left},
                                   {"length", 1, 1, Type::kInteger, f_length},
                                   {"log", 1, 1, Type::kFloat, f_log},
                                   {"log10", 1, 1, Type::kFloat, f_log10},
                                   {"ltrim", 1, 1, Type::kString, f_ltrim},
                                   {"mentions", 1, 1, Type::kList, f_mentions},
                                   {"nodes", 1, 1, Type::kList, f_nodes},
                                   {"pi", 0, 0, Type::kFloat, f_pi},
                                   {"properties", 1, 1, Type::kMap, f_properties},
                                   {"radians", 1, 1, Type::kFloat, f_radians},
                                   {"rand", 0, 0, Type::kFloat, f_rand, false},
                                   {"range", 2, 3, Type::kList, f_range},
                                   {"relationships", 1, 1, Type::kList, f_relationships},
                                   {"replace", 3, 3, Type::kString, f_replace},
                                   {"reverse", 1, 1, Type::kAny, f_reverse},
                                   {"right", 2, 2, Type::kString, f_right},
                                   {"round", 1, 1, Type::kFloat, f_round},
                                   {"rtrim", 1, 1, Type::kString, f_rtrim},
                                   {"sign", 1, 1, Type::kInteger, f_sign},
                                   {"sin", 1, 1, Type::kFloat, f_sin},
                                   {"size", 1, 1, Type::kInteger, f_size},
                                   {"split", 2, 2, Type::kList, f_split},
                                   {"sqrt", 1, 1, Type::kFloat, f_sqrt},
                                   {"startnode", 1, 1, Type::kNode, f_start_node},
                                   {"substring", 2, 3, Type::kString, f_substring},
                                   {"tail", 1, 1, Type::kList, f_tail},
                                   {"tan", 1, 1, Type::kFloat, f_tan},
                                   {"toboolean", 1, 1, Type::kBoolean, f_to_boolean},
                                   {"tofloat", 1, 1, Type::kFloat, f_to_float},
                                   {"tointeger", 1, 1, Type::kInteger, f_to_integer},
                                   {"tolower", 1, 1, Type::kString, f_to_lower},
                                   {"tostring", 1, 1, Type::kString, f_to_string},
                                   {"toupper", 1, 1, Type::kString, f_to_upper},
                                   {"trim", 1, 1, Type::kString, f_trim},
                                   {"type", 1, 1, Type::kString, f_type}};

constexpr std::string_view kAggregations[] = {
    "avg", "collect", "count", "max", "min", "percentilecont", "percentiledisc", "stdev", "stdevp", "sum"};

}  // namespace

const Function* find_function(std::string_view name) {
  const auto found = std::lower_bound(std::begin(kFunctions), std::end(kFunctions), name,
                                      [](const Function& each, std::string_view n) { return each.name < n; });
  return found != std::end(kFunctions) && found->name == name ? found : nullptr;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> out(std::begin(kAggregations), std::end(kAggregations));
  for (const Function& each : kFunctions) out.push_back(each.name);
  std::sort(out.begin(), out.end());
  return out;
}

bool is_aggregation(std::string_view name) {
  return std::find(std::begin(kAggregations), std::end(kAggregations), name) != std::end(kAggregations);
}

}  // namespace govgraph::query
