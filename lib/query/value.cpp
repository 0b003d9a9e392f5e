// SPDX-License-Identifier: Apache-2.0
#include "query/value.hpp"

#include <algorithm>

#include "query/error.hpp"

namespace govgraph::query {
namespace {

std::uint32_t depth_of(const Value& value) {
  if (const auto* list = std::get_if<std::shared_ptr<const List>>(&value.data)) return (*list)->depth;
  if (const auto* map = std::get_if<std::shared_ptr<const Map>>(&value.data)) return (*map)->depth;
  return 0;
}

std::uint32_t above(std::uint32_t depth) {
  if (depth >= kDeepestValue)
    fail_running("ResourceError", "NestingLimit",
                 "lists and maps nest deeper than " + std::to_string(kDeepestValue) +
                     " levels; to add to a list write list + element");
  return depth + 1;
}

}  // namespace

Value list_value(List items) {
  std::uint32_t depth = 0;
  for (const Value& each : items) depth = std::max(depth, depth_of(each));
  items.depth = above(depth);
  return {std::allocate_shared<const List>(Counted<List>{}, std::move(items))};
}

Value map_value(Map entries) {
  std::uint32_t depth = 0;
  for (const auto& [key, value] : entries) depth = std::max(depth, depth_of(value));
  entries.depth = above(depth);
  return {std::allocate_shared<const Map>(Counted<Map>{}, std::move(entries))};
}

Value path_value(Path path) { return {std::allocate_shared<const Path>(Counted<Path>{}, std::move(path))}; }

}  // namespace govgraph::query
