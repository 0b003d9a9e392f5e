// SPDX-License-Identifier: Apache-2.0
#include "exchange/time_filter.hpp"

#include <algorithm>

#include "exchange/outline.hpp"

namespace govgraph::exchange {

std::vector<EdgeId> edges_within(const GraphView& view, const Selection& selection, Days days,
                                 const Cancellation& cancellation) {
  const auto documents = view.documents();
  std::vector<EdgeId> out;
  std::vector<Days> known;
  view.visit_edges([&](const Edge& edge) {
    cancellation.check();
    if (!selects(selection, edge)) return true;
    known.clear();
    add_stated_days(edge.properties, known);
    if (known.empty())
      for (const Located& each : view.evidence(edge.id))
        if (const auto day = days_of(date_of(documents, each))) known.push_back(*day);
    if (std::any_of(known.begin(), known.end(), [&](Days each) { return each.meets(days); })) out.push_back(edge.id);
    return true;
  });
  return out;
}

}  // namespace govgraph::exchange
