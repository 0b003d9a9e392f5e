// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include <memory>

#include <zstd.h>

#include "base/bytes.hpp"
#include "store/keys.hpp"

namespace govgraph::store {
namespace {

constexpr int kLevel = 1;  // fastest: packing stands in the path of every page
constexpr std::uint64_t kMostUnpacked = std::uint64_t{1} << 32;

std::uint64_t number(NodeId id) { return static_cast<std::uint64_t>(id); }

void append_properties(std::string& out, const Properties& properties) {
  bytes::append_varint(out, properties.size());
  for (const auto& [key, value] : properties) {
    bytes::append_text(out, key);
    bytes::append_text(out, value);
  }
}

/// Of strings or of views.
template <class Texts>
void read_properties(bytes::Cursor& in, Texts& out) {
  out.clear();
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
    const std::string_view key = in.text();
    out.emplace_back(key, in.text());
  }
}

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  bytes::append_varint(out, texts.size());
  for (const std::string& each : texts) bytes::append_text(out, each);
}

std::vector<std::string> read_texts(bytes::Cursor& in) {
  std::vector<std::string> out(in.count());
  for (std::string& each : out) each = in.text();
  return out;
}

/// Places mostly follow one another, so each begins where the one before did, plus or minus little.
void append_place(std::string& out, std::uint32_t article, ByteSpan span, std::int64_t& before) {
  bytes::append_varint(out, article);
  bytes::append_signed(out, span.begin - before);
  bytes::append_signed(out, std::int64_t{span.end} - span.begin);
  before = span.begin;
}

ByteSpan read_place(bytes::Cursor& in, std::uint32_t& article, std::int64_t& before) {
  article = in.varint32();
  before += in.signed_varint();
  return {static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(before + in.signed_varint())};
}

void read_mentions(bytes::Cursor& in, std::vector<MentionFact>& out) {
  out.resize(in.count());
  std::int64_t before = 0;
  for (MentionFact& each : out) each.span = read_place(in, each.article, before);
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

/// Into an EdgeFact or an EdgeRow; false when there is no such type.
template <class Into>
bool read_claims(bytes::Cursor& in, Into& into) {
  const std::uint8_t type = in.byte();
  if (type < 1 || type > relation_types().size()) return false;
  into.type = RelationType{type};
  into.role = in.text();
  into.inferred = in.byte() != 0;
  into.confidence = in.number();
  read_properties(in, into.properties);
  into.evidence.resize(in.count());
  std::int64_t before = 0;
  for (auto& each : into.evidence) {
    each.span = read_place(in, each.article, before);
    each.rule = in.text();
  }
  return in.ok();
}

void append_entity(std::string& out, const EntityFact& fact) {
  append_id(out, fact.id);
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
  read_mentions(in, fact.mentions);
  return in.ok();
}

bool read_facts(std::string_view bytes, Statements& out) {
  bytes::Cursor in(bytes);
  out.entities.resize(in.count());
  for (EntityFact& each : out.entities)
    if (!read_entity(in, each)) return false;
  out.edges.resize(in.count());
  for (EdgeFact& each : out.edges) {
    each.head = in.varint32();
    each.tail = in.varint32();
    if (!read_claims(in, each) || each.head >= out.entities.size() || each.tail >= out.entities.size()) return false;
  }
  return in.ok() && in.at_end();
}

void append_joins(std::string& out, const Joins& joins) {
  bytes::append_varint(out, joins.size());
  for (const auto& [key, node] : joins) {
    append_id(out, key);
    append_id(out, node);
  }
}

Joins read_joins(bytes::Cursor& in) {
  Joins out(in.count());
  for (auto& [key, node] : out) {
    key = NodeId{in.be64()};
    node = NodeId{in.be64()};
  }
  return out;
}

}  // namespace

std::string encode_header(const DocumentFacts& facts) {
  std::string out;
  for (const std::string* each : {&facts.path, &facts.digest, &facts.encoding, &facts.date})
    bytes::append_text(out, *each);
  bytes::append_varint(out, facts.source.size());
  bytes::append_varint(out, facts.articles.size());
  for (const ArticleFact& each : facts.articles) {
    bytes::append_text(out, each.title);
    bytes::append_text(out, each.subtitle);
    bytes::append_text(out, each.date);
    bytes::append_varint(out, each.span.begin);
    bytes::append_varint(out, each.span.end);
  }
  return out;
}

std::optional<DocumentInfo> decode_header(DocumentId id, std::string_view bytes) {
  bytes::Cursor in(bytes);
  DocumentInfo out;
  out.id = id;
  for (std::string* each : {&out.path, &out.digest, &out.encoding, &out.date}) *each = in.text();
  out.bytes = in.varint();
  out.articles.resize(in.count());
  for (ArticleFact& each : out.articles) {
    each.title = in.text();
    each.subtitle = in.text();
    each.date = in.text();
    each.span.begin = in.varint32();
    each.span.end = in.varint32();
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return out;
}

std::string encode_statements(const DocumentFacts& facts, const Joins& joins) {
  std::string plain;
  bytes::append_varint(plain, facts.entities.size());
  for (const EntityFact& each : facts.entities) append_entity(plain, each);
  bytes::append_varint(plain, facts.edges.size());
  for (const EdgeFact& each : facts.edges) {
    bytes::append_varint(plain, each.head);
    bytes::append_varint(plain, each.tail);
    append_claims(plain, each);
  }
  std::string out;
  append_joins(out, joins);
  return out += pack(plain);
}

std::optional<Statements> decode_statements(std::string_view bytes) {
  bytes::Cursor in(bytes);
  Statements out;
  out.joins = read_joins(in);
  if (!in.ok()) return std::nullopt;
  const std::optional<std::string> plain = unpack(in.rest());
  if (!plain || !read_facts(*plain, out)) return std::nullopt;
  return out;
}

std::string rejoined(std::string_view bytes, const Joins& joins) {
  bytes::Cursor in(bytes);
  read_joins(in);
  std::string out;
  append_joins(out, joins);
  return out.append(in.rest());
}

void append_mentions(std::string& out, const std::vector<MentionFact>& mentions) {
  bytes::append_varint(out, mentions.size());
  std::int64_t before = 0;
  for (const MentionFact& each : mentions) append_place(out, each.article, each.span, before);
}

bool decode_mentions(std::string_view bytes, std::vector<MentionFact>& out) {
  bytes::Cursor in(bytes);
  read_mentions(in, out);
  return in.ok() && in.at_end();
}

void append_edge(std::string& out, NodeId head, NodeId tail, const EdgeFact& fact) {
  bytes::append_be64(out, number(head));
  bytes::append_be64(out, number(tail));
  append_claims(out, fact);
}

bool decode_edge(std::string_view bytes, EdgeRow& out) {
  bytes::Cursor in(bytes);
  out.head = NodeId{in.be64()};
  out.tail = NodeId{in.be64()};
  return read_claims(in, out) && in.at_end();
}

std::string encode_judgement(const Judgement& judgement) {
  return std::string(1, judgement.certain ? '\1' : '\0') + judgement.reason;
}

std::optional<Judgement> decode_judgement(NodeId key, NodeId same_as, std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  return Judgement{key, same_as, std::string(bytes.substr(1)), bytes[0] != '\0'};
}

std::string pack(std::string_view text) {
  // A context costs more to make than a page to pack, so each thread keeps its own.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> kContext(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compressCCtx(kContext.get(), out.data(), out.size(), text.data(), text.size(), kLevel));
  return out;
}

std::optional<std::string> unpack(std::string_view bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kMostUnpacked) return std::nullopt;
  std::string out(size, '\0');
  if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != size) return std::nullopt;
  return out;
}

}  // namespace govgraph::store
