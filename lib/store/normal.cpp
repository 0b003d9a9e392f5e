// SPDX-License-Identifier: Apache-2.0
#include "store/normal.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/error.hpp"

namespace govgraph::store {
namespace {

auto place(const EdgeFact& edge) { return std::tie(edge.head, edge.type, edge.tail, edge.role); }

void order_entities(DocumentFacts& facts) {
  const auto by_id = [](const EntityFact& a, const EntityFact& b) { return a.id < b.id; };
  if (!std::is_sorted(facts.entities.begin(), facts.entities.end(), by_id)) {
    std::vector<std::uint32_t> order(facts.entities.size()), now(order.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return by_id(facts.entities[a], facts.entities[b]); });
    std::vector<EntityFact> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      now[order[i]] = i;
      sorted.push_back(std::move(facts.entities[order[i]]));
    }
    facts.entities = std::move(sorted);
    for (EdgeFact& each : facts.edges) {
      each.head = now[each.head];
      each.tail = now[each.tail];
    }
  }
  const auto twice = std::adjacent_find(facts.entities.begin(), facts.entities.end(),
                                        [](const auto& a, const auto& b) { return a.id == b.id; });
  if (twice != facts.entities.end()) throw InputError(facts.path + ": the entity " + twice->name + " is given twice");
}

void absorb(EdgeFact& into, EdgeFact& other) {
  into.inferred = into.inferred && other.inferred;
  into.confidence = std::max(into.confidence, other.confidence);
  into.properties.insert(into.properties.end(), other.properties.begin(), other.properties.end());
  std::sort(into.properties.begin(), into.properties.end());
  into.properties.erase(std::unique(into.properties.begin(), into.properties.end(),
                                    [](const auto& a, const auto& b) { return a.first == b.first; }),
                        into.properties.end());
  into.evidence.insert(into.evidence.end(), other.evidence.begin(), other.evidence.end());
  std::sort(into.evidence.begin(), into.evidence.end());
  into.evidence.erase(std::unique(into.evidence.begin(), into.evidence.end()), into.evidence.end());
}

void order_edges(std::vector<EdgeFact>& edges) {
  for (EdgeFact& each : edges)
    if (info(each.type).symmetric && each.tail < each.head) std::swap(each.head, each.tail);
  const auto by_place = [](const EdgeFact& a, const EdgeFact& b) { return place(a) < place(b); };
  if (!std::is_sorted(edges.begin(), edges.end(), by_place)) std::stable_sort(edges.begin(), edges.end(), by_place);
  std::size_t kept = 0;
  for (std::size_t i = 1; i < edges.size(); ++i) {
    if (place(edges[kept]) == place(edges[i]))
      absorb(edges[kept], edges[i]);
    else if (++kept != i)
      edges[kept] = std::move(edges[i]);
  }
  if (!edges.empty()) edges.resize(kept + 1);
}

}  // namespace

DocumentFacts in_normal_order(DocumentFacts facts) {
  for (const EdgeFact& each : facts.edges)
    if (std::max(each.head, each.tail) >= facts.entities.size())
      throw InputError(facts.path + ": a relation equivalences an entity that is not given");
  order_entities(facts);
  order_edges(facts.edges);
  return facts;
}

}  // namespace govgraph::store
