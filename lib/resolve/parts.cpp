// SPDX-License-Identifier: Apache-2.0
#include "resolve/parts.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/bytes.hpp"
#include "base/sort_unique.hpp"
#include "model/fact_bytes.hpp"

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

}  // namespace

void PartFacts::pack(DocumentFacts& part) {
  const auto number = static_cast<std::uint32_t>(entity_bytes_.size());
  first_entity_.push_back(static_cast<std::uint32_t>(entities_.size()));
  std::string bytes;
  for (const EntityFact& each : part.entities) {
    entities_.push_back({each.id, number, static_cast<std::uint32_t>(bytes.size())});
    fact_bytes::append_entity(bytes, each);
  }
  entity_bytes_.emplace_back(bytes);  // a copy has no room to spare
  bytes.clear();
  for (const EdgeFact& each : part.edges) {
    edges_.push_back({each.head, each.tail, number, static_cast<std::uint32_t>(bytes.size()), each.type});
    fact_bytes::append_claims(bytes, each);
  }
  edge_bytes_.emplace_back(bytes);
  part.entities = {};
  part.edges = {};
}

void PartFacts::add(DocumentFacts part) {
  if (parts_++ == 0) {
    all_ = std::move(part);
    return;
  }
  if (parts_ == 2) pack(all_);
  all_.date = std::move(part.date);
  append(all_.articles, part.articles);
  pack(part);
}

/// By id, then as they came.
std::vector<std::uint32_t> PartFacts::order_entities() {
  std::vector<std::uint32_t> out(entities_.size());
  std::iota(out.begin(), out.end(), 0U);
  std::sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(entities_[a].id, a) < std::tuple(entities_[b].id, b);
  });
  return out;
}

void PartFacts::write_entities(const std::vector<std::uint32_t>& order, PackedFacts::Facts& out) {
  const auto read = [&](std::uint32_t at) {
    const Entity& entity = entities_[at];
    bytes::Cursor in{std::string_view(entity_bytes_[entity.part]).substr(entity.begin)};
    EntityFact fact;
    fact_bytes::read_entity(in, fact);
    return fact;
  };
  bytes::append_varint(out.bytes, out.keys.size());
  for (std::size_t i = 0; i < order.size();) {
    EntityFact fact = read(order[i++]);
    for (; i < order.size() && entities_[order[i]].id == fact.id; ++i) {
      EntityFact more = read(order[i]);
      absorb(fact, more);
    }
    sort_unique(fact.mentions);
    fact_bytes::append_entity(out.bytes, fact);
  }
}

std::string_view PartFacts::role_of(const Edge& edge) const {
  bytes::Cursor in{std::string_view(edge_bytes_[edge.part]).substr(edge.begin)};
  in.byte();  // its type
  return in.text();
}

bool PartFacts::same(const Edge& a, const Edge& b) const {
  return a.head == b.head && a.type == b.type && a.tail == b.tail && role_of(a) == role_of(b);
}

/// By their places among the document's entities, which ascend by id, and their roles; then as they came.
void PartFacts::order_edges(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0, at = 0; i < order.size(); ++i) {
    if (i > 0 && entities_[order[i]].id != entities_[order[i - 1]].id) ++at;
    place[order[i]] = at;
  }
  for (Edge& each : edges_) {
    each.head = place[first_entity_[each.part] + each.head];
    each.tail = place[first_entity_[each.part] + each.tail];
  }
  std::sort(edges_.begin(), edges_.end(), [&](const Edge& a, const Edge& b) {
    const auto ends = [](const Edge& each) { return std::tie(each.head, each.type, each.tail); };
    if (ends(a) != ends(b)) return ends(a) < ends(b);
    if (const int order_of_roles = role_of(a).compare(role_of(b)); order_of_roles != 0) return order_of_roles < 0;
    return std::tie(a.part, a.begin) < std::tie(b.part, b.begin);
  });
}

void PartFacts::write_edges(std::string& out) {
  const auto read = [&](const Edge& edge) {
    bytes::Cursor in{std::string_view(edge_bytes_[edge.part]).substr(edge.begin)};
    EdgeFact fact;
    fact_bytes::read_claims(in, fact);
    return fact;
  };
  std::size_t count = 0;
  for (std::size_t i = 0; i < edges_.size(); ++i) count += i == 0 || !same(edges_[i - 1], edges_[i]) ? 1 : 0;
  bytes::append_varint(out, count);
  for (std::size_t i = 0; i < edges_.size();) {
    const Edge& first = edges_[i++];
    EdgeFact fact = read(first);
    for (; i < edges_.size() && same(first, edges_[i]); ++i) {
      EdgeFact more = read(edges_[i]);
      absorb(fact, more);
    }
    sort_unique(fact.evidence);
    fact.head = first.head;
    fact.tail = first.tail;
    fact_bytes::append_edge(out, fact);
  }
}

PackedFacts::Facts PartFacts::facts() {
  PackedFacts::Facts out;
  std::vector<std::uint32_t> order = order_entities();
  order_edges(order);
  for (const std::uint32_t each : order)
    if (const NodeId id = entities_[each].id; out.keys.empty() || out.keys.back() != id) out.keys.push_back(id);
  std::size_t room = 0;
  for (const std::string& each : entity_bytes_) room += each.size();
  for (const std::string& each : edge_bytes_) room += each.size();
  out.bytes.reserve(room + room / 8 + 64);  // pages of memory that are not reached are never had
  write_entities(order, out);
  order = {};
  entities_ = {};
  entity_bytes_ = {};
  write_edges(out.bytes);
  edges_ = {};
  edge_bytes_ = {};
  return out;
}

PackedFacts PartFacts::take_packed(std::string source) {
  PackedFacts out;
  all_.source = std::move(source);
  out.document = std::move(all_);
  out.facts = [self = std::make_shared<PartFacts>(std::move(*this))] { return self->facts(); };
  return out;
}

DocumentFacts PartFacts::take(std::string source) {
  all_.source = std::move(source);
  if (!several()) return std::move(all_);
  const PackedFacts::Facts packed = facts();
  bytes::Cursor in(packed.bytes);
  fact_bytes::read_list(in, all_.entities, [&](EntityFact& each) { return fact_bytes::read_entity(in, each); });
  fact_bytes::read_list(in, all_.edges, [&](EdgeFact& each) { return fact_bytes::read_edge(in, each); });
  return std::move(all_);
}

}  // namespace govgraph::resolve
