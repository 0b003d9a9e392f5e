// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"

namespace govgraph::cli {

struct Hit {
  Node node;
  std::string matched;    ///< the name that holds what was sought: the node's own where that does
  std::size_t links = 0;  ///< edges that touch it
  std::size_t mentions = 0;
};

struct Hits {
  std::vector<Hit> best;
  std::size_t found = 0;  ///< of all, shown or not
};

/// Nodes one of whose names contains `part`: first those named exactly so, then those whose name begins with it, then
/// the others; then, of Latin letters and digits, those in whose pinyin or its initials it stands, in the same order;
/// within these the best linked first, then the most mentioned, then by name and id. Empty labels: any. Letters cost a
/// look at every name: two seconds for 600,000 nodes; case makes no difference to them.
Hits search(const GraphView& view, std::string_view part, const std::vector<Label>& labels, std::size_t limit);

}  // namespace govgraph::cli
