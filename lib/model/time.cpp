// SPDX-License-Identifier: Apache-2.0
#include "model/time.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace govgraph {
namespace {

using namespace std::chrono;

/// Exactly `digits` digits at the front of `text`, which are taken off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits || value <= 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take_dash(std::string_view& text) {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return true;
}

std::int32_t number_of(year_month_day date) {
  return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

}  // namespace

std::optional<Days> days_of(std::string_view date) {
  const auto in_year = take_number(date, 4);
  if (!in_year) return std::nullopt;
  const year y{*in_year};
  if (date.empty()) return Days{number_of(y / January / 1), number_of(y / December / 31)};
  const auto in_month = take_dash(date) ? take_number(date, 2) : std::nullopt;
  if (!in_month || *in_month > 12) return std::nullopt;
  const month m{static_cast<unsigned>(*in_month)};
  if (date.empty()) return Days{number_of(y / m / 1), number_of(y / m / last)};
  const auto on_day = take_dash(date) ? take_number(date, 2) : std::nullopt;
  if (!on_day || !date.empty() || !(y / m / *on_day).ok()) return std::nullopt;
  return Days{number_of(y / m / *on_day), number_of(y / m / *on_day)};
}

void add_stated_days(const Properties& properties, std::vector<Days>& out) {
  constexpr std::string_view kBetween = " | ";
  for (const std::string_view key : {"date", "since", "until"}) {
    const std::string* dates = find_property(properties, key);
    std::string_view rest = dates ? std::string_view(*dates) : std::string_view();
    while (!rest.empty()) {
      const std::size_t end = rest.find(kBetween);
      if (const auto days = days_of(rest.substr(0, end))) out.push_back(*days);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kBetween.size());
    }
  }
}

void join(std::vector<Days>& days) {
  std::sort(days.begin(), days.end());
  std::size_t kept = 0;
  for (const Days each : days) {
    if (kept > 0 && each.first <= days[kept - 1].last + 1)
      days[kept - 1].last = std::max(days[kept - 1].last, each.last);
    else
      days[kept++] = each;
  }
  days.resize(kept);
}

std::string iso_date(std::int32_t day) {
  const year_month_day date{sys_days{std::chrono::days{day}}};
  std::string out = "0000-00-00";
  const auto put = [&](std::size_t at, std::size_t digits, unsigned value) {
    for (std::size_t i = digits; i-- > 0; value /= 10) out[at + i] = static_cast<char>('0' + value % 10);
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put(5, 2, static_cast<unsigned>(date.month()));
  put(8, 2, static_cast<unsigned>(date.day()));
  return out;
}

Precision precision_of(Days days) {
  const year_month_day begin{sys_days{std::chrono::days{days.first}}}, end{sys_days{std::chrono::days{days.last}}};
  const bool same_year = begin.year() == end.year();
  const bool whole_months = unsigned(begin.day()) == 1 && end == year_month_day(end.year() / end.month() / last);
  if (!same_year || !whole_months) return Precision::kDay;
  if (begin.month() == end.month()) return Precision::kMonth;
  return begin.month() == January && end.month() == December ? Precision::kYear : Precision::kDay;
}

std::optional<Days> days_of(std::string_view date, std::string_view issue) {
  if (!date.starts_with("--")) return days_of(date);
  const auto issued = days_of(issue);
  if (!issued) return std::nullopt;
  const int in_year = static_cast<int>(year_month_day{sys_days{std::chrono::days{issued->last}}}.year());
  const auto dated = [&](int year) { return days_of(std::to_string(year) + std::string(date.substr(1))); };
  const auto found = dated(in_year);
  constexpr std::int32_t kMonth = 31;
  return found && found->first > issued->last + kMonth ? dated(in_year - 1) : found;
}

std::string iso_date(Days days) {
  constexpr std::size_t kSizes[] = {10, 7, 4};
  return iso_date(days.first).substr(0, kSizes[static_cast<std::size_t>(precision_of(days))]);
}

}  // namespace govgraph
