// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/trailing_heads.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"

namespace govgraph::extract {

/// What the decision on a quotation knows of it: each is a question with a small number of answers, and each answer has
/// a weight (quoted_weights.hpp). None of them knows a word of a page.
enum class QuotedTrait : std::uint8_t {
  kBefore,           ///< what stands right before the marks
  kVerb,             ///< the verb nearest before in the clause
  kAfter,            ///< what follows the marks, or the row of quotations
  kTrailingHead,     ///< the label of the head noun that follows at once
  kFarTrailingHead,  ///< the same after 的, 等 or a count
  kFollows,          ///< the class of word that follows: a problem, a title conferred, something built
  kOwnHead,          ///< the label of the head noun that it ends with
  kEnding,           ///< the kind of thing that its last word may be
  kLength,           ///< code points in the marks, in steps
  kMarks,            ///< punctuation inside
  kWords,            ///< one everyday word, a count, running speech
  kPraise,           ///< words of praise inside: 最美, 先进
  kRow,              ///< how many quotations stand in a row with it
  kRepeated,         ///< how often the text has it in marks, and without
  kElsewhere,        ///< what the rules make of it where it stands again
  kPlace,            ///< in a headline, at the begin of a line, in running text
  kRules,            ///< what the rules make of it
  kRule,             ///< which kind of rule
};
inline constexpr std::size_t kQuotedTraits = static_cast<std::size_t>(QuotedTrait::kRule) + 1;
inline constexpr std::size_t kQuotedAnswers = 20;  ///< no trait has more

/// The labels between which the decision chooses; no name at all is the first.
inline constexpr std::array<Label, 7> kQuotedLabels{Label::kProgramme,  Label::kSocialOrg, Label::kPlace,
                                                    Label::kEvent,      Label::kHonour,    Label::kEnterprise,
                                                    Label::kInstitution};

/// The rules that say what a quotation is; the first twelve are the answers to QuotedTrait::kRule.
enum class QuotedRule : std::uint8_t {
  kNone,
  kBeforeHead,
  kBeforeOrgan,
  kWithHead,
  kAfterVerb,
  kAward,
  kTitle,
  kCreated,
  kRank,
  kShop,
  kPlace,
  kTeam,
  kContest,
  kWeighed,  ///< no rule, but the decision
};
std::string_view name_of(QuotedRule rule);  ///< "quoted-before-head"

/// A quotation that may be a name.
struct QuotedCandidate {
  Span inner;                            ///< without its marks
  Span outer;                            ///< with them
  Span row;                              ///< from the first mark of the row that it stands in to the last
  std::size_t in_row = 1;                ///< quotations in the row
  std::optional<TrailingHead> trailing;  ///< the head noun that the row leans on
  std::optional<Label> ruled;            ///< what the rules make of it
  QuotedRule rule = QuotedRule::kNone;
  std::array<std::uint8_t, kQuotedTraits> traits{};

  void set(QuotedTrait trait, std::size_t answer) {
    traits[static_cast<std::size_t>(trait)] = static_cast<std::uint8_t>(answer);
  }
};

struct Reading;

/// Answers the questions of QuotedTrait for each. Linear in the text. REQUIRES all candidates of the document in text
/// order.
void describe(const Reading& reading, std::vector<QuotedCandidate>& candidates);

/// By so many hundredths of a logit no name at all must win where the rules found one.
inline constexpr int kQuotedMargin = 150;

/// The label with the greatest sum of weights; nullopt when no name at all has a greater one.
std::optional<Label> decided(const QuotedCandidate& candidate);

}  // namespace govgraph::extract
