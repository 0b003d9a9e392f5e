// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"

namespace govgraph::analysis {

enum class Change : std::uint8_t { kCame, kWent, kChanged };

std::string_view name_of(Change change);  ///< "came", "went", "changed"

/// A node that one graph has and the other has not, or that bears other names or properties.
struct NodeChange {
  Change change{};
  std::optional<Node> before{};
  std::optional<Node> after{};

  const Node& node() const { return after ? *after : *before; }
};

/// An edge likewise: changed is one whose properties (status, date, amount …) differ, or that one graph states and the
/// other infers. Another confidence, or more pages that say the same, are no change.
struct EdgeChange {
  Change change{};
  std::optional<Edge> before{};
  std::optional<Edge> after{};
  EdgeId id{};    ///< as the later graph names it
  NodeId head{};  ///< likewise
  NodeId tail{};

  const Edge& edge() const { return after ? *after : *before; }
};

/// An office: one role in one organ. `went` held it before and do not now (nobody says so any more, or they are said to
/// have left); `came` likewise. Both: it changed hands. Indices into `Diff::edges`.
struct OfficeChange {
  Change change{};
  NodeId organ{};
  std::string role{};
  std::vector<std::size_t> went{};
  std::vector<std::size_t> came{};
};

/// A programme that came, went, or changed: itself or a relation of its.
struct ProgrammeChange {
  Change change{};
  NodeId programme{};
  std::vector<std::size_t> edges{};  ///< into `Diff::edges`
};

struct Diff {
  std::vector<NodeChange> nodes{};            ///< by id
  std::vector<EdgeChange> edges{};            ///< by id
  std::vector<OfficeChange> offices{};        ///< by organ and role
  std::vector<ProgrammeChange> programmes{};  ///< by id
  std::map<NodeId, NodeId> now{};             ///< nodes of the earlier graph that the later one knows by another id
  std::uint64_t same_nodes = 0;
  std::uint64_t same_edges = 0;

  bool empty() const { return nodes.empty() && edges.empty(); }

  /// The id in the later graph of a node of the earlier.
  NodeId current(NodeId before) const {
    const auto at = now.find(before);
    return at == now.end() ? before : at->second;
  }
};

/// What differs between two graphs. Ids are functions of what things are, so they compare across databases; a node
/// whose key alone differs (a fuller name was found, or its district) is matched by a name that no other node shares.
/// Linear in both graphs, but for sorting; memory: 32 bytes a node and 40 an edge, and what differs.
/// Throws CancelledError.
Diff diff(const GraphView& before, const GraphView& after, const Cancellation& cancellation = {});

}  // namespace govgraph::analysis
