// SPDX-License-Identifier: Apache-2.0
// Finds who receives an honour by standing in its list: 先进集体名单(2个) / 柳河镇党委 / 东山村党总支, where the paper
// says “东湖区先进集体”. Declines lists of which the paper names no honour.
#include <algorithm>

#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"
#include "extract/rolls.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {

void run_rolls(Reading& reading, Diagnostics&) {
  const Rule* rule = reading.rules->of_operator(OperatorCase::kOnRoll);
  if (rule == nullptr) return;
  for (const RollOfHonour& roll : rolls_of_honour(reading)) {
    const Span honour = reading.mentions[roll.honour].span;
    for (const std::uint32_t receiver : roll.receivers) {
      const Mention& who = reading.mentions[receiver];
      if (!admits(rule->relation, who.label, Label::kHonour)) continue;
      Relation relation;
      relation.head = receiver;
      relation.tail = roll.honour;
      relation.type = rule->relation;
      relation.confidence = rule->confidence;
      relation.evidence = {std::min(who.span.begin, honour.begin), std::max(who.span.end, honour.end)};
      relation.rule = rule->name;
      if (roll.planned) set_property(relation.properties, "status", "planned");
      reading.relations.push_back(std::move(relation));
    }
  }
}

}  // namespace govgraph::extract
