// SPDX-License-Identifier: Apache-2.0
#include "query/error.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace govgraph::query {
namespace {

/// Columns that the text takes in a terminal: ideographs take two.
std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const char32_t c : utf8::decode_all(std::string(text))) columns += c >= 0x1100 ? 2 : 1;
  return columns;
}

/// A line, or what stands around a place in a long one, and the column of the place in it.
struct Excerpt {
  std::string text;
  std::size_t column = 0;
};

Excerpt excerpt(std::string_view line, std::size_t at) {
  constexpr std::size_t kLong = 400, kAround = 120;  // bytes
  if (line.size() <= kLong) return {std::string(line), width(line.substr(0, at))};
  const auto is_inside = [&](std::size_t i) { return utf8::continues(line[i]); };
  std::size_t begin = at < kAround ? 0 : at - kAround, end = std::min(line.size(), at + kAround);
  while (begin > 0 && is_inside(begin)) --begin;
  while (end < line.size() && is_inside(end)) ++end;
  Excerpt out{begin > 0 ? "…" : "", (begin > 0 ? 1 : 0) + width(line.substr(begin, at - begin))};
  out.text.append(line.substr(begin, end - begin));
  if (end < line.size()) out.text.append("…");
  return out;
}

}  // namespace

void fail_at(std::string_view text, std::size_t at, std::string_view detail, const std::string& message) {
  at = std::min(at, text.size());
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::string_view before = text.substr(begin, at - begin);
  std::string shown = "query:" + std::to_string(line) + ":" + std::to_string(1 + utf8::length(before)) + ": " + message;
  const Excerpt line_part = excerpt(text.substr(begin, end - begin), at - begin);
  shown += "\n  " + line_part.text + "\n  " + std::string(line_part.column, ' ') + "^";
  throw QueryError("SyntaxError", std::string(detail), shown, true);
}

void fail_running(std::string_view type, std::string_view detail, const std::string& message) {
  throw QueryError(std::string(type), std::string(detail), "query: " + message, false);
}

}  // namespace govgraph::query
