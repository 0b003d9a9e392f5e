// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "store/joins.hpp"

/// Values of the rows that are no counted sets. Each decoder gives nullopt for bytes that its encoder cannot have
/// written. `text` is a varint length and bytes, `list` a varint count and items.
namespace govgraph::store {

/// header = text(path) text(digest) text(encoding) text(date) varint(bytes) list(article)
/// article = text(title) text(subtitle) text(date) varint(begin) varint(end)
std::string encode_header(const DocumentFacts& facts);
std::optional<DocumentInfo> decode_header(DocumentId id, std::string_view bytes);

/// What a document says, and the joins under which its derived rows were written.
struct Statements {
  Joins joins;
  std::vector<EntityFact> entities;
  std::vector<EdgeFact> edges;
};

/// statements = list(key node) zstd(list(entity) list(edge))
std::string encode_statements(const DocumentFacts& facts, const Joins& joins);
std::optional<Statements> decode_statements(std::string_view bytes);

/// The same statements under other joins, without packing them anew. REQUIRES a row that decodes.
std::string rejoined(std::string_view bytes, const Joins& joins);

/// mentions = list(article signed(begin - begin before) varint(size))
void append_mentions(std::string& out, const std::vector<MentionFact>& mentions);
std::optional<std::vector<MentionFact>> decode_mentions(std::string_view bytes);

/// What one document says of an edge of the joined graph; head and tail are its nodes.
struct EdgeRow {
  NodeId head{};
  RelationType type = RelationType::kPartOf;
  NodeId tail{};
  std::string role;
  Properties properties;
  bool inferred = false;
  float confidence = 0;
  std::vector<Evidence> evidence;
};

/// edge = head tail claims, claims = type text(role) inferred confidence properties list(evidence)
void append_edge(std::string& out, NodeId head, NodeId tail, const EdgeFact& fact);
std::optional<EdgeRow> decode_edge(std::string_view bytes);

/// judgement = certain reason
std::string encode_judgement(const Judgement& judgement);
std::optional<Judgement> decode_judgement(NodeId key, NodeId same_as, std::string_view bytes);

std::string pack(std::string_view text);  ///< zstd, with the size of `text`
std::optional<std::string> unpack(std::string_view bytes);

}  // namespace govgraph::store
