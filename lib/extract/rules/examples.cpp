// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/examples.hpp"

#include "base/sort_unique.hpp"

namespace govgraph::extract {

std::string shown(const Extraction& extraction, const Relation& relation) {
  std::string out = extraction.mentions[relation.head].name + " -> " + extraction.mentions[relation.tail].name;
  if (!relation.role.empty()) out += " [" + relation.role + "]";
  for (const auto& [key, value] : relation.properties) out += " {" + key + "=" + value + "}";
  return out;
}

std::vector<std::string> given_by(std::string_view rule, const Extraction& extraction) {
  std::vector<std::string> out;
  for (const Relation& each : extraction.relations)
    if (each.rule == rule) out.push_back(shown(extraction, each));
  sort_unique(out);
  return out;
}

}  // namespace govgraph::extract
