// SPDX-License-Identifier: Apache-2.0
#include "extract/unquoted_names.hpp"

#include <algorithm>

#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
namespace feature = lexicon::feature;

constexpr std::uint32_t kLongestName = 44;

bool is_doing(const Token& token) { return has(token, Category::kOrganize) || has(token, Category::kParticipate); }

bool is_counting(const lexicon::Lexicon& lexicon, std::u32string_view form) {
  if (form.empty()) return false;
  return (is_digit(form.front()) || lexicon.begins(form, feature::kBeginsCount) > 0) &&
         lexicon.ends(form, feature::kMeasuresWork) > 0;
}

/// Steps over a bracket or quotation that ends at `position`; the same position when none does.
std::uint32_t over_marks(const Reading& reading, std::uint32_t position, std::uint32_t floor) {
  const std::u32string_view text = reading.document.text();
  if (is_closing_quote(text[position - 1])) {
    const Quotation* quotation = quotation_ending(reading, position);
    return quotation != nullptr && quotation->outer.begin >= floor && quotation->outer.size() <= 16
               ? quotation->outer.begin
               : position;
  }
  if (text[position - 1] != U')') return position;
  std::uint32_t at = position - 1;
  while (at > floor && text[at] != U'(' && position - at < 24) --at;
  return text[at] == U'(' ? at : position;
}

/// 国庆|中秋|文艺汇演: a feast is part of a name, another date ends it.
bool names_feast(const lexicon::Lexicon& lexicon, std::u32string_view form) {
  return form.ends_with(U'节') || lexicon.has(form, feature::kFeast);
}

struct Edge {
  std::uint32_t begin;
  bool done = false;
  bool conferred = false;
  bool verb_inside = false;
};

/// Whether a verb of doing governs the object whose last part begins at `position`: 推出了符合需求的|敬老套餐,
/// 举办医疗、制造等|行业比武.
bool done_before(const Reading& reading, std::uint32_t position, std::uint32_t floor) {
  const std::u32string_view text = reading.document.text();
  if (position == floor || std::u32string_view(U"，,。；：、").find(text[position - 1]) != std::u32string_view::npos)
    return false;
  for (std::uint32_t at = position; at > floor && position - at < 26;) {
    const Token* token = token_over(reading, at - 1);
    if (token == nullptr) return false;
    const std::u32string_view form = reading.document.at(token->span);
    if (form.find_first_of(U"，,。；：:！？") != std::u32string_view::npos) return false;
    if (is_doing(*token) && !reading.lexicon.has(form, feature::kMayStandInWork)) return true;
    at = token->span.begin;
  }
  return false;
}

/// 柳河镇|启动, 全面|启动: who does it stands before, or how it is done.
bool follows_doer(const Reading& reading, std::uint32_t position) {
  if (position == 0) return false;
  const Token* before = token_over(reading, position - 1);
  const bool how = before != nullptr && (before->word == lexicon::WordClass::kAdverb ||
                                         reading.lexicon.has(reading.document.at(before->span), feature::kLeadsInWork));
  return how || inside_mention(reading, {position - 1, position}, kOrganisations | bit(Label::kArea));
}

/// Whether the verb over `token` is the one that the name is the object of, not a part of the name.
bool governs(const Reading& reading, const Token& token, const Head& head) {
  const std::u32string_view form = reading.document.at(token.span);
  if (reading.lexicon.begins(form, feature::kDoesWork) > 0) return true;
  // 启动|仪式, but 柳河镇启动|老旧小区改造
  const bool of_doer = reading.lexicon.has(form, feature::kGovernsWork) && follows_doer(reading, token.span.begin);
  if (token.span.end == head.span.begin) return of_doer && head.is(Category::kProgrammeNoun) && head.span.size() > 3;
  if (!reading.lexicon.has(form, feature::kMayStandInWork)) return true;
  if (has(token, Category::kProgrammeNoun) || !reading.lexicon.has(form, feature::kGovernsWork)) return false;
  return token.word == lexicon::WordClass::kVerb || (token.word == lexicon::WordClass::kVerbNoun && of_doer);
}

Edge edge_of(const Reading& reading, const Head& head) {
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  Edge edge{head.span.begin};
  while (edge.begin > floor && head.span.begin - edge.begin < kLongestName) {
    const std::uint32_t crossed = over_marks(reading, edge.begin, floor);
    if (crossed != edge.begin) {
      edge.begin = crossed;
      continue;
    }
    const Token* token = token_over(reading, edge.begin - 1);
    if (token == nullptr) break;
    const std::u32string_view form = reading.document.at(token->span);
    if (!std::all_of(form.begin(), form.end(), [](char32_t c) { return is_name_character(c) || c == U'—'; })) break;
    if (has(*token, Category::kReceive) && !reading.lexicon.has(form, feature::kOnlyBecomes)) {
      edge.conferred = true;
      break;
    }
    // 签约某某项目: what is signed begins after the verb.
    if (!head.is(Category::kEventNoun) && head.span.begin - token->span.end >= 3 &&
        reading.lexicon.has(form, feature::kTakesUpProject)) {
      edge.done = true;
      break;
    }
    if ((is_doing(*token) && governs(reading, *token, head)) || has(*token, Category::kInvest)) {
      edge.done = true;
      break;
    }
    if (form.size() == 1 && (form[0] == U'了' || form[0] == U'的')) {
      // 开展了…, 建立健全了…: the verb stands before; of 新就业群体的技能培训 the last part is the name.
      const Token* verb = token->span.begin > floor ? token_over(reading, token->span.begin - 1) : nullptr;
      edge.done = verb != nullptr && (is_doing(*verb) || has(*verb, Category::kOperate));
      edge.conferred = form[0] == U'了' && verb != nullptr && has(*verb, Category::kReceive);
      break;
    }
    if (form.size() == 1 && form[0] == U'前' && token->span.end == head.span.begin) {
      edge.begin = token->span.begin;
      continue;
    }
    if (has(*token, Category::kBoundary) && (form.size() > 1 || form[0] != U'暨')) break;
    if (head.is(Category::kHonourNoun) && reading.lexicon.has(form, feature::kStrivesForHonour)) break;
    if (has(*token, Category::kRecent) && !names_feast(reading.lexicon, form)) break;
    if (reading.lexicon.has(form, feature::kJoinsWords)) break;
    if (form[0] == U'我' && reading.lexicon.has(form, feature::kAreaPointer)) break;  // 我市|第三届邻里节
    if (has_any(*token, bit(Category::kPlanned) | bit(Category::kNegation) | bit(Category::kSpeechVerb) |
                            bit(Category::kLocate)))
      break;
    if (has(*token, Category::kConcern) && !reading.lexicon.has(form, feature::kRebuilds)) break;  // 老街改造|提升工程
    edge.verb_inside = edge.verb_inside || (token->word == lexicon::WordClass::kVerb && form.size() > 1 &&
                                            !reading.lexicon.has(form, feature::kMayStandInWork) &&
                                            !reading.lexicon.has(form, lexicon::feature::kVerbInsideNames));
    edge.begin = std::max(token->span.begin, floor);
  }
  if (!edge.done && !edge.conferred) edge.done = done_before(reading, edge.begin, floor);
  return edge;
}

/// 年, 年度 whose digits the page has lost.
bool lost_year(const Reading& reading, const Token& token) {
  const std::u32string_view form = reading.document.at(token.span);
  if (form[0] != U'年' || form.size() > 2 || (form.size() == 2 && form[1] != U'度')) return false;
  return token.span.begin == 0 || !is_digit(reading.document.text()[token.span.begin - 1]);
}

/// 首支, 首个.
bool is_first_of(const lexicon::Lexicon& lexicon, std::u32string_view form) {
  return form.size() == 2 && form[0] == U'首' && lexicon.has(form.substr(1), feature::kMeasuresFirst);
}

/// 6|条|背街小巷整治: what the count before measures.
bool measures(const Reading& reading, const Token& token) {
  return token.span.size() == 1 && token.span.begin > 0 && is_digit(reading.document.text()[token.span.begin - 1]) &&
         reading.lexicon.has(reading.document.at(token.span), feature::kMeasuresBuilt);
}

/// Moves the left edge past counts and general words: 一场|新春游园会, 系列|公益活动.
std::uint32_t past_general(const Reading& reading, std::uint32_t begin, std::uint32_t head_begin) {
  while (begin < head_begin) {
    const Token* token = token_over(reading, begin);
    if (token == nullptr || token->span.end > head_begin) break;
    const std::u32string_view form = reading.document.at(token->span);
    const bool number = std::all_of(form.begin(), form.end(), is_digit) && token->span.end < head_begin &&
                        reading.document.text()[token->span.end] != U'年';
    const bool first = is_first_of(reading.lexicon, form);
    // 开发区|首支社区基金: of the area that the article is about.
    const Token* next = has(*token, Category::kBareArea) && token->span.end < head_begin
                            ? token_over(reading, token->span.end)
                            : nullptr;
    if (next != nullptr && is_first_of(reading.lexicon, reading.document.at(next->span))) {
      begin = next->span.end;
      continue;
    }
    const bool leads = number || first || reading.lexicon.has(form, feature::kLeadsInWork);
    if (!leads && !is_counting(reading.lexicon, form) && token->word != lexicon::WordClass::kMeasure &&
        token->word != lexicon::WordClass::kAdverb && !lost_year(reading, *token) && !measures(reading, *token))
      break;
    begin = token->span.end;
  }
  return begin;
}

/// 江苏省淮安市淮安区|施河镇老街改造工程: of a chain of three areas or more the innermost alone belongs to the name.
std::uint32_t past_outer_areas(const Reading& reading, std::uint32_t begin) {
  const auto area_at = [&](std::uint32_t position) {
    for (const Mention& each : mentions_beginning(reading, position))
      if (each.label == Label::kArea) return each.span;
    return Span{position, position};
  };
  Span innermost = area_at(begin);
  int links = innermost.empty() ? 0 : 1;
  for (Span next = innermost; links > 0 && !(next = area_at(next.end)).empty(); ++links) innermost = next;
  return links >= 3 ? innermost.begin : begin;
}

/// Whether nothing in `words` is a name's own, or a count stands in it: 公益文化|活动, 投资31个|项目.
bool is_too_general(const Reading& reading, Span words) {
  bool general = true;
  for (std::uint32_t at = words.begin; at < words.end;) {
    const Token* token = token_over(reading, at);
    if (token == nullptr) return false;
    const std::u32string_view form = reading.document.at(token->span);
    const bool digits = std::all_of(form.begin(), form.end(), is_digit);
    if (digits && token->span.end < words.end &&
        reading.lexicon.has(reading.document.text().substr(token->span.end, 1), feature::kMeasuresItem))
      return true;
    general =
        general && (digits || reading.lexicon.has(form, feature::kGeneralInWork) || is_counting(reading.lexicon, form));
    at = token->span.end;
  }
  return general;
}

/// 2024年6月27日|柳河县常务会议: a day is no part of a name, a year may be.
std::uint32_t past_day(const Reading& reading, std::uint32_t begin, std::uint32_t head_begin) {
  const std::u32string_view text = reading.document.text();
  std::uint32_t at = begin;
  while (at < head_begin && (is_digit(text[at]) || text[at] == U'年' || text[at] == U'月' || text[at] == U'日')) ++at;
  return at > begin + 1 && (text[at - 1] == U'日' || text[at - 1] == U'月') ? at : begin;
}

/// 共|联|共建活动: single verbs at the left edge belong to no name.
std::uint32_t past_verbs(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const Token* token = token_over(reading, begin);
    if (token == nullptr || token->span.begin != begin || token->span.size() != 1) break;
    const bool verb = token->word == lexicon::WordClass::kVerb || token->word == lexicon::WordClass::kAdverb;
    if (!verb || !is_han(reading.document.text()[begin])) break;
    ++begin;
  }
  return begin;
}

}  // namespace

std::optional<UnquotedName> unquoted_name_before(const Reading& reading, const Head& head) {
  const Token* own = token_over(reading, head.span.begin);
  // A short noun cut out of a word is none; a long one (党建|工作会议) may share its first part with the word before.
  if (own == nullptr || (own->span.begin != head.span.begin && head.span.size() < 4)) return std::nullopt;
  const Edge edge = edge_of(reading, head);
  const std::uint32_t from = past_day(reading, edge.begin, head.span.begin);
  const std::uint32_t begin =
      past_outer_areas(reading, past_verbs(reading, past_general(reading, from, head.span.begin), head.span.begin));
  if (head.span.begin < begin + 2 || is_too_general(reading, {begin, head.span.begin})) return std::nullopt;
  // 探索社区治理|新|模式: a new one of a kind.
  if (reading.document.text()[head.span.begin - 1] == U'新' &&
      reading.lexicon.has(reading.document.at(head.span), feature::kNewOfAKind))
    return std::nullopt;
  UnquotedName name;
  name.span = {begin, head.span.end};
  name.done = edge.done;
  name.conferred = edge.conferred;
  name.verb_inside = edge.verb_inside;
  return name;
}

std::optional<Span> heading_of(const Reading& reading, const Head& head) {
  const std::size_t index = reading.document.sentence_at(head.span.begin);
  if (index >= reading.document.sentences.size()) return std::nullopt;
  const Sentence& sentence = reading.document.sentences[index];
  const std::u32string_view text = reading.document.text();
  Span span = sentence.span;
  while (span.end > span.begin && (text[span.end - 1] == U'\n' || text[span.end - 1] == U' ')) --span.end;
  if (span.end != head.span.end || span.size() > 40 || sentence.role == Sentence::Role::kTitle) return std::nullopt;
  const bool numbered = is_digit(text[span.begin]);
  if (!numbered && sentence.role != Sentence::Role::kHeading) return std::nullopt;
  if (reading.lexicon.ends(reading.document.at(head.span), feature::kHeadingOfWork) == 0) return std::nullopt;
  while (span.begin < span.end && (is_digit(text[span.begin]) || text[span.begin] == U'.' || text[span.begin] == U' ' ||
                                   text[span.begin] == U'、' || text[span.begin] == U'．'))
    ++span.begin;
  return head.span.begin >= span.begin + 3 ? std::optional(span) : std::nullopt;
}

bool ends_name(const Reading& reading, std::uint32_t position) {
  if (!ends_word(reading, position)) return false;
  const Token* next = token_over(reading, position);
  if (next == nullptr || next->span.begin != position) return true;
  if (joint_of(reading, *next) != Joint::kNoun ||
      reading.lexicon.has(reading.document.at(next->span), feature::kHowItGoes))
    return true;
  return next->word == lexicon::WordClass::kTime || next->word == lexicon::WordClass::kAdjective ||
         next->word == lexicon::WordClass::kNumeral || next->word == lexicon::WordClass::kLocation ||
         is_digit(reading.document.text()[position]);
}

void NestedNames::add(Mention mention) {
  while (!found_.empty() && mention.span.contains(found_.back().span)) found_.pop_back();
  found_.push_back(std::move(mention));
}

std::vector<Mention> NestedNames::take() { return std::move(found_); }

Taken::Taken(const Reading& reading, std::uint32_t labels) {
  for (const Mention& mention : reading.mentions)
    if (mention.ground == Ground::kQuotation || (labels >> static_cast<unsigned>(mention.label)) & 1)
      spans_.push_back(mention.span);
}

bool Taken::overlaps(Span span) const {
  auto at =
      std::lower_bound(spans_.begin(), spans_.end(), span.end, [](Span s, std::uint32_t p) { return s.begin < p; });
  for (int back = 0; at != spans_.begin() && back < 6; ++back)
    if ((--at)->overlaps(span)) return true;
  return false;
}

bool Taken::starts(Span span) const {
  const auto at =
      std::lower_bound(spans_.begin(), spans_.end(), span.begin, [](Span s, std::uint32_t p) { return s.begin < p; });
  return at != spans_.end() && at->begin == span.begin + 1;
}

}  // namespace govgraph::extract
