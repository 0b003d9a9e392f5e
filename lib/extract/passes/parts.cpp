// SPDX-License-Identifier: Apache-2.0
// Finds parts of programmes: the numbered works of an article whose title names the list (柳河镇2025年实事项目) are
// PART_OF it. Declines headings of articles without such a title.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

void run_parts(Reading& reading, Diagnostics&) {
  Relator relator(reading, RelationType::kPartOf);
  std::vector<std::uint32_t> list(reading.document.articles.size(), kNone);
  for (const Clause& clause : reading.clauses.all) {
    const Sentence::Role role = reading.document.sentences[clause.sentence].role;
    for (const std::uint32_t name : clause.names) {
      const Mention& mention = reading.mentions[name];
      if (role == Sentence::Role::kTitle && mention.label == Label::kProgramme && list[clause.article] == kNone)
        list[clause.article] = name;
      if (role == Sentence::Role::kHeading && (mention.label == Label::kProgramme || mention.label == Label::kPlace))
        relator.add(clause, name, list[clause.article], 0.9F, "numbered-work-of-list");
    }
  }
}

}  // namespace govgraph::extract
