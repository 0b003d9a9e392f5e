// SPDX-License-Identifier: Apache-2.0
#include "text/dates.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "base/utf8.hpp"
#include "lexicon/features.hpp"
#include "lexicon/lexicon.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

constexpr std::size_t kLongestMasthead = 40;
constexpr std::size_t kLongestPaper = 12;

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

std::string_view name_of(const std::string& id) { return std::string_view(id).substr(id.rfind('/') + 1); }

/// The date of a short line that may be a masthead: 第…期, 星期….
std::string masthead_date(std::u32string_view text) {
  if (text.size() > kLongestMasthead || text.back() == U'。') return {};
  const bool masthead = text.find(U'版') != std::u32string_view::npos ||
                        text.find(U'期') != std::u32string_view::npos || text.size() <= 14;
  return masthead ? first_date(text, 10) : std::string();
}

/// 12 of 第12期, 第 12 期 or 总第12期; A02 of A02版, 二 of 第二版.
std::string counted(std::u32string_view text, std::u32string_view unit) {
  constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十零〇百ABCDabcd";
  for (std::size_t at = text.find(unit); at != std::u32string_view::npos; at = text.find(unit, at + 1)) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == U' ') --end;
    std::size_t begin = end;
    while (begin > 0 && kNumbers.find(text[begin - 1]) != std::u32string_view::npos) --begin;
    if (begin < end) return utf8::encode(text.substr(begin, end - begin));
  }
  return {};
}

/// The ideographs that end in the noun at `at`, where nothing of the kind goes on behind them.
std::string paper_at(std::u32string_view text, std::size_t at, std::size_t length) {
  const std::size_t end = at + length;
  if (end < text.size() && is_cjk(text[end]) && text[end] != U'第' && text[end] != U'总') return {};
  std::size_t begin = at;
  while (begin > 0 && is_cjk(text[begin - 1])) --begin;
  return begin < at && end - begin <= kLongestPaper ? utf8::encode(text.substr(begin, end - begin)) : std::string();
}

/// The name of the paper. A newspaper goes before what it puts out: 柳河快讯 of 柳河日报.
std::string paper_in(std::u32string_view text) {
  const Lexicon& lexicon = Lexicon::built_in();
  if (const std::size_t at = text.find(U'报'); at != std::u32string_view::npos)
    if (std::string found = paper_at(text, at, 1); !found.empty()) return found;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (const std::size_t length = lexicon.begins(text.substr(at), feature::kPeriodicalNoun); length > 0)
      if (std::string found = paper_at(text, at, length); !found.empty()) return found;
  return {};
}

}  // namespace

std::string full_date(std::u32string_view text) { return first_date(text, 10); }

std::string date_of_issue(const std::string& id, const Page& page, const Imprint& imprint,
                          const std::string& fallback) {
  using Weight = ImprintItem::Weight;
  if (const auto given = imprint::value(imprint, imprint::kDate, Weight::kGiven); !given.empty())
    return std::string(given);
  std::string named = first_date(utf8::decode_all(name_of(id)), 7);
  if (!named.empty()) return named;
  if (const auto said = imprint::value(imprint, imprint::kDate, Weight::kSaid); !said.empty()) return std::string(said);
  for (const Line& line : page.lines)
    if (std::string date = masthead_date(page.at(line)); !date.empty()) return date;
  return fallback.empty() ? std::string(imprint::value(imprint, imprint::kDate, Weight::kFallback)) : fallback;
}

Imprint imprint_of_name(const std::string& id) {
  Imprint out;
  const std::u32string name = utf8::decode_all(name_of(id));
  imprint::add(out, imprint::kPublisher, paper_in(name), "file name");
  imprint::add(out, imprint::kDate, first_date(name, 7), "file name");
  imprint::add(out, imprint::kIssue, counted(name, U"期"), "file name");
  imprint::add(out, imprint::kPage, counted(name, U"版"), "file name");
  return out;
}

Imprint imprint_of_masthead(const Page& page) {
  constexpr std::size_t kLines = 12;
  Imprint out;
  for (std::size_t i = 0; i < std::min(page.lines.size(), kLines); ++i) {
    const std::u32string_view line = page.at(page.lines[i]);
    if (line.size() > kLongestMasthead || line.back() == U'。') continue;
    imprint::add(out, imprint::kDate, masthead_date(line), "masthead");
    imprint::add(out, imprint::kIssue, counted(line, U"期"), "masthead");
    imprint::add(out, imprint::kPage, counted(line, U"版"), "masthead");
    const bool dated = !first_date(line, 10).empty() || counted(line, U"期").size() > 0;
    if (dated || line.size() <= kLongestPaper) imprint::add(out, imprint::kPublisher, paper_in(line), "masthead");
  }
  return out;
}

}  // namespace govgraph::text
