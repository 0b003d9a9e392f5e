// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "gold.hpp"
#include "model/graph_view.hpp"

namespace govgraph::cli {

struct Score {
  std::uint64_t right = 0, wrong = 0, missed = 0;

  double precision() const;  ///< 0 where there is nothing to divide by; so the others
  double recall() const;
  double f1() const;
};

/// How good a graph is, by what annotators say of its pages. Counts are summed over pages. An entity is right where one
/// of the gold shares a label and a name with it, one to one; a relation, where its ends and its type are, HOLDS_ROLE
/// with its office. LOCATED_IN and PART_OF that follow from what the gold lists, what it ignores and what is optional
/// count nothing. An article is right where it has the title of one of the gold.
struct Scores {
  Score entities, relations, stated, articles;  ///< stated: without relations that follow from a name alone
  std::map<std::string, Score> by_label, by_type;
  std::map<std::string, Score> by_rule;        ///< of relations, for each rule that gives it; nothing is missed
  std::map<std::string, Score> by_confidence;  ///< of relations, in bands: "0.90-1.00"; nothing is missed

  /// What is amiss, a line each, in the order in which it was met: "missed entity", its page and what it is.
  std::vector<std::pair<std::string, std::string>> errors;
};

/// Cost: a pass over nodes and edges with their places. Throws CancelledError.
Scores score(const GraphView& view, const std::vector<GoldDocument>& gold, const Cancellation& cancellation = {});

}  // namespace govgraph::cli
