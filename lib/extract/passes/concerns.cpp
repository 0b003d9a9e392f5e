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
    for (std::size_t next = c + 1; next < clauses.size() && clauses[next].paragraph == clause.paragraph && clauses[next].article == clause.article && clauses[next].sentence <= clause.sentence + 1; ++next)
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
      const std::u32string_view before = reading.document.at({mention.span.begin > 3 ? mention.span.begin - 3 : 0, mention.span.begin});
      if (ends_with_any(before, {U"按照", U"按照《", U"根据", U"根据《", U"依据", U"依据《"})) relator.add(clause, name, work, 0.78F, "followed-by-work");
    }
  }
}

}  // namespace

void run_concerns(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kConcerns);
  read_purpose(reading, relator);
  read_followed(reading, relator);
  for (const Clause& clause : reading.clauses.all) {
    const Trigger* word = clause.heading ? nullptr : clause.first(Category::kConcern);
    if (word == nullptr) continue;
    const auto about = names_after(reading, clause, word->span.end, {Label::kRoad, Label::kPlace, Label::kProgramme});
    if (about.empty() || reading.mentions[about.front()].span.begin > word->span.end + 4) continue;
    for (const std::uint32_t event : names_after(reading, clause, reading.mentions[about.front()].span.end, {Label::kEvent}))
      relator.add(clause, event, about.front(), 0.75F, "is-about");
  }
}

}  // namespace govgraph::extract
