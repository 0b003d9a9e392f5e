// SPDX-License-Identifier: Apache-2.0
#include "extract/sessions.hpp"

#include <algorithm>

#include "extract/heads.hpp"
#include "extract/mention_list.hpp"
#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "extract/trailing_heads.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;
using lexicon::WordClass;
namespace feature = lexicon::feature;

constexpr std::uint32_t kHosts = kOrganisations | bit(Label::kArea) | bit(Label::kProgramme) | bit(Label::kPlace);
constexpr std::uint32_t kLongest = 16;   ///< from the number to the end
constexpr std::uint32_t kFurthest = 40;  ///< of what stands before the number

/// Where the ordinal ends that begins at `at` (第三届, 第41次, 首届); 0 when none does.
std::uint32_t ordinal_end(const Reading& reading, std::uint32_t at) {
  const std::u32string_view text = reading.document.text();
  if (text[at] == U'首') return text.substr(at + 1, 1) == U"届" ? at + 2 : 0;
  if (text[at] != U'第') return 0;
  std::uint32_t end = at + 1;
  while (end < text.size() && end - at <= 5 && is_numeral(text[end])) ++end;
  const bool counted = end > at + 1 && end < text.size() && is(reading, text[end], feature::kMeasuresSession);
  return counted ? end + 1 : 0;
}

class Sessions {
 public:
  explicit Sessions(const Reading& reading)
      : reading_(reading), text_(reading.document.text()), heads_(reading), hosts_(reading, kHosts) {}

  std::vector<Mention> run() {
    std::vector<Mention> found;
    for (std::uint32_t at = 0; at + 3 < text_.size(); ++at) {
      const std::uint32_t counted = ordinal_end(reading_, at);
      if (counted == 0 || reading_.token_at[at] == kNone) continue;
      const std::uint32_t end = end_of(at, counted);
      if (end == 0) continue;
      // 第三届委员会第二次会议: the last number counts.
      if (!found.empty() && found.back().span.end > at) continue;
      const std::uint32_t begin = begin_of(at);
      // 第一次议事: of nothing that has a name.
      if (begin == at && act_end(counted) == end) continue;
      found.push_back(mention_of(reading_, {begin, end}, Label::kEvent, "event-by-number"));
      found.back().ground = Ground::kNumber;
      at = end - 1;
    }
    return found;
  }

 private:
  /// Where the gathering ends that is counted: the furthest noun of events in the run of words; 0 when there is none.
  std::uint32_t end_of(std::uint32_t ordinal, std::uint32_t counted) const {
    const std::uint32_t limit = std::min(sentence_span(reading_, ordinal).end, ordinal + kLongest);
    std::uint32_t best = act_end(counted);
    std::uint32_t at = counted;
    while (at < limit) {
      if (is_opening_quote(text_[at])) {
        const Quotation* quotation = quotation_beginning(reading_, at);
        if (quotation == nullptr || quotation->outer.end > limit) break;
        at = quotation->outer.end;
        // 第二届“稻香夜集”: what stands in the marks is read as a name already.
        if (reading_.lexicon.ends(reading_.document.at(quotation->inner), feature::kSessionNoun) > 0 &&
            mentions_beginning(reading_, quotation->inner.begin).empty())
          best = at;
        continue;
      }
      const Token* token = token_over(reading_, at);
      if (token == nullptr || !is_name_character(text_[at]) || closes(*token)) break;
      at = token->span.end;
      if (reading_.lexicon.ends(text_.substr(counted, at - counted), feature::kSessionNoun) > 0) best = at;
    }
    if (best == 0 || best > limit) return 0;
    // 首届业委会: a body by its term of office.
    if (text_[counted - 1] == U'届')
      if (const auto organ = heads_.ending(counted, best, kOrganHeads); organ && !organ->is(Category::kEventNoun))
        return 0;
    // 第二届歌手大赛|一等奖, 第三次会议|精神
    return reading_.lexicon.begins(text_.substr(best, 4), feature::kNoSessionAfter) > 0 ? 0 : best;
  }

  /// 第14次|开门.
  std::uint32_t act_end(std::uint32_t counted) const {
    const std::size_t size = reading_.lexicon.begins(text_.substr(counted, 3), feature::kSessionAct);
    return size == 0 ? 0 : counted + static_cast<std::uint32_t>(size);
  }

  static bool closes(const Token& token) {
    return has_any(token, bit(Category::kBoundary) | bit(Category::kSpeechVerb) | bit(Category::kReceive) |
                              bit(Category::kLocate)) ||
           token.word == WordClass::kPronoun || token.word == WordClass::kAdverb ||
           token.word == WordClass::kPreposition;
  }

  /// The year, the feast's own words and the body whose session it is: |柳河镇商会|2024年|第三次….
  std::uint32_t begin_of(std::uint32_t ordinal) const {
    const std::uint32_t floor = sentence_span(reading_, ordinal).begin;
    std::uint32_t begin = ordinal;
    if (begin > floor && (text_[begin - 1] == U'年' || text_.substr(0, begin).ends_with(U"年度"))) {
      std::uint32_t year = begin - (text_[begin - 1] == U'年' ? 1 : 2);
      while (year > floor && is_digit(text_[year - 1])) --year;
      if (text_[year] != U'年') begin = year;
    }
    for (std::uint32_t steps = 0; steps < 6 && begin > floor && ordinal - begin < kFurthest; ++steps) {
      const std::uint32_t before = step_back(begin, floor);
      if (before == begin) break;
      begin = before;
    }
    return begin;
  }

  std::uint32_t step_back(std::uint32_t begin, std::uint32_t floor) const {
    std::uint32_t at = begin;
    if (is_closing_quote(text_[at - 1])) {
      const Quotation* quotation = quotation_ending(reading_, at);
      return quotation != nullptr && quotation->outer.begin >= floor && quotation->inner.size() <= 12
                 ? quotation->outer.begin
                 : begin;
    }
    if (const std::uint32_t host = hosts_.ending(at); host != kNone && reading_.mentions[host].span.begin >= floor)
      return reading_.mentions[host].span.begin;
    // 柳河县|第十八届|人民代表大会常务委员会|第二十三次会议
    const Token* token = token_over(reading_, at - 1);
    if (token == nullptr || token->span.begin < floor) return begin;
    if (has_any(*token, kOrganHeads | bit(Category::kEventNoun)) && token->span.size() > 2) return token->span.begin;
    for (std::uint32_t ordinal = at - std::min<std::uint32_t>(at - floor, 7); ordinal + 2 < at; ++ordinal)
      if (ordinal_end(reading_, ordinal) == at) return ordinal;
    return begin;
  }

  const Reading& reading_;
  std::u32string_view text_;
  HeadsIn heads_;
  MentionPlaces hosts_;
};

bool ends_clause(std::u32string_view rest) {
  return rest.empty() || std::u32string_view(U"，,。；！\n").find(rest[0]) != std::u32string_view::npos ||
         rest.starts_with(U"仪式") || rest.starts_with(U"了");
}

/// 首批, 丹霞镇第二批: what counts the opened things, and where.
std::uint32_t with_batch(const Reading& reading, std::uint32_t begin, const MentionPlaces& areas) {
  const std::u32string_view text = reading.document.text();
  const std::uint32_t floor = sentence_span(reading, begin).begin;
  if (begin < floor + 2 || text[begin - 1] != U'批') return begin;
  std::uint32_t at = begin - 2;
  if (text[at] != U'首') {
    while (at > floor && is_numeral(text[at])) --at;
    if (text[at] != U'第') return begin;
  }
  const std::uint32_t area = areas.ending(at);
  return area == kNone || reading.mentions[area].span.begin < floor ? at : reading.mentions[area].span.begin;
}

}  // namespace

std::vector<Mention> numbered_sessions(const Reading& reading) { return Sessions(reading).run(); }

std::vector<Mention> openings(const Reading& reading) {
  constexpr std::uint32_t kOpened = kOrganisations | bit(Label::kPlace) | bit(Label::kProgramme) | bit(Label::kHonour);
  const std::u32string_view text = reading.document.text();
  const MentionPlaces areas(reading, bit(Label::kArea));
  std::vector<Mention> found;
  for (const Mention& each : reading.mentions) {
    if ((bit(each.label) & kOpened) == 0 || each.naming == Naming::kBare || each.span.size() < 3) continue;
    std::uint32_t at = each.span.end;
    std::uint32_t begin = each.span.begin;
    if (at < text.size() && is_closing_quote(text[at])) ++at;
    if (begin > 0 && is_opening_quote(text[begin - 1])) --begin;
    const std::uint32_t limit = sentence_span(reading, begin).end;
    const std::size_t way = reading.lexicon.begins(text.substr(at, 4), feature::kOpensHolding);
    const auto from = static_cast<std::uint32_t>(at + way);
    const std::u32string_view rest = from < limit ? text.substr(from, limit - from) : std::u32string_view();
    const std::size_t act = reading.lexicon.begins(rest, feature::kUnveils);
    if (act == 0 || !ends_clause(rest.substr(act))) continue;
    if (way != 0 && (text[at] == U'在' || text[at] == U'于')) continue;
    auto end = static_cast<std::uint32_t>(at + way + act);
    if (rest.substr(act).starts_with(U"仪式")) end += 2;
    found.push_back(mention_of(reading, {with_batch(reading, begin, areas), end}, Label::kEvent, "event-unveiled"));
  }
  return found;
}

}  // namespace govgraph::extract
