// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "model/fact_bytes.hpp"
#include "model/packed_facts.hpp"
#include "support/facts_builder.hpp"

namespace govgraph::test {

/// Invented pages about a small stock of names, so that pages share nodes and edges and contradict one another. The
/// same seed gives the same page; `version` changes what it says.
inline DocumentFacts random_document(unsigned number, unsigned version = 0, unsigned stock = 30, unsigned size = 12) {
  std::mt19937 random(number * 7919 + version * 104729 + 1);
  const auto name = [&](unsigned i) {
    static const char* const kHeads[] = {"柳河", "临川", "青禾", "安平", "云麓", "石桥"};
    static const char* const kTails[] = {"镇党委", "居委会", "社区", "超市", "工会", "驿站"};
    return std::string(kHeads[i % 6]) + kTails[i / 6 % 6] + (i < 36 ? "" : std::to_string(i / 36));
  };
  std::set<unsigned> chosen;
  while (chosen.size() < std::min(size, stock)) chosen.insert(static_cast<unsigned>(random() % stock));
  std::string text = "第" + std::to_string(version) + "版。";
  for (const unsigned each : chosen) text += name(each) + "，";
  FactsBuilder page("page/" + std::to_string(number) + ".txt", text);
  std::vector<std::string> names;
  for (const unsigned each : chosen) {
    names.push_back(name(each));
    std::vector<std::string> aliases;
    if (random() % 3 == 0) aliases.push_back(names.back().substr(6));
    Properties properties;
    if (random() % 2 == 0) properties.emplace_back("level", random() % 2 == 0 ? "town" : "village");
    page.entity(labels()[each % labels().size()].label, names.back(), each % 4 == 0 ? "" : "安平市", aliases,
                properties);
  }
  std::set<std::tuple<std::string, RelationType, std::string, std::string>> seen;
  for (unsigned i = 0; i < 2 * size; ++i) {
    std::string head = names[random() % names.size()], tail = names[random() % names.size()];
    const RelationType type = relation_types()[random() % relation_types().size()].type;
    const std::string role = type == RelationType::kHoldsRole ? (random() % 2 == 0 ? "书记" : "主任") : "";
    if (head == tail || seen.contains({tail, type, head, role}) || !seen.insert({head, type, tail, role}).second)
      continue;
    Properties properties;
    if (random() % 3 == 0) properties.emplace_back("date", random() % 2 == 0 ? "2025-01" : "2025-02");
    page.edge(head, type, tail, role, properties, 0.5F + 0.01F * static_cast<float>(random() % 50), random() % 4 == 0);
  }
  return page.build();
}

/// REQUIRES facts in normal order.
inline PackedFacts packed(DocumentFacts facts) {
  PackedFacts::Facts out;
  std::string bytes;
  bytes::append_varint(bytes, facts.entities.size());
  for (const EntityFact& each : facts.entities) {
    out.keys.push_back(each.id);
    fact_bytes::append_entity(bytes, each);
  }
  bytes::append_varint(bytes, facts.edges.size());
  for (const EdgeFact& each : facts.edges) fact_bytes::append_edge(bytes, each);
  facts.entities = {};
  facts.edges = {};
  out.size = bytes.size();
  out.write = [bytes](const PackedFacts::Sink& sink) {
    for (std::string_view rest = bytes; !rest.empty(); rest.remove_prefix(std::min<std::size_t>(rest.size(), 100)))
      sink(rest.substr(0, 100));
  };
  return {std::move(facts), [out](const Cancellation&) { return out; }};
}

}  // namespace govgraph::test
