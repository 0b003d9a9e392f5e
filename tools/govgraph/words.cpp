// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <fmt/core.h>

#include "language.hpp"

namespace govgraph::cli {

std::string_view word_of(Label label) { return in_chinese() ? info(label).chinese : info(label).name; }
std::string_view word_of(RelationType type) { return in_chinese() ? info(type).chinese : info(type).name; }

std::string word_of(std::string_view word) {
  if (!in_chinese()) return std::string(word);
  for (const LabelInfo& each : labels())
    if (each.name == word) return std::string(each.chinese);
  for (const RelationInfo& each : relation_types())
    if (each.name == word) return std::string(each.chinese);
  return translated(word);
}

std::string property_text(std::string_view key, std::string_view value) {
  if (!in_chinese()) return fmt::format("{}={}", key, value);
  // One word stands for several things: the other end of a relation, and an area of another level.
  const std::string both = fmt::format("{} {}", key, value), known = translated(both);
  return fmt::format("{}={}", translated(key), known == both ? std::string(value) : known);
}

}  // namespace govgraph::cli
