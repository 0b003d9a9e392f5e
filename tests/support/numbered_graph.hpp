// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

namespace govgraph::test {

inline std::string numbered(std::size_t i) { return "甲" + std::to_string(i); }

inline NodeId numbered_id(std::size_t i) { return node_id(Label::kPartyOrg, numbered(i), ""); }

struct NumberedEdge {
  std::size_t head, tail;
  RelationType type = RelationType::kPartOf;
};

/// Party bodies 0 … n-1 with the given edges.
inline MemoryGraph numbered_graph(std::size_t n, const std::vector<NumberedEdge>& edges) {
  FactsBuilder page("a.txt", "柳河镇。");
  for (std::size_t i = 0; i < n; ++i) page.entity(Label::kPartyOrg, numbered(i));
  for (const NumberedEdge& each : edges) page.edge(numbered(each.head), each.type, numbered(each.tail));
  return MemoryGraph({page.build()});
}

/// About `m` random edges of three types, one of them symmetric; no two alike, no loops.
inline std::vector<NumberedEdge> random_edges(std::size_t n, std::size_t m, unsigned seed) {
  std::mt19937 random(seed);
  constexpr RelationType kTypes[] = {RelationType::kPartOf, RelationType::kGoverns, RelationType::kCooperatesWith};
  std::set<std::tuple<std::size_t, std::size_t, RelationType>> seen;
  std::vector<NumberedEdge> out;
  for (std::size_t i = 0; i < m; ++i) {
    std::size_t head = random() % n, tail = random() % n;
    const RelationType type = kTypes[random() % 3];
    if (info(type).symmetric && head > tail) std::swap(head, tail);
    if (head != tail && seen.insert({head, tail, type}).second) out.push_back({head, tail, type});
  }
  return out;
}

}  // namespace govgraph::test
