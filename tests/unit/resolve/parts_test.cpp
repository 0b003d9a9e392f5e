// SPDX-License-Identifier: Apache-2.0
#include "resolve/parts.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

EntityFact entity(Label label, const std::string& key, std::string name, std::uint32_t begin, std::uint32_t article) {
  EntityFact out;
  out.id = node_id(label, key, "");
  out.label = label;
  out.name = std::move(name);
  out.mentions = {{article, {begin, begin + 6}}};
  return out;
}

/// A person who holds an office of an organ, as one part says it.
DocumentFacts part(std::string organ, std::uint32_t begin, std::uint32_t article, std::string role, float confidence) {
  DocumentFacts out;
  out.path = "v.txt";
  out.date = article == 0 ? "" : "2025-03";
  out.articles.emplace_back();
  out.articles.back().title = "title";
  out.articles.back().span = {begin, begin + 60};
  out.entities = {entity(Label::kPerson, "周明远", "周明远", begin, article),
                  entity(Label::kPartyOrg, "柳河镇党委", std::move(organ), begin + 10, article)};
  const bool turned = out.entities[1].id < out.entities[0].id;
  if (turned) std::swap(out.entities[0], out.entities[1]);
  EdgeFact edge;
  edge.head = turned ? 1 : 0;
  edge.tail = turned ? 0 : 1;
  edge.type = RelationType::kHoldsRole;
  edge.role = std::move(role);
  edge.confidence = confidence;
  edge.evidence = {{article, {begin, begin + 20}, "office-before-name"}};
  out.edges = {edge};
  return out;
}

}  // namespace

TEST_CASE("one part is the document") {
  resolve::PartFacts facts;
  CHECK(facts.empty());
  const DocumentFacts only = part("柳河镇党委", 0, 0, "书记", 0.9F);
  facts.add(only);
  DocumentFacts expected = only;
  expected.source = "text";
  CHECK(facts.take("text") == expected);
}

TEST_CASE("what several parts name is one, with the places of all") {
  resolve::PartFacts facts;
  facts.add(part("柳河党委", 0, 0, "书记", 0.7F));
  facts.add(part("柳河镇党委", 100, 1, "书记", 0.9F));
  facts.add(part("柳河党委", 200, 2, "委员", 0.8F));
  const DocumentFacts all = facts.take("text");
  CHECK(all.articles.size() == 3);
  CHECK(all.date == "2025-03");
  REQUIRE(all.entities.size() == 2);
  CHECK(all.entities[0].id < all.entities[1].id);
  const auto organ = std::ranges::find(all.entities, Label::kPartyOrg, &EntityFact::label);
  CHECK(organ->name == "柳河镇党委");
  CHECK(organ->aliases == std::vector<std::string>{"柳河党委"});
  CHECK(organ->mentions == std::vector<MentionFact>{{0, {10, 16}}, {1, {110, 116}}, {2, {210, 216}}});
  REQUIRE(all.edges.size() == 2);
  const auto secretary = std::ranges::find(all.edges, std::string("书记"), &EdgeFact::role);
  CHECK(all.entities[secretary->head].label == Label::kPerson);
  CHECK(secretary->confidence == 0.9F);
  CHECK(secretary->evidence.size() == 2);
}
