// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/mention.hpp"

namespace govgraph::exchange {

/// Days from the first to the last, both included, counted from 1970-01-01.
struct Days {
  std::int32_t first = 0;
  std::int32_t last = 0;

  bool meets(Days other) const { return first <= other.last && other.first <= last; }
  friend auto operator<=>(const Days&, const Days&) = default;
};

/// The days of an ISO date that may lack its day or month: 2025 is the whole year. Nullopt for what is no date, and for
/// one without year ("--01-06").
std::optional<Days> days_of(std::string_view date);

/// Adds the days of the property "date", which may hold several dates joined by " | ".
void add_stated_days(const Properties& properties, std::vector<Days>& out);

/// Sorts; those that overlap or follow one another become one.
void join(std::vector<Days>& days);

/// "2025-01-06".
std::string iso_date(std::int32_t day);

}  // namespace govgraph::exchange
