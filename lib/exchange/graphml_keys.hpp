// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace govgraph::exchange {

/// A column of the GraphML export. Ids must be different even with case folded; none but those under "drawn" may be a
/// name that Gephi or its statistics keep for themselves (label, size, color, x, id, weight, degree, timeset …).
struct GraphmlKey {
  std::string_view scope;  ///< "node" or "edge"; never "all", which breaks other readers
  std::string_view id;     ///< the same as the name, save where nodes and edges share a name
  std::string_view name;   ///< the title of the column
  std::string_view type;   ///< boolean, int, double or string: what every reader knows
};

inline constexpr std::array kGraphmlKeys{
    // drawn
    GraphmlKey{"node", "label", "label", "string"},
    GraphmlKey{"node", "size", "size", "double"},
    GraphmlKey{"node", "x", "x", "double"},
    GraphmlKey{"node", "y", "y", "double"},
    GraphmlKey{"node", "r", "r", "int"},
    GraphmlKey{"node", "g", "g", "int"},
    GraphmlKey{"node", "b", "b", "int"},
    // columns
    GraphmlKey{"node", "full_name", "full_name", "string"},
    GraphmlKey{"node", "entity_type", "entity_type", "string"},
    GraphmlKey{"node", "entity_subtype", "entity_subtype", "string"},
    GraphmlKey{"node", "aliases", "aliases", "string"},
    GraphmlKey{"node", "alias_count", "alias_count", "int"},
    GraphmlKey{"node", "area_path", "area_path", "string"},
    GraphmlKey{"node", "mentions", "mentions", "int"},
    GraphmlKey{"node", "articles", "articles", "int"},
    GraphmlKey{"node", "first_seen", "first_seen", "string"},
    GraphmlKey{"node", "last_seen", "last_seen", "string"},
    GraphmlKey{"node", "confidence", "confidence", "double"},
    GraphmlKey{"node", "review_status", "review_status", "string"},
    GraphmlKey{"node", "details", "details", "string"},
    GraphmlKey{"node", "sources", "sources", "string"},
    GraphmlKey{"node", "source_count", "source_count", "int"},
    // drawn
    GraphmlKey{"edge", "edgelabel", "edgelabel", "string"},
    GraphmlKey{"edge", "weight", "weight", "double"},
    // columns
    GraphmlKey{"edge", "rel", "rel", "string"},
    GraphmlKey{"edge", "interaction", "interaction", "string"},
    GraphmlKey{"edge", "role", "role", "string"},
    GraphmlKey{"edge", "evidence_count", "evidence_count", "int"},
    GraphmlKey{"edge", "edge_confidence", "confidence", "double"},
    GraphmlKey{"edge", "valid_from", "valid_from", "string"},
    GraphmlKey{"edge", "valid_to", "valid_to", "string"},
    GraphmlKey{"edge", "date_precision", "date_precision", "string"},
    GraphmlKey{"edge", "modality", "modality", "string"},
    GraphmlKey{"edge", "symmetric", "symmetric", "boolean"},
    GraphmlKey{"edge", "edge_details", "details", "string"},
    GraphmlKey{"edge", "edge_sources", "sources", "string"},
    GraphmlKey{"edge", "edge_source_count", "source_count", "int"},
    GraphmlKey{"edge", "snippet", "snippet", "string"},
};

}  // namespace govgraph::exchange
