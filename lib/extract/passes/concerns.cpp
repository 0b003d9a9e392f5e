// SPDX-License-Identifier: Apache-2.0
// Finds what an event, policy or programme is about: 就虬山路整治召开协商会 -> 协商会 CONCERNS 虬山路. Declines what a
// closer relation says already.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

namespace {

/// 为深入推进“…”、打造…，…开展座谈会: the purpose named first is what the event of the sentence is about.
void read_purpose(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    const Clause& clause = clauses[c];
    const std::u32string_view text = reading.document.at(clause.span);
    const std::size_t purpose = text.find(U'为');
    if (clause.heading || purpose == std::u32string_view::npos || purpose > 10) continue;
    const auto aims = names_after(reading, clause, clause.span.begin, {Label::kProgramme});
    if (aims.empty()) continue;
    for (std::size_t next = c + 1;
         next < clauses.size() && clauses[next].paragraph == clause.paragraph &&
         clauses[next].article == clause.article && clauses[next].sentence <= clause.sentence + 1;
         ++next)
      for (const std::uint32_t event : names_after(reading, clauses[next], clauses[next].span.begin, {Label::kEvent}))
        for (const std::uint32_t aim : aims) relator.add(clauses[next], event, aim, 0.75F, "held-for");
  }
}

/// 8 示范居住区建设项目 | 按照某市建设标准要求，计划建设…: the rule by which a work is done is about it.
void read_followed(const Reading& reading, Relator& relator) {
  std::uint32_t work = kNone, article = 0, sentence = kNone;
  bool above = false;  // in the heading, not in the sentence
  for (const Clause& clause : reading.clauses.all) {
    if (clause.article != article || clause.heading || (!above && clause.sentence != sentence)) work = kNone;
    article = clause.article;
    sentence = clause.sentence;
    for (const std::uint32_t name : clause.names) {
      const Mention& mention = reading.mentions[name];
      if (mention.label == Label::kProgramme && (clause.heading || work == kNone)) {
        work = name;
        above = clause.heading;
      }
      if (mention.label != Label::kPolicy || clause.heading || work == kNone) continue;
      const std::u32string_view before =
          reading.document.at({mention.span.begin > 3 ? mention.span.begin - 3 : 0, mention.span.begin});
      if (ends_with_any(before, {U"按照", U"按照《", U"根据", U"根据《", U"依据", U"依据《"}))
        relator.add(clause, name, work, 0.78F, "followed-by-work");
    }
  }
}

/// 推广“134+X”红色物业模式，提升了某某片区的物管水平: where the next clause says that it does good.
void read_effect(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = 0; c + 1 < clauses.size(); ++c) {
    const Clause& next = clauses[c + 1];
    if (clauses[c].heading || next.sentence != clauses[c].sentence) continue;
    if (!starts_with_any(reading.document.at(next.span), {U"提升", U"改善", U"惠及", U"覆盖", U"解决", U"破解", U"优化",
                                                          U"有效提升", U"有效改善", U"切实提升"}))
      continue;
    const auto works = names_after(reading, clauses[c], clauses[c].span.begin, {Label::kProgramme});
    const auto places = names_after(reading, next, next.span.begin, {Label::kArea, Label::kRoad});
    if (!works.empty() && !places.empty() && reading.mentions[places.front()].span.begin <= next.span.begin + 6)
      relator.add(next, works.back(), places.front(), 0.72F, "does-good-to");
  }
}

/// 实行送餐服务，…主要采用“四个一点”的资金筹集模式: the way in which the work of the sentence or of the one before is
/// done.
void read_way(const Reading& reading, Relator& relator) {
  const auto& clauses = reading.clauses.all;
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    const std::u32string_view text = reading.document.at(clauses[c].span);
    const std::size_t at = text.find(U"采用");
    if (clauses[c].heading || at == std::u32string_view::npos) continue;
    const auto ways =
        names_after(reading, clauses[c], clauses[c].span.begin + static_cast<std::uint32_t>(at), {Label::kProgramme});
    if (ways.empty() || reading.mentions[ways.front()].span.begin > clauses[c].span.begin + at + 4) continue;
    for (std::size_t back = c; back-- > 0 && clauses[back].article == clauses[c].article &&
                               clauses[back].sentence + 1 >= clauses[c].sentence &&
                               clauses[back].paragraph == clauses[c].paragraph;) {
      const auto works = names_after(reading, clauses[back], clauses[back].span.begin, {Label::kProgramme});
      if (works.empty() || reading.mentions[works.back()].name == reading.mentions[ways.front()].name) continue;
      relator.add(clauses[c], ways.front(), works.back(), 0.7F, "way-of-work");
      break;
    }
  }
}

}  // namespace

void run_concerns(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kConcerns);
  read_purpose(reading, relator);
  read_followed(reading, relator);
  read_effect(reading, relator);
  read_way(reading, relator);
  for (const Clause& clause : reading.clauses.all) {
    const Trigger* word = clause.heading ? nullptr : clause.first(Category::kConcern);
    if (word == nullptr) continue;
    const auto about = names_after(reading, clause, word->span.end, {Label::kRoad, Label::kPlace, Label::kProgramme});
    if (about.empty() || reading.mentions[about.front()].span.begin > word->span.end + 4) continue;
    for (const std::uint32_t event :
         names_after(reading, clause, reading.mentions[about.front()].span.end, {Label::kEvent}))
      relator.add(clause, event, about.front(), 0.75F, "is-about");
  }
}

}  // namespace govgraph::extract
