// SPDX-License-Identifier: Apache-2.0
#include "model/ontology.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("every label and relation is found by its name") {
  for (const LabelInfo& each : labels()) {
    CHECK(label_named(each.name) == each.label);
    CHECK(info(each.label).name == each.name);
  }
  for (const RelationInfo& each : relation_types()) {
    CHECK(relation_named(each.name) == each.type);
    CHECK(info(each.type).name == each.name);
  }
  CHECK_FALSE(label_named("Group"));
}

TEST_CASE("the ontology admits what it lists and nothing else") {
  using enum Label;
  CHECK(admits(RelationType::kHoldsRole, kPerson, kPartyOrg));
  CHECK_FALSE(admits(RelationType::kHoldsRole, kPartyOrg, kPerson));
  CHECK(admits(RelationType::kIntersects, kRoad, kRoad));
  CHECK_FALSE(admits(RelationType::kIntersects, kRoad, kArea));
  CHECK(admits(RelationType::kOrganizes, kArea, kEvent));
  CHECK_FALSE(admits(RelationType::kOrganizes, kRoad, kEvent));
}
