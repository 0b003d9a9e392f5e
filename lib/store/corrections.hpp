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

/// Names and labels that people have given to nodes, in the place of those of the pages. Unchanging; thread-safe. Of
/// this module's own use.
class Corrections {
 public:
  explicit Corrections(const std::vector<Decided>& decisions);

  /// The name that it bore becomes an alias.
  void apply(Node& node) const;
  std::optional<Label> label(NodeId id) const;

  /// Adds the nodes whose given name is `text`, or holds it; whether there were any.
  bool add_named(std::string_view text, bool as_part, std::vector<NodeId>& out) const;

 private:
  struct Given {
    std::string name;  ///< empty: its own
    std::optional<Label> label;
  };
  std::map<NodeId, Given> given_;
};

}  // namespace govgraph::store
