// SPDX-License-Identifier: Apache-2.0
#include "query/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace govgraph::query {
namespace {

using ListPointer = std::shared_ptr<const List>;
using MapPointer = std::shared_ptr<const Map>;
using PathPointer = std::shared_ptr<const Path>;

bool is_number(const Value& value) {
  return std::holds_alternative<std::int64_t>(value.data) || std::holds_alternative<double>(value.data);
}

// A cast to double would make 2^53 and 2^53 + 1 one, so the float is brought to the integers instead.
std::partial_ordering compare_mixed(std::int64_t a, double b) {
  constexpr double kPastLargest = 9223372036854775808.0;
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= kPastLargest) return std::partial_ordering::less;
  if (b < -kPastLargest) return std::partial_ordering::greater;
  const double whole = std::floor(b);
  const auto truncated = static_cast<std::int64_t>(whole);
  if (a != truncated) return a <=> truncated;
  return b > whole ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const auto* left = std::get_if<std::int64_t>(&a.data);
  const auto* right = std::get_if<std::int64_t>(&b.data);
  if (left && right) return *left <=> *right;
  if (left) return compare_mixed(*left, std::get<double>(b.data));
  if (right) return 0 <=> compare_mixed(*right, std::get<double>(a.data));
  return std::get<double>(a.data) <=> std::get<double>(b.data);
}

std::optional<bool> equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  std::optional<bool> result = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto one = equals(a[i], b[i]);
    if (one == false) return false;
    if (!one) result.reset();
  }
  return result;
}

std::optional<bool> equal_maps(const Map& a, const Map& b) {
  const auto same_key = [](const auto& x, const auto& y) { return x.first == y.first; };
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(), same_key)) return false;
  std::optional<bool> result = true;
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    const auto one = equals(x->second, y->second);
    if (one == false) return false;
    if (!one) result.reset();
  }
  return result;
}

std::optional<std::partial_ordering> compare_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (equals(a[i], b[i]) == true) continue;
    return compare(a[i], b[i]);
  }
  return a.size() <=> b.size();
}

int rank(const Value& value) {
  // By the alternatives of Value::Data: null, bool, int64, double, string, list, map, node, relationship, path.
  constexpr std::array<int, 10> kRanks{9, 6, 7, 7, 5, 3, 0, 1, 2, 4};
  const auto* number = std::get_if<double>(&value.data);
  return number && std::isnan(*number) ? 8 : kRanks.at(value.data.index());
}

std::weak_ordering order_maps(const Map& a, const Map& b) {
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(),
                                                [](const auto& x, const auto& y) -> std::weak_ordering {
                                                  if (const auto keys = x.first <=> y.first; keys != 0) return keys;
                                                  return order(x.second, y.second);
                                                });
}

std::weak_ordering order_paths(const Path& a, const Path& b) {
  const auto by_id = [](const auto& x, const auto& y) { return x.id <=> y.id; };
  const auto nodes =
      std::lexicographical_compare_three_way(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), by_id);
  if (nodes != 0) return nodes;
  return std::lexicographical_compare_three_way(a.relationships.begin(), a.relationships.end(), b.relationships.begin(),
                                                b.relationships.end(), by_id);
}

std::weak_ordering order_numbers(const Value& a, const Value& b) {
  const auto found = compare_numbers(a, b);
  if (found == std::partial_ordering::less) return std::weak_ordering::less;
  return found == std::partial_ordering::greater ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (is_number(a) && is_number(b)) return compare_numbers(a, b) == 0;
  if (a.data.index() != b.data.index()) return false;
  if (const auto* list = std::get_if<ListPointer>(&a.data)) return equal_lists(**list, *std::get<ListPointer>(b.data));
  if (const auto* map = std::get_if<MapPointer>(&a.data)) return equal_maps(**map, *std::get<MapPointer>(b.data));
  return order(a, b) == 0;
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b);
  if (a.data.index() != b.data.index()) return std::nullopt;
  if (const auto* text = a.text()) return *text <=> *b.text();
  if (const auto* truth = std::get_if<bool>(&a.data)) return *truth <=> std::get<bool>(b.data);
  if (const auto* list = std::get_if<ListPointer>(&a.data))
    return compare_lists(**list, *std::get<ListPointer>(b.data));
  return std::nullopt;
}

std::weak_ordering order(const Value& a, const Value& b) {
  if (const auto ranks = rank(a) <=> rank(b); ranks != 0) return ranks;
  switch (rank(a)) {
    case 0:
      return order_maps(*std::get<MapPointer>(a.data), *std::get<MapPointer>(b.data));
    case 1:
      return std::get<NodeRef>(a.data).id <=> std::get<NodeRef>(b.data).id;
    case 2:
      return std::get<RelationshipRef>(a.data).id <=> std::get<RelationshipRef>(b.data).id;
    case 3: {
      const List& left = *std::get<ListPointer>(a.data);
      const List& right = *std::get<ListPointer>(b.data);
      return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end(), order);
    }
    case 4:
      return order_paths(*std::get<PathPointer>(a.data), *std::get<PathPointer>(b.data));
    case 5:
      return *a.text() <=> *b.text();
    case 6:
      return std::get<bool>(a.data) <=> std::get<bool>(b.data);
    case 7:
      return order_numbers(a, b);
    default:
      return std::weak_ordering::equivalent;
  }
}

}  // namespace govgraph::query
