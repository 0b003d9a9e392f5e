// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/graph_view.hpp"
#include "serve/name_index.hpp"

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
};

/// How much was printed and said in a month.
struct MonthCount {
  Month month = 0;
  std::uint32_t documents = 0, articles = 0;
  std::uint32_t edges = 0;  ///< stated in that month for the first time
};

struct Counts {
  std::uint64_t documents = 0, articles = 0, bytes = 0, inferred = 0, undated = 0;
  std::vector<std::uint64_t> by_label, by_type;  ///< as in `labels()` and `relation_types()`
  std::vector<MonthCount> months;                ///< ascending; without months of nothing
};

/// A graph as it stood at one moment, with what answers need at once held in memory: nodes, edges and who touches whom, about 150 bytes
/// a node and 60 an edge beside the names. Making one scans the graph (about a second for 100,000 nodes). Immutable and thread-safe.
class Snapshot {
 public:
  Snapshot(std::shared_ptr<const GraphView> view, std::uint64_t number);

  const GraphView& view() const { return *view_; }
  std::uint64_t number() const { return number_; }  ///< counts the openings of a database, from 1

  std::span<const NodeEntry> nodes() const { return nodes_; }  ///< ascending by id
  std::span<const EdgeEntry> edges() const { return edges_; }  ///< ascending by id
  std::optional<std::uint32_t> find(NodeId id) const;
  std::optional<std::uint32_t> find(EdgeId id) const;

  /// Indexes of the edges that touch a node: stated before inferred, then the surest, then those that lead to the best linked.
  std::span<const std::uint32_t> links(std::uint32_t node) const;

  /// Indexes of all nodes, the best linked first.
  std::span<const std::uint32_t> by_links() const { return by_links_; }

  const NameIndex& names() const { return names_; }
  const Counts& counts() const { return counts_; }

 private:
  void read_nodes();
  void read_edges();
  void link();

  std::shared_ptr<const GraphView> view_;
  std::uint64_t number_;
  std::vector<NodeEntry> nodes_;
  std::vector<EdgeEntry> edges_;
  std::vector<std::uint32_t> link_begins_, links_, by_links_;
  NameIndex names_;
  Counts counts_;
};

}  // namespace govgraph::serve
