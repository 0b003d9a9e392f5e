// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

namespace govgraph::test {

/// Two invented pages that share nodes, with every shape the readers of a graph must cope with: two roles between one
/// pair, a symmetric relation, an inferred one, a namesake, an isolated node, two documents that say the same.
inline std::vector<DocumentFacts> sample_facts() {
  using enum Label;
  using enum RelationType;
  const std::string scope = "安平市";
  FactsBuilder first(
      "a.txt",
      "柳河镇党委书记、人大主席周远舟走访青禾超市。柳河镇党委与临川镇党委结对共建。\n“暖巷”行动在柳河镇启动。\n");
  first.entity(kPerson, "周远舟", scope)
      .entity(kPartyOrg, "柳河镇党委", scope, {"镇党委"})
      .entity(kPartyOrg, "临川镇党委", scope)
      .entity(kArea, "柳河镇", scope, {}, {{"level", "town"}})
      .entity(kEnterprise, "青禾超市", scope)
      .entity(kProgramme, "暖巷", scope, {"“暖巷”行动"})
      .edge("周远舟", kHoldsRole, "柳河镇党委", "书记", {}, 0.97F)
      .edge("周远舟", kHoldsRole, "柳河镇党委", "人大主席", {{"status", "former"}}, 0.8F)
      .edge("柳河镇党委", kGoverns, "柳河镇", "", {}, 0.95F, true)
      .edge("柳河镇党委", kCooperatesWith, "临川镇党委", "", {}, 0.9F)
      .edge("柳河镇党委", kOrganizes, "暖巷", "", {{"date", "2025-01"}}, 0.75F);
  FactsBuilder second("sub/b.txt", "青禾超市参与“暖巷”行动。周远舟出席。临江市的周远舟是教师。\n", "2025-02-10");
  second.entity(kPerson, "周远舟", scope)
      .entity(kProgramme, "暖巷", scope)
      .entity(kEnterprise, "青禾超市", scope)
      .entity(kHonour, "五星商户", "")
      .edge("青禾超市", kParticipatesIn, "暖巷")
      .edge("周远舟", kParticipatesIn, "暖巷", "", {}, 0.6F);
  FactsBuilder third("sub/c.txt", "临江市的周远舟是教师。\n", "2025-03");
  third.entity(kPerson, "周远舟", "临江市").entity(kArea, "临江市", "").edge("周远舟", kLivesIn, "临江市");
  return {first.build(), second.build(), third.build()};
}

inline MemoryGraph sample_graph() { return MemoryGraph(sample_facts()); }

}  // namespace govgraph::test
