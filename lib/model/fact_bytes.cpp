// SPDX-License-Identifier: Apache-2.0
#include "model/fact_bytes.hpp"

#include "model/ontology.hpp"

namespace govgraph::fact_bytes {
namespace {

void append_properties(std::string& out, const Properties& properties) {
  bytes::append_varint(out, properties.size());
  for (const auto& [key, value] : properties) {
    bytes::append_text(out, key);
    bytes::append_text(out, value);
  }
}

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  bytes::append_varint(out, texts.size());
  for (const std::string& each : texts) bytes::append_text(out, each);
}

std::vector<std::string> read_texts(bytes::Cursor& in) {
  std::vector<std::string> out;
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) out.emplace_back(in.text());
  return out;
}

/// Places mostly follow one another, so each begins where the one before did, plus or minus little.
void append_place(std::string& out, std::uint32_t article, ByteSpan span, std::int64_t& before) {
  bytes::append_varint(out, article);
  bytes::append_signed(out, span.begin - before);
  bytes::append_signed(out, std::int64_t{span.end} - span.begin);
  before = span.begin;
}

/// `at` moved by the next number, or nothing when that leaves what a place can be.
bool move(bytes::Cursor& in, std::int64_t at, std::uint32_t& to) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(at, in.signed_varint(), &sum) || sum < 0 || sum > 0xFFFFFFFF) return false;
  to = static_cast<std::uint32_t>(sum);
  return true;
}

}  // namespace

bool read_place(bytes::Cursor& in, std::uint32_t& article, std::int64_t& before, ByteSpan& out) {
  article = in.varint32();
  if (!move(in, before, out.begin)) return false;
  before = out.begin;
  return move(in, before, out.end) && out.begin <= out.end;
}

void append_mentions(std::string& out, const std::vector<MentionFact>& mentions) {
  bytes::append_varint(out, mentions.size());
  std::int64_t before = 0;
  for (const MentionFact& each : mentions) append_place(out, each.article, each.span, before);
}

bool read_mentions(bytes::Cursor& in, std::vector<MentionFact>& out) {
  std::int64_t before = 0;
  return read_list(in, out, [&](MentionFact& each) { return read_place(in, each.article, before, each.span); });
}

void append_claims(std::string& out, const EdgeFact& fact) {
  out += static_cast<char>(fact.type);
  bytes::append_text(out, fact.role);
  out += static_cast<char>(fact.inferred);
  bytes::append_float(out, fact.confidence);
  append_properties(out, fact.properties);
  bytes::append_varint(out, fact.evidence.size());
  std::int64_t before = 0;
  for (const Evidence& each : fact.evidence) {
    append_place(out, each.article, each.span, before);
    bytes::append_text(out, each.rule);
  }
}

void append_entity(std::string& out, const EntityFact& fact) {
  bytes::append_be64(out, static_cast<std::uint64_t>(fact.id));
  out += static_cast<char>(fact.label);
  bytes::append_text(out, fact.name);
  bytes::append_text(out, fact.scope);
  append_texts(out, fact.aliases);
  append_texts(out, fact.declared);
  append_properties(out, fact.properties);
  append_mentions(out, fact.mentions);
}

bool read_entity(bytes::Cursor& in, EntityFact& fact) {
  fact.id = NodeId{in.be64()};
  const std::uint8_t label = in.byte();
  if (label < 1 || label > labels().size()) return false;
  fact.label = Label{label};
  fact.name = in.text();
  fact.scope = in.text();
  fact.aliases = read_texts(in);
  fact.declared = read_texts(in);
  read_properties(in, fact.properties);
  return read_mentions(in, fact.mentions);
}

void append_edge(std::string& out, const EdgeFact& fact) {
  bytes::append_varint(out, fact.head);
  bytes::append_varint(out, fact.tail);
  append_claims(out, fact);
}

bool read_edge(bytes::Cursor& in, EdgeFact& fact) {
  fact.head = in.varint32();
  fact.tail = in.varint32();
  return read_claims(in, fact);
}

}  // namespace govgraph::fact_bytes
