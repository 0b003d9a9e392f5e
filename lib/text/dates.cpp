// SPDX-License-Identifier: Apache-2.0
#include "text/dates.hpp"

#include <cstdint>
#include <cstdio>
#include <string_view>

#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kLongestMasthead = 40;

/// Reads up to `most` digits at `i`; 0 when there is none.
std::uint32_t number_at(std::u32string_view text, std::size_t& i, std::size_t most) {
  std::uint32_t value = 0;
  for (std::size_t digits = 0; i < text.size() && is_digit(text[i]) && digits < most; ++i, ++digits)
    value = value * 10 + static_cast<std::uint32_t>(text[i] - U'0');
  return value;
}

std::string iso(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  if (year < 1949 || year > 2099 || month > 12 || day > 31) return {};
  char out[16];
  if (month == 0)
    std::snprintf(out, sizeof out, "%04u", year);
  else if (day == 0)
    std::snprintf(out, sizeof out, "%04u-%02u", year, month);
  else
    std::snprintf(out, sizeof out, "%04u-%02u-%02u", year, month, day);
  return out;
}

bool is_mark(std::u32string_view text, std::size_t i, std::u32string_view marks) {
  return i < text.size() && marks.find(text[i]) != std::u32string_view::npos;
}

/// A date that begins with the year at `i`: 2025年1月10日, 2025-01-10, 2025.1.10, 20250110.
std::string date_at(std::u32string_view text, std::size_t i) {
  const std::uint32_t year = number_at(text, i, 4);
  if (is_mark(text, i, U"年-./_")) {
    while (is_mark(text, i, U"年-./_ ")) ++i;
    const std::uint32_t month = number_at(text, i, 2);
    while (is_mark(text, i, U"月-./_ ")) ++i;
    const std::uint32_t day = number_at(text, i, 2);
    return iso(year, month, month == 0 ? 0 : day);
  }
  const std::size_t digits = i;
  const std::uint32_t month = number_at(text, i, 2);
  const std::uint32_t day = number_at(text, i, 2);
  return i - digits == 4 ? iso(year, month, day) : std::string();
}

std::string first_date(std::u32string_view text, std::size_t least) {
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const bool year = (text[i] == U'2' && text[i + 1] == U'0') || (text[i] == U'1' && text[i + 1] == U'9');
    if (!year || (i > 0 && is_digit(text[i - 1]))) continue;
    std::string date = date_at(text, i);
    if (date.size() >= least) return date;
  }
  return {};
}

}  // namespace

std::string full_date(std::u32string_view text) { return first_date(text, 10); }

std::string date_of_issue(const std::string& id, const Page& page, const std::string& fallback) {
  const std::string_view name = std::string_view(id).substr(id.rfind('/') + 1);
  std::string named = first_date(utf8::decode_all(name), 7);
  if (!named.empty()) return named;
  for (const Line& line : page.lines) {
    const std::u32string_view text = page.at(line);
    if (text.size() > kLongestMasthead || text.back() == U'。') continue;
    const bool masthead = text.find(U'版') != std::u32string_view::npos ||
                          text.find(U'期') != std::u32string_view::npos || text.size() <= 14;  // 第…期, 星期…
    std::string date = masthead ? first_date(text, 10) : std::string();
    if (!date.empty()) return date;
  }
  return fallback;
}

}  // namespace govgraph::text
