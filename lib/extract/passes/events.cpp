// SPDX-License-Identifier: Apache-2.0
// Finds events named without quotation marks, by their head noun: the object of a verb of doing, or the subject
// of 在…举行. 召开产业交流座谈会 -> Event 产业交流座谈会; 举行庆祝“五一”暨“八项行动”发布活动 -> the whole.
// Declines nouns with general words only (系列活动, 工作会议).
#include <algorithm>
#include <set>

#include "extract/names.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/works.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kNamed = bit(Label::kPolicy) | bit(Label::kHonour);

/// 在文汇路举行, 于1月召开, 成功举办, 开幕: what is said of an event.
bool is_held(const Reading& reading, std::uint32_t end) {
  const Span sentence = sentence_span(reading, end - 1);
  const std::u32string_view rest = reading.document.text().substr(end, std::min<std::uint32_t>(sentence.end - end, 24));
  const std::u32string_view clause = rest.substr(0, rest.find_first_of(U"，,。；"));
  return reading.lexicon.begins(clause, lexicon::feature::kIsHeld) > 0 ||
         (reading.lexicon.begins(clause, lexicon::feature::kOpensHolding) > 0 &&
          reading.lexicon.holds(clause, lexicon::feature::kIsHeld));
}

/// 进行了|交通安全知识宣讲.
bool carried_out(const Reading& reading, std::uint32_t begin) {
  const std::u32string_view text = reading.document.text();
  const std::uint32_t from = begin < 4 ? 0 : begin - 4;
  return reading.lexicon.ends(text.substr(from, begin - from), lexicon::feature::kCarriesOut) > 0;
}

/// 开展|反诈宣传走进翠湖广场活动: what goes to a place is part of the name, from the verb of doing on.
std::optional<Span> walks_in(const Reading& reading, Span name) {
  const std::u32string_view text = reading.document.text();
  if (name.begin < 2 || text[name.begin - 1] != U'进') return std::nullopt;
  const std::uint32_t to = name.begin - (text[name.begin - 2] == U'走' ? 2 : 1);
  std::uint32_t from = to;
  while (from > 0 && to - from < 16 && is_name_character(text[from - 1])) --from;
  const std::u32string_view lead = text.substr(from, to - from);
  const auto holds = reading.lexicon.last_in(lead, lexicon::feature::kHoldsCampaign);
  std::size_t verb = holds ? holds->end : std::u32string_view::npos;
  // “拥军优属 拥政爱民”|双拥宣传进万家活动
  if (verb == std::u32string_view::npos && from > 0 && is_closing_quote(text[from - 1])) verb = 0;
  if (verb == std::u32string_view::npos) return std::nullopt;
  if (verb < lead.size() && lead[verb] == U'了') ++verb;
  return lead.size() - verb >= 2 ? std::optional(Span{from + static_cast<std::uint32_t>(verb), name.end})
                                 : std::nullopt;
}

/// A ceremony by its kind: another form of the event that the article tells of, where it tells of one.
bool is_bare_ceremony(const Reading& reading, const Mention& event) {
  return reading.lexicon.has(reading.document.at(event.span), lexicon::feature::kCeremony);
}

void drop_bare_ceremonies(const Reading& reading, std::vector<Mention>& events) {
  std::set<std::uint32_t> told;  // articles with an event that has a name
  for (const Mention& mention : reading.mentions)
    if (mention.label == Label::kEvent) told.insert(mention.article);
  for (const Mention& event : events)
    if (!is_bare_ceremony(reading, event)) told.insert(event.article);
  std::erase_if(events,
                [&](const Mention& event) { return is_bare_ceremony(reading, event) && told.contains(event.article); });
}

/// 安平市东山县发生|4.2级|地震: the place that it struck is part of the name.
void read_earthquake(const Reading& reading, const Head& head, const MentionPlaces& areas, WorkList& list) {
  const std::u32string_view text = reading.document.text();
  std::uint32_t begin = head.span.begin;
  if (begin > 0 && text[begin - 1] == U'级') {
    --begin;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == U'.')) --begin;
  }
  const std::uint32_t size = begin;
  begin -= static_cast<std::uint32_t>(reading.lexicon.ends(text.substr(0, begin), lexicon::feature::kHappens));
  const std::uint32_t area = areas.ending(begin);
  if (area == kNone) return;
  Mention mention =
      mention_of(reading, {reading.mentions[area].span.begin, head.span.end}, Label::kEvent, "earthquake");
  mention.name = reading.mentions[area].name + name_of(reading, {size, head.span.end});
  list.add(std::move(mention));
}

/// 晨星书店三期|盛大|开业: the opening of what is named before.
void read_opening(const Reading& reading, const Head& head, const MentionPlaces& things, WorkList& list) {
  const std::uint32_t floor = sentence_span(reading, head.span.begin).begin;
  for (std::uint32_t at = head.span.begin; at > floor && head.span.begin - at < 7; --at) {
    const std::uint32_t thing = things.ending(at);
    if (thing != kNone) {
      list.add(mention_of(reading, {reading.mentions[thing].span.begin, head.span.end}, Label::kEvent, "opening"));
      return;
    }
    if (!is_name_character(reading.document.text()[at - 1])) return;
  }
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, const MentionPlaces& areas,
               const MentionPlaces& quoted_names, WorkList& list) {
  if (static_cast<lexicon::Strength>(head.sub(Category::kEventNoun)) != lexicon::Strength::kNamed) return;
  if (quotation_around(reading, head.span.begin) != nullptr ||
      !(ends_name(reading, head.span.end) || is_held(reading, head.span.end)))
    return;
  const std::u32string_view form = reading.document.at(head.span);
  std::optional<WorkName> name = work_before(reading, head);
  if (!name && head.span.size() >= 3 && !reading.lexicon.has(form, lexicon::feature::kGeneralEventNoun))
    name = WorkName{head.span, true, false, false};
  if (!name || name->span.size() < 4 || taken.starts(name->span)) return;
  const std::optional<Span> whole = walks_in(reading, name->span);
  if (whole) name->span = *whole;
  // “情满重阳”|重阳节主题活动: the name in the marks is the event's.
  const std::uint32_t begin = name->span.begin;
  const Quotation* quoted =
      begin > 0 && is_closing_quote(reading.document.text()[begin - 1]) ? quotation_ending(reading, begin) : nullptr;
  if (quoted != nullptr && quoted_names.ending(begin - 1) != kNone) return;
  // 来到某某街道|调研: a place and a common noun name no event.
  if (head.span.size() <= 2 && areas.ending(head.span.begin) != kNone) return;
  if (reading.document.text()[name->span.begin] == U'暨') return;
  if (whole) {
    list.add(mention_of(reading, name->span, Label::kEvent, "event-walks-in"));
  } else if (name->done || carried_out(reading, name->span.begin)) {
    list.add(mention_of(reading, name->span, Label::kEvent, "event-done"));
  } else if (is_held(reading, head.span.end)) {
    list.add(mention_of(reading, name->span, Label::kEvent, "event-held"));
  }
}

/// 第三届|美邻节: a feast of any name, by its edition.
void read_editions(const Reading& reading, const Taken& taken, WorkList& list) {
  constexpr std::uint32_t kLongest = 10;
  const std::u32string_view text = reading.document.text();
  for (std::size_t at = text.find(U'届'); at != std::u32string_view::npos; at = text.find(U'届', at + 1)) {
    auto begin = static_cast<std::uint32_t>(at);
    while (begin > 0 && is_numeral(text[begin - 1])) --begin;
    if (begin == at || begin == 0 || text[begin - 1] != U'第') continue;
    auto end = static_cast<std::uint32_t>(at) + 1;
    while (end < text.size() && end - at <= kLongest && is_han(text[end]) && text[end] != U'节') ++end;
    if (end >= text.size() || text[end] != U'节' || end - at < 3 || !ends_word(reading, end + 1)) continue;
    const Span name{begin - 1, end + 1};
    if (reading.token_at[name.begin] != kNone && !taken.overlaps(name) &&
        quotation_around(reading, name.begin) == nullptr)
      list.add(mention_of(reading, name, Label::kEvent, "event-by-edition"));
  }
}

}  // namespace

void run_events(Reading& reading, Diagnostics&) {
  const Taken taken(reading, kNamed);
  WorkList list;
  const MentionPlaces areas(reading, bit(Label::kArea));
  const MentionPlaces quoted_names(reading, bit(Label::kProgramme) | bit(Label::kEvent));
  const MentionPlaces things(reading, bit(Label::kEnterprise) | bit(Label::kPlace) | bit(Label::kInstitution));
  for (const Head& head : longest_heads(reading, bit(Category::kEventNoun))) {
    const std::u32string_view form = reading.document.at(head.span);
    if (form == U"地震") {
      read_earthquake(reading, head, areas, list);
    } else if (reading.lexicon.has(form, lexicon::feature::kOpensItsDoors)) {
      read_opening(reading, head, things, list);
    } else {
      read_head(reading, head, taken, areas, quoted_names, list);
    }
  }
  WorkList editions;
  read_editions(reading, taken, editions);
  std::vector<Mention> events = list.take();
  for (Mention& edition : editions.take())
    if (std::none_of(events.begin(), events.end(),
                     [&](const Mention& event) { return event.span.overlaps(edition.span); }))
      events.push_back(std::move(edition));
  drop_bare_ceremonies(reading, events);
  add_mentions(reading, std::move(events));
}

}  // namespace govgraph::extract
