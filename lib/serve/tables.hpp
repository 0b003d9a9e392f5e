// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "model/graph_view.hpp"
#include "serve/layered_names.hpp"

namespace govgraph::serve {

/// Months since year 0; 0: not known. Documents bear ISO dates, as precise as they are.
using Month = std::uint16_t;

Month month_of(std::string_view date);  ///< of "2025-03-14" or "2025-03"; 0 of anything else
std::string text_of(Month month);       ///< "2025-03"; empty for 0

struct NodeEntry {
  NodeId id{};
  Label label = Label::kPerson;
  std::string name, scope;
  std::uint32_t links = 0;  ///< edges that touch it

  friend bool operator==(const NodeEntry&, const NodeEntry&) = default;
};

struct EdgeEntry {
  EdgeId id{};
  std::uint32_t head = 0, tail = 0;  ///< indexes of nodes
  RelationType type = RelationType::kPartOf;
  bool inferred = false;
  float confidence = 0;
  std::uint32_t documents = 0;
  Month first = 0, last = 0;  ///< of the articles that state it; both 0 when none is dated
  std::string role;

  friend bool operator==(const EdgeEntry&, const EdgeEntry&) = default;
};

/// An edge of a node, and the node at its other end: indexes.
struct Link {
  std::uint32_t edge = 0, other = 0;

  friend bool operator==(const Link&, const Link&) = default;
};

/// The month of each article of each document: its own, else its document's.
using ArticleMonths = std::unordered_map<DocumentId, std::vector<Month>>;
ArticleMonths months_of(std::span<const DocumentInfo> documents);

/// A graph as it is held in memory.
struct Tables {
  std::vector<NodeEntry> nodes;            ///< ascending by id
  std::vector<EdgeEntry> edges;            ///< ascending by id
  std::vector<std::uint32_t> link_begins;  ///< of each node, in `links`; and the end
  std::vector<Link>
      links;  ///< of each node: stated before inferred, then the surest, then those that lead to the best linked
  std::vector<std::uint32_t> by_links;  ///< indexes of all nodes, the best linked first
  LayeredNames names;

  std::span<const Link> links_of(std::uint32_t node) const {
    return std::span(links).subspan(link_begins[node], nodes[node].links);
  }
  std::optional<std::uint32_t> find(NodeId id) const;
  std::optional<std::uint32_t> find(EdgeId id) const;
};

/// Scans a graph.
Tables read_tables(const GraphView& view, const ArticleMonths& months);

// Of this and of those that renew tables.

/// Nullopt when an end is not among the nodes.
std::optional<EdgeEntry> entry_of(const Tables& tables, const Edge& edge, std::span<const ArticleRef> articles,
                                  const ArticleMonths& months);
void count_links(Tables& tables);  ///< fills `links` of the nodes, and `link_begins`
void sort_links(Tables& tables, std::uint32_t node);

/// The order of `by_links`.
inline auto by_links_of(const Tables& tables) {
  return [&tables](std::uint32_t a, std::uint32_t b) {
    return std::pair(tables.nodes[b].links, a) < std::pair(tables.nodes[a].links, b);
  };
}

}  // namespace govgraph::serve
