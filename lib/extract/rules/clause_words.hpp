// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/rules/rule.hpp"
#include "model/span.hpp"

namespace govgraph::extract {

struct Reading;
class RuleSet;

/// A word that some rule asks for, outside any name.
struct WordHit {
  std::uint32_t begin = 0;
  std::uint16_t length = 0;
  WordKey key = 0;
};

/// Consecutive clauses as a pattern sees them. Ranges are those of ClauseWords.
struct Stretch {
  Span span;
  std::uint32_t first_name = 0, last_name = 0;  ///< half-open
  std::uint32_t first_hit = 0, last_hit = 0;    ///< half-open
};

/// The layer that rules read: the words and names of all clauses, laid end to end in text order, and which rules may
/// match in each clause. Written once, in time linear in the text.
struct ClauseWords {
  std::vector<WordHit> hits;                   ///< by begin, of one begin the longest first
  std::vector<std::uint32_t> names;            ///< mentions: `Clause::names` of all clauses
  std::vector<std::uint32_t> hit_at, name_at;  ///< one a clause and one more: where its own begin
  std::vector<std::uint16_t> rules;            ///< numbers of rules that may match, ascending in each clause
  std::vector<std::uint32_t> rule_at;          ///< one a clause and one more
  std::vector<std::uint32_t> first_of_sentence, last_of_sentence;  ///< one a clause: half-open range of its sentence
  std::vector<std::uint32_t> heading_above;     ///< one a clause: the nearest heading clause before it, or kNone
  std::vector<std::uint32_t> title_of_article;  ///< one an article: its first clause of a title, or kNone

  std::vector<std::uint32_t> lead_of_article;  ///< one an article: the first sentence of its body, or kNone

  std::span<const std::uint16_t> rules_of(std::size_t clause) const {
    return std::span(rules).subspan(rule_at[clause], rule_at[clause + 1] - rule_at[clause]);
  }
  Stretch stretch(const Reading& reading, std::size_t first_clause, std::size_t last_clause) const;
};

/// Writes `Reading::clause_words`. REQUIRES the clauses.
void read_clause_words(Reading& reading, const RuleSet& rules);

}  // namespace govgraph::extract
