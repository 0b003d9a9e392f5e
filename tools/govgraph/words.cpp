// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

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

}  // namespace govgraph::cli
