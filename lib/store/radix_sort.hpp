// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace govgraph::store {

/// Sorts by `number_of(item)`, equal ones in the order in which they came. A pass over the items for each byte in which
/// numbers differ: for the hundreds of thousands of hashed ids of a group several times as fast as by comparisons.
template <class Item, class NumberOf>
void sort_by_number(std::vector<Item>& items, NumberOf number_of) {
  constexpr std::size_t kFew = 256;  // below, counters cost more than comparisons
  if (items.size() < kFew) {
    std::stable_sort(items.begin(), items.end(),
                     [&](const Item& a, const Item& b) { return number_of(a) < number_of(b); });
    return;
  }
  std::array<std::array<std::uint32_t, 256>, 8> counts{};
  for (const Item& each : items)
    for (std::size_t byte = 0; byte < 8; ++byte) ++counts[byte][number_of(each) >> (8 * byte) & 0xFF];
  std::vector<Item> other(items.size());
  for (std::size_t byte = 0; byte < 8; ++byte) {
    const auto digit = [&](const Item& item) { return number_of(item) >> (8 * byte) & 0xFF; };
    std::array<std::uint32_t, 256>& at = counts[byte];
    if (at[digit(items.front())] == items.size()) continue;
    std::uint32_t begin = 0;
    for (std::uint32_t& each : at) begin += std::exchange(each, begin);
    for (const Item& each : items) other[at[digit(each)]++] = each;
    items.swap(other);
  }
}

}  // namespace govgraph::store
