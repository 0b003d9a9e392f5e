// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.hpp"
#include "model/packed_facts.hpp"

namespace govgraph::resolve {

/// Puts together what the parts of one document say: an entity or a relation that several parts name is one, with the
/// places of all. Parts come in the order of the text. Of more than one part facts are held as packed bytes. Of one
/// thread.
class PartFacts {
 public:
  /// Linear in the part, amortised. What parts say is in normal order (DocumentFacts).
  void add(DocumentFacts part);

  bool empty() const { return parts_ == 0; }
  bool several() const { return parts_ > 1; }

  /// The facts of the document whose text is `source`. O(n log n). REQUIRES: not empty; to be called once.
  DocumentFacts take(std::string source);

  /// The same without ever holding them unpacked. REQUIRES: several parts; to be called once.
  PackedFacts take_packed(std::string source);

 private:
  struct Entity {  ///< as one part names it
    NodeId id;
    std::uint32_t part, begin;
  };
  struct Edge {
    std::uint32_t head, tail;  ///< in its part; later in the document
    std::uint32_t part, begin, size;
    RelationType type;
  };

  class Pieces;

  void pack(DocumentFacts& part);
  void order_entities(const Cancellation& cancellation);
  std::string_view bytes_of(const Entity& entity) const;
  std::string_view bytes_of(const Edge& edge) const;
  void write_entities(Pieces& out) const;
  std::string_view role_of(const Edge& edge) const;
  bool same(const Edge& a, const Edge& b) const;
  void order_edges(const Cancellation& cancellation);
  void write_edges(Pieces& out) const;
  PackedFacts::Facts facts(const Cancellation& cancellation);
  void write(const PackedFacts::Sink& sink);

  std::size_t parts_ = 0;
  DocumentFacts all_;  ///< of more than one part: without entities and edges
  std::vector<Entity> entities_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> first_entity_;  ///< of each part: where its entities begin
  std::vector<std::uint32_t> order_;         ///< of the entities in the document: by id, then as they came
  std::vector<std::string> entity_bytes_, edge_bytes_;
};

}  // namespace govgraph::resolve
