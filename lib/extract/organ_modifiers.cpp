// SPDX-License-Identifier: Apache-2.0
// What stands before an organ's suffix: the words of its name, and the mention (its anchor) that the name begins with.
#include <algorithm>

#include "extract/organs.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kLongestModifier = 18;

/// 书记, 主任: an office, not a job (骑手), that a person holds.
bool is_office(const Reading& reading, const Token& token) {
  if (!has(token, Category::kOffice) || has_any(token, kOrganHeads)) return false;
  const lexicon::Match match = reading.lexicon.exact(reading.document.at(token.span));
  const lexicon::Entry* entry = match.length == 0 ? nullptr : match.find(Category::kOffice);
  if (entry == nullptr) return false;
  const auto of = static_cast<lexicon::OfficeOf>(entry->sub);
  return of != lexicon::OfficeOf::kJob && of != lexicon::OfficeOf::kMember;
}

}  // namespace

/// 1支, 两家, 多名: what is counted is a kind, not a name. 第一人民医院 is not counted.
bool OrganReader::counts(const Token& token) const {
  const std::u32string_view form = reading_.document.at(token.span);
  if (std::all_of(form.begin(), form.end(), is_digit)) return true;
  if (form.size() == 2 && reading_.lexicon.has(form.substr(0, 1), feature::kSmallNumber) &&
      reading_.lexicon.has(form.substr(1), feature::kMeasuresOrgan))
    return true;
  if (token.word != lexicon::WordClass::kMeasure || token.span.begin == 0) return false;
  const char32_t before = text_[token.span.begin - 1];
  return is_digit(before) || reading_.lexicon.has(text_.substr(token.span.begin - 1, 1), feature::kNumberBeforeMeasure);
}

/// Nothing of a clause stands before: the first word of 来福公益基金会说 is of the name.
bool OrganReader::begins_clause(std::uint32_t position) const {
  return position == 0 || (!is_name_character(text_[position - 1]) && !is_closing_quote(text_[position - 1]));
}

OrganReader::Left OrganReader::left_of(const Head& head) const {
  const std::uint32_t floor = sentence_span(reading_, head.span.begin).begin;
  Left left{head.span.begin, head.span.begin};
  std::uint32_t position = head.span.begin;
  bool crossed = false;  // a verb: only an anchor could still be of the name, and that one would be the verb's
  while (true) {
    if (const std::uint32_t anchor = anchor_at(position); anchor != kNone)
      return crossed ? left : Left{mention(anchor).span.begin, position, anchor};
    if (position == floor || head.span.begin - position > kLongestModifier) return left;
    if (position == head.span.begin && bracket_before(position) != position) {
      position = bracket_before(position);
      continue;
    }
    if (const Quotation* number = short_marks_before(position); number != nullptr && !crossed) {
      position = left.begin = left.modifiers = number->outer.begin;
      continue;
    }
    if (const std::uint32_t begin = joined_field_before(position, head); begin != position && !crossed) {
      position = left.begin = left.modifiers = begin;
      continue;
    }
    const Token* token = token_over(reading_, position - 1);
    if (token == nullptr || (ends_modifiers(*token, position) && !is_small_first_word(*token, position, head)))
      return left;
    const bool verb = joint_of(reading_, *token) == Joint::kVerb &&
                      !reading_.lexicon.has(reading_.document.at(token->span), lexicon::feature::kVerbInsideNames);
    // 骑手|助餐|服务队: the verb right before the suffix may belong to it, which what stands before decides.
    const bool adjacent = token->span.end == head.span.begin;
    crossed = crossed || (verb && token->span.size() > 1 && !adjacent);
    // A name may end inside a token; the words after it are the modifiers then.
    std::uint32_t next = std::max(token->span.begin, floor);
    for (std::uint32_t inside = position - 1; inside > next; --inside)
      if (anchor_at(inside) != kNone) next = inside;
    position = next;
    if (!crossed && !(adjacent && verb)) left.begin = left.modifiers = position;
  }
}

/// Where 农业农村|和 of 柳河镇|农业农村和|社会事业局 begins, right after an area or the word for its level; else
/// `position`.
std::uint32_t OrganReader::joined_field_before(std::uint32_t position, const Head& head) const {
  if (position < 4 || text_[position - 1] != U'和' || label_of_organ(head) != Label::kGovBody) return position;
  const std::size_t size = reading_.lexicon.ends(text_.substr(0, position - 1), feature::kFieldOfOffice);
  if (size == 0) return position;
  const auto begin = position - 1 - static_cast<std::uint32_t>(size);
  const bool level = begin > 0 && is_level(text_.substr(begin - 1, 1));
  return level || anchor_at(begin) != kNone ? begin : position;
}

/// Where 馨泰社区 of 馨泰社区(综合)|党委 ends: a word in brackets may stand between the area and the suffix. Else
/// `position`.
std::uint32_t OrganReader::bracket_before(std::uint32_t position) const {
  if (position == 0 || text_[position - 1] != U')') return position;
  const std::size_t open = text_.substr(0, position).find_last_of(U'(');
  if (open == std::u32string_view::npos || position - open > 6) return position;
  return anchor_at(static_cast<std::uint32_t>(open)) == kNone ? position : static_cast<std::uint32_t>(open);
}

/// 安平|来|福公益基金会: a small word right after the area, or first in its clause, is of the name.
bool OrganReader::is_small_first_word(const Token& token, std::uint32_t position, const Head& head) const {
  if (token.span.size() != 1 || position == head.span.begin || joint_of(reading_, token) != Joint::kBreak) return false;
  if (!reading_.lexicon.has(reading_.document.at(token.span), feature::kSmallWordOfName)) return false;
  return anchor_at(token.span.begin) != kNone || begins_clause(token.span.begin);
}

/// Words that end what stands before a suffix: particles, counts, verbs that govern it, and the office of
/// 书记兼|村委会.
bool OrganReader::ends_modifiers(const Token& token, std::uint32_t position) const {
  const std::u32string_view form = reading_.document.at(token.span);
  if (joint_of(reading_, token) == Joint::kBreak || counts(token)) return true;
  const lexicon::Lexicon& words = reading_.lexicon;
  if (words.ends(form, feature::kGovernsOrgan) > 0 || words.ends(form, feature::kLevelsOrTerms) > 0 ||
      words.has(form, feature::kMembersBeforeOrgan))
    return true;
  return words.has(form, feature::kBuildsAnew) || words.has(form, feature::kTakesPost) ||
         (form == U"一届" && position >= 3 && text_[position - 3] == U'新') || is_office(reading_, token);
}

/// A short word in marks that ends at `position` and belongs to the name: “119”|消防指挥中心, “两新”|组织党委.
const Quotation* OrganReader::short_marks_before(std::uint32_t position) const {
  const Quotation* quotation = is_closing_quote(text_[position - 1]) ? quotation_ending(reading_, position) : nullptr;
  if (quotation == nullptr) return nullptr;
  const std::u32string_view inner = reading_.document.at(quotation->inner);
  const bool number = !inner.empty() && std::all_of(inner.begin(), inner.end(), is_digit);
  return number || (inner.size() >= 1 && inner.size() <= 2) ? quotation : nullptr;
}

std::uint32_t OrganReader::own_words_before(std::uint32_t position) const {
  const std::uint32_t floor = sentence_span(reading_, position).begin;
  std::uint32_t begin = position;
  while (begin > floor && position - begin < 6) {
    const Token* token = token_over(reading_, begin - 1);
    if (token == nullptr || joint_of(reading_, *token) != Joint::kNoun) break;
    begin = std::max(token->span.begin, floor);
  }
  return begin;
}

bool OrganReader::has_long_word(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t at = begin; at < end;) {
    const Token* token = token_over(reading_, at);
    if (token == nullptr) return false;
    if (token->span.size() > 1) return true;
    at = token->span.end;
  }
  return false;
}

}  // namespace govgraph::extract
