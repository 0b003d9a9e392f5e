// SPDX-License-Identifier: Apache-2.0
// Finds who puts money into what: 甲集团出资1亿元参股乙公司 -> INVESTS_IN (amount 1亿元). Declines sums without an investor.
#include "base/utf8.hpp"
#include "extract/clauses.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

/// "1.2亿元" anywhere after the verb of the clause; empty when there is none.
std::string amount_in(std::u32string_view text) {
  for (std::size_t end = text.find(U"元"); end != std::u32string_view::npos; end = text.find(U"元", end + 1)) {
    std::size_t begin = end;
    while (begin > 0 && (text[begin - 1] == U'亿' || text[begin - 1] == U'万' || text[begin - 1] == U'千')) --begin;
    const std::size_t unit = begin;
    while (begin > 0 && ((text[begin - 1] >= U'0' && text[begin - 1] <= U'9') || text[begin - 1] == U'.')) --begin;
    if (begin < unit) return utf8::encode(text.substr(begin, end + 1 - begin));
  }
  return {};
}

}  // namespace

void run_investment(Reading& reading, Diagnostics&) {
  using lexicon::Category;
  Relator relator(reading, RelationType::kInvestsIn);
  for (const Clause& clause : reading.clauses.all) {
    const Trigger* verb = clause.heading ? nullptr : clause.first(Category::kInvest);
    if (verb == nullptr) continue;
    const std::string amount = amount_in(reading.document.at(clause.span));
    for (const std::uint32_t into : names_after(reading, clause, verb->span.end, {Label::kEnterprise, Label::kProgramme}))
      for (const std::uint32_t subject : clause.subjects) {
        if (!is_actor(reading.mentions[subject].label)) continue;
        Relation* relation = relator.add(clause, subject, into, 0.85F, "invests", true);
        if (relation != nullptr && !amount.empty()) set_property(relation->properties, "amount", amount);
      }
  }
}

}  // namespace govgraph::extract
