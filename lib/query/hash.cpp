// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <functional>
#include <string_view>

#include "query/compare.hpp"

namespace govgraph::query {
namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9E3779B97F4A7C15ULL + (seed << 6) + (seed >> 2));
}

std::size_t hash_of_number(double number) {
  if (std::isnan(number)) return 7;
  constexpr double kLargest = 9.0e18;
  if (number == std::floor(number) && std::abs(number) < kLargest)
    return std::hash<std::int64_t>{}(static_cast<std::int64_t>(number));
  return std::hash<double>{}(number);
}

struct Hasher {
  std::size_t operator()(std::monostate) const { return 1; }
  std::size_t operator()(bool truth) const { return truth ? 3 : 2; }
  std::size_t operator()(std::int64_t number) const { return std::hash<std::int64_t>{}(number); }
  std::size_t operator()(double number) const { return hash_of_number(number); }
  std::size_t operator()(const std::string& text) const { return std::hash<std::string_view>{}(text); }
  std::size_t operator()(const std::shared_ptr<const List>& list) const { return ValueHash{}(*list); }
  std::size_t operator()(const std::shared_ptr<const Map>& map) const {
    std::size_t out = 5;
    for (const auto& [key, value] : *map) out = mix(mix(out, std::hash<std::string_view>{}(key)), hash_of(value));
    return out;
  }
  std::size_t operator()(NodeRef node) const { return std::hash<std::uint64_t>{}(node.id); }
  std::size_t operator()(RelationshipRef each) const { return mix(11, std::hash<std::uint64_t>{}(each.id)); }
  std::size_t operator()(const std::shared_ptr<const Path>& path) const {
    std::size_t out = 13;
    for (const NodeRef node : path->nodes) out = mix(out, node.id);
    for (const RelationshipRef each : path->relationships) out = mix(out, each.id);
    return out;
  }
};

}  // namespace

std::size_t hash_of(const Value& value) { return std::visit(Hasher{}, value.data); }

std::size_t ValueHash::operator()(const List& values) const {
  std::size_t out = values.size();
  for (const Value& each : values) out = mix(out, hash_of(each));
  return out;
}

bool ValueSame::operator()(const List& a, const List& b) const {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (order(a[i], b[i]) != 0) return false;
  return true;
}

}  // namespace govgraph::query
