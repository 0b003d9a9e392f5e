// SPDX-License-Identifier: Apache-2.0
// Finds what an event, policy or programme is about: 就虬山路整治召开协商会 -> 协商会 CONCERNS 虬山路. Declines what a
// closer relation says already.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

void run_concerns(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kConcerns);
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
