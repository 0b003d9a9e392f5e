// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/facts.hpp"

/// The whole key space. Ids are 8 bytes, big-endian; code points 3; order is that of bytes.
///
/// family     | key                        | value                                   | scan it serves
/// -----------+----------------------------+-----------------------------------------+-----------------------------------
/// default    | name of the entry          | text or number, see stamp.hpp           | opening
/// default    | "read-by/", doc            | stamp of a document read otherwise      | opening
/// default    | "said/", doc               | what a document says itself (rows.hpp)  | amend
/// default    | "key/", "form/", "join/", "run/", "touched/" and what index_rows.hpp says: by which changes are judged
/// documents  | doc                        | header: path, digest, articles (rows.hpp)| documents, holds
/// statements | doc                        | equivalences, zstd(entities, edges) (rows.hpp) | facts, forget, apply,
/// check sources    | doc                        | zstd(source), layout (rows.hpp)         | source, text of mentions
/// judgements | key, same_as               | certain, reason                         | judgements
/// -----------+----------------------------+-----------------------------------------+-----------------------------------
/// mentions   | node, doc, key             | where doc names key (rows.hpp)          | mentions of a node
/// evidence   | edge, doc, key-edge        | what doc says of the edge (rows.hpp)    | edge, all edges, evidence
/// nodes      | node                       | set of claims (claims.hpp)              | node, all nodes
/// adjacency  | node, type, side           | set of (other node, role)               | neighbours, of one type or all
/// names      | name or alias              | set of node                             | exact names; one-character
/// search bigrams    | code point, code point     | set of node                             | search by part of a name
///
/// The five above the line are the truth. The six below are derived from the statements of each document
/// and the equivalences (key -> node) stored with them: `Contribution` is what one document adds. `node` and `edge` are
/// those of the joined graph, `key` and `key-edge` those of the document itself. "set" is a counted set
/// (counted_set.hpp), added up by the merge operator, so nothing is read in order to be written; an empty
/// value is as good as no row. Written by Writer alone.
///
/// type: the number of RelationType. side: 0 leads out (and both ends of a symmetric relation), 1 leads in.
namespace govgraph::store {

/// The numbers index the families in memory only; on disk they go by name.
enum class Family : std::uint8_t {
  kMeta,
  kDocuments,
  kStatements,
  kSources,
  kJudgements,
  kMentions,
  kEvidence,
  kNodes,
  kAdjacency,
  kNames,
  kBigrams,
};

inline constexpr std::size_t kFamilies = 11;

std::string_view name_of(Family family);
const std::array<Family, kFamilies>& families();
bool is_derived(Family family);
bool holds_sets(Family family);

enum class Side : std::uint8_t { kOut = 0, kIn = 1 };

struct MentionKey {
  NodeId node{};
  DocumentId document{};
  NodeId key{};

  friend bool operator==(const MentionKey&, const MentionKey&) = default;
};

struct EvidenceKey {
  EdgeId edge{};
  DocumentId document{};
  EdgeId key{};

  friend bool operator==(const EvidenceKey&, const EvidenceKey&) = default;
};

struct AdjacencyKey {
  NodeId node{};
  RelationType type = RelationType::kPartOf;
  Side side = Side::kOut;

  friend bool operator==(const AdjacencyKey&, const AdjacencyKey&) = default;
};

struct JudgementKey {
  NodeId key{};
  NodeId same_as{};

  friend bool operator==(const JudgementKey&, const JudgementKey&) = default;
};

/// Two code points that stand side by side in a name: the first in bits 24 to 47, the second below.
using Bigram = std::uint64_t;
constexpr Bigram bigram(char32_t first, char32_t second) { return std::uint64_t{first} << 24 | second; }

void append_id(std::string& out, NodeId id);
void append_id(std::string& out, EdgeId id);
void append_id(std::string& out, DocumentId id);
void append_key(std::string& out, const MentionKey& key);
void append_key(std::string& out, const EvidenceKey& key);
void append_key(std::string& out, const AdjacencyKey& key);
void append_key(std::string& out, const JudgementKey& key);
void append_key(std::string& out, Bigram key);

/// The bytes of a key, or of an id: itself a key, or the prefix of those that begin with it.
template <class Key>
std::string key_of(const Key& key) {
  std::string out;
  if constexpr (requires { append_id(out, key); })
    append_id(out, key);
  else
    append_key(out, key);
  return out;
}

/// Nullopt when the bytes are no such key.
std::optional<std::uint64_t> parse_id(std::string_view bytes);
std::optional<MentionKey> parse_mention_key(std::string_view bytes);
std::optional<EvidenceKey> parse_evidence_key(std::string_view bytes);
std::optional<AdjacencyKey> parse_adjacency_key(std::string_view bytes);
std::optional<JudgementKey> parse_judgement_key(std::string_view bytes);
std::optional<Bigram> parse_bigram(std::string_view bytes);

}  // namespace govgraph::store
