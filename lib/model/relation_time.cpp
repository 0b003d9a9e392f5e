// SPDX-License-Identifier: Apache-2.0
#include "model/relation_time.hpp"

#include <algorithm>
#include <string>

namespace govgraph {
namespace {

constexpr std::string_view kBetween = " | ";  ///< between the values of several statements

std::optional<Days> stated(const Properties& properties, std::string_view key, std::string_view issue) {
  const std::string* text = find_property(properties, key);
  return text ? days_of(std::string_view(*text).substr(0, text->find(kBetween)), issue) : std::nullopt;
}

/// The last day that is known of it.
std::optional<std::int32_t> last_known(const RelationTime& time) {
  if (time.on.empty()) return std::nullopt;
  return std::max_element(time.on.begin(), time.on.end(), [](Days a, Days b) { return a.last < b.last; })->last;
}

void add(RelationTime& out, const StatementTime& each) {
  if (each.standing == Standing::kPlanned) return;
  if (each.since && (!out.since || *each.since < *out.since)) out.since = each.since;
  if (each.until && (!out.until || out.until->last < each.until->last)) out.until = each.until;
  if (each.standing == Standing::kFormer) return;
  const std::optional<Days> day = each.on ? each.on : each.said;
  if (day && !(each.until && each.until->last < day->first)) out.on.push_back(*day);
}

}  // namespace

StatementTime statement_time(std::optional<Days> said, const Properties& properties) {
  StatementTime out;
  out.said = said;
  const std::string issue = said ? iso_date(*said) : std::string();
  out.on = stated(properties, "date", issue);
  out.since = stated(properties, "since", issue);
  out.until = stated(properties, "until", issue);
  const std::string* status = find_property(properties, "status");
  if (status && *status == "former") out.standing = Standing::kFormer;
  if (status && *status == "planned") out.standing = Standing::kPlanned;
  return out;
}

RelationTime relation_time(std::span<const StatementTime> statements, bool lasting) {
  RelationTime out;
  out.lasting = lasting;
  for (const StatementTime& each : statements) add(out, each);
  join(out.on);
  const auto last = last_known(out);
  if (last && out.until && out.until->last < *last) out.until.reset();
  for (const StatementTime& each : statements) {
    if (each.standing != Standing::kFormer || !each.said || (last && each.said->last <= *last)) continue;
    if (!out.over || *each.said < *out.over) out.over = each.said;
  }
  return out;
}

bool is_lasting(RelationType type, Label head, Label tail) {
  if (head == Label::kEvent || tail == Label::kEvent) return false;
  return type != RelationType::kReceived && type != RelationType::kIssues && type != RelationType::kInvestsIn;
}

std::optional<Days> extent_of(const RelationTime& time) {
  if (!time.dated()) return std::nullopt;
  Days out = time.on.empty() ? *time.since : time.on.front();
  if (time.since) out.first = std::min(out.first, time.since->first);
  if (time.until)
    out.last = time.until->last;
  else if (time.over)
    out.last = time.over->first - 1;
  else
    out.last = time.lasting ? kAlways.last : last_known(time).value_or(out.last);
  out.last = std::max(out.last, out.first);
  return out;
}

Held held_within(const RelationTime& time, Days window) {
  if (!time.dated()) {
    const auto end = time.until  ? std::optional(time.until->last)
                     : time.over ? std::optional(time.over->first - 1)
                                 : std::nullopt;
    return end && *end < window.first ? Held::kNo : Held::kUnknown;
  }
  if (time.lasting || time.since) return extent_of(time)->meets(window) ? Held::kYes : Held::kNo;
  const bool met = std::any_of(time.on.begin(), time.on.end(), [&](Days each) { return each.meets(window); });
  return met ? Held::kYes : Held::kNo;
}

}  // namespace govgraph
