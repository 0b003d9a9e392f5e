// SPDX-License-Identifier: Apache-2.0
#include "extract/candidates/word_kind.hpp"

#include "extract/heads.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;
namespace feature = lexicon::feature;

constexpr std::uint64_t kDoingVerbs = bit(Category::kOrganize) | bit(Category::kParticipate) |
                                      bit(Category::kCooperate) | bit(Category::kLocate) | bit(Category::kIssue) |
                                      bit(Category::kReceive) | bit(Category::kConcern) | bit(Category::kOperate) |
                                      bit(Category::kInvest) | bit(Category::kReside) | bit(Category::kSpeechVerb);
constexpr std::uint32_t kCommonVerb = 1000;  ///< frequency above which a verb of one ideograph is read as one
constexpr std::uint64_t kNameHeads = kAllHeads & ~bit(Category::kStop);

WordKind kind_of_mark(char32_t c) {
  if (c == U'、') return WordKind::kListMark;
  return is_opening_quote(c) || is_closing_quote(c) || c == U'《' || c == U'》' ? WordKind::kQuote : WordKind::kMark;
}

WordKind kind_of_class(WordClass word) {
  switch (word) {
    case WordClass::kPreposition:
      return WordKind::kPreposition;
    case WordClass::kConjunction:
      return WordKind::kConjunction;
    case WordClass::kParticle:
      return WordKind::kParticle;
    case WordClass::kPronoun:
      return WordKind::kPronoun;
    case WordClass::kAdverb:
      return WordKind::kAdverb;
    case WordClass::kTime:
      return WordKind::kTime;
    case WordClass::kNumeral:
    case WordClass::kMeasure:
      return WordKind::kNumber;
    case WordClass::kVerb:
      return WordKind::kVerb;
    case WordClass::kLocation:
      return WordKind::kSide;
    default:
      return WordKind::kNoun;
  }
}

/// 第|14.
bool begins_after_ordinal(const Reading& reading, const Token& token) {
  return token.span.begin > 0 && reading.document.text()[token.span.begin - 1] == U'第';
}

}  // namespace

std::uint32_t frequency_of(const lexicon::Lexicon& lexicon, std::u32string_view form) {
  const lexicon::Entry* word = lexicon.exact(form).find(Category::kWord);
  return word == nullptr ? 0 : word->payload;
}

WordKind word_kind(const Reading& reading, const Token& token) {
  const std::u32string_view form = reading.document.at(token.span);
  const char32_t first = form[0];
  if (!is_name_character(first) || first == U'—') return kind_of_mark(first);
  if (is_digit(first)) return begins_after_ordinal(reading, token) ? WordKind::kOrdinal : WordKind::kNumber;
  if (!is_han(first)) return WordKind::kLatin;
  if (first == U'第' && (form.size() > 1 || is_digit(reading.document.at({token.span.end, token.span.end + 1})[0])))
    return WordKind::kOrdinal;
  const WordKind by_class = kind_of_class(token.word);
  const bool closed = by_class != WordKind::kNoun && by_class != WordKind::kVerb && by_class != WordKind::kSide;
  if (form == U"的") return WordKind::kOf;
  if (form.size() == 1) {
    if (has(token, Category::kBoundary)) return closed ? by_class : WordKind::kParticle;
    if (by_class == WordKind::kVerb)
      return frequency_of(reading.lexicon, form) > kCommonVerb ? WordKind::kShortVerb : WordKind::kIdeograph;
    return by_class == WordKind::kNoun ? WordKind::kIdeograph : by_class;
  }
  const bool heads = has_any(token, kNameHeads);
  if (reading.lexicon.has(form, feature::kVerbInsideNames)) return WordKind::kVerbOfNames;
  if (has_any(token, kDoingVerbs) && !heads) return WordKind::kDoing;
  if (has(token, Category::kOffice) || has(token, Category::kPersonNoun)) return WordKind::kPerson;
  if (reading.lexicon.has(form, feature::kDescribes)) return WordKind::kDescribing;
  if (heads) return WordKind::kHeadNoun;
  if (has(token, Category::kBoundary)) return closed ? by_class : WordKind::kParticle;
  if (token.word == WordClass::kVerbNoun) return WordKind::kVerb;
  return by_class;
}

}  // namespace govgraph::extract
