// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "model/ontology.hpp"
#include "model/time.hpp"

namespace govgraph {

/// What a statement says of the standing of a relation on the day of its page.
enum class Standing : std::uint8_t { kHolds, kFormer, kPlanned };

/// When a page says something of a relation, and of which time.
struct StatementTime {
  std::optional<Days> said;   ///< the day of the article, else of its document
  std::optional<Days> on;     ///< when it happened, or when it is told to hold: the property "date"
  std::optional<Days> since;  ///< from when it holds, as the sentence tells
  std::optional<Days> until;  ///< when it ended
  Standing standing = Standing::kHolds;
};

/// Of the properties date, since, until and status of a statement on a page of that day. A date without year has that
/// of the page; without such a day it tells nothing.
StatementTime statement_time(std::optional<Days> said, const Properties& properties);

/// When a relation holds, as far as its statements tell.
struct RelationTime {
  std::optional<Days> since;  ///< stated: the earliest of several
  std::optional<Days> until;  ///< stated: the latest; none where a later page says that it holds
  std::vector<Days> on;       ///< when it is known to hold: by a date of the sentence, else on the day of its page
  std::optional<Days> over;   ///< the first page, after all those days, that says that it held once
  bool lasting = true;        ///< goes on until something says otherwise; else it happened on its days alone

  /// Whether anything tells when it began.
  bool dated() const { return since || !on.empty(); }
};

/// Sorts out what the statements of one relation say. Linear but for sorting.
RelationTime relation_time(std::span<const StatementTime> statements, bool lasting);

/// Whether a relation between such nodes goes on once it holds. What is done or given on a day (an event, an honour, a
/// paper, money) does not.
bool is_lasting(RelationType type, Label head, Label tail);

/// All days there are, for a time that is open on one side.
inline constexpr Days kAlways{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};

/// From the first day on which it holds to the last. A relation that lasts begins on the day that is stated, else with
/// the first page that says so; it ends on the day that is stated, else the day before the first page that calls it
/// former, else not. Nullopt where nothing tells when it began.
std::optional<Days> extent_of(const RelationTime& time);

enum class Held : std::uint8_t { kYes, kNo, kUnknown };

/// Whether it held on some day of a window: the one rule of `--as-of`, `--from` and `--to`. Unknown where no date tells
/// when it began, unless it is known to have ended before.
Held held_within(const RelationTime& time, Days window);

}  // namespace govgraph
