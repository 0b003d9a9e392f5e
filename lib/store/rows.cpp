// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>

#include <zstd.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "store/keys.hpp"

namespace govgraph::store {
namespace {

constexpr int kLevel = 1;  // fastest: packing stands in the path of every page

/// What may be believed of a frame that says how large it unpacks: so much in any case, and beyond that no more than
/// `kMostRatio` times its bytes, which `pack` sees to.
constexpr std::uint64_t kAlwaysUnpacked = std::uint64_t{64} << 20;
constexpr std::uint64_t kMostRatio = 1024;
constexpr std::uint32_t kPaddingMagic = 0x184D2A50;  // of a frame that zstd skips

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

bool read_place(bytes::Cursor& in, std::uint32_t& article, std::int64_t& before, ByteSpan& out) {
  article = in.varint32();
  if (!move(in, before, out.begin)) return false;
  before = out.begin;
  return move(in, before, out.end);
}

/// Item by item as bytes bear them out: what a count announces is not believed.
template <class Items, class Read>
bool read_list(bytes::Cursor& in, Items& out, Read read) {
  constexpr std::size_t kBelieved = 256;
  std::size_t size = 0;
  const std::size_t n = in.count();
  if (n > out.size()) out.reserve(std::min(n, std::max(out.size(), kBelieved)));
  for (; size < n; ++size) {
    if (size == out.size()) out.emplace_back();
    if (!read(out[size]) || !in.ok()) return false;
  }
  out.resize(size);
  return in.ok();
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

/// Into an EdgeFact or an EdgeRow; false when there is no such type.
template <class Into>
bool read_claims(bytes::Cursor& in, Into& into) {
  const std::uint8_t type = in.byte();
  if (type < 1 || type > relation_types().size()) return false;
  into.type = RelationType{type};
  into.role = in.text();
  into.inferred = in.byte() != 0;
  into.confidence = in.number();
  if (!std::isfinite(into.confidence)) return false;
  read_properties(in, into.properties);
  std::int64_t before = 0;
  return read_list(in, into.evidence, [&](auto& each) {
    if (!read_place(in, each.article, before, each.span)) return false;
    each.rule = in.text();
    return true;
  });
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
  return read_mentions(in, fact.mentions);
}

bool read_facts(std::string_view bytes, Statements& out) {
  bytes::Cursor in(bytes);
  if (!read_list(in, out.entities, [&](EntityFact& each) { return read_entity(in, each); })) return false;
  const auto read_edge = [&](EdgeFact& each) {
    each.head = in.varint32();
    each.tail = in.varint32();
    return read_claims(in, each) && each.head < out.entities.size() && each.tail < out.entities.size();
  };
  return read_list(in, out.edges, read_edge) && in.at_end();
}

void append_joins(std::string& out, const Joins& joins) {
  bytes::append_varint(out, joins.size());
  for (const auto& [key, node] : joins) {
    append_id(out, key);
    append_id(out, node);
  }
}

Joins read_joins(bytes::Cursor& in) {
  Joins out;
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
    const NodeId key{in.be64()};
    out.emplace_back(key, NodeId{in.be64()});
  }
  return out;
}

/// What repeats itself without end packs better than a reader believes: a frame that zstd skips makes up for it.
void pad(std::string& packed, std::size_t unpacked) {
  if (unpacked <= kAlwaysUnpacked || unpacked <= kMostRatio * packed.size()) return;
  const std::size_t padding = unpacked / kMostRatio + 1 - packed.size();
  for (const std::uint32_t each : {kPaddingMagic, static_cast<std::uint32_t>(padding)})
    for (int shift = 0; shift < 32; shift += 8) packed += static_cast<char>(each >> shift);
  packed.append(padding, '\0');
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
  const bool sound = read_list(in, out.articles, [&](ArticleFact& each) {
    each.title = in.text();
    each.subtitle = in.text();
    each.date = in.text();
    each.span.begin = in.varint32();
    each.span.end = in.varint32();
    return true;
  });
  if (!sound || !in.at_end()) return std::nullopt;
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
  return read_mentions(in, out) && in.at_end();
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
  if (bytes.empty() || static_cast<unsigned char>(bytes[0]) > 1) return std::nullopt;
  return Judgement{key, same_as, std::string(bytes.substr(1)), bytes[0] != '\0'};
}

std::string pack(std::string_view text) {
  // A context costs more to make than a page to pack, so each thread keeps its own.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  if (!context) throw std::bad_alloc();
  // Left as it comes: pages of memory that packing does not reach are never had.
  const std::size_t room = ZSTD_compressBound(text.size());
  const auto packed = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t size = ZSTD_compressCCtx(context.get(), packed.get(), room, text.data(), text.size(), kLevel);
  if (ZSTD_isError(size) != 0)
    throw StorageError(std::string("a document cannot be packed (zstd: ") + ZSTD_getErrorName(size) +
                       "): close other programs and run the command again");
  std::string out(packed.get(), size);
  pad(out, text.size());
  return out;
}

std::optional<std::string> unpack(std::string_view bytes, std::optional<std::uint64_t> expected) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) return std::nullopt;
  if (size > std::max(kAlwaysUnpacked, kMostRatio * bytes.size()) || (expected && size != *expected))
    return std::nullopt;
  std::string out(size, '\0');
  if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != size) return std::nullopt;
  return out;
}

}  // namespace govgraph::store
