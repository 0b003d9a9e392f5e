// SPDX-License-Identifier: Apache-2.0
#include "store/keys.hpp"

#include "base/bytes.hpp"

namespace govgraph::store {
namespace {

constexpr std::array<std::string_view, kFamilies> kNamesOnDisk = {"default",    "documents", "statements", "sources",
                                                                  "judgements", "mentions",  "evidence",   "nodes",
                                                                  "adjacency",  "names",     "bigrams"};

template <class Id>
std::uint64_t number(Id id) {
  return static_cast<std::uint64_t>(id);
}

}  // namespace

std::string_view name_of(Family family) { return kNamesOnDisk[static_cast<std::size_t>(family)]; }

const std::array<Family, kFamilies>& families() {
  using enum Family;
  static constexpr std::array<Family, kFamilies> kAll = {kMeta,       kDocuments, kStatements, kSources,
                                                         kJudgements, kMentions,  kEvidence,   kNodes,
                                                         kAdjacency,  kNames,     kBigrams};
  return kAll;
}

bool is_derived(Family family) { return family >= Family::kMentions; }
bool holds_sets(Family family) { return family >= Family::kNodes; }

void append_id(std::string& out, NodeId id) { bytes::append_be64(out, number(id)); }
void append_id(std::string& out, EdgeId id) { bytes::append_be64(out, number(id)); }
void append_id(std::string& out, DocumentId id) { bytes::append_be64(out, number(id)); }

void append_key(std::string& out, const MentionKey& key) {
  append_id(out, key.node);
  append_id(out, key.document);
  append_id(out, key.key);
}

void append_key(std::string& out, const EvidenceKey& key) {
  append_id(out, key.edge);
  append_id(out, key.document);
  append_id(out, key.key);
}

void append_key(std::string& out, const AdjacencyKey& key) {
  append_id(out, key.node);
  out += static_cast<char>(key.type);
  out += static_cast<char>(key.side);
}

void append_key(std::string& out, const JudgementKey& key) {
  append_id(out, key.key);
  append_id(out, key.same_as);
}

void append_key(std::string& out, Bigram key) {
  bytes::append_be24(out, static_cast<std::uint32_t>(key >> 24));
  bytes::append_be24(out, static_cast<std::uint32_t>(key & 0xFFFFFF));
}

std::optional<std::uint64_t> parse_id(std::string_view bytes) {
  if (bytes.size() != 8) return std::nullopt;
  return bytes::Cursor(bytes).be64();
}

std::optional<MentionKey> parse_mention_key(std::string_view bytes) {
  if (bytes.size() != 24) return std::nullopt;
  bytes::Cursor in(bytes);
  const NodeId node{in.be64()};
  const DocumentId document{in.be64()};
  return MentionKey{node, document, NodeId{in.be64()}};
}

std::optional<EvidenceKey> parse_evidence_key(std::string_view bytes) {
  if (bytes.size() != 24) return std::nullopt;
  bytes::Cursor in(bytes);
  const EdgeId edge{in.be64()};
  const DocumentId document{in.be64()};
  return EvidenceKey{edge, document, EdgeId{in.be64()}};
}

std::optional<AdjacencyKey> parse_adjacency_key(std::string_view bytes) {
  if (bytes.size() != 10) return std::nullopt;
  bytes::Cursor in(bytes);
  const NodeId node{in.be64()};
  const std::uint8_t type = in.byte(), side = in.byte();
  if (type < 1 || type > relation_types().size() || side > 1) return std::nullopt;
  return AdjacencyKey{node, RelationType{type}, Side{side}};
}

std::optional<JudgementKey> parse_judgement_key(std::string_view bytes) {
  if (bytes.size() != 16) return std::nullopt;
  bytes::Cursor in(bytes);
  const NodeId key{in.be64()};
  return JudgementKey{key, NodeId{in.be64()}};
}

std::optional<Bigram> parse_bigram(std::string_view bytes) {
  if (bytes.size() != 6) return std::nullopt;
  Bigram out = 0;
  for (const char c : bytes) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

}  // namespace govgraph::store
