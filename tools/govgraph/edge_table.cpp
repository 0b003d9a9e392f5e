// SPDX-License-Identifier: Apache-2.0
#include "edge_table.hpp"

#include "interrupt.hpp"
#include "lookup.hpp"

namespace govgraph::cli {

Table edge_table(const GraphView& view, std::span<const EdgeId> edges) {
  Table table({{"from", "from"},
               {"from_label", "label"},
               {"relation", "relation", kWords},
               {"role", "role"},
               {"to", "to"},
               {"to_label", "label"},
               {"confidence", "confidence"},
               {"from_id", "from id"},
               {"to_id", "to id"}});
  for (const EdgeId id : edges) {
    cancellation().check();
    const auto edge = view.edge(id);
    const auto head = edge ? view.node(edge->head) : std::nullopt, tail = edge ? view.node(edge->tail) : std::nullopt;
    if (!head || !tail) continue;
    table.add({head->name, std::string(info(head->label).name), std::string(info(edge->type).name), edge->role,
               tail->name, std::string(info(tail->label).name), tidy(edge->confidence), hex(head->id), hex(tail->id)});
  }
  return table;
}

}  // namespace govgraph::cli
