// SPDX-License-Identifier: Apache-2.0
// Finds who issues a policy: 区经委制定了《…行动计划》 -> ISSUES. Declines policies that are only followed or studied.
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// 《某意见》作为市委办公厅、市政府办公厅一号文件: whose paper it is.
void read_paper_of(const Reading& reading, const Clause& clause, Relator& relator) {
  const std::u32string_view text = reading.document.at(clause.span);
  const std::size_t as = text.find(U"作为");
  if (as == std::u32string_view::npos || text.find(U"文件", as) == std::u32string_view::npos) return;
  const std::uint32_t from = clause.span.begin + static_cast<std::uint32_t>(as);
  for (const std::uint32_t policy : names_before(reading, clause, from, {Label::kPolicy}))
    for (const std::uint32_t organ : names_after(reading, clause, from, {Label::kPartyOrg, Label::kGovBody}))
      relator.add(clause, organ, policy, 0.85F, "paper-of");
}

}  // namespace

void run_issuing(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kIssues);
  for (const Clause& clause : reading.clauses.all) {
    read_paper_of(reading, clause, relator);
    for (const Trigger& trigger : clause.triggers) {
      if (!trigger.is(Category::kIssue) || clause.heading) continue;
      for (const std::uint32_t policy : names_after(reading, clause, trigger.span.end, {Label::kPolicy}))
        for (const std::uint32_t subject : clause.subjects)
          // What two sign together neither issues.
          if (!ends_with_any(reading.document.at(reading.mentions[policy].span), {U"协议", U"备忘录"}) &&
              is_actor(reading.mentions[subject].label))
            relator.add(clause, subject, policy, 0.88F, "issues", true);
    }
  }
}

}  // namespace govgraph::extract
