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

/// Lets a long sort be ended: some hundred thousand comparisons lie between two looks at the user's wish.
class SortPace {
 public:
  explicit SortPace(const Cancellation& cancellation) : cancellation_(cancellation) {}
  void tick() {
    if (++ticks_ % kTicks == 0) cancellation_.check();
  }

 private:
  static constexpr std::uint32_t kTicks = 1U << 17;

  const Cancellation& cancellation_;
  std::uint32_t ticks_ = 0;
};

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
    const auto begin = static_cast<std::uint32_t>(bytes.size());
    fact_bytes::append_claims(bytes, each);
    edges_.push_back(
        {each.head, each.tail, number, begin, static_cast<std::uint32_t>(bytes.size()) - begin, each.type});
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
  append(all_.joins, part.joins);
  sort_unique(all_.joins);
  pack(part);
}

/// Where written bytes go, some at a time; without a sink they are counted.
class PartFacts::Pieces {
 public:
  explicit Pieces(const PackedFacts::Sink* sink) : sink_(sink) {}

  /// To be written to, and then told that an item has come to its end.
  std::string& room() { return waiting_; }
  void end_item() {
    if (waiting_.size() >= kPiece) flush();
  }
  void flush() {
    size_ += waiting_.size();
    if (sink_ != nullptr) (*sink_)(waiting_);
    waiting_.clear();
  }
  std::uint64_t size() const { return size_; }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 16;

  const PackedFacts::Sink* sink_;
  std::string waiting_;
  std::uint64_t size_ = 0;
};

void PartFacts::order_entities(const Cancellation& cancellation) {
  order_.resize(entities_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  SortPace pace(cancellation);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    pace.tick();
    return std::tuple(entities_[a].id, a) < std::tuple(entities_[b].id, b);
  });
}

/// Up to where the next of its part begins.
std::string_view PartFacts::bytes_of(const Entity& entity) const {
  const Entity* next = &entity + 1;
  const std::string_view all = entity_bytes_[entity.part];
  const bool last = next == entities_.data() + entities_.size() || next->part != entity.part;
  return all.substr(entity.begin, (last ? all.size() : next->begin) - entity.begin);
}

void PartFacts::write_entities(Pieces& out) const {
  const auto read = [&](std::uint32_t at) {
    bytes::Cursor in(bytes_of(entities_[at]));
    EntityFact fact;
    fact_bytes::read_entity(in, fact);
    return fact;
  };
  const auto same_as_before = [&](std::size_t i) { return entities_[order_[i]].id == entities_[order_[i - 1]].id; };
  std::size_t count = 0;
  for (std::size_t i = 0; i < order_.size(); ++i) count += i == 0 || !same_as_before(i) ? 1 : 0;
  bytes::append_varint(out.room(), count);
  for (std::size_t i = 0; i < order_.size();) {
    const std::size_t first = i++;
    while (i < order_.size() && same_as_before(i)) ++i;
    if (i == first + 1) {
      out.room() += bytes_of(entities_[order_[first]]);
    } else {
      EntityFact fact = read(order_[first]);
      for (std::size_t more = first + 1; more < i; ++more) {
        EntityFact other = read(order_[more]);
        absorb(fact, other);
      }
      sort_unique(fact.mentions);
      fact_bytes::append_entity(out.room(), fact);
    }
    out.end_item();
  }
}

std::string_view PartFacts::role_of(const Edge& edge) const {
  bytes::Cursor in(bytes_of(edge));
  in.byte();  // its type
  return in.text();
}

bool PartFacts::same(const Edge& a, const Edge& b) const {
  return a.head == b.head && a.type == b.type && a.tail == b.tail && role_of(a) == role_of(b);
}

/// By their places among the document's entities, which ascend by id, and their roles; then as they came.
void PartFacts::order_edges(const Cancellation& cancellation) {
  std::vector<std::uint32_t> place(order_.size());
  for (std::uint32_t i = 0, at = 0; i < order_.size(); ++i) {
    if (i > 0 && entities_[order_[i]].id != entities_[order_[i - 1]].id) ++at;
    place[order_[i]] = at;
  }
  for (Edge& each : edges_) {
    each.head = place[first_entity_[each.part] + each.head];
    each.tail = place[first_entity_[each.part] + each.tail];
  }
  SortPace pace(cancellation);
  std::sort(edges_.begin(), edges_.end(), [&](const Edge& a, const Edge& b) {
    pace.tick();
    const auto ends = [](const Edge& each) { return std::tie(each.head, each.type, each.tail); };
    if (ends(a) != ends(b)) return ends(a) < ends(b);
    if (const int order_of_roles = role_of(a).compare(role_of(b)); order_of_roles != 0) return order_of_roles < 0;
    return std::tie(a.part, a.begin) < std::tie(b.part, b.begin);
  });
}

std::string_view PartFacts::bytes_of(const Edge& edge) const {
  return std::string_view(edge_bytes_[edge.part]).substr(edge.begin, edge.size);
}

void PartFacts::write_edges(Pieces& out) const {
  const auto read = [&](const Edge& edge) {
    bytes::Cursor in(bytes_of(edge));
    EdgeFact fact;
    fact_bytes::read_claims(in, fact);
    return fact;
  };
  std::size_t count = 0;
  for (std::size_t i = 0; i < edges_.size(); ++i) count += i == 0 || !same(edges_[i - 1], edges_[i]) ? 1 : 0;
  bytes::append_varint(out.room(), count);
  for (std::size_t i = 0; i < edges_.size();) {
    const std::size_t first = i++;
    while (i < edges_.size() && same(edges_[first], edges_[i])) ++i;
    bytes::append_varint(out.room(), edges_[first].head);
    bytes::append_varint(out.room(), edges_[first].tail);
    if (i == first + 1) {
      out.room() += bytes_of(edges_[first]);
    } else {
      EdgeFact fact = read(edges_[first]);
      for (std::size_t more = first + 1; more < i; ++more) {
        EdgeFact other = read(edges_[more]);
        absorb(fact, other);
      }
      sort_unique(fact.evidence);
      fact_bytes::append_claims(out.room(), fact);
    }
    out.end_item();
  }
}

PackedFacts::Facts PartFacts::facts(const Cancellation& cancellation) {
  PackedFacts::Facts out;
  order_entities(cancellation);
  order_edges(cancellation);
  for (const std::uint32_t each : order_)
    if (const NodeId id = entities_[each].id; out.keys.empty() || out.keys.back() != id) out.keys.push_back(id);
  cancellation.check();
  // Packing must know beforehand how much will come: writing it for nothing costs less than to hold it all.
  Pieces counted(nullptr);
  write_entities(counted);
  cancellation.check();
  write_edges(counted);
  counted.flush();
  out.size = counted.size();
  return out;
}

void PartFacts::write(const PackedFacts::Sink& sink) {
  Pieces out(&sink);
  write_entities(out);
  order_ = {};
  entities_ = {};
  entity_bytes_ = {};
  write_edges(out);
  out.flush();
  edges_ = {};
  edge_bytes_ = {};
}

PackedFacts PartFacts::take_packed(std::string source) {
  PackedFacts out;
  all_.source = std::move(source);
  out.document = std::move(all_);
  out.facts = [self = std::make_shared<PartFacts>(std::move(*this))](const Cancellation& cancellation) {
    PackedFacts::Facts facts = self->facts(cancellation);
    facts.write = [self](const PackedFacts::Sink& sink) { self->write(sink); };
    return facts;
  };
  return out;
}

DocumentFacts PartFacts::take(std::string source) {
  all_.source = std::move(source);
  if (!several()) return std::move(all_);
  std::string packed;
  packed.reserve(facts({}).size);
  write([&](std::string_view piece) { packed += piece; });
  bytes::Cursor in(packed);
  fact_bytes::read_list(in, all_.entities, [&](EntityFact& each) { return fact_bytes::read_entity(in, each); });
  fact_bytes::read_list(in, all_.edges, [&](EdgeFact& each) { return fact_bytes::read_edge(in, each); });
  return std::move(all_);
}

}  // namespace govgraph::resolve
