// SPDX-License-Identifier: Apache-2.0
#include "resolve/parts.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "base/sort_unique.hpp"

namespace govgraph::resolve {
namespace {

template <class Value>
void append(std::vector<Value>& to, std::vector<Value>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void add_missing(Properties& to, const Properties& from) {
  for (const auto& [key, value] : from)
    if (find_property(to, key) == nullptr) set_property(to, key, value);
}

/// The fullest form is the name; the first of them where several are as long.
void absorb(EntityFact& into, EntityFact& from) {
  if (from.name != into.name) {
    if (from.name.size() > into.name.size()) std::swap(from.name, into.name);
    into.aliases.push_back(std::move(from.name));
  }
  append(into.aliases, from.aliases);
  append(into.declared, from.declared);
  append(into.mentions, from.mentions);
  add_missing(into.properties, from.properties);
  sort_unique(into.aliases);
  std::erase(into.aliases, into.name);
  sort_unique(into.declared);
}

void absorb(EdgeFact& into, EdgeFact& from) {
  into.inferred = into.inferred && from.inferred;
  into.confidence = std::max(into.confidence, from.confidence);
  add_missing(into.properties, from.properties);
  append(into.evidence, from.evidence);
}

/// Puts `values` in the order given: order[i] is where the i-th stands now.
template <class Value>
void reorder(std::vector<Value>& values, const std::vector<std::uint32_t>& order) {
  std::vector<Value> sorted;
  sorted.reserve(values.size());
  for (const std::uint32_t at : order) sorted.push_back(std::move(values[at]));
  values = std::move(sorted);
}

template <class Before>
std::vector<std::uint32_t> order_by(std::size_t count, Before before) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  std::sort(out.begin(), out.end(), before);
  return out;
}

void sort_entities(DocumentFacts& facts) {
  const std::vector<std::uint32_t> order = order_by(facts.entities.size(), [&](std::uint32_t a, std::uint32_t b) {
    return facts.entities[a].id < facts.entities[b].id;
  });
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  reorder(facts.entities, order);
  for (EntityFact& each : facts.entities) sort_unique(each.mentions);
  for (EdgeFact& each : facts.edges) {
    each.head = place[each.head];
    each.tail = place[each.tail];
  }
}

/// Entities ascend by id, so their places say how their ids compare.
void sort_edges(std::vector<EdgeFact>& edges) {
  const auto key = [](const EdgeFact& each) { return std::tie(each.head, each.type, each.tail, each.role); };
  reorder(edges,
          order_by(edges.size(), [&](std::uint32_t a, std::uint32_t b) { return key(edges[a]) < key(edges[b]); }));
  for (EdgeFact& each : edges) sort_unique(each.evidence);
}

}  // namespace

EdgeId PartFacts::id_of(const EdgeFact& fact) const {
  return edge_id(all_.entities[fact.head].id, fact.type, all_.entities[fact.tail].id, fact.role);
}

std::uint32_t PartFacts::entity(EntityFact fact) {
  const auto [at, fresh] = entity_at_.emplace(fact.id, static_cast<std::uint32_t>(all_.entities.size()));
  if (fresh)
    all_.entities.push_back(std::move(fact));
  else
    absorb(all_.entities[at->second], fact);
  return at->second;
}

void PartFacts::add_edge(EdgeFact fact) {
  const auto [at, fresh] = edge_at_.emplace(id_of(fact), static_cast<std::uint32_t>(all_.edges.size()));
  if (fresh)
    all_.edges.push_back(std::move(fact));
  else
    absorb(all_.edges[at->second], fact);
}

/// What the first part said, so that the next finds it.
void PartFacts::index() {
  for (std::uint32_t i = 0; i < all_.entities.size(); ++i) entity_at_.emplace(all_.entities[i].id, i);
  for (std::uint32_t i = 0; i < all_.edges.size(); ++i) edge_at_.emplace(id_of(all_.edges[i]), i);
}

void PartFacts::add(DocumentFacts part) {
  if (parts_++ == 0) {
    all_ = std::move(part);
    return;
  }
  if (parts_ == 2) index();
  all_.date = std::move(part.date);
  append(all_.articles, part.articles);
  std::vector<std::uint32_t> now;
  now.reserve(part.entities.size());
  for (EntityFact& each : part.entities) now.push_back(entity(std::move(each)));
  for (EdgeFact& each : part.edges) {
    each.head = now[each.head];
    each.tail = now[each.tail];
    add_edge(std::move(each));
  }
}

DocumentFacts PartFacts::take(std::string source) {
  entity_at_ = {};
  edge_at_ = {};
  all_.source = std::move(source);
  if (parts_ > 1) {
    sort_entities(all_);
    sort_edges(all_.edges);
  }
  return std::move(all_);
}

}  // namespace govgraph::resolve
