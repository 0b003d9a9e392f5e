// SPDX-License-Identifier: Apache-2.0
#include "model/facts.hpp"

#include <catch2/catch.hpp>

#include "model/document.hpp"

using namespace govgraph;

TEST_CASE("a node's id is a function of label, name and scope") {
  const NodeId id = node_id(Label::kPartyOrg, "柳河镇党委", "安平市");
  CHECK(id == node_id(Label::kPartyOrg, "柳河镇党委", "安平市"));
  CHECK(id != node_id(Label::kGovBody, "柳河镇党委", "安平市"));
  CHECK(id != node_id(Label::kPartyOrg, "柳河镇党委", ""));
  CHECK(id != node_id(Label::kPartyOrg, "柳河镇", "党委安平市"));
}

TEST_CASE("bytes of a span skip blanks that mending removed and stop where the page goes elsewhere") {
  Document document;
  document.source = "柳\n 河XX镇";
  document.append(U'柳', {0, 3});
  document.append(U'河', {5, 8});
  document.append(U'镇', {10, 13});
  CHECK(document.bytes_of({0, 2}) == ByteSpan{0, 8});
  CHECK(document.bytes_of({0, 3}) == ByteSpan{0, 8});
  CHECK(document.bytes_of({2, 3}) == ByteSpan{10, 13});
}

TEST_CASE("properties stay sorted and unique") {
  Properties properties;
  set_property(properties, "status", "planned");
  set_property(properties, "date", "2025-01");
  set_property(properties, "status", "former");
  CHECK(properties == Properties{{"date", "2025-01"}, {"status", "former"}});
  CHECK(*find_property(properties, "date") == "2025-01");
  CHECK(find_property(properties, "year") == nullptr);
}
