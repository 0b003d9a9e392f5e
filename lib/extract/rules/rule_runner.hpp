// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "extract/reading.hpp"
#include "model/ontology.hpp"

namespace govgraph::extract {

/// What a rule's captures held when it gave a relation: for `govgraph trace`.
struct RuleMatch {
  std::uint32_t relation = 0;                            ///< index in Reading::relations
  std::vector<std::pair<std::string_view, Span>> parts;  ///< name of the capture, what it held
};

/// Applies every rule of one relation to every clause, in the order of the text and, within a clause, of the rules.
/// REQUIRES the layer of clause words. Linear in the document: each clause costs only the rules whose words and names
/// it has, each with a bounded number of steps.
void run_rules(Reading& reading, RelationType relation);

/// The same as the `run` of a pass.
template <RelationType relation>
void run_rules_of(Reading& reading, Diagnostics&) {
  run_rules(reading, relation);
}

}  // namespace govgraph::extract
