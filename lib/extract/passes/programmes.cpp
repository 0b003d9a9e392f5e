// SPDX-License-Identifier: Apache-2.0
// Finds programmes named without quotation marks, by their head noun: the object of a verb of doing, a
// numbered or coordinated work, a work on a road. 建立问题收集机制 -> Programme 问题收集机制.
// Declines nouns with general words only (各类项目, 重点工程) and what quoted names already say.
#include <algorithm>

#include "extract/discourse.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/placed_works.hpp"
#include "extract/tables.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kNamed = bit(Label::kPolicy) | bit(Label::kHonour);

/// 柳河路|新建工程, 柳河镇|2025年民生实事项目: a work is named by where it is.
bool begins_with_place(const Reading& reading, Span span) {
  constexpr std::uint32_t kPlaces = bit(Label::kRoad) | bit(Label::kPlace) | bit(Label::kArea);
  const auto here = mentions_beginning(reading, span.begin);
  return std::any_of(here.begin(), here.end(), [&](const Mention& each) {
    return each.span.end < span.end && each.naming != Naming::kBare && (bit(each.label) & kPlaces) != 0;
  });
}

/// 推出|送餐上门服务: a service is a programme where it is launched, not where it is given.
bool launched(const Reading& reading, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text();
  const std::uint32_t from = begin < 20 ? 0 : begin - 20;
  const std::u32string_view lead = text.substr(from, begin - from);
  const std::u32string_view clause = lead.substr(lead.find_last_of(U"，,。；：") + 1);
  return reading.lexicon.holds(clause, lexicon::feature::kStartsService);
}

/// “警+医”资源共享的|联动共建机制: the words are of the name in the marks.
bool leans_on_quoted(const Reading& reading, const Taken& taken, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text();
  for (std::uint32_t at = begin; at > 0 && begin - at < 9; --at) {
    if (is_closing_quote(text[at - 1])) return at >= 2 && taken.overlaps({at - 2, at - 1});
    if (!is_han(text[at - 1])) return false;
  }
  return false;
}

std::string_view rule_for(const Reading& reading, const Head& head, const UnquotedName& name, const NestedNames& list) {
  const std::u32string_view text = reading.document.text();
  if (reading.document.at(head.span).ends_with(U"集群") && !begins_with_place(reading, name.span)) return {};
  if (name.done && !(name.verb_inside && name.span.size() > 14)) return "programme-done";
  if (name.verb_inside) return {};
  if (name.span.begin > 0 && text[name.span.begin - 1] == U'、' && list.last_end() + 1 == name.span.begin)
    return "programme-coordinated";
  const std::u32string_view form = reading.document.at(head.span);
  if (reading.lexicon.ends(form, lexicon::feature::kPublicWork) > 0 && begins_with_place(reading, name.span))
    return "work-of-place";
  if ((reading.lexicon.ends(form, lexicon::feature::kPublicWork) > 0 || form.ends_with(U"平台")) &&
      is_progressing(reading, head.span.end))
    return "work-in-progress";
  return {};
}

/// 募集资金拟投资于|甲芯片与通信平台|、乙建设项目: what money goes into is named whole, whatever words stand in it.
std::optional<Span> invested_in(const Reading& reading, const Head& head) {
  if (!reading.lexicon.has(reading.document.at(head.span), lexicon::feature::kGeneralProgrammeNoun) ||
      !ends_name(reading, head.span.end))
    return std::nullopt;
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  const std::u32string_view lead = reading.document.at({floor, head.span.begin});
  const auto verb = reading.lexicon.last_in(lead, lexicon::feature::kPutsMoneyInto);
  if (!verb) return std::nullopt;
  std::size_t begin = verb->end;
  if (lead.find_first_of(U"，,；", begin) != std::u32string_view::npos) return std::nullopt;
  if (const std::size_t comma = lead.rfind(U'、'); comma != std::u32string_view::npos && comma > begin)
    begin = comma + 1;
  const Span name{floor + static_cast<std::uint32_t>(begin), head.span.end};
  return name.size() >= 5 && name.size() <= 30 ? std::optional(name) : std::nullopt;
}

/// 探索|志愿服务积分兑换.
std::optional<Span> exchange_of_points(const Reading& reading, const Head& head) {
  constexpr std::u32string_view kOf = U"志愿服务";
  const std::u32string_view before = reading.document.at({0, head.span.begin});
  if (reading.document.at(head.span) != U"积分兑换" || !before.ends_with(kOf)) return std::nullopt;
  const std::u32string_view verb = before.substr(0, before.size() - kOf.size());
  if (reading.lexicon.ends(verb, lexicon::feature::kPractises) == 0) return std::nullopt;
  return Span{head.span.begin - static_cast<std::uint32_t>(kOf.size()), head.span.end};
}

bool form_is_whole(const Reading& reading, const Head& head) {
  return reading.document.at(head.span).ends_with(U"合伙人") && head.span.size() >= 5 &&
         reading.lexicon.ends(reading.document.at({0, head.span.begin}), lexicon::feature::kMakesPartner) > 0;
}

/// 实行|差别化的送餐服务: the service with the word that says how it is given.
std::optional<Mention> described_service(const Reading& reading, const Head& head) {
  const std::u32string_view text = reading.document.text();
  if (reading.document.at(head.span) != U"服务" || head.span.begin < 8) return std::nullopt;
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  std::uint32_t noun = head.span.begin;
  while (noun > floor && head.span.begin - noun < 6 && is_han(text[noun - 1]) && text[noun - 1] != U'的') --noun;
  if (noun < floor + 6 || head.span.begin - noun < 2 || text[noun - 1] != U'的' || text[noun - 2] != U'化')
    return std::nullopt;
  const auto verb = reading.lexicon.last_in(text.substr(floor, noun - 1 - floor), lexicon::feature::kGivesService);
  if (!verb) return std::nullopt;
  const std::uint32_t begin = floor + static_cast<std::uint32_t>(verb->end);
  const std::u32string_view how = text.substr(begin, noun - 1 - begin);
  if (how.size() < 3 || how.size() > 5 || !std::all_of(how.begin(), how.end(), is_han)) return std::nullopt;
  Mention mention = mention_of(reading, {begin, head.span.end}, Label::kProgramme, "programme-described");
  mention.name = name_of(reading, {begin, noun - 1}) + name_of(reading, {noun, head.span.end});
  return mention;
}

/// 发起设立首支社区基金——东苑社区治理基金: what it is, then its name with the same noun.
std::optional<Span> named_after_dash(const Reading& reading, const Head& head) {
  const std::u32string_view text = reading.document.text();
  if (text.substr(head.span.end, 2) != U"——") return std::nullopt;
  const std::uint32_t from = head.span.begin < 14 ? 0 : head.span.begin - 14;
  const std::u32string_view lead = text.substr(from, head.span.begin - from);
  if (!reading.lexicon.holds(lead, lexicon::feature::kSetsUpScheme)) return std::nullopt;
  const std::uint32_t begin = head.span.end + 2;
  const std::uint32_t end = std::min(sentence_span(reading, head.span.begin).end, begin + 20);
  const std::u32string_view rest = text.substr(begin, end - begin);
  const std::size_t at = rest.substr(0, rest.find_first_of(U"，,。；！：“")).find(text.substr(head.span.end - 2, 2));
  if (at == std::u32string_view::npos || at < 2) return std::nullopt;
  return Span{begin, begin + static_cast<std::uint32_t>(at) + 2};
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, NestedNames& list) {
  if (auto service = described_service(reading, head)) {
    list.add(std::move(*service));
    return;
  }
  if (const auto invested = invested_in(reading, head)) {
    list.add(mention_of(reading, *invested, Label::kProgramme, "programme-invested-in"));
    return;
  }
  if (const auto proper = named_after_dash(reading, head)) {
    list.add(mention_of(reading, *proper, Label::kProgramme, "programme-after-dash"));
    return;
  }
  const bool service = reading.lexicon.has(reading.document.at(head.span), lexicon::feature::kServiceNoun);
  if (!service && static_cast<lexicon::Strength>(head.sub(Category::kProgrammeNoun)) != lexicon::Strength::kNamed)
    return;
  if (quotation_around(reading, head.span.begin) != nullptr) return;
  if (const auto heading = heading_of(reading, head)) {
    list.add(mention_of(reading, *heading, Label::kProgramme, "programme-heading"));
    return;
  }
  if (!ends_name(reading, head.span.end)) return;
  if (const auto exchange = exchange_of_points(reading, head)) {
    list.add(mention_of(reading, *exchange, Label::kProgramme, "programme-done"));
    return;
  }
  // 吸纳商户组成|公益合伙人: a group that is a name of the kind by itself.
  if (form_is_whole(reading, head)) {
    list.add(mention_of(reading, head.span, Label::kProgramme, "programme-formed"));
    return;
  }
  const std::optional<UnquotedName> name = unquoted_name_before(reading, head);
  if (!name || taken.overlaps(name->span) || leans_on_quoted(reading, taken, name->span.begin) || name->span.size() < 5)
    return;
  const std::string_view rule = rule_for(reading, head, *name, list);
  if (service && !(name->done && launched(reading, name->span.begin))) return;
  if (!rule.empty()) list.add(mention_of(reading, name->span, Label::kProgramme, rule));
}

/// 推动|青枫路街区改造、桂花园小区加装电梯|等32个项目: members of a counted list of works, each a work on a place.
void read_counted_list(const Reading& reading, std::vector<Mention>& found) {
  constexpr std::uint32_t kShortest = 5, kLongest = 20;
  const std::u32string_view text = reading.document.text();
  for (std::size_t at = text.find(U'等'); at != std::u32string_view::npos; at = text.find(U'等', at + 1)) {
    std::size_t noun = at + 1;
    while (noun < text.size() && (is_digit(text[noun]) || text[noun] == U'余' || text[noun] == U'多')) ++noun;
    if (noun == at + 1 || noun >= text.size() || !is(reading, text[noun], lexicon::feature::kMeasuresCountedWork))
      continue;
    const std::u32string_view kind =
        text.substr(noun + 1, 8).substr(0, text.substr(noun + 1, 8).find_first_of(U"，,。；、：\n"));
    if (!reading.lexicon.holds(kind, lexicon::feature::kCountedWork)) continue;
    const std::uint32_t floor = sentence_span(reading, static_cast<std::uint32_t>(at)).begin;
    for (auto end = static_cast<std::uint32_t>(at); end > floor;) {
      std::uint32_t begin = end;
      while (begin > floor && is_name_character(text[begin - 1]) && end - begin <= kLongest) --begin;
      // The first member begins where its place does, after the verb.
      while (begin < end && !begins_with_place(reading, {begin, end})) ++begin;
      if (end - begin < kShortest || end - begin > kLongest ||
          reading.lexicon.ends(text.substr(begin, end - begin), lexicon::feature::kKindOfWork) == 0)
        break;
      found.push_back(mention_of(reading, {begin, end}, Label::kProgramme, "work-in-counted-list"));
      if (begin == floor || text[begin - 1] != U'、') break;
      end = begin - 1;
    }
  }
}

/// 市重点项目某某孵化基地完成工程进度27%，|某某智慧云|竣工运营: in a list of projects, one by what is said of it.
void read_by_progress(const Reading& reading, std::vector<Mention>& found) {
  constexpr std::uint32_t kShortest = 4, kLongest = 12;
  const std::u32string_view text = reading.document.text();
  const auto next = [&](std::size_t from) {
    const std::size_t at = reading.lexicon.find(text.substr(from), lexicon::feature::kPutToUse);
    return at == std::u32string_view::npos ? at : from + at;
  };
  for (std::size_t at = next(0); at != std::u32string_view::npos; at = next(at + 1)) {
    const auto end = static_cast<std::uint32_t>(at);
    const std::uint32_t floor = sentence_span(reading, end).begin;
    std::uint32_t begin = end;
    while (begin > floor && is_name_character(text[begin - 1])) --begin;
    const std::u32string_view lead = text.substr(begin, end - begin);
    if (const std::size_t kind = lead.rfind(U"重点项目"); kind != std::u32string_view::npos)
      begin += static_cast<std::uint32_t>(kind) + 4;
    if (end - begin < kShortest || end - begin > kLongest ||
        text.substr(floor, begin - floor).find(U"项目") == std::u32string_view::npos)
      continue;
    bool plain = true;
    for (std::uint32_t inside = begin; inside < end && plain;) {
      const Token* token = token_over(reading, inside);
      plain = token != nullptr && token->word != lexicon::WordClass::kAdverb &&
              token->word != lexicon::WordClass::kPreposition && token->word != lexicon::WordClass::kPronoun &&
              !has(*token, Category::kOrganize);
      if (token != nullptr) inside = token->span.end;
    }
    if (plain) found.push_back(mention_of(reading, {begin, end}, Label::kProgramme, "project-by-progress"));
  }
}

/// 项目名称|…: the cells of a column of works are names, where nothing in them was read as a work or is an event.
/// Linear in the cells, with a search for the mentions and heads of each.
void read_cells(const Reading& reading, std::vector<Mention>& found) {
  constexpr std::uint32_t kShortest = 4, kLongest = 30;
  if (reading.tables.empty()) return;
  std::vector<Span> works;
  for (const Mention& each : found) works.push_back(each.span);
  for (const Mention& each : reading.mentions)
    if ((bit(each.label) & (bit(Label::kProgramme) | bit(Label::kEvent) | bit(Label::kPolicy))) != 0)
      works.push_back(each.span);
  std::ranges::sort(works, {}, &Span::begin);
  /// Whether one of those that begin in the cell, in order of their begin, is as asked.
  const auto any_in = [](const auto& all, Span cell, auto begin_of, auto asked) {
    for (auto at = std::ranges::lower_bound(all, cell.begin, {}, begin_of); at != all.end() && begin_of(*at) < cell.end;
         ++at)
      if (asked(*at)) return true;
    return false;
  };
  for (const Table& table : reading.tables)
    for (const auto& row : table.rows)
      for (const Table::Cell& cell : row) {
        const Span span = cell.span;
        if (!table.columns[cell.column].projects || span.size() < kShortest || span.size() > kLongest) continue;
        const auto begin_of_span = [](Span each) { return each.begin; };
        const auto begin_of_head = [](const Head& each) { return each.span.begin; };
        const bool known = any_in(works, span, begin_of_span, [&](Span each) { return span.contains(each); });
        const bool event = any_in(reading.heads, span, begin_of_head, [&](const Head& each) {
          return each.span.end == span.end && each.is(Category::kEventNoun);
        });
        if (!known && !event) found.push_back(mention_of(reading, span, Label::kProgramme, "work-in-cell"));
      }
}

}  // namespace

void run_programmes(Reading& reading, Diagnostics&) {
  const Taken taken(reading, kNamed);
  NestedNames list;
  for (const Head& head : longest_heads(reading, bit(Category::kProgrammeNoun))) read_head(reading, head, taken, list);
  std::vector<Mention> found = list.take();
  const std::size_t by_head = found.size();
  read_by_progress(reading, found);
  read_counted_list(reading, found);
  for (Mention& each : works_of_places(reading)) found.push_back(std::move(each));
  read_cells(reading, found);
  for (std::size_t i = found.size(); i-- > by_head;)
    if (std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const Mention& each) { return each.span.overlaps(found[i].span); }))
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(i));
  add_mentions(reading, std::move(found));
}

}  // namespace govgraph::extract
