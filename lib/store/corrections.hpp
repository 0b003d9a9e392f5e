// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/decision.hpp"
#include "model/graph_view.hpp"

namespace govgraph::store {

/// Names and labels that people have given to nodes, in the place of those of the pages, and what they have said of
/// nodes and edges (`review_status`), which becomes the property of that name. Unchanging; thread-safe. Of
/// this module's own use.
class Corrections {
 public:
  explicit Corrections(const std::vector<Decided>& decisions);

  /// The name that it bore becomes an alias.
  void apply(Node& node) const;
  void apply(Edge& edge) const;
  std::optional<Label> label(NodeId id) const;

  /// Adds the nodes whose given name is `text`, or holds it; whether there were any.
  bool add_named(std::string_view text, bool as_part, std::vector<NodeId>& out) const;

 private:
  struct Given {
    std::string name;  ///< empty: its own
    std::optional<Label> label;
    std::string_view status;  ///< static storage; empty: none
  };
  std::map<NodeId, Given> given_;
  std::map<EdgeId, std::string_view> status_of_;
};

}  // namespace govgraph::store
