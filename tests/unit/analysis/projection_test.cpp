// SPDX-License-Identifier: Apache-2.0
#include "analysis/projection.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "networks.hpp"
#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

using namespace govgraph;
using namespace govgraph::analysis;

namespace {

/// Women as people, the events they attended as events.
test::MemoryGraph southern_women() {
  test::FactsBuilder page("women.txt", "柳河镇。");
  for (int event = 1; event <= 14; ++event) page.entity(Label::kEvent, "event " + std::to_string(event));
  for (const auto& [woman, events] : test::southern_women()) {
    page.entity(Label::kPerson, woman);
    for (const int event : events) page.edge(woman, RelationType::kParticipatesIn, "event " + std::to_string(event));
  }
  return test::MemoryGraph({page.build()});
}

const Tie* between(const std::vector<Tie>& ties, const std::string& one, const std::string& other) {
  const NodeId a = node_id(Label::kPerson, one, ""), b = node_id(Label::kPerson, other, "");
  const auto found = std::find_if(ties.begin(), ties.end(), [&](const Tie& tie) {
    return (tie.one == a && tie.other == b) || (tie.one == b && tie.other == a);
  });
  return found == ties.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("Davis' southern women are tied by the events that they attended together") {
  const auto graph = southern_women();
  ProjectionOptions options{.one = Label::kPerson, .other = Label::kPerson, .via = Label::kEvent};
  const auto ties = project(graph, options);
  CHECK(ties.size() == 139);  // of 153 pairs
  REQUIRE(between(ties, "Evelyn", "Theresa"));
  CHECK(between(ties, "Evelyn", "Theresa")->shared == 7);
  CHECK(between(ties, "Evelyn", "Laura")->weight == 6);
  CHECK(between(ties, "Laura", "Flora") == nullptr);
  CHECK(std::is_sorted(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return a.weight > b.weight; }));

  options.weight = TieWeight::kJaccard;
  CHECK(between(project(graph, options), "Evelyn", "Theresa")->weight == Approx(7.0 / 9));
  options.weight = TieWeight::kNewman;
  // They share events 2, 3, 4, 5, 6, 8 and 9, attended by 3, 6, 4, 8, 8, 14 and 12.
  CHECK(between(project(graph, options), "Evelyn", "Theresa")->weight ==
        Approx(1 / 2.0 + 1 / 5.0 + 1 / 3.0 + 2 / 7.0 + 1 / 13.0 + 1 / 11.0));
}

TEST_CASE("what is shared may be of one label only, and by relations of the types asked for") {
  const auto graph = southern_women();
  CHECK(project(graph, {.one = Label::kPerson, .other = Label::kPerson, .via = Label::kProgramme}).empty());
  CHECK(project(
            graph,
            {.one = Label::kPerson, .other = Label::kPerson, .via = Label::kEvent, .types = {RelationType::kOrganizes}})
            .empty());
  CHECK(project(graph, {.one = Label::kEvent, .other = Label::kEvent, .via = Label::kPerson}).size() == 66);
}
