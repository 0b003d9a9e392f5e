// SPDX-License-Identifier: Apache-2.0
#include "lookup.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;

namespace {

std::string refusal(const GraphView& view, std::string_view wanted) {
  try {
    cli::find_node(view, wanted);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a node is found by its name, an alias, its id, or its label and name") {
  const auto graph = test::sample_graph();
  const NodeId office = node_id(Label::kPartyOrg, "柳河镇党委", "安平市");
  for (const std::string& wanted : {std::string("柳河镇党委"), std::string("镇党委"), cli::hex(office),
                                    "n" + cli::hex(office), std::string("PartyOrg:柳河镇党委")}) {
    INFO(wanted);
    CHECK(cli::find_node(graph, wanted).id == office);
  }
}

TEST_CASE("namesakes are listed with what tells them apart") {
  const auto graph = test::sample_graph();
  const std::string message = refusal(graph, "周远舟");
  CHECK_THAT(message, Catch::StartsWith("2 nodes bear the name '周远舟'; give the id of the one you mean:\n"));
  CHECK_THAT(message, Catch::Contains(cli::hex(node_id(Label::kPerson, "周远舟", "临江市")) +
                                      "  Person  周远舟  (临江市)  1 mention  LIVES_IN 临江市"));
  CHECK_THAT(message, Catch::Contains("(安平市)  3 mentions  HOLDS_ROLE 柳河镇党委"));
  CHECK_THAT(refusal(graph, "Person:周远舟"), Catch::StartsWith("2 nodes"));
}

TEST_CASE("an unknown name brings the nearest ones") {
  const auto graph = test::sample_graph();
  CHECK_THAT(refusal(graph, "柳河镇党委会"),
             Catch::Contains("no node is named '柳河镇党委会'; did you mean 柳河镇党委, "));
  CHECK_THAT(refusal(graph, "Area:柳河镇党委"), Catch::Contains("no node is named '柳河镇党委'"));
  CHECK_THAT(refusal(graph, "全然不同"), Catch::Contains("no node is named '全然不同'; `govgraph search` finds"));
  CHECK_THAT(refusal(graph, "0000000000000000"), Catch::Contains("no node"));
  CHECK_THAT(refusal(graph, ""), Catch::Contains("empty"));
  CHECK(cli::similar_names(graph, "青禾大超市", 1) == std::vector<std::string>{"青禾超市"});
}
