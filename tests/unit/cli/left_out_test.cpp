// SPDX-License-Identifier: Apache-2.0
#include "left_out.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

using namespace govgraph;

namespace {

/// Two people of one meeting, two of one branch who are also tied to one another by an area, one alone.
test::MemoryGraph town() {
  using enum Label;
  using enum RelationType;
  test::FactsBuilder page("a.txt", "甲乙丙丁戊");
  for (const char* const each : {"甲", "乙", "丙", "丁", "戊"}) page.entity(kPerson, each);
  page.entity(kEvent, "会").entity(kPartyOrg, "支部").entity(kArea, "村").entity(kEvent, "独会");
  page.edge("甲", kParticipatesIn, "会").edge("乙", kParticipatesIn, "会").edge("丙", kHoldsRole, "支部", "书记");
  page.edge("丁", kHoldsRole, "支部", "委员").edge("丁", kParticipatesIn, "独会").edge("支部", kGoverns, "村");
  return test::MemoryGraph({page.build()});
}

}  // namespace

TEST_CASE("what a choice of labels leaves without ties") {
  const test::MemoryGraph view = town();
  exchange::Selection selection;
  selection.labels = {Label::kPerson};
  cli::LeftOut found = cli::tied_only_through(view, selection, {});
  CHECK(found.nodes == 4);
  CHECK(found.chosen == 5);
  CHECK(found.labels_text() == "PartyOrg 2, Event 2");
  selection.types = {RelationType::kParticipatesIn};
  CHECK(cli::tied_only_through(view, selection, {}).labels_text() == "Event 2");
  selection.labels = {Label::kPerson, Label::kPartyOrg};
  selection.types = {};
  found = cli::tied_only_through(view, selection, {});
  CHECK(found.nodes == 2);
  CHECK(found.labels_text() == "Event 2");
}

TEST_CASE("ties by what is shared") {
  const test::MemoryGraph view = town();
  exchange::Selection selection;
  CHECK_THROWS_AS(cli::shared_ties(view, selection, "Event", {}), UsageError);
  selection.labels = {Label::kPerson, Label::kPerson};
  CHECK_THROWS_AS(cli::shared_ties(view, selection, "Evnt", {}), UsageError);
  const auto ties = cli::shared_ties(view, selection, "Event", {});
  REQUIRE(ties.size() == 1);
  CHECK(ties[0].type == exchange::DerivedEdge::Type::kShares);
  CHECK(ties[0].weight == 1);
  const NodeId one = node_id(Label::kPerson, "甲", ""), other = node_id(Label::kPerson, "乙", "");
  CHECK(std::pair(ties[0].head, ties[0].tail) == std::pair(std::min(one, other), std::max(one, other)));
  selection.nodes = {one};
  CHECK(cli::shared_ties(view, selection, "Event", {}).empty());
}
