// SPDX-License-Identifier: Apache-2.0
// Finds who builds, owns or runs a place: 街道建成党群服务站7个 -> OPERATES. Declines places of another owner.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

void run_operation(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kOperates);
  for (const Clause& clause : reading.clauses.all) {
    if (clause.heading) continue;
    const Trigger* verb = nullptr;
    for (const Trigger& trigger : clause.triggers)
      if (verb == nullptr && (trigger.is(Category::kOperate) || trigger.is(Category::kOrganize))) verb = &trigger;
    if (verb == nullptr) continue;
    for (const std::uint32_t place : names_after(reading, clause, verb->span.end, {Label::kPlace}))
      for (const std::uint32_t subject : clause.subjects)
        if (is_actor(reading.mentions[subject].label)) relator.add(clause, subject, place, 0.8F, "runs-place", true);
  }
}

}  // namespace govgraph::extract
