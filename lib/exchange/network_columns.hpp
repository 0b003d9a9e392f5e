// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace govgraph::exchange {

/// A column of a network file: GraphML, GEXF and Gephi's tables have the same. Ids must be different even with case
/// folded; none may be a name that Gephi or its statistics keep for themselves (label, size, color, x, id, weight,
/// degree, timeset …).
struct Column {
  enum class Type : std::uint8_t { kBoolean, kInteger, kDouble, kString };

  bool of_edges = false;
  std::string_view id;    ///< in one file with nodes and edges; the same as the name, save where both share a name
  std::string_view name;  ///< its title
  Type type = Type::kString;
  bool of_diffs = false;  ///< stands only where two graphs are compared
};

inline constexpr std::array kColumns{
    Column{false, "full_name", "full_name"},
    Column{false, "entity_type", "entity_type"},
    Column{false, "entity_subtype", "entity_subtype"},
    Column{false, "aliases", "aliases"},
    Column{false, "alias_count", "alias_count", Column::Type::kInteger},
    Column{false, "area_path", "area_path"},
    Column{false, "mentions", "mentions", Column::Type::kInteger},
    Column{false, "articles", "articles", Column::Type::kInteger},
    Column{false, "first_seen", "first_seen"},
    Column{false, "last_seen", "last_seen"},
    Column{false, "confidence", "confidence", Column::Type::kDouble},
    Column{false, "review_status", "review_status"},
    Column{false, "details", "details"},
    Column{false, "sources", "sources"},
    Column{false, "source_count", "source_count", Column::Type::kInteger},
    Column{false, "change", "change", Column::Type::kString, true},
    Column{true, "rel", "rel"},
    Column{true, "interaction", "interaction"},
    Column{true, "role", "role"},
    Column{true, "evidence_count", "evidence_count", Column::Type::kInteger},
    Column{true, "edge_confidence", "confidence", Column::Type::kDouble},
    Column{true, "valid_from", "valid_from"},
    Column{true, "valid_to", "valid_to"},
    Column{true, "date_precision", "date_precision"},
    Column{true, "modality", "modality"},
    Column{true, "symmetric", "symmetric", Column::Type::kBoolean},
    Column{true, "edge_details", "details"},
    Column{true, "edge_sources", "sources"},
    Column{true, "edge_source_count", "source_count", Column::Type::kInteger},
    Column{true, "snippet", "snippet"},
    Column{true, "edge_change", "change", Column::Type::kString, true},
};

/// What is drawn, by the names under which GraphML holds it and Gephi knows it.
inline constexpr std::array kDrawnColumns{
    Column{false, "label", "label"},
    Column{false, "size", "size", Column::Type::kDouble},
    Column{false, "x", "x", Column::Type::kDouble},
    Column{false, "y", "y", Column::Type::kDouble},
    Column{false, "r", "r", Column::Type::kInteger},
    Column{false, "g", "g", Column::Type::kInteger},
    Column{false, "b", "b", Column::Type::kInteger},
    Column{true, "edgelabel", "edgelabel"},
    Column{true, "weight", "weight", Column::Type::kDouble},
};

/// Index into kColumns, at compile time only.
consteval std::size_t column(std::string_view id) {
  for (std::size_t i = 0; i < kColumns.size(); ++i)
    if (kColumns[i].id == id) return i;
  throw "no such column";
}

}  // namespace govgraph::exchange
