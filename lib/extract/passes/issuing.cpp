// SPDX-License-Identifier: Apache-2.0
// Finds who issues a policy: 区经委制定了《…行动计划》 -> ISSUES. Declines policies that are only followed or studied.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {

void run_issuing(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kIssues);
  for (const Clause& clause : reading.clauses.all) {
    for (const Trigger& trigger : clause.triggers) {
      if (!trigger.is(Category::kIssue) || clause.heading) continue;
      for (const std::uint32_t policy : names_after(reading, clause, trigger.span.end, {Label::kPolicy}))
        for (const std::uint32_t subject : clause.subjects)
          if (is_actor(reading.mentions[subject].label)) relator.add(clause, subject, policy, 0.88F, "issues", true);
    }
  }
}

}  // namespace govgraph::extract
