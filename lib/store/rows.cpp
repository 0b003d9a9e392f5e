// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include <zstd.h>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "model/fact_bytes.hpp"
#include "store/keys.hpp"

namespace govgraph::store {
namespace {

constexpr int kLevel = 1;  // fastest: packing stands in the path of every page

/// What may be believed of a frame that says how large it unpacks: so much in any case, and beyond that no more than
/// `kMostRatio` times its bytes, which `pack` sees to.
constexpr std::uint64_t kAlwaysUnpacked = std::uint64_t{64} << 20;
constexpr std::uint64_t kMostRatio = 1024;
constexpr std::uint32_t kPaddingMagic = 0x184D2A50;  // of frames that zstd skips
constexpr std::uint32_t kLayoutMagic = 0x184D2A51;
constexpr std::size_t kSkippedHead = 8;  // of such a frame: magic and size

std::uint64_t number(NodeId id) { return static_cast<std::uint64_t>(id); }

void append_head(std::string& out, std::uint32_t magic, std::size_t size) {
  for (const std::uint32_t each : {magic, static_cast<std::uint32_t>(size)})
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(each >> shift);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 4; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

/// What repeats itself without end packs better than a reader believes: a frame that zstd skips makes up for it.
void pad(std::string& packed, std::size_t unpacked) {
  if (unpacked <= kAlwaysUnpacked || unpacked <= kMostRatio * packed.size()) return;
  const std::size_t padding = unpacked / kMostRatio + 1 - packed.size();
  append_head(packed, kPaddingMagic, padding);
  packed.append(padding, '\0');
}

std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> make_context() {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> out(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  if (!out) throw std::bad_alloc();
  return out;
}

std::size_t require(std::size_t result) {
  if (ZSTD_isError(result) != 0)
    throw StorageError(std::string("a document cannot be packed (zstd: ") + ZSTD_getErrorName(result) +
                       "): close other programs and run the command again");
  return result;
}

void append_forms(std::string& out, const std::vector<ArticleFact>& articles) {
  bytes::append_varint(out, articles.size());
  for (const ArticleFact& each : articles) {
    bytes::append_varint(out, static_cast<std::uint64_t>(each.form));
    for (const std::string* text : {&each.issuer, &each.addressee, &each.place}) bytes::append_text(out, *text);
    bytes::append_varint(out, each.sections.size());
    for (const std::string& section : each.sections) bytes::append_text(out, section);
  }
}

/// False for bytes that `append_forms` cannot have written for these articles.
bool read_forms(bytes::Cursor& in, std::vector<ArticleFact>& articles) {
  if (in.varint() != articles.size()) return false;
  for (ArticleFact& each : articles) {
    const std::optional<Form> form = form_numbered(in.varint());
    if (!form) return false;
    each.form = *form;
    for (std::string* text : {&each.issuer, &each.addressee, &each.place}) *text = in.text();
    const bool sound = fact_bytes::read_list(in, each.sections, [&](std::string& section) {
      section = in.text();
      return true;
    });
    if (!sound) return false;
  }
  return true;
}

void append_imprint(std::string& out, const Imprint& imprint) {
  bytes::append_varint(out, imprint.size());
  for (const ImprintItem& each : imprint) {
    out += static_cast<char>(each.weight);
    for (const std::string* text : {&each.field, &each.value, &each.from}) bytes::append_text(out, *text);
  }
}

bool read_imprint(bytes::Cursor& in, Imprint& imprint) {
  return fact_bytes::read_list(in, imprint, [&](ImprintItem& each) {
    const std::uint8_t weight = in.byte();
    if (weight > static_cast<std::uint8_t>(ImprintItem::Weight::kFallback)) return false;
    each.weight = ImprintItem::Weight{weight};
    for (std::string* text : {&each.field, &each.value, &each.from}) *text = in.text();
    return true;
  });
}

std::string sketches_of(const DocumentFacts& facts) {
  std::string out;
  bytes::append_varint(out, facts.articles.size());
  for (const ArticleFact& each : facts.articles) {
    const bool within = each.span.begin <= each.span.end && each.span.end <= facts.source.size();
    const Sketch sketch =
        within ? sketch_of(std::string_view(facts.source).substr(each.span.begin, each.span.end - each.span.begin))
               : Sketch();
    bytes::append_varint(out, sketch.size());
    std::uint32_t before = 0;
    for (const std::uint32_t run : sketch) bytes::append_varint(out, run - std::exchange(before, run));
  }
  return out;
}

bool read_sketch(bytes::Cursor& in, Sketch& sketch) {
  std::uint32_t before = 0;
  return fact_bytes::read_list(in, sketch, [&](std::uint32_t& run) {
    run = before += in.varint32();
    return true;
  });
}

void append_joins(std::string& out, const std::vector<NameJoin>& joins) {
  bytes::append_varint(out, joins.size());
  for (const NameJoin& each : joins) {
    bytes::append_be64(out, number(each.key));
    bytes::append_text(out, each.name);
    bytes::append_text(out, each.reason);
    out += each.certain ? '\1' : '\0';
    for (const std::uint32_t place : {each.article, each.span.begin, each.span.end}) bytes::append_varint(out, place);
  }
}

bool read_joins(bytes::Cursor& in, std::vector<NameJoin>& joins) {
  return fact_bytes::read_list(in, joins, [&](NameJoin& each) {
    each.key = NodeId{in.be64()};
    each.name = in.text();
    each.reason = in.text();
    each.certain = in.byte() != 0;
    for (std::uint32_t* place : {&each.article, &each.span.begin, &each.span.end}) *place = in.varint32();
    return true;
  });
}

/// All but the sketches, which few ask for: their bytes are given to `sketches`.
bool read_header(bytes::Cursor& in, DocumentInfo& out, std::string_view& sketches) {
  for (std::string* each : {&out.path, &out.digest, &out.encoding, &out.date}) *each = in.text();
  out.bytes = in.varint();
  const bool sound = fact_bytes::read_list(in, out.articles, [&](ArticleFact& each) {
    each.title = in.text();
    each.subtitle = in.text();
    each.date = in.text();
    each.span.begin = in.varint32();
    each.span.end = in.varint32();
    return true;
  });
  if (!sound || (!in.at_end() && !read_forms(in, out.articles))) return false;
  if (in.at_end()) return in.ok();
  if (!read_imprint(in, out.imprint)) return false;
  sketches = in.text();
  if (in.ok() && !in.at_end() && !read_joins(in, out.joins)) return false;
  return in.ok() && in.at_end();
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
  append_forms(out, facts.articles);
  append_imprint(out, facts.imprint);
  bytes::append_text(out, sketches_of(facts));
  if (!facts.joins.empty()) append_joins(out, facts.joins);
  return out;
}

std::optional<DocumentInfo> decode_header(DocumentId id, std::string_view bytes) {
  bytes::Cursor in(bytes);
  DocumentInfo out;
  out.id = id;
  std::string_view sketches;
  return read_header(in, out, sketches) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::vector<Sketch>> decode_sketches(std::string_view header) {
  bytes::Cursor in(header);
  DocumentInfo info;
  std::string_view packed;
  if (!read_header(in, info, packed)) return std::nullopt;
  std::vector<Sketch> out;
  if (packed.empty()) return out;
  bytes::Cursor sketches(packed);
  const bool sound = fact_bytes::read_list(sketches, out, [&](Sketch& each) { return read_sketch(sketches, each); });
  return sound && sketches.at_end() && out.size() == info.articles.size() ? std::optional(std::move(out))
                                                                          : std::nullopt;
}

std::string encode_reprints(const std::vector<ReprintGroup>& groups) {
  std::string out;
  bytes::append_varint(out, groups.size());
  for (const ReprintGroup& group : groups) {
    bytes::append_varint(out, group.size());
    for (const ArticlePlace& each : group) {
      bytes::append_text(out, each.document);
      bytes::append_varint(out, each.article);
    }
  }
  return out;
}

std::optional<std::vector<ReprintGroup>> decode_reprints(std::string_view bytes) {
  bytes::Cursor in(bytes);
  std::vector<ReprintGroup> out;
  const bool sound = fact_bytes::read_list(in, out, [&](ReprintGroup& group) {
    return fact_bytes::read_list(in, group, [&](ArticlePlace& each) {
      each.document = in.text();
      each.article = in.varint32();
      return true;
    });
  });
  return sound && in.at_end() ? std::optional(std::move(out)) : std::nullopt;
}

void append_mentions(std::string& out, const std::vector<MentionFact>& mentions) {
  fact_bytes::append_mentions(out, mentions);
}

bool decode_mentions(std::string_view bytes, std::vector<MentionFact>& out) {
  bytes::Cursor in(bytes);
  return fact_bytes::read_mentions(in, out) && in.at_end();
}

void append_edge(std::string& out, NodeId head, NodeId tail, const EdgeFact& fact) {
  bytes::append_be64(out, number(head));
  bytes::append_be64(out, number(tail));
  fact_bytes::append_claims(out, fact);
}

bool decode_edge(std::string_view bytes, EdgeRow& out) {
  bytes::Cursor in(bytes);
  out.head = NodeId{in.be64()};
  out.tail = NodeId{in.be64()};
  return fact_bytes::read_claims(in, out) && in.at_end();
}

std::string encode_judgement(const Judgement& judgement) {
  return std::string(1, judgement.certain ? '\1' : '\0') + judgement.reason;
}

std::optional<Judgement> decode_judgement(NodeId key, NodeId same_as, std::string_view bytes) {
  if (bytes.empty() || static_cast<unsigned char>(bytes[0]) > 1) return std::nullopt;
  return Judgement{key, same_as, std::string(bytes.substr(1)), bytes[0] != '\0'};
}

std::string pack(std::uint64_t size, const Pieces& pieces) {
  const auto context = make_context();
  require(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel));
  require(ZSTD_CCtx_setPledgedSrcSize(context.get(), size));
  std::string out;
  std::string room(ZSTD_CStreamOutSize(), '\0');
  const auto take = [&](std::string_view piece, ZSTD_EndDirective how) {
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    for (std::size_t left = 1; in.pos < in.size || (how == ZSTD_e_end && left != 0);) {
      ZSTD_outBuffer packed{room.data(), room.size(), 0};
      left = require(ZSTD_compressStream2(context.get(), &packed, &in, how));
      out.append(room, 0, packed.pos);
    }
  };
  pieces([&](std::string_view piece) { take(piece, ZSTD_e_continue); });
  take({}, ZSTD_e_end);
  pad(out, size);
  return out;
}

std::string encode_said(std::string_view by, std::string_view statements) {
  std::string out;
  bytes::append_text(out, by);
  return out.append(statements);
}

std::optional<SaidRow> decode_said(std::string_view bytes) {
  bytes::Cursor in(bytes);
  SaidRow out;
  out.by = in.text();
  out.statements = in.rest();
  return in.ok() ? std::optional(std::move(out)) : std::nullopt;
}

std::string encode_decisions(const DecisionsRow& row) {
  std::string out;
  bytes::append_text(out, row.text);
  out += row.complete ? '\1' : '\0';
  bytes::append_varint(out, row.outcomes.size());
  for (const Decided& each : row.outcomes) {
    out += static_cast<char>(each.state);
    bytes::append_varint(out, each.against.size());
    for (const std::uint32_t line : each.against) bytes::append_varint(out, line);
    bytes::append_varint(out, each.nodes.size());
    for (const NodeId id : each.nodes) bytes::append_be64(out, number(id));
    bytes::append_varint(out, each.edges.size());
    for (const EdgeId id : each.edges) bytes::append_be64(out, static_cast<std::uint64_t>(id));
  }
  return out;
}

std::optional<DecisionsRow> decode_decisions(std::string_view bytes) {
  bytes::Cursor in(bytes);
  DecisionsRow out;
  out.text = in.text();
  out.complete = in.byte() != 0;
  const bool sound = fact_bytes::read_list(in, out.outcomes, [&](Decided& each) {
    const std::uint8_t state = in.byte();
    if (state > static_cast<std::uint8_t>(DecisionState::kSeveral)) return false;
    each.state = DecisionState{state};
    const auto line = [&](std::uint32_t& number) { return number = in.varint32(), true; };
    const auto node = [&](NodeId& id) { return id = NodeId{in.be64()}, true; };
    const auto edge = [&](EdgeId& id) { return id = EdgeId{in.be64()}, true; };
    return fact_bytes::read_list(in, each.against, line) && fact_bytes::read_list(in, each.nodes, node) &&
           fact_bytes::read_list(in, each.edges, edge);
  });
  return sound && in.at_end() ? std::optional(std::move(out)) : std::nullopt;
}

std::string pack(std::string_view text) {
  // A context costs more to make than a page to pack, so each thread keeps its own.
  thread_local const auto kContext = make_context();
  // Left as it comes: pages of memory that packing does not reach are never had.
  const std::size_t room = ZSTD_compressBound(text.size());
  const auto packed = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t size =
      require(ZSTD_compressCCtx(kContext.get(), packed.get(), room, text.data(), text.size(), kLevel));
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

std::string pack_source(std::string_view source, std::string_view layout) {
  std::string out = pack(source);
  if (layout.empty()) return out;
  const std::string packed = pack(layout);
  append_head(out, kLayoutMagic, packed.size());
  return out + packed;
}

std::optional<std::string> unpack_layout(std::string_view row) {
  while (!row.empty()) {
    const std::size_t size = ZSTD_findFrameCompressedSize(row.data(), row.size());
    if (ZSTD_isError(size) != 0 || size > row.size()) return std::nullopt;
    if (size >= kSkippedHead && number_at(row, 0) == kLayoutMagic)
      return unpack(row.substr(kSkippedHead, size - kSkippedHead));
    row.remove_prefix(size);
  }
  return std::string();
}

}  // namespace govgraph::store
