// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/memory_budget.hpp"

namespace govgraph::query {

// Strings, lists, maps and paths count in the thread's MemoryAccount for as long as they live, whoever holds them: a
// row, a stage that waits for the end, an expression half way. So a MemoryBudget bounds all values of a query.

struct List;
struct Map;

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
  CountedVector<NodeRef> nodes{};
  CountedVector<RelationshipRef> relationships{};
};

/// A string that counts what it has on the heap. Reads as the string it holds.
class Text {
 public:
  Text() = default;
  Text(std::string text) : text_(std::move(text)) { memory_account.charge(bytes()); }  // NOLINT: converts
  Text(std::string_view text) : Text(std::string(text)) {}                             // NOLINT: converts
  Text(const char* text) : Text(std::string(text)) {}                                  // NOLINT: converts
  // What a copy takes is asked for before it is made.
  Text(const Text& other)
      : text_((memory_account.charge(bytes(other.text_.size())), static_cast<const std::string&>(other.text_))) {}
  Text(Text&& other) noexcept : text_(std::move(other.text_)) {}
  Text& operator=(const Text& other) {
    if (other.text_.size() <= text_.capacity())
      text_ = other.text_;
    else
      *this = Text(other);
    return *this;
  }
  Text& operator=(Text&& other) noexcept {
    text_.swap(other.text_);
    return *this;
  }
  ~Text() { memory_account.release(bytes()); }

  operator const std::string&() const { return text_; }  // NOLINT: converts
  const std::string& string() const { return text_; }

 private:
  static std::size_t bytes(std::size_t capacity) {
    constexpr std::size_t kInside = 15;  // characters that a string has in itself
    return capacity <= kInside ? 0 : capacity + Counted<char>::kBlock;
  }
  std::size_t bytes() const { return bytes(text_.capacity()); }

  std::string text_;
};

/// A value of openCypher without the temporal types; the default is null. Lists, maps and paths are shared and never
/// changed once a value holds them, so copies are cheap and may be read by several threads. Their pointers are not
/// null.
struct Value {
  using Data = std::variant<std::monostate, bool, std::int64_t, double, Text, std::shared_ptr<const List>,
                            std::shared_ptr<const Map>, NodeRef, RelationshipRef, std::shared_ptr<const Path>>;
  Data data{};

  bool is_null() const { return std::holds_alternative<std::monostate>(data); }

  /// The string, or nullptr.
  const std::string* text() const {
    const auto* held = std::get_if<Text>(&data);
    return held == nullptr ? nullptr : &held->string();
  }
};

using Values = CountedVector<Value>;
struct List : Values {
  using Values::Values;
  std::uint32_t depth = 1;  ///< lists and maps within one another, as `list_value` finds it
};

using Entries = std::map<std::string, Value, std::less<>, Counted<std::pair<const std::string, Value>>>;
struct Map : Entries {
  using Entries::Entries;
  std::uint32_t depth = 1;  ///< as `map_value` finds it
};

/// How deep lists and maps nest at most, so that what walks through a value may recurse.
constexpr std::uint32_t kDeepestValue = 1000;

/// Throw QueryError for what nests deeper than kDeepestValue. Linear in the items.
Value list_value(List items);
Value map_value(Map entries);
Value path_value(Path path);

}  // namespace govgraph::query
