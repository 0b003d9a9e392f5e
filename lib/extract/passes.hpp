// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "extract/left_alone.hpp"
#include "extract/reading.hpp"
#include "extract/rules/rule_runner.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {

/// One step of extraction. Each lives in `passes/<name>.cpp`; `passes.cpp` lists them in order.
struct Pass {
  std::string_view name;                 ///< kebab-case: "party-organs"
  std::string_view summary;              ///< one line for `govgraph passes`
  std::vector<std::string_view> reads;   ///< layers besides the text, which each may read
  std::vector<std::string_view> writes;  ///< layers: "tokens", "heads", "clauses", a label, a relation type, or
                                         ///< "mentions" for all labels
  void (*run)(Reading& reading, Diagnostics& diagnostics);
};

/// The table, in the order in which they run.
std::span<const Pass> passes();

struct PassTime {
  std::string_view pass;
  std::chrono::nanoseconds time{};
};

/// What one pass decided: for `govgraph trace`.
struct TraceStep {
  std::string_view pass;
  std::vector<Mention> added;       ///< mentions that this pass made
  std::vector<Mention> removed;     ///< and that it dropped
  std::vector<Relation> relations;  ///< and relations, with indices into the final mentions
};

struct ExtractOptions {
  const RuleSet* rules = nullptr;           ///< null: the built-in ones; else they must outlive what is extracted
  std::vector<PassTime>* times = nullptr;   ///< filled, one entry a pass, when not null
  std::vector<TraceStep>* trace = nullptr;  ///< filled, one entry a pass, when not null
  std::vector<Token>* tokens = nullptr;     ///< the words of the text, when not null
  std::vector<RuleMatch>* rule_matches = nullptr;  ///< filled, one entry a relation that a rule gives, when not null
  std::vector<Candidate>* candidates = nullptr;    ///< filled, one entry a candidate for a name, when not null
  std::vector<LeftAlone>* left_alone = nullptr;    ///< what looks like a name and was not taken, when not null
  Cancellation cancellation{};                     ///< looked at before each pass
};

/// Mentions (sorted by span) and relations of one document. Linear in its length. Thread-safe. Throws CancelledError.
struct Extraction {
  std::vector<Mention> mentions;
  std::vector<Relation> relations;
};
Extraction extract(const Document& document, const lexicon::Lexicon& lexicon, Diagnostics& diagnostics,
                   const ExtractOptions& options = {});

/// Unmet needs of the table ("pass X reads Y, which no earlier pass writes"); empty when it is sound.
std::vector<std::string> unmet_needs(std::span<const Pass> table);

}  // namespace govgraph::extract
