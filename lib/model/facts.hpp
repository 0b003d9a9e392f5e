// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/form.hpp"
#include "model/imprint.hpp"
#include "model/mention.hpp"
#include "model/ontology.hpp"
#include "model/span.hpp"

namespace govgraph {

/// Stable ids: functions of what a thing is, not of the order in which it was found.
enum class NodeId : std::uint64_t {};
enum class EdgeId : std::uint64_t {};
enum class DocumentId : std::uint64_t {};

/// The key of an entity: label, canonical name and scope (an organ's area path, a person's district,
/// a partial person's document and article). Equal keys are one node, without search.
NodeId node_id(Label label, std::string_view name, std::string_view scope);

/// `role` is empty unless the type is HOLDS_ROLE. Symmetric relations: REQUIRES head <= tail.
EdgeId edge_id(NodeId head, RelationType type, NodeId tail, std::string_view role);
DocumentId document_id(std::string_view path);

struct ArticleFact {
  std::string title;
  std::string subtitle;
  std::string date;
  ByteSpan span;  ///< of the source, from its first byte to its last (other articles may interleave)
  Form form = Form::kNews;
  std::string issuer;                 ///< who signed a paper; may be empty
  std::string addressee;              ///< to whom a paper is sent; may be empty
  std::string place;                  ///< the area that it names most, at first in its title; may be empty
  std::vector<std::string> sections;  ///< headings inside it, in order

  friend bool operator==(const ArticleFact&, const ArticleFact&) = default;
};

/// Where a document names an entity.
struct MentionFact {
  std::uint32_t article = 0;
  ByteSpan span;

  friend auto operator<=>(const MentionFact&, const MentionFact&) = default;
};

/// What one document says of one entity.
struct EntityFact {
  NodeId id{};
  Label label = Label::kPerson;
  std::string name;  ///< the fullest form
  std::string scope;
  std::vector<std::string> aliases;   ///< other forms, sorted, without `name`
  std::vector<std::string> declared;  ///< those of them that the text itself declares (以下简称…), sorted
  Properties properties;
  std::vector<MentionFact> mentions;  ///< sorted; never empty

  friend bool operator==(const EntityFact&, const EntityFact&) = default;
};

struct Evidence {
  std::uint32_t article = 0;
  ByteSpan span;
  std::string rule;

  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

/// What one document says of one relation between two of its entities.
struct EdgeFact {
  std::uint32_t head = 0;  ///< index into `DocumentFacts::entities`
  RelationType type = RelationType::kPartOf;
  std::uint32_t tail = 0;
  std::string role;
  Properties properties;
  bool inferred = false;
  float confidence = 0;
  std::vector<Evidence> evidence;  ///< sorted; never empty

  friend bool operator==(const EdgeFact&, const EdgeFact&) = default;
};

/// Two unlike names of one document that its text shows to be one thing, or leaves open whether they are.
struct NameJoin {
  NodeId key{};         ///< the entity that bears the fuller name
  std::string name;     ///< the other name
  std::string reason;   ///< "short form of a company's name"
  bool certain = true;  ///< false: likely, and not joined
  std::uint32_t article = 0;
  ByteSpan span;  ///< where the other name stands first

  friend auto operator<=>(const NameJoin&, const NameJoin&) = default;
};

/// All statements of one document: the unit that the store writes, replaces and forgets.
/// Entities are sorted by id, edges by (head id, type, tail id, role); both unique.
struct DocumentFacts {
  std::string path;  ///< `Document::id`
  std::string digest;
  std::string encoding;
  std::string date;
  std::string source;  ///< the stored text, to which every byte span points
  std::vector<ArticleFact> articles;
  std::vector<EntityFact> entities;
  std::vector<EdgeFact> edges;
  Imprint imprint;              ///< what is known of where it comes from, beside its own words
  std::string layout;           ///< where the text stands on its pages (layout.hpp), as bytes; may be empty
  std::vector<NameJoin> joins;  ///< sorted, each once

  friend bool operator==(const DocumentFacts&, const DocumentFacts&) = default;
};

/// "liuhe.txt#3": how articles are named outside, counted from 1.
std::string article_name(std::string_view document, std::uint32_t article);

}  // namespace govgraph
