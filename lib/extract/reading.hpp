// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/discourse.hpp"
#include "extract/heads.hpp"
#include "extract/rules/clause_words.hpp"
#include "extract/tables.hpp"
#include "extract/token_roles.hpp"
#include "lexicon/lexicon.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"

namespace govgraph::extract {

class RuleSet;
struct RuleMatch;
struct Candidate;

/// A word of the best path through a sentence's lattice of words and names.
struct Token {
  Span span;
  lexicon::WordClass word = lexicon::WordClass::kOther;
  std::uint64_t categories = 0;  ///< bit per lexicon::Category of the whole form
};

/// What the passes read and write: one document under way. Mentions are kept sorted by span (begin
/// ascending, end descending) between passes; relations refer to them by index, so no pass may insert
/// mentions once a relating pass has run (the runner checks the declared order).
struct Reading {
  const Document& document;
  const lexicon::Lexicon& lexicon;
  std::vector<Token> tokens{};            ///< in text order; cover every sentence
  std::vector<std::uint32_t> token_at{};  ///< one a code point of the text: index of its token, kNone between sentences
  std::vector<TokenRole> token_roles{};   ///< one a token
  std::vector<Head> heads{};              ///< nouns on which names are built, sorted by span
  std::vector<Table> tables{};            ///< those that say who holds what
  std::vector<Mention> mentions{};
  std::vector<Relation> relations{};
  Discourse discourse{};  ///< written before the relating passes
  const RuleSet* rules = nullptr;
  ClauseWords clause_words{};  ///< written after the clauses
  std::vector<bool> titled{};  ///< by mention, perhaps shorter: an organ that only says whose office a person holds
  std::vector<RuleMatch>* rule_matches = nullptr;  ///< filled, for each relation that a rule gives, when not null
  std::vector<Candidate>* candidates = nullptr;    ///< filled, for each candidate for a name, when not null
};

}  // namespace govgraph::extract
