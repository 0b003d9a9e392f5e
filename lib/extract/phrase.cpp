// SPDX-License-Identifier: Apache-2.0
#include "extract/phrase.hpp"

#include <algorithm>

#include "extract/heads.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;

constexpr std::uint64_t kBreaking = bit(Category::kBoundary) | bit(Category::kOrganize) | bit(Category::kParticipate) |
                                    bit(Category::kCooperate) | bit(Category::kLocate) | bit(Category::kIssue) |
                                    bit(Category::kReceive) | bit(Category::kConcern) | bit(Category::kPlanned) |
                                    bit(Category::kNegation) | bit(Category::kSpeechVerb) | bit(Category::kRecent);

// What outweighs a breaking reading of the same form: 服务 is a verb of doing and a head noun.
constexpr std::uint64_t kNaming = kOrganHeads | (kWorkHeads & ~bit(Category::kProgrammeNoun)) |
                                  bit(Category::kDivision) | bit(Category::kPlaceNoun) | bit(Category::kAreaNoun) |
                                  bit(Category::kRoadNoun) | bit(Category::kEnterpriseNoun);

bool breaks(WordClass word) {
  return word == WordClass::kPreposition || word == WordClass::kConjunction || word == WordClass::kParticle ||
         word == WordClass::kPronoun || word == WordClass::kAdverb;
}

}  // namespace

Joint joint_of(const Reading& reading, const Token& token) {
  const std::u32string_view form = reading.document.at(token.span);
  for (const char32_t c : form)
    if (!is_name_character(c)) return Joint::kBreak;
  if (has(token, Category::kBoundary)) return Joint::kBreak;
  if (has_any(token, kBreaking) && !has_any(token, kNaming)) return Joint::kBreak;
  const bool feast = token.word == WordClass::kTime && form.size() >= 3 && form.back() == U'节';  // 重阳节|主题活动
  if (breaks(token.word) && !feast && !has_any(token, kNaming)) return Joint::kBreak;
  if (token.word == WordClass::kVerb && !has_any(token, kNaming)) return Joint::kVerb;
  if (token.word == WordClass::kVerbNoun) return Joint::kVerb;
  return Joint::kNoun;
}

bool ends_word(const Reading& reading, std::uint32_t position) {
  if (position >= reading.document.text().size()) return true;
  const Token* next = token_over(reading, position);
  if (next == nullptr || next->span.begin == position) return true;
  // 活动|中 where the word list holds 活动中.
  const std::u32string_view rest = reading.document.at({position, next->span.end});
  if (reading.lexicon.has(rest, lexicon::feature::kSaysWhereOrWhen)) return true;
  return begins_office(reading, position);
}

bool begins_office(const Reading& reading, std::uint32_t position) {
  constexpr std::uint64_t kOffices = bit(Category::kOffice) | bit(Category::kPersonNoun);
  return (reading.lexicon.categories_at(reading.document.text(), position, 2) & kOffices) != 0;
}

Span sentence_span(const Reading& reading, std::uint32_t position) {
  const std::size_t index = reading.document.sentence_at(position);
  return index < reading.document.sentences.size() ? reading.document.sentences[index].span : Span{position, position};
}

bool one_of(std::u32string_view text, std::initializer_list<std::u32string_view> forms) {
  return std::find(forms.begin(), forms.end(), text) != forms.end();
}

bool ends_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> forms) {
  return std::any_of(forms.begin(), forms.end(), [&](std::u32string_view form) { return text.ends_with(form); });
}

bool starts_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> forms) {
  return std::any_of(forms.begin(), forms.end(), [&](std::u32string_view form) { return text.starts_with(form); });
}

const Quotation* quotation_beginning(const Reading& reading, std::uint32_t position) {
  const std::vector<Quotation>& all = reading.document.quotations;
  const auto at = std::lower_bound(all.begin(), all.end(), position,
                                   [](const Quotation& q, std::uint32_t p) { return q.outer.begin < p; });
  return at != all.end() && at->outer.begin == position ? &*at : nullptr;
}

const Quotation* quotation_around(const Reading& reading, std::uint32_t position) {
  const std::vector<Quotation>& all = reading.document.quotations;
  auto at = std::upper_bound(all.begin(), all.end(), position,
                             [](std::uint32_t p, const Quotation& q) { return p < q.outer.begin; });
  // Quotations nest two deep at most, so those before the nearest few do not reach here.
  for (int back = 0; at != all.begin() && back < 8; ++back) {
    --at;
    if (at->outer.contains(position)) return &*at;
  }
  return nullptr;
}

const Quotation* quotation_ending(const Reading& reading, std::uint32_t position) {
  if (position == 0) return nullptr;
  const Quotation* around = quotation_around(reading, position - 1);
  return around != nullptr && around->outer.end == position ? around : nullptr;
}

}  // namespace govgraph::extract
