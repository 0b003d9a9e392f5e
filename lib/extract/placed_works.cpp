// SPDX-License-Identifier: Apache-2.0
#include "extract/placed_works.hpp"

#include <algorithm>

#include "extract/discourse.hpp"
#include "extract/mention_list.hpp"
#include "extract/phrase.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

bool ends_clause(char32_t c) { return std::u32string_view(U"，,。；！？\n").find(c) != std::u32string_view::npos; }

/// 推进某某巷、某某片区建筑面积7.85万平方米的|老旧小区改造, 完成某某片区|文明街巷打造: what is done to a small area or
/// a road is a work of that name.
void read_done_to_place(const Reading& reading, std::vector<Mention>& found) {
  const auto is_small = [&](const Mention& mention) {
    return mention.label == Label::kRoad || (mention.label == Label::kArea && (mention.level == AreaLevel::kBlock ||
                                                                               mention.level == AreaLevel::kEstate));
  };
  const std::u32string_view text = reading.document.text();
  for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
    if (!is_small(reading.mentions[i])) continue;
    std::size_t last = i;
    while (last + 1 < reading.mentions.size() && is_small(reading.mentions[last + 1]) &&
           coordinated(reading, reading.mentions[last].span, reading.mentions[last + 1].span))
      ++last;
    const std::uint32_t begin = reading.mentions[i].span.begin, from = reading.mentions[last].span.end;
    i = last;
    if (reading.lexicon.ends(text.substr(0, begin), lexicon::feature::kPushesOn) == 0) continue;
    std::uint32_t end = from;
    while (end < text.size() && end - from < 30 && !ends_clause(text[end])) ++end;
    const std::u32string_view rest = text.substr(from, end - from);
    const std::size_t of = rest.rfind(U'的');
    const std::uint32_t work = of == std::u32string_view::npos ? from : from + static_cast<std::uint32_t>(of) + 1;
    const std::u32string_view form = text.substr(work, end - work);
    if (form.size() < 4 || form.size() > 10 || !std::all_of(form.begin(), form.end(), is_han) ||
        reading.lexicon.ends(form, lexicon::feature::kBetters) == 0)
      continue;
    Mention mention = mention_of(reading, {begin, end}, Label::kProgramme, "done-to-place");
    mention.name = name_of(reading, {begin, from}) + name_of(reading, {work, end});
    found.push_back(std::move(mention));
  }
}

/// What may stand between the place and what is done there: no verb of doing but those that works are named with.
bool is_plain(const Reading& reading, Span span) {
  for (std::uint32_t at = span.begin; at < span.end;) {
    const Token* token = token_over(reading, at);
    if (token == nullptr ||
        has_any(*token, bit(Category::kBoundary) | bit(Category::kReceive) | bit(Category::kPlanned) |
                            bit(Category::kSpeechVerb) | bit(Category::kPersonNoun)))
      return false;
    if (token->word == lexicon::WordClass::kPronoun || token->word == lexicon::WordClass::kPreposition ||
        token->word == lexicon::WordClass::kParticle)
      return false;
    const std::u32string_view form = reading.document.at(token->span);
    // 柳河镇|启动|道路改造工程, 柳河镇|投资|建设…: who does it stands before.
    if (token->span.end < span.end &&
        (reading.lexicon.has(form, lexicon::feature::kPushesOn) || has(*token, Category::kInvest)))
      return false;
    if (has(*token, Category::kOrganize) && !reading.lexicon.has(form, lexicon::feature::kMayStandInWork) &&
        reading.lexicon.ends(form, lexicon::feature::kDoneToWork) == 0)
      return false;
    at = token->span.end;
  }
  return true;
}

/// Whether the name of a work may begin there: at the begin of a clause, of a list's member or of its number.
bool begins_item(const Reading& reading, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text();
  if (begin == 0 || sentence_span(reading, begin).begin == begin) return true;
  const char32_t c = text[begin - 1];
  return !is_name_character(c) || is_digit(c) || c == U'是' ||
         reading.lexicon.ends(text.substr(0, begin), lexicon::feature::kPushesOn) > 0;
}

/// Whether the name of a work may end there: at a mark, a count, or what is said of a work.
bool ends_item(const Reading& reading, std::uint32_t end) {
  const std::u32string_view text = reading.document.text();
  if (end >= text.size() || !is_name_character(text[end]) || is_digit(text[end]) || text[end] == U'等') return true;
  // 改造工程|竣工仪式: the ceremony is another thing.
  if (text.substr(end, 8).find(U"仪式") != std::u32string_view::npos) return false;
  // 雨污分流工程|总投资…, 加装电梯项目|由…承建: the noun of a work ends its name whatever is said of it.
  const bool noun = reading.lexicon.ends(text.substr(0, end), lexicon::feature::kNounOfWork) > 0;
  return is_progressing(reading, end) || (noun && ends_name(reading, end));
}

/// 青枫路断头路打通工程, 东苑新村、西苑二期老旧小区改造|完工: what is done to a place, told as a name.
void read_item_of_place(const Reading& reading, std::vector<Mention>& found) {
  constexpr std::uint32_t kLongestOwn = 16;
  const std::u32string_view text = reading.document.text();
  const auto is_site = [](const Mention& mention) {
    return mention.naming != Naming::kBare && (mention.label == Label::kRoad || mention.label == Label::kPlace ||
                                               mention.label == Label::kInstitution || mention.label == Label::kArea);
  };
  for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
    if (!is_site(reading.mentions[i]) || !begins_item(reading, reading.mentions[i].span.begin)) continue;
    const std::uint32_t begin = reading.mentions[i].span.begin;
    std::size_t last = i;
    while (last + 1 < reading.mentions.size() && is_site(reading.mentions[last + 1]) &&
           coordinated(reading, reading.mentions[last].span, reading.mentions[last + 1].span))
      ++last;
    const std::uint32_t from = reading.mentions[last].span.end;
    const std::uint32_t limit = std::min(sentence_span(reading, begin).end, from + kLongestOwn);
    std::uint32_t end = 0;
    for (std::uint32_t at = from; at < limit && is_han(text[at]);) {
      const Token* token = token_over(reading, at);
      if (token == nullptr) break;
      at = token->span.end;
      if (at <= limit && reading.lexicon.ends(text.substr(from, at - from), lexicon::feature::kDoneToWork) > 0 &&
          ends_item(reading, at))
        end = at;
    }
    if (end == 0 || end < from + 2 || !is_plain(reading, {from, end})) continue;
    found.push_back(mention_of(reading, {begin, end}, Label::kProgramme, "work-of-place"));
    while (i + 1 < reading.mentions.size() && reading.mentions[i + 1].span.begin < end) ++i;
  }
}

}  // namespace

bool is_progressing(const Reading& reading, std::uint32_t end) {
  std::u32string_view rest = reading.document.text().substr(end, 12);
  while (const std::size_t length = reading.lexicon.begins(rest, lexicon::feature::kWayOfFinishing))
    rest.remove_prefix(length);
  return reading.lexicon.begins(rest, lexicon::feature::kMakesProgress) > 0;
}

std::vector<Mention> works_of_places(const Reading& reading) {
  std::vector<Mention> found;
  read_done_to_place(reading, found);
  read_item_of_place(reading, found);
  return found;
}

}  // namespace govgraph::extract
