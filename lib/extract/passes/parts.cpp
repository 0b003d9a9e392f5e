// SPDX-License-Identifier: Apache-2.0
// Finds parts of programmes: the numbered works of an article whose title names the list (柳河镇2025年实事项目) are
// PART_OF it. Declines headings of articles without such a title.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

namespace {

/// "1. …" below "3 …": a work of the work above.
bool is_inner_number(std::u32string_view heading) {
  return heading.size() > 2 && heading[0] >= U'0' && heading[0] <= U'9' && heading[1] == U'.';
}

}  // namespace

void run_parts(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kPartOf);
  std::vector<std::uint32_t> list(reading.document.articles.size(), kNone);
  std::uint32_t last = kNone;  ///< the outer work above
  std::uint32_t article = 0;
  for (const Clause& clause : reading.clauses.all) {
    if (clause.article != article) last = kNone;
    article = clause.article;
    const Sentence::Role role = reading.document.sentences[clause.sentence].role;
    for (const std::uint32_t name : clause.names) {
      const Mention& mention = reading.mentions[name];
      if (role == Sentence::Role::kTitle && mention.label == Label::kProgramme && list[clause.article] == kNone)
        list[clause.article] = name;
      if (role != Sentence::Role::kHeading || (mention.label != Label::kProgramme && mention.label != Label::kPlace)) continue;
      const bool inner = is_inner_number(reading.document.at(clause.span));
      relator.add(clause, name, inner && last != kNone ? last : list[clause.article], 0.9F, "numbered-work-of-list");
      if (!inner) last = name;
    }
  }
}

}  // namespace govgraph::extract
