// SPDX-License-Identifier: Apache-2.0
#include "store/statements.hpp"

#include <zstd.h>

#include "model/fact_bytes.hpp"
#include "store/keys.hpp"
#include "store/rows.hpp"

namespace govgraph::store {
namespace {

bool read_facts(std::string_view bytes, Statements& out) {
  bytes::Cursor in(bytes);
  if (!fact_bytes::read_list(in, out.entities, [&](EntityFact& each) { return fact_bytes::read_entity(in, each); }))
    return false;
  const auto read_edge = [&](EdgeFact& each) {
    return fact_bytes::read_edge(in, each) && each.head < out.entities.size() && each.tail < out.entities.size();
  };
  return fact_bytes::read_list(in, out.edges, read_edge) && in.at_end();
}

void append_joins(std::string& out, const Equivalences& equivalences) {
  bytes::append_varint(out, equivalences.size());
  for (const auto& [key, node] : equivalences) {
    append_id(out, key);
    append_id(out, node);
  }
}

Equivalences read_joins(bytes::Cursor& in) {
  Equivalences out;
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
    const NodeId key{in.be64()};
    out.emplace_back(key, NodeId{in.be64()});
  }
  return out;
}

}  // namespace

std::string encode_statements(const DocumentFacts& facts, const Equivalences& equivalences) {
  std::string plain;
  bytes::append_varint(plain, facts.entities.size());
  for (const EntityFact& each : facts.entities) fact_bytes::append_entity(plain, each);
  bytes::append_varint(plain, facts.edges.size());
  for (const EdgeFact& each : facts.edges) fact_bytes::append_edge(plain, each);
  return encode_statements(plain, equivalences);
}

std::string encode_statements(std::string_view facts, const Equivalences& equivalences) {
  std::string out;
  append_joins(out, equivalences);
  return out += pack(facts);
}

std::string encode_statements(std::uint64_t size, const Pieces& facts, const Equivalences& equivalences) {
  std::string out;
  append_joins(out, equivalences);
  return out += pack(size, facts);
}

std::optional<PlainStatements> unpack_statements(std::string_view row) {
  bytes::Cursor in(row);
  PlainStatements out;
  out.equivalences = read_joins(in);
  if (!in.ok()) return std::nullopt;
  std::optional<std::string> facts = unpack(in.rest());
  if (!facts) return std::nullopt;
  out.facts = std::move(*facts);
  return out;
}

std::size_t plain_size(std::string_view row) {
  bytes::Cursor in(row);
  in.take(in.count() * 2 * sizeof(NodeId));
  const unsigned long long size = ZSTD_getFrameContentSize(in.rest().data(), in.rest().size());
  return !in.ok() || size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ? 0 : size;
}

std::optional<Statements> decode_statements(std::string_view bytes) {
  std::optional<PlainStatements> plain = unpack_statements(bytes);
  Statements out;
  if (!plain || !read_facts(plain->facts, out)) return std::nullopt;
  out.equivalences = std::move(plain->equivalences);
  return out;
}

std::string rejoined(std::string_view bytes, const Equivalences& equivalences) {
  bytes::Cursor in(bytes);
  read_joins(in);
  std::string out;
  append_joins(out, equivalences);
  return out.append(in.rest());
}

FactCursor::FactCursor(std::string_view facts) : in_(facts) { entities_ = left_ = in_.count(); }

bool FactCursor::next(EntityFact& out) {
  if (left_ == 0 || !sound_) return false;
  --left_;
  return sound_ = fact_bytes::read_entity(in_, out) && in_.ok();
}

bool FactCursor::next(EdgeFact& out) {
  if (!edges_begun_) left_ = in_.count();
  edges_begun_ = true;
  if (left_ == 0 || !sound_) return false;
  --left_;
  return sound_ = fact_bytes::read_edge(in_, out) && in_.ok() && out.head < entities_ && out.tail < entities_;
}

std::optional<std::vector<NodeId>> keys_of(const PlainStatements& statements) {
  FactCursor facts(statements.facts);
  std::vector<NodeId> out;
  EntityFact entity;
  while (facts.next(entity)) out.push_back(entity.id);
  EdgeFact edge;
  while (facts.next(edge)) {
  }
  if (!facts.ok()) return std::nullopt;
  return out;
}

}  // namespace govgraph::store
