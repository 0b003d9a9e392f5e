// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/rules/rule.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;
class RuleSet;

/// One more than the highest number of a relation.
inline constexpr std::size_t kRelationNumbers = 15;

/// A word that some rule asks for, outside any name.
struct WordHit {
  std::uint32_t begin = 0;
  std::uint16_t length = 0;
  WordKey key = 0;
};

/// A rule that may match in a clause.
struct RuleTry {
  std::uint32_t clause = 0;
  std::uint16_t rule = 0;  ///< its number
};

/// Consecutive clauses as a pattern sees them. Ranges are those of ClauseWords.
struct Stretch {
  Span span;
  std::uint32_t first_name = 0, last_name = 0;  ///< half-open
  std::uint32_t first_hit = 0, last_hit = 0;    ///< half-open
};

/// The layer that rules read: the words and names of all clauses, laid end to end in text order, and which rules may
/// match where. Written once, in time linear in the text.
struct ClauseWords {
  std::vector<WordHit> hits;                   ///< by begin, of one begin the longest first
  std::vector<std::uint32_t> names;            ///< mentions: `Clause::names` of all clauses
  std::vector<std::uint32_t> hit_at, name_at;  ///< one a clause and one more: where its own begin

  std::array<std::vector<RuleTry>, kRelationNumbers> tries;  ///< by number of the relation: by clause, then by rule

  Stretch stretch(const Reading& reading, std::size_t first_clause, std::size_t last_clause) const;
};

/// Writes `Reading::clause_words`. REQUIRES the clauses.
void read_clause_words(Reading& reading, const RuleSet& rules);

}  // namespace govgraph::extract
