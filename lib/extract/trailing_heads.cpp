// SPDX-License-Identifier: Apache-2.0
#include "extract/trailing_heads.hpp"

#include <algorithm>

#include "extract/phrase.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint64_t kTrailingHeads = kOrganHeads | kWorkHeads | bit(Category::kPlaceNoun);
constexpr std::uint32_t kLongestTail = 14;
constexpr std::uint32_t kLongestAfterParticle = 11;

/// Past 等, a count with its measure (3支, 多项) and 的.
std::uint32_t skip_lead(const Reading& reading, std::uint32_t position, std::uint32_t limit, bool& particle) {
  const std::u32string_view text = reading.document.text();
  if (position < limit && text[position] == U'等') ++position;
  const auto is = [&](std::uint32_t at, lexicon::Feature kind) {
    return reading.lexicon.has(text.substr(at, 1), kind);
  };
  std::uint32_t at = position;
  while (at < limit && (is_digit(text[at]) || is(at, feature::kCountCharacter))) ++at;
  if (at > position && at < limit && is(at, feature::kMeasuresTail)) position = at + 1;
  if (position < limit && text[position] == U'的') {
    particle = true;
    ++position;
  }
  return position;
}

/// 机制|破解治理顽疾: a verb after a whole head begins the predicate.
bool begins_predicate(const Reading& reading, const HeadsIn& heads, std::uint32_t begin, const Token& token) {
  return token.word == lexicon::WordClass::kVerb && token.span.begin > begin && !has_any(token, kTrailingHeads) &&
         heads.ending(begin, token.span.begin, kTrailingHeads).has_value() && joint_of(reading, token) != Joint::kNoun;
}

/// Where the run of words that may belong to it ends.
std::uint32_t run_end(const Reading& reading, const HeadsIn& heads, std::uint32_t begin, std::uint32_t limit,
                      bool particle) {
  std::uint32_t at = begin;
  const std::uint32_t longest = particle ? kLongestAfterParticle : kLongestTail;
  bool crossed = particle;
  while (at < limit && at - begin < longest) {
    const Token* token = token_over(reading, at);
    if (token == nullptr) break;
    const std::u32string_view form = reading.document.at(token->span);
    if (form.size() == 1 && form[0] == U'的' && !crossed && at > begin) {
      if (heads.ending(begin, at, kOrganHeads)) break;  // “晨光”合唱团|的队员: whose they are
      crossed = true;
    } else {
      if (!std::all_of(form.begin(), form.end(), is_name_character) || begins_predicate(reading, heads, begin, *token))
        break;
      if (has(*token, Category::kBoundary) || (has(*token, Category::kOffice) && !has_any(*token, kTrailingHeads)))
        break;
    }
    at = token->span.end;
  }
  return std::min(at, limit);
}

}  // namespace

std::optional<Head> HeadsIn::last(Span stretch, std::uint64_t categories) const {
  const std::vector<Head>& all = reading_.heads;
  auto at = std::lower_bound(all.begin(), all.end(), stretch.begin,
                             [](const Head& head, std::uint32_t p) { return head.span.begin < p; });
  std::optional<Head> best;
  for (; at != all.end() && at->span.begin < stretch.end; ++at) {
    if ((at->categories & categories) == 0 || at->span.end > stretch.end) continue;
    if (!best || at->span.end > best->span.end) best = *at;
  }
  return best;
}

std::optional<Head> HeadsIn::ending(std::uint32_t begin, std::uint32_t end, std::uint64_t categories) const {
  const std::optional<Head> found = last({begin, end}, categories);
  return found && found->span.end == end ? found : std::nullopt;
}

/// “红心”志愿服务队|队长, where the lexicon has 志愿服务队队长 as one word.
bool office_begins(const Reading& reading, std::uint32_t position) {
  const Token* token = token_over(reading, position);
  return token != nullptr && token->span.begin < position && has(*token, Category::kOffice) &&
         reading.lexicon.exact(reading.document.at({position, token->span.end})).is(Category::kOffice);
}

/// “红心”商户联盟|成立大会: the group that is founded.
std::optional<Head> group_founded(const Reading& reading, const HeadsIn& heads, std::uint32_t begin,
                                  const Head& event) {
  if (!event.is(Category::kEventNoun) ||
      reading.lexicon.begins(reading.document.at(event.span), feature::kBeginsFounding) == 0)
    return std::nullopt;
  return heads.ending(begin, event.span.begin, bit(Category::kSocialOrgan));
}

std::optional<TrailingHead> trailing_head_at(const Reading& reading, const HeadsIn& heads, std::uint32_t position) {
  if (position == 0 || position >= reading.document.text().size()) return std::nullopt;
  const std::uint32_t limit = sentence_span(reading, position - 1).end;
  TrailingHead out;
  out.begin = skip_lead(reading, position, limit, out.particle);
  const std::uint32_t end = run_end(reading, heads, out.begin, limit, out.particle);
  const std::optional<Head> head = heads.last({out.begin, end}, kTrailingHeads);
  if (!head ||
      !(head->is(Category::kHonourNoun) ? ends_word(reading, head->span.end)
                                        : ends_name(reading, head->span.end) || office_begins(reading, head->span.end)))
    return std::nullopt;
  // What follows the mark must lean on the name: a verb there begins the predicate, unless it belongs to the head
  // (“三方”协同|体系).
  const Token* first = token_over(reading, out.begin);
  if (first != nullptr && head->span.begin > out.begin && first->span.end < head->span.begin &&
      joint_of(reading, *first) != Joint::kNoun && first->word != lexicon::WordClass::kVerbNoun &&
      !reading.lexicon.has(reading.document.at(first->span), lexicon::feature::kVerbInsideNames))
    return std::nullopt;
  if (first != nullptr && first->span.end == head->span.begin &&
      reading.lexicon.begins(reading.document.at(first->span), feature::kDoesWork) > 0)
    return std::nullopt;
  out.head = group_founded(reading, heads, out.begin, *head).value_or(*head);
  return out;
}

}  // namespace govgraph::extract
