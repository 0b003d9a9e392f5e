// SPDX-License-Identifier: Apache-2.0
#include "extract/token_roles.hpp"

#include "extract/phrase.hpp"
#include "extract/reading.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;

bool breaks_as_word(const Token& token) {
  switch (token.word) {
    case WordClass::kIdiom:
    case WordClass::kVerb:
    case WordClass::kAdverb:
    case WordClass::kPreposition:
    case WordClass::kConjunction:
    case WordClass::kParticle:
    case WordClass::kPronoun:
    case WordClass::kMeasure:
      return true;
    case WordClass::kTime:
      return !has(token, Category::kAreaNoun);
    default:
      return false;
  }
}

constexpr std::uint64_t kPlaceLike = bit(Category::kDivision) | bit(Category::kDivisionShort) | bit(Category::kArea) |
                                     bit(Category::kAreaNoun) | bit(Category::kRoadNoun) | bit(Category::kPlaceNoun) |
                                     bit(Category::kEnterpriseNoun) | bit(Category::kEnterprise);

class PartReader {
 public:
  explicit PartReader(const Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  /// REQUIRES the parts of the tokens before it.
  TokenRole part(std::uint32_t index) const {
    const Token& token = reading_.tokens[index];
    const char32_t first = text_[token.span.begin];
    if (!is_name_character(first) || first == U'—') return TokenRole::kBreak;
    if (token.span.size() == 1) {
      if (is(reading_, first, lexicon::feature::kNoNameCrosses)) return TokenRole::kBreak;
      // 上午，|道|署|街社区: before one more character, at the head of a clause, 道 says nothing.
      const bool opens = index == 0 || !is_han(text_[token.span.begin - 1]);
      if (first == U'道' && opens && index + 1 < reading_.tokens.size() &&
          reading_.tokens[index + 1].span.size() == 1 && is_han(text_[token.span.end]))
        return TokenRole::kChar;
      if (is(reading_, first, lexicon::feature::kWeakInNames))
        return after_char(index) ? TokenRole::kChar : TokenRole::kBreak;
      if (!is(reading_, first, lexicon::feature::kPostposition)) return TokenRole::kChar;
      const bool after_noun = index > 0 && reading_.tokens[index - 1].span.end == token.span.begin &&
                              is_han(text_[token.span.begin - 1]) &&
                              reading_.token_roles[index - 1] != TokenRole::kBreak;
      return after_noun ? TokenRole::kBreak : TokenRole::kChar;
    }
    if (!is_han(first)) return TokenRole::kChar;
    const bool division =
        has(token, Category::kDivision) || (has(token, Category::kDivisionShort) && !has(token, Category::kWord));
    if (division) return TokenRole::kChar;
    if (has_any(token, kPlaceLike & ~bit(Category::kDivisionShort))) return TokenRole::kWord;
    if (has_any(token, kNeverInNames) || names_work(token) || breaks_as_word(token) || is_measured(token) ||
        builds(token))
      return TokenRole::kBreak;
    return token.word == WordClass::kProperNoun ? TokenRole::kChar : TokenRole::kWord;
  }

 private:
  /// Verbs that the word list has as nouns too.
  bool builds(const Token& token) const {
    return reading_.lexicon.has(reading_.document.at(token.span), lexicon::feature::kSetsUpOrEnters);
  }

  /// 重点项目, 文化活动: the head of a work ends what came before; weak heads (盒子) do not.
  bool names_work(const Token& token) const {
    if (!has_any(token, kWorkHeads)) return false;
    for (const lexicon::Entry& entry : reading_.lexicon.exact(reading_.document.at(token.span)).entries) {
      if (entry.category == Category::kPolicyNoun || entry.category == Category::kHonourNoun) return true;
      const bool work = entry.category == Category::kProgrammeNoun || entry.category == Category::kEventNoun;
      if (work && static_cast<lexicon::Strength>(entry.sub) == lexicon::Strength::kNamed) return true;
    }
    return false;
  }

  /// 一家, 三座: a number with its measure.
  bool is_measured(const Token& token) const {
    return token.word == WordClass::kNumeral &&
           is(reading_, text_[token.span.end - 1], lexicon::feature::kEndsMeasured);
  }

  /// Whether a single ideograph that may be part of a name stands before the token.
  bool after_char(std::uint32_t index) const {
    if (index == 0) return false;
    const Token& before = reading_.tokens[index - 1];
    const char32_t c = text_[before.span.begin];
    return before.span.size() == 1 && before.span.end == reading_.tokens[index].span.begin && is_han(c) &&
           !is(reading_, c, lexicon::feature::kNoNameCrosses) && !is(reading_, c, lexicon::feature::kWeakInNames) &&
           !is(reading_, c, lexicon::feature::kPostposition);
  }

  const Reading& reading_;
  std::u32string_view text_;
};

}  // namespace

void find_token_roles(Reading& reading) {
  reading.token_roles.clear();
  reading.token_roles.reserve(reading.tokens.size());
  const PartReader reader(reading);
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) reading.token_roles.push_back(reader.part(i));
}

}  // namespace govgraph::extract
