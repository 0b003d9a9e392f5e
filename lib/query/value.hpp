// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace govgraph::query {

struct Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value>;

/// A node or relationship of the graph that is asked, by the number the graph gives it. Two are equal where the numbers
/// are. A relationship has its ends and the number of its type with it, so that walking on asks nobody.
struct NodeRef {
  std::uint64_t id = 0;
};
struct RelationshipRef {
  std::uint64_t id = 0;
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::uint32_t type = 0;
};

/// A walk: one node more than relationships, in the order walked.
struct Path {
  std::vector<NodeRef> nodes{};
  std::vector<RelationshipRef> relationships{};
};

/// A value of openCypher without the temporal types; the default is null. Lists, maps and paths are shared and never
/// changed once a value holds them, so copies are cheap and may be read by several threads. Their pointers are not
/// null.
struct Value {
  using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::shared_ptr<const List>,
                            std::shared_ptr<const Map>, NodeRef, RelationshipRef, std::shared_ptr<const Path>>;
  Data data{};

  bool is_null() const { return std::holds_alternative<std::monostate>(data); }
};

inline Value list_value(List items) { return {std::make_shared<const List>(std::move(items))}; }
inline Value map_value(Map entries) { return {std::make_shared<const Map>(std::move(entries))}; }
inline Value path_value(Path path) { return {std::make_shared<const Path>(std::move(path))}; }

}  // namespace govgraph::query
