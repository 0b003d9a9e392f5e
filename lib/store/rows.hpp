// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "store/decisions_row.hpp"
#include "store/equivalences.hpp"

/// Values of the rows that are no counted sets. Each decoder gives nullopt for bytes that its encoder cannot have
/// written. `text` is a varint length and bytes, `list` a varint count and items.
namespace govgraph::store {

/// header = text(path) text(digest) text(encoding) text(date) varint(bytes) list(article) (list(form) (list(item)
///          text(sketches) list(join)?)?)?
/// article = text(title) text(subtitle) text(date) varint(begin) varint(end)
/// form = varint(form) text(issuer) text(addressee) text(place) list(section), one an article
/// item = weight text(field) text(value) text(from)
/// join = key text(name) text(reason) certain varint(article) varint(begin) varint(end)
/// sketches = list(list(varint(run - run before))), one an article; all behind the articles is missing in rows of old
std::string encode_header(const DocumentFacts& facts);
std::optional<DocumentInfo> decode_header(DocumentId id, std::string_view bytes);

/// What such a row keeps of the wording of its articles, as many as it has; none of a row of old.
std::optional<std::vector<Sketch>> decode_sketches(std::string_view header);

/// reprints = list(list(text(document) varint(article)))
std::string encode_reprints(const std::vector<ReprintGroup>& groups);
std::optional<std::vector<ReprintGroup>> decode_reprints(std::string_view bytes);

/// What decisions, and which, made of one document: what it says itself, under no equivalences.
struct SaidRow {
  std::string by;          ///< whose meaning is that of pipeline/decisions.hpp
  std::string statements;  ///< as `encode_statements` has it
};

/// said = text(by) statements
std::string encode_said(std::string_view by, std::string_view statements);
std::optional<SaidRow> decode_said(std::string_view bytes);

/// decisions = text(text) complete list(outcome)
/// outcome = state list(varint(line)) list(node) list(edge)
std::string encode_decisions(const DecisionsRow& row);
std::optional<DecisionsRow> decode_decisions(std::string_view bytes);

/// Bytes piece by piece: calls the sink that it is given with each.
using Pieces = std::function<void(const std::function<void(std::string_view)>&)>;

/// What a document says, and the equivalences under which its derived rows were written.
struct Statements {
  Equivalences equivalences;
  std::vector<EntityFact> entities;
  std::vector<EdgeFact> edges;
};

/// statements = list(key node) zstd(list(entity) list(edge))
std::string encode_statements(const DocumentFacts& facts, const Equivalences& equivalences);
std::string encode_statements(std::string_view facts, const Equivalences& equivalences);  ///< of the lists
std::string encode_statements(std::uint64_t size, const Pieces& facts, const Equivalences& equivalences);
std::optional<Statements> decode_statements(std::string_view bytes);

/// The same statements under other equivalences, without packing them anew. REQUIRES a row that decodes.
std::string rejoined(std::string_view bytes, const Equivalences& equivalences);

/// mentions = list(article signed(begin - begin before) varint(size))
void append_mentions(std::string& out, const std::vector<MentionFact>& mentions);
bool decode_mentions(std::string_view bytes,
                     std::vector<MentionFact>& out);  ///< overwrites `out`; false for malformed bytes

/// What one document says of an edge of the joined graph; head and tail are its nodes. Its texts are views of the bytes
/// that it was decoded from.
struct EdgeRow {
  struct Place {
    std::uint32_t article = 0;
    ByteSpan span;
    std::string_view rule;
  };

  NodeId head{};
  RelationType type = RelationType::kPartOf;
  NodeId tail{};
  std::string_view role;
  std::vector<std::pair<std::string_view, std::string_view>> properties;
  bool inferred = false;
  float confidence = 0;
  std::vector<Place> evidence;
};

/// edge = head tail claims, claims = type text(role) inferred confidence properties list(evidence)
void append_edge(std::string& out, NodeId head, NodeId tail, const EdgeFact& fact);
bool decode_edge(std::string_view bytes, EdgeRow& out);  ///< overwrites `out`; false for malformed bytes

/// judgement = certain reason
std::string encode_judgement(const Judgement& judgement);
std::optional<Judgement> decode_judgement(NodeId key, NodeId same_as, std::string_view bytes);

/// zstd, with the size of `text`. Of more than 64 MB it takes up at least a 1024th, so that `unpack` need not believe
/// in bombs.
std::string pack(std::string_view text);

/// The same of `size` bytes that come in pieces.
std::string pack(std::uint64_t size, const Pieces& pieces);

/// Nullopt, too, when it is not as large as `expected`, or larger than `pack` can have written in so few bytes.
std::optional<std::string> unpack(std::string_view bytes, std::optional<std::uint64_t> expected = std::nullopt);

/// source = zstd(source), and behind it a frame that zstd skips with zstd(layout), where there is a layout
std::string pack_source(std::string_view source, std::string_view layout);

/// The layout of such a row; empty where it has none, nullopt where its bytes are none that `pack_source` has written.
std::optional<std::string> unpack_layout(std::string_view row);

}  // namespace govgraph::store
