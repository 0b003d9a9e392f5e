// SPDX-License-Identifier: Apache-2.0
// Finds events named without quotation marks, by their head noun: the object of a verb of doing, or the subject
// of 在…举行. 召开产业交流座谈会 -> Event 产业交流座谈会; 举行庆祝“五一”暨“八项行动”发布活动 -> the whole.
// Declines nouns with general words only (系列活动, 工作会议).
#include <algorithm>

#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"
#include "extract/works.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint32_t kNamed = bit(Label::kEvent) | bit(Label::kPolicy) | bit(Label::kHonour);

/// 在文汇路举行, 于1月召开, 成功举办, 开幕: what is said of an event.
bool is_held(const Reading& reading, std::uint32_t end) {
  const Span sentence = sentence_span(reading, end - 1);
  const std::u32string_view rest = reading.document.text.substr(end, std::min<std::uint32_t>(sentence.end - end, 24));
  const std::u32string_view clause = rest.substr(0, rest.find_first_of(U"，,。；"));
  for (const std::u32string_view verb : {U"举行", U"召开", U"举办", U"开幕", U"启幕", U"落幕", U"闭幕", U"拉开帷幕", U"开展", U"启动", U"开讲", U"开赛", U"圆满"})
    if (clause.find(verb) != std::u32string_view::npos)
      return clause.starts_with(verb) || starts_with_any(clause, {U"在", U"于", U"成功", U"顺利", U"正式", U"温暖", U"隆重", U"圆满", U"如期", U"火热"});
  return false;
}

bool is_plain(std::u32string_view head) {
  return one_of(head, {U"会议", U"活动", U"仪式", U"比赛", U"座谈会", U"大会", U"联席会议", U"培训班", U"招聘会", U"发布会",
                       U"运动会", U"见面会", U"讲座", U"培训", U"演练", U"展览", U"集市", U"市集"});
}

void read_head(const Reading& reading, const Head& head, const Taken& taken, WorkList& list) {
  if (static_cast<lexicon::Strength>(head.sub(Category::kEventNoun)) != lexicon::Strength::kNamed) return;
  if (quotation_around(reading, head.span.begin) != nullptr || !ends_name(reading, head.span.end)) return;
  const std::u32string_view form = reading.document.at(head.span);
  std::optional<WorkName> name = work_before(reading, head);
  if (!name && head.span.size() >= 3 && !is_plain(form)) name = WorkName{head.span, true, false};
  if (!name || name->span.size() < 4 || taken.starts(name->span)) return;
  if (name->done) {
    list.add(mention_of(reading, name->span, Label::kEvent, "event-done"));
  } else if (is_held(reading, head.span.end)) {
    list.add(mention_of(reading, name->span, Label::kEvent, "event-held"));
  }
}

}  // namespace

void run_events(Reading& reading, Diagnostics&) {
  const Taken taken(reading, kNamed);
  WorkList list;
  for (const Head& head : longest_heads(reading, bit(Category::kEventNoun))) read_head(reading, head, taken, list);
  add_mentions(reading, list.take());
}

}  // namespace govgraph::extract
