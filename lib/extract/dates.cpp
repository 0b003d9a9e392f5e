// SPDX-License-Identifier: Apache-2.0
#include "extract/dates.hpp"

#include <optional>

#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

/// The number that ends before `end`; its digits begin at `begin`.
struct Number {
  int value = 0;
  std::uint32_t begin = 0;
};

std::optional<Number> number_before(std::u32string_view text, std::uint32_t end, std::uint32_t floor) {
  while (end > floor && text[end - 1] == U' ') --end;
  Number number{0, end};
  int scale = 1;
  while (number.begin > floor && is_digit(text[number.begin - 1]) && scale <= 1000) {
    --number.begin;
    number.value += scale * static_cast<int>(text[number.begin] - U'0');
    scale *= 10;
  }
  if (number.begin == end) return std::nullopt;
  return number;
}

std::uint32_t skip_blanks(std::u32string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && text[at] == U' ') ++at;
  return at;
}

std::optional<Number> number_after(std::u32string_view text, std::uint32_t at, std::uint32_t end) {
  at = skip_blanks(text, at, end);
  Number number{0, at};
  int digits = 0;
  for (; at < end && is_digit(text[at]) && digits < 4; ++at, ++digits)
    number.value = number.value * 10 + static_cast<int>(text[at] - U'0');
  if (digits == 0) return std::nullopt;
  number.begin = skip_blanks(text, at, end);
  return number;
}

std::string two(int value) {
  std::string digits(1, static_cast<char>('0' + value / 10));
  digits += static_cast<char>('0' + value % 10);
  return digits;
}

int year_of(std::string_view issue) {
  return issue.size() >= 4 && issue[0] != '-'
             ? (issue[0] - '0') * 1000 + (issue[1] - '0') * 100 + (issue[2] - '0') * 10 + (issue[3] - '0')
             : 0;
}

int month_of(std::string_view issue) {
  return issue.size() >= 7 && issue[0] != '-' ? (issue[5] - '0') * 10 + (issue[6] - '0') : 0;
}

/// The year that 去年, 今年 before `end` mean, or of the month nearest before the issue; 0 when unknown.
int relative_year(std::u32string_view before, int month, std::string_view issue) {
  const int year = year_of(issue);
  if (year == 0) return 0;
  if (before.ends_with(U"去年")) return year - 1;
  if (before.ends_with(U"今年") || before.ends_with(U"本年")) return year;
  if (before.ends_with(U"明年")) return year + 1;
  const int issued = month_of(issue);
  return issued != 0 && month > issued + 1 ? year - 1 : year;
}

struct Day {
  int value = 0;
  std::uint32_t end = 0;
};

std::optional<Day> day_after(std::u32string_view text, std::uint32_t at, std::uint32_t end) {
  const std::optional<Number> day = number_after(text, at, end);
  if (!day || day->value < 1 || day->value > 31 || day->begin >= end) return std::nullopt;
  if (text[day->begin] != U'日' && text[day->begin] != U'号') return std::nullopt;
  return Day{day->value, day->begin + 1};
}

std::optional<DateMention> date_at_month(std::u32string_view text, std::uint32_t sign, Span stretch,
                                         std::string_view issue) {
  const std::optional<Number> month = number_before(text, sign, stretch.begin);
  if (!month || month->value < 1 || month->value > 12) return std::nullopt;
  DateMention date{{month->begin, sign + 1}, {}};
  std::string year;
  std::uint32_t before = month->begin;
  while (before > stretch.begin && text[before - 1] == U' ') --before;
  if (before > stretch.begin && text[before - 1] == U'年') {
    if (const auto number = number_before(text, before - 1, stretch.begin); number && number->value > 1900) {
      year = std::to_string(number->value);
      date.span.begin = number->begin;
    }
  }
  if (year.empty()) {
    const int told = relative_year(text.substr(stretch.begin, before - stretch.begin), month->value, issue);
    year = told == 0 ? "-" : std::to_string(told);
  }
  const std::optional<Day> day = day_after(text, sign + 1, stretch.end);
  if (!day && year == "-") return std::nullopt;
  date.iso = year;
  date.iso += '-';
  date.iso += two(month->value);
  if (day) date.iso.append(1, '-').append(two(day->value));
  if (day) date.span.end = day->end;
  return date;
}

std::optional<DateMention> date_at_year(std::u32string_view text, std::uint32_t sign, Span stretch) {
  const std::optional<Number> year = number_before(text, sign, stretch.begin);
  if (!year || year->value < 1900 || year->value > 2100) return std::nullopt;
  const auto month = number_after(text, sign + 1, stretch.end);
  if (month && month->begin < stretch.end && text[month->begin] == U'月') return std::nullopt;
  return DateMention{{year->begin, sign + 1}, std::to_string(year->value)};
}

}  // namespace

std::vector<DateMention> dates_in(std::u32string_view text, Span stretch, std::string_view issue) {
  std::vector<DateMention> dates;
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    std::optional<DateMention> date;
    if (text[at] == U'月') date = date_at_month(text, at, stretch, issue);
    if (text[at] == U'年') date = date_at_year(text, at, stretch);
    if (date) dates.push_back(std::move(*date));
  }
  return dates;
}

std::string_view issue_date(const Reading& reading, std::uint32_t position) {
  const std::size_t sentence = reading.document.sentence_at(position);
  if (sentence < reading.document.sentences.size()) {
    const std::string& date = reading.document.articles[reading.document.sentences[sentence].article].date;
    if (!date.empty()) return date;
  }
  return reading.document.date;
}

}  // namespace govgraph::extract
