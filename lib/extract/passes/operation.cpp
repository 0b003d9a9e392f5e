// SPDX-License-Identifier: Apache-2.0
// Finds who builds, owns or runs a place: 街道建成党群服务站7个 -> OPERATES. Declines places of another owner.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// 基地位于…，由某公司负责运营: the place stands in an earlier clause of the sentence.
std::uint32_t place_before(const Reading& reading, std::size_t at) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = at + 1; c-- > 0 && clauses[c].sentence == clauses[at].sentence;) {
    const auto places = names_after(reading, clauses[c], clauses[c].span.begin, {Label::kPlace, Label::kInstitution});
    if (!places.empty()) return places.front();
  }
  return kNone;
}

/// 由 right before the one who acts.
bool led_by_by(const Reading& reading, std::uint32_t name) {
  const std::uint32_t begin = reading.mentions[name].span.begin;
  return begin > 0 && reading.document.text[begin - 1] == U'由';
}

/// 建成党群服务站, 打造“…”服务站: an institution is built, not only worked with.
bool builds(const Reading& reading, std::uint32_t begin) {
  const std::uint32_t from = begin < 10 ? 0 : begin - 10;
  const std::u32string_view text = reading.document.at({from, begin});
  const std::u32string_view lead = text.substr(text.find_last_of(U"，。；：、") + 1);
  for (const std::u32string_view verb : {U"建成", U"设立", U"打造", U"建设", U"升级为", U"运营", U"新建", U"建立", U"成立", U"改建", U"创办", U"开办"})
    if (lead.find(verb) != std::u32string_view::npos) return true;
  return false;
}

}  // namespace

void run_operation(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kOperates);
  for (std::size_t c = 0; c < reading.clauses.all.size(); ++c) {
    const Clause& clause = reading.clauses.all[c];
    if (clause.heading) continue;
    const Trigger* verb = nullptr;
    for (const Trigger& trigger : clause.triggers)
      if (verb == nullptr && (trigger.is(Category::kOperate) || trigger.is(Category::kOrganize))) verb = &trigger;
    if (verb == nullptr) continue;
    if (verb->is(Category::kOperate) && clause.carried == 0 && !clause.subjects.empty() && led_by_by(reading, clause.subjects.front()))
      for (const std::uint32_t subject : clause.subjects)
        if (is_actor(reading.mentions[subject].label)) relator.add(clause, subject, place_before(reading, c), 0.85F, "run-by");
    for (const std::uint32_t place : names_after(reading, clause, verb->span.end, {Label::kPlace, Label::kInstitution}))
      for (const std::uint32_t subject : clause.subjects)
        if ((reading.mentions[place].label == Label::kPlace || builds(reading, reading.mentions[place].span.begin)) && is_actor(reading.mentions[subject].label)) relator.add(clause, subject, place, 0.8F, "runs-place", true);
  }
}

}  // namespace govgraph::extract
