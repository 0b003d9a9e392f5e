// SPDX-License-Identifier: Apache-2.0
// Finds events named without quotation marks, by their head noun: the object of a verb of doing, or the subject
// of 在…举行. 召开产业交流座谈会 -> Event 产业交流座谈会; 举行庆祝“五一”暨“八项行动”发布活动 -> the whole.
// Declines nouns with general words only (系列活动, 工作会议).
#include <algorithm>
#include <set>

#include "extract/names.hpp"
#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/sessions.hpp"
#include "extract/unquoted_names.hpp"
#include "lexicon/features.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kNamed = bit(Label::kPolicy) | bit(Label::kHonour);

/// 调度会|上，街道工委书记…, 音乐会|现场: what happens in the course of an event.
bool goes_on(const Reading& reading, std::uint32_t end) {
  const std::u32string_view rest = reading.document.text().substr(end, 6);
  const std::size_t size = reading.lexicon.begins(rest, lexicon::feature::kEventGoesOn);
  if (size == 0) return false;
  return size > 1 || size == rest.size() || !is_han(rest[size]) ||
         token_over(reading, end)->span.end == end + static_cast<std::uint32_t>(size);
}

/// Where a day ends that `rest` begins with.
std::size_t end_of_day(std::u32string_view rest) {
  std::size_t at = 0;
  while (at < rest.size() && (is_digit(rest[at]) || rest[at] == U'年' || rest[at] == U'月' || rest[at] == U'日')) ++at;
  return at;
}

/// 常委会会议|2025年4月9日|研究, 村民代表会议|表决通过: what a meeting does.
bool decides(const Reading& reading, std::u32string_view rest) {
  return reading.lexicon.begins(rest.substr(end_of_day(rest)), lexicon::feature::kMeetingDecides) > 0;
}

/// 在文汇路举行, 于1月召开, 成功举办, 开幕: what is said of an event.
bool is_held(const Reading& reading, std::uint32_t end) {
  const Span sentence = sentence_span(reading, end - 1);
  const std::u32string_view rest = reading.document.text().substr(end, std::min<std::uint32_t>(sentence.end - end, 24));
  std::u32string_view clause = rest.substr(0, rest.find_first_of(U"，,。；"));
  clause.remove_prefix(end_of_day(clause));
  return reading.lexicon.begins(clause, lexicon::feature::kIsHeld) > 0 || goes_on(reading, end) ||
         decides(reading, rest) ||
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
  return reading.lexicon.has(reading.document.at(event.span), lexicon::feature::kCeremony) ||
         event.ground == Ground::kCeremony;
}

void drop_bare_ceremonies(const Reading& reading, std::vector<Mention>& events) {
  std::set<std::uint32_t> told;  // articles with a ceremony or meeting that has a name
  const auto tell = [&](const Mention& event) {
    const std::u32string_view form = reading.document.at(event.span);
    if (event.label == Label::kEvent && reading.lexicon.ends(form, lexicon::feature::kTellsCeremony) > 0)
      told.insert(event.article);
  };
  for (const Mention& mention : reading.mentions) tell(mention);
  for (const Mention& event : events)
    if (!is_bare_ceremony(reading, event)) tell(event);
  std::erase_if(events,
                [&](const Mention& event) { return is_bare_ceremony(reading, event) && told.contains(event.article); });
}

/// 安平市东山县发生|4.2级|地震: the place that it struck is part of the name.
void read_earthquake(const Reading& reading, const Head& head, const MentionPlaces& areas, NestedNames& list) {
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
void read_opening(const Reading& reading, const Head& head, const MentionPlaces& things, NestedNames& list) {
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

/// 开集|仪式上, 点灯|仪式现场: a ceremony by its act alone.
bool read_ceremony(const Reading& reading, const Head& head, NestedNames& list) {
  if (reading.document.at(head.span) != U"仪式" || !is_held(reading, head.span.end)) return false;
  const std::size_t act =
      reading.lexicon.ends(reading.document.at({0, head.span.begin}), lexicon::feature::kCeremonyAct);
  const auto begin = static_cast<std::uint32_t>(head.span.begin - act);
  if (act == 0 || (begin > 0 && is_name_character(reading.document.text()[begin - 1]) &&
                   !reading.lexicon.has(reading.document.text().substr(begin - 1, 1), lexicon::feature::kListJoint) &&
                   token_over(reading, begin - 1)->word != lexicon::WordClass::kPreposition))
    return false;
  Mention event = mention_of(reading, {begin, head.span.end}, Label::kEvent, "event-ceremony");
  event.ground = Ground::kCeremony;
  list.add(std::move(event));
  return true;
}

/// “邻里同心”公益项目|启动仪式: an event of its own, named after the programme that it begins; not where the words
/// before the noun make a longer name.
bool read_ceremony_of_work(const Reading& reading, const Head& head, const MentionPlaces& quoted_names,
                           NestedNames& list) {
  constexpr std::uint32_t kLongestKind = 8;
  if (!reading.lexicon.has(reading.document.at(head.span), lexicon::feature::kCeremony)) return false;
  const std::u32string_view text = reading.document.text();
  std::uint32_t end = head.span.begin;
  while (end > 0 && head.span.begin - end < kLongestKind && is_han(text[end - 1]) && quoted_names.ending(end) == kNone)
    --end;
  const bool marks = end > 0 && is_closing_quote(text[end - 1]);
  const std::uint32_t work = marks ? quoted_names.ending(end - 1) : quoted_names.ending(end);
  if (work == kNone || reading.mentions[work].label != Label::kProgramme) return false;
  std::uint32_t begin = reading.mentions[work].span.begin;
  if (begin > 0 && is_opening_quote(text[begin - 1])) --begin;
  if (!is_opening_quote(text[begin])) return false;
  if (const auto name = unquoted_name_before(reading, head); name && name->span.begin < begin) return false;
  list.add(mention_of(reading, {begin, head.span.end}, Label::kEvent, "ceremony-of-programme"));
  return true;
}

/// 婚礼|上, 走进敬老院|义诊。: a gathering with no more said of it.
bool read_by_itself(const Reading& reading, const Head& head, NestedNames& list) {
  if (!reading.lexicon.has(reading.document.at(head.span), lexicon::feature::kEventByItself)) return false;
  const std::u32string_view rest = reading.document.text().substr(head.span.end, 6);
  const bool stops = rest.empty() || std::u32string_view(U"，,。；！\n").find(rest[0]) != std::u32string_view::npos;
  const std::optional<UnquotedName> name = unquoted_name_before(reading, head);
  // 走进东苑社区|义诊: where it takes place is no part of the name.
  const std::u32string_view before = name ? reading.document.at({0, name->span.begin}) : std::u32string_view();
  const bool led = before.ends_with(U'进') || before.ends_with(U'到') || before.ends_with(U'在');
  const bool placed = name && !led && !mentions_beginning(reading, name->span.begin).empty();
  if (!stops && !placed && !is_held(reading, head.span.end)) return false;
  list.add(mention_of(reading, placed ? name->span : head.span, Label::kEvent, "event-by-itself"));
  return true;
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, const MentionPlaces& areas,
               const MentionPlaces& quoted_names, NestedNames& list) {
  if (static_cast<lexicon::Strength>(head.sub(Category::kEventNoun)) != lexicon::Strength::kNamed) return;
  if (quotation_around(reading, head.span.begin) != nullptr ||
      !(ends_name(reading, head.span.end) || is_held(reading, head.span.end)))
    return;
  if (read_ceremony_of_work(reading, head, quoted_names, list)) return;
  // 东苑社区“邻里同心”|游园会: the name in the marks is the event's.
  if (head.span.begin > 1 && is_closing_quote(reading.document.text()[head.span.begin - 1]) &&
      quoted_names.ending(head.span.begin - 1) != kNone)
    return;
  if (read_ceremony(reading, head, list) || read_by_itself(reading, head, list)) return;
  const std::u32string_view form = reading.document.at(head.span);
  std::optional<UnquotedName> name = unquoted_name_before(reading, head);
  if (!name && head.span.size() >= 3 && !reading.lexicon.has(form, lexicon::feature::kGeneralEventNoun))
    name = UnquotedName{head.span, true, false, false};
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

/// Adds those of `more` that stand alone or hold what is there already, which they take the place of.
void add_apart(const Reading& reading, std::vector<Mention> more, std::vector<Mention>& events) {
  for (Mention& each : more) {
    const Quotation* around = quotation_around(reading, each.span.begin);
    if (around != nullptr && !each.span.contains(around->outer)) continue;
    if (std::any_of(events.begin(), events.end(), [&](const Mention& event) {
          return event.span.overlaps(each.span) && !each.span.contains(event.span);
        }))
      continue;
    std::erase_if(events, [&](const Mention& event) { return each.span.contains(event.span); });
    events.push_back(std::move(each));
  }
}

}  // namespace

void run_events(Reading& reading, Diagnostics&) {
  const Taken taken(reading, kNamed);
  NestedNames list;
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
  std::vector<Mention> events = list.take();
  add_apart(reading, numbered_sessions(reading), events);
  add_apart(reading, openings(reading), events);
  drop_bare_ceremonies(reading, events);
  add_mentions(reading, std::move(events));
}

}  // namespace govgraph::extract
