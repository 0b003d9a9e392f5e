// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/mention.hpp"

namespace govgraph {

/// Days from the first to the last, both included, counted from 1970-01-01. A date that is known to the month or the
/// year is all of its days, so how precise it is stands in how many there are.
struct Days {
  std::int32_t first = 0;
  std::int32_t last = 0;

  bool meets(Days other) const { return first <= other.last && other.first <= last; }
  friend auto operator<=>(const Days&, const Days&) = default;
};

enum class Precision : std::uint8_t { kDay, kMonth, kYear };

/// As precise as it can be said: exactly a month, exactly a year, else days.
Precision precision_of(Days days);

/// The days of an ISO date that may lack its day or month: 2025 is the whole year. Nullopt for what is no date, and for
/// one without year ("--01-06").
std::optional<Days> days_of(std::string_view date);

/// The same with the year of the issue that told it (an ISO date) where the date has none: a month later than the
/// issue's next is last year's. Nullopt where neither has one.
std::optional<Days> days_of(std::string_view date, std::string_view issue);

/// Adds the days of the properties "date", "since" and "until", which may hold several dates joined by " | ".
void add_stated_days(const Properties& properties, std::vector<Days>& out);

/// Sorts; those that overlap or follow one another become one.
void join(std::vector<Days>& days);

/// "2025-01-06".
std::string iso_date(std::int32_t day);

/// "2025", "2025-01" or "2025-01-06", as precise as the days are; of other stretches the first day.
std::string iso_date(Days days);

}  // namespace govgraph
