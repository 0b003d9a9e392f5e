// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/graph_view.hpp"
#include "store/claims.hpp"
#include "store/equivalences.hpp"
#include "store/keys.hpp"

namespace govgraph::store {

/// All that one document adds to the derived families: a pure function of its statements and equivalences, so it can be
/// made on any thread, and taken away again by whoever has the statements. Bytes of keys and values lie in `arena`.
struct Contribution {
  struct Row {  ///< of mentions or evidence: this document's alone
    Family family;
    std::uint32_t begin, key_size, value_size;
  };
  struct Item {  ///< of nodes, adjacency or names: said once more
    Family family;
    std::uint32_t begin, key_size, item_size;
  };
  struct Posting {  ///< of bigrams
    Bigram bigram;
    NodeId node;

    friend auto operator<=>(const Posting&, const Posting&) = default;
  };

  std::string arena;
  std::vector<Row> rows;
  std::vector<Item> items;
  std::vector<Posting> postings;

  std::string_view key(const auto& each) const { return std::string_view(arena).substr(each.begin, each.key_size); }
  std::string_view value(const Row& row) const {
    return std::string_view(arena).substr(row.begin + row.key_size, row.value_size);
  }
  std::string_view item(const Item& each) const {
    return std::string_view(arena).substr(each.begin + each.key_size, each.item_size);
  }
  std::size_t weight() const;  ///< bytes of memory, about
};

/// Makes a contribution fact by fact, so that one of a large document may be made in slices: what several of them say
/// of a row adds up, and no row of mentions or evidence stands in two.
class ContributionBuilder {
 public:
  /// `nodes`: what stands for each entity of the document, in their order; must outlive it.
  ContributionBuilder(DocumentId document, std::span<const NodeId> nodes) : document_(document), nodes_(nodes) {}

  void reserve(std::size_t entities, std::size_t edges);
  void add(std::size_t index, const EntityFact& fact);
  /// The keys are those of its ends. REQUIRES ends in range, of a symmetric edge the smaller id first.
  void add(const EdgeFact& fact, NodeId head_key, NodeId tail_key);

  std::size_t weight() const { return out_.weight(); }
  Contribution take() { return std::exchange(out_, {}); }

 private:
  template <class Key, class Append>
  void add_row(Family family, const Key& key, Append append);
  void add_claim(NodeId node, const Claim& claim);
  void add_step(const AdjacencyKey& key, NodeId other, std::string_view role);
  void add_form(NodeId node, std::string_view form);
  std::uint32_t end() const { return static_cast<std::uint32_t>(out_.arena.size()); }

  DocumentId document_;
  std::span<const NodeId> nodes_;
  Contribution out_;
};

/// What stands for each of the keys.
std::vector<NodeId> nodes_of(std::span<const NodeId> keys, const Equivalences& equivalences);

/// REQUIRES entities sorted by id, symmetric edges with the smaller id first, indexes in range. An edge whose ends
/// the equivalences make one is left out.
Contribution contribution_of(DocumentId document, std::span<const EntityFact> entities, std::span<const EdgeFact> edges,
                             const Equivalences& equivalences);

/// What a document that was joined by `before` adds beyond what it adds under `after`, and the other way round: only
/// facts of keys that the two join differently. REQUIRES the same.
std::pair<Contribution, Contribution> changed_contributions(DocumentId document, std::span<const EntityFact> entities,
                                                            std::span<const EdgeFact> edges, const Equivalences& before,
                                                            const Equivalences& after);

/// The nodes and edges that it adds to.
DocumentShare share_of(const Contribution& contribution);

}  // namespace govgraph::store
