// SPDX-License-Identifier: Apache-2.0
// Finds policies: documents in 《》 by their head noun, congress and plenum spirit, and laws named without marks.
// 《柳河镇停车管理办法》 -> Policy; 党的二十大精神 -> Policy; 出台退役军人就业实施办法 -> Policy.
// Declines songs, books, videos and forms in 《》, and nouns without words of their own (制定管理办法).
#include <algorithm>

#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/trailing_heads.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool is_work_of_art(const Reading& reading, const Quotation& quotation) {
  const Span sentence = sentence_span(reading, quotation.outer.begin);
  const std::u32string_view text = reading.document.text();
  const std::uint32_t from = std::max(sentence.begin, quotation.outer.begin < 6 ? 0 : quotation.outer.begin - 6);
  const std::u32string_view before = text.substr(from, quotation.outer.begin - from);
  return reading.lexicon.ends(before, lexicon::feature::kWorkOfArt) > 0;
}

/// A title without the year or edition in brackets at its end.
std::uint32_t bare_end(std::u32string_view text, Span title) {
  std::uint32_t end = title.end;
  if (end > title.begin && (text[end - 1] == U')' || text[end - 1] == U'）')) {
    while (end > title.begin && text[end - 1] != U'(' && text[end - 1] != U'（') --end;
    if (end > title.begin) --end;
  }
  return end;
}

bool is_policy_title(const Reading& reading, const HeadsIn& heads, const Quotation& quotation) {
  const std::u32string_view title = reading.document.at(quotation.inner);
  if (title.size() < 3 || is_work_of_art(reading, quotation)) return false;
  if (reading.lexicon.begins(title, lexicon::feature::kBeginsLawTitle) > 0) return true;
  const std::uint32_t end = bare_end(reading.document.text(), quotation.inner);
  if (reading.lexicon.ends(reading.document.text().substr(quotation.inner.begin, end - quotation.inner.begin),
                           lexicon::feature::kNoPolicyEnd) > 0)
    return false;
  return heads.ending(quotation.inner.begin, end, bit(Category::kPolicyNoun)).has_value();
}

void read_titles(const Reading& reading, const HeadsIn& heads, std::vector<Mention>& found) {
  for (const Quotation& quotation : reading.document.quotations)
    if (quotation.open == U'《' && is_policy_title(reading, heads, quotation)) {
      Mention mention = mention_of(reading, quotation.inner, Label::kPolicy, "policy-in-marks");
      found.push_back(std::move(mention));
    }
}

/// Numerals by which congresses are counted.
bool is_ordinal(char32_t c) { return is_numeral(c) && c != U'百' && c != U'零'; }

/// 二十大, 十九届, 三中全会: the numbers and then one of `ends`; 0 when it is not that.
std::uint32_t numbered(std::u32string_view text, std::uint32_t at, std::u32string_view end) {
  std::uint32_t stop = at;
  while (stop < text.size() && stop - at < 4 && is_ordinal(text[stop])) ++stop;
  return stop > at && text.substr(stop).starts_with(end) ? stop + static_cast<std::uint32_t>(end.size()) : 0;
}

std::uint32_t congress_end(const Reading& reading, std::uint32_t at) {
  const std::u32string_view text = reading.document.text();
  std::uint32_t end = numbered(text, at, U"届");
  if (end != 0) {
    end = numbered(text, end, U"中全会");
    if (end == 0) return 0;
  } else {
    end = numbered(text, at, U"大");
    const bool told = at > 0 && (text[at - 1] == U'的' || text[at - 1] == U'共');
    if (end != 0 && end - at == 2 && is(reading, text[end], lexicon::feature::kGreatThing)) return 0;  // 的一大步
    if (end == 0 || (!told && reading.lexicon.begins(text.substr(end), lexicon::feature::kCameFromCongress) == 0))
      return 0;
  }
  if (text.substr(end).starts_with(U"精神")) end += 2;
  return end;
}

void read_congresses(const Reading& reading, std::vector<Mention>& found) {
  const std::u32string_view text = reading.document.text();
  for (std::uint32_t at = 0; at + 2 < text.size(); ++at) {
    if (!is_ordinal(text[at]) || is_digit(text[at]) || (at > 0 && is_ordinal(text[at - 1]))) continue;
    const std::uint32_t end = congress_end(reading, at);
    if (end == 0 || reading.document.sentence_at(at) >= reading.document.sentences.size()) continue;
    const bool party = at >= 2 && text.substr(at - 2, 2) == U"党的" &&
                       text.substr(at, end - at).find(U'届') == std::u32string_view::npos;
    found.push_back(mention_of(reading, {party ? at - 2 : at, end}, Label::kPolicy, "congress-spirit"));
    at = end - 1;
  }
}

bool issues_or_cites(const Reading& reading, std::uint32_t position, std::uint32_t floor) {
  if (position <= floor) return false;
  const Token* token = token_over(reading, position - 1);
  if (token == nullptr) return false;
  const std::u32string_view form = reading.document.at(token->span);
  return has(*token, Category::kIssue) || reading.lexicon.has(form, lexicon::feature::kFollowsPolicy);
}

void read_unmarked(const Reading& reading, std::vector<Mention>& found) {
  for (const Head& head : longest_heads(reading, bit(Category::kPolicyNoun))) {
    if (head.span.size() < 2 || !ends_word(reading, head.span.end)) continue;
    // An agreement is signed, not issued: without marks it is no policy.
    if (quotation_around(reading, head.span.begin) != nullptr || reading.document.at(head.span).ends_with(U"协议"))
      continue;
    if (reading.lexicon.ends(reading.document.at(head.span), lexicon::feature::kPrivatePaper) > 0) continue;
    const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
    std::uint32_t begin = head.span.begin;
    while (begin > floor && head.span.begin - begin < 30) {
      if (reading.document.text()[begin - 1] == U')') {
        const std::uint32_t open = bare_end(reading.document.text(), {floor, begin});
        if (open == begin || open <= floor) break;
        begin = open;
        continue;
      }
      const Token* token = token_over(reading, begin - 1);
      if (token == nullptr || issues_or_cites(reading, begin, floor)) break;
      if (joint_of(reading, *token) == Joint::kBreak &&
          !reading.lexicon.has(reading.document.at(token->span), lexicon::feature::kVerbInsideNames))
        break;
      begin = token->span.begin;
    }
    if (head.span.begin - begin < 3 || !issues_or_cites(reading, begin, floor)) continue;
    found.push_back(mention_of(reading, {begin, head.span.end}, Label::kPolicy, "policy-after-verb"));
  }
}

}  // namespace

void run_policies(Reading& reading, Diagnostics&) {
  const HeadsIn heads(reading);
  std::vector<Mention> found;
  read_titles(reading, heads, found);
  read_congresses(reading, found);
  read_unmarked(reading, found);
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
