// SPDX-License-Identifier: Apache-2.0
#include "extract/names.hpp"

#include <algorithm>

#include "extract/char_set.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;

}  // namespace

bool NameReader::at_edge(std::uint32_t position) const {
  return reading_.token_at[position] == kNone || reading_.token_at[position - 1] == kNone ||
         reading_.token_at[position] != reading_.token_at[position - 1];
}

bool NameReader::token_begins(std::uint32_t position) const {
  const Token* token = token_over(reading_, position);
  return token != nullptr && token->span.begin == position;
}

/// 茶叶|烘焙, 人才|集聚: a verb after its object, itself no verb of doing, may stand inside a long name.
bool NameReader::is_object_verb(std::uint32_t index) const {
  const Token& token = reading_.tokens[index];
  if (token.span.size() < 2 ||
      has_any(token, kNeverInNames | kWorkHeads | bit(Category::kOperate) | bit(Category::kInvest)))
    return false;
  if (token.word != WordClass::kVerb || index == 0 || reading_.tokens[index - 1].span.end != token.span.begin)
    return false;
  return part(index - 1) == TokenRole::kWord || is_object_verb(index - 1);
}

void NameReader::take_front(std::uint32_t position, Walk& walk) const {
  const Token& token = reading_.tokens[reading_.token_at[position]];
  const lexicon::Match match = reading_.lexicon.exact(reading_.document.at(token.span));
  const lexicon::Entry* word = match.length == 0 ? nullptr : match.find(Category::kWord);
  walk.common = word == nullptr ? 1 : word->payload + 1;
  walk.chars = position - token.span.begin;
  walk.begin = token.span.begin;
  walk.first_word = reading_.token_at[position];
}

Walk NameReader::walk(std::uint32_t end, std::uint32_t limit, bool verbs) const {
  Walk walk;
  walk.begin = end;
  if (end == 0 || reading_.token_at[end - 1] == kNone) return walk;
  if (!token_ends(end)) take_front(end, walk);
  if (walk.begin == 0) return walk;
  std::uint32_t index = reading_.token_at[walk.begin - 1];
  for (; index != kNone; --index) {
    walk.anchor = places_.ending(walk.begin);
    if (walk.anchor != kNone) break;
    const Token& token = reading_.tokens[index];
    if (token.span.end != walk.begin || end - token.span.begin > limit) break;
    // 暖“新”驿站: a character in marks inside a name.
    if (const Quotation* marked = is_closing_quote(text_[walk.begin - 1]) && walk.begin < end
                                      ? quotation_ending(reading_, walk.begin)
                                      : nullptr;
        marked != nullptr && marked->inner.size() == 1 && marked->outer.begin > 0) {
      walk.begin = marked->outer.begin;
      walk.chars += 1;
      walk.first_word = reading_.token_at[walk.begin];
      index = walk.first_word;
      continue;
    }
    TokenRole kind = part(index);
    if (kind == TokenRole::kBreak && verbs && is_object_verb(index)) kind = TokenRole::kWord;
    if (kind == TokenRole::kBreak) break;
    if (kind == TokenRole::kChar)
      walk.chars += token.span.size();
    else
      ++walk.words;
    walk.begin = token.span.begin;
    walk.first_word = index;
    if (index == 0) break;
  }
  if (walk.anchor == kNone) walk.anchor = places_.ending(walk.begin);
  return walk;
}

bool inside_mention(const Reading& reading, Span span, std::uint32_t labels) {
  auto at = std::upper_bound(reading.mentions.begin(), reading.mentions.end(), span.begin,
                             [](std::uint32_t p, const Mention& m) { return p < m.span.begin; });
  for (int back = 0; at != reading.mentions.begin() && back < 6; ++back) {
    --at;
    if (((labels >> static_cast<unsigned>(at->label)) & 1) != 0 && at->span.contains(span) && at->span != span)
      return true;
  }
  return false;
}

bool is_describing(const lexicon::Lexicon& lexicon, std::u32string_view text) {
  constexpr std::size_t kLongest = 4;
  if (text.empty()) return true;
  for (std::size_t length = std::min(text.size(), kLongest); length > 0; --length)
    if (lexicon.has(text.substr(0, length), lexicon::feature::kDescribes) &&
        is_describing(lexicon, text.substr(length)))
      return true;
  return false;
}

bool is_numeral(char32_t c) {
  static constexpr CharSet kNumerals{U"一二三四五六七八九十百零〇0123456789"};
  return kNumerals.contains(c);
}

namespace {

/// Whether a noun may end at `end` inside `token`: 街区|内, 街区|党支部, 社区|主任, 沙坑村|委会.
bool closes(const Reading& reading, const Token& token, std::uint32_t end) {
  if (token.span.end == end) return true;
  const std::u32string_view rest = reading.document.at({end, token.span.end});
  if (reading.lexicon.has(rest, lexicon::feature::kSideOfArea)) return true;
  if (reading.lexicon.has(rest, lexicon::feature::kRestOfCommittee))
    return end < 2 || reading.document.text()[end - 2] != U'村';
  return (reading.lexicon.exact(rest).categories &
          (kOrganHeads | bit(Category::kBareOrgan) | bit(Category::kPersonNoun) | bit(Category::kOffice))) != 0;
}

}  // namespace

std::vector<Head> nouns_of(const Reading& reading, Category category) {
  std::vector<Head> out;
  for (const Head& head : longest_heads(reading, bit(category))) {
    const Token* first = token_over(reading, head.span.begin);
    const Token* last = token_over(reading, head.span.end - 1);
    if (first == nullptr || last == nullptr || !closes(reading, *last, head.span.end)) continue;
    const bool cut = first->span.begin != head.span.begin;
    if (!cut || (head.span.size() == 1 && first->span.size() <= 3 && first == last)) out.push_back(head);
  }
  return out;
}

}  // namespace govgraph::extract
