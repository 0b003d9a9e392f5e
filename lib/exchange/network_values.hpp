// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "model/graph_view.hpp"

namespace govgraph::exchange {

// What stands in the columns of a network file (network_columns.hpp). Functions with `out` overwrite it, so that one
// string serves for all.

/// Several values in one: joined by " | ", with '|' inside a value as '¦'.
void join_all(std::span<const std::string> values, std::string& out);

std::string_view subtype_of(
    const Node& node);  ///< its level or kind, "partial" of a person without full name; may be empty
std::string_view modality_of(const Edge& edge);        ///< planned, former, inferred or stated
std::string_view precision_of(std::string_view date);  ///< day, month, year, or "month-day" where the year is unknown

/// Properties that have no column of their own, as "key=value | key=value".
void details_of(const Properties& properties, std::initializer_list<std::string_view> shown, std::string& out);

/// The first 20 documents, joined, with "…" for the others; returns how many there are. REQUIRES: sorted.
std::size_t sources_of(std::span<const Located> places, std::string& out);
std::size_t count_articles(std::span<const Located> places);  ///< REQUIRES: sorted

bool reads_null(std::string_view value);      ///< Gephi takes it for no value
bool holds_infinity(std::string_view value);  ///< Gephi rewrites its "INF" to "Infinity"

/// As Gephi will not change it: "INF" as "Inf", blanks between two characters that XML writes as entities dropped.
std::string for_gephi(std::string_view value, bool infinity);

}  // namespace govgraph::exchange
